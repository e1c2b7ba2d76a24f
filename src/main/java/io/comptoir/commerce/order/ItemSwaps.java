package io.comptoir.commerce.order;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.Order.Amount;
import io.comptoir.commerce.order.Order.OrderLine;
import io.comptoir.commerce.order.OrderRequest.Swap;
import io.comptoir.commerce.order.Transfer.Due;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Pieces of an order taken for others. */
final class ItemSwaps {
  private ItemSwaps() {}

  /** Before it is sent: the order's own lines change. */
  static Verdict changed(OrderRequest.ChangeItems change, OrderCase in) {
    var order = in.order();
    var wrong = unswappable(change.swaps(), in, false, false, item -> quantity(order, item));
    if (wrong.isPresent()) {
      return new Verdict.Refused(wrong.get());
    }
    var lines = new ArrayList<>(order.lines());
    var difference = Money.zero(order.total().currency());
    // a piece that was put in is not taken out again by a later swap
    var fresh = new ArrayList<Boolean>();
    lines.forEach(l -> fresh.add(false));
    for (var swap : change.swaps()) {
      var at = 0;
      while (fresh.get(at) || !lines.get(at).item().equals(swap.from())) {
        at++;
      }
      var line = lines.get(at);
      var price = in.price(swap.to()).orElseThrow();
      difference = difference.plus(price.minus(line.unitPrice()));
      var put = line(swap.to(), price, in);
      if (line.quantity() == 1) {
        lines.set(at, put);
        fresh.set(at, true);
      } else {
        lines.set(at, less(line));
        lines.add(at + 1, put);
        fresh.add(at + 1, true);
      }
    }
    var unpayable = OrderRules.unpayable(change.method(), difference, in);
    if (unpayable.isPresent()) {
      return new Verdict.Refused(unpayable.get());
    }
    var moves = OrderRules.moved(difference, change.method(), Due.NOW, in);
    var total = order.total().plus(difference);
    var next = order.holding(lines, amounts(order, difference, total), total);
    return OrderRules.allowed(
        change,
        in,
        next.with(next.after().itemsChanged(in.now()).moving(moves)),
        moves,
        taken(change.swaps()));
  }

  /**
   * @param others whether another product may be taken
   * @param same whether the very same may be taken
   * @param pieces how many of an item there are to be swapped
   */
  static Optional<Refusal> unswappable(
      List<Swap> swaps,
      OrderCase in,
      boolean others,
      boolean same,
      ToIntFunction<ProductId> pieces) {
    if (swaps.isEmpty()) {
      return Optional.of(Refusal.NOTHING);
    }
    var given = new HashMap<ProductId, Integer>();
    for (var swap : swaps) {
      if (given.merge(swap.from(), 1, Integer::sum) > pieces.applyAsInt(swap.from())) {
        return Optional.of(Refusal.NOT_IN_ORDER);
      }
      if (in.price(swap.to()).isEmpty()) {
        return Optional.of(Refusal.UNKNOWN_PRODUCT);
      }
      if (!others && !in.sameProduct(swap.from(), swap.to())) {
        return Optional.of(Refusal.OTHER_PRODUCT);
      }
      if (!same && swap.from().equals(swap.to())) {
        return Optional.of(Refusal.SAME_ITEM);
      }
    }
    for (var entry : taken(swaps).entrySet()) {
      if (in.left().getOrDefault(entry.getKey(), Integer.MAX_VALUE) < entry.getValue()) {
        return Optional.of(Refusal.OUT_OF_STOCK);
      }
    }
    return Optional.empty();
  }

  static Map<ProductId, Integer> taken(List<Swap> swaps) {
    var taken = new LinkedHashMap<ProductId, Integer>();
    swaps.forEach(swap -> taken.merge(swap.to(), 1, Integer::sum));
    return taken;
  }

  private static int quantity(Order order, ProductId item) {
    return order.lines().stream()
        .filter(l -> l.item().equals(item))
        .mapToInt(OrderLine::quantity)
        .sum();
  }

  private static OrderLine line(ProductId item, Money price, OrderCase in) {
    var detail = in.catalog().detail(item, in.language());
    return new OrderLine(
        item,
        in.catalog().find(item).orElseThrow().name().in(in.language()),
        detail.isEmpty() ? null : detail,
        1,
        price,
        price);
  }

  private static OrderLine less(OrderLine line) {
    return new OrderLine(
        line.item(),
        line.name(),
        line.detail(),
        line.quantity() - 1,
        line.unitPrice(),
        line.price().minus(line.unitPrice()));
  }

  /** The lines under the goods with the difference in them; the tax goes with the total. */
  private static List<Amount> amounts(Order order, Money difference, Money total) {
    return order.amounts().stream()
        .map(
            amount ->
                switch (amount.kind()) {
                  case "subtotal" ->
                      new Amount(amount.kind(), amount.label(), amount.amount().plus(difference));
                  case "tax_included" ->
                      new Amount(
                          amount.kind(),
                          amount.label(),
                          share(amount.amount(), total, order.total()));
                  default -> amount;
                })
        .toList();
  }

  private static Money share(Money tax, Money total, Money before) {
    return before.isZero()
        ? tax
        : new Money(
            BigDecimal.valueOf(tax.minor())
                .multiply(BigDecimal.valueOf(total.minor()))
                .divide(BigDecimal.valueOf(before.minor()), 0, RoundingMode.HALF_UP)
                .longValueExact(),
            tax.currency());
  }
}
