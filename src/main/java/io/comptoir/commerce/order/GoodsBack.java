package io.comptoir.commerce.order;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.Order.OrderLine;
import io.comptoir.commerce.order.OrderPolicy.RefundTo;
import io.comptoir.commerce.order.Transfer.Due;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Goods that have arrived and come back, for money or for other goods. */
final class GoodsBack {
  /** Reasons for which also what was made to order comes back. */
  private static final Set<String> FAULTS = Set.of("damaged", "wrong_item");

  private GoodsBack() {}

  static Verdict sentBack(OrderRequest.SendBack back, OrderCase in) {
    if (back.items().isEmpty()) {
      return new Verdict.Refused(Refusal.NOTHING);
    }
    var pieces = new LinkedHashMap<ProductId, Integer>();
    back.items().forEach(item -> pieces.merge(item, 1, Integer::sum));
    for (var entry : pieces.entrySet()) {
      if (in.order().keptOf(entry.getKey()) < entry.getValue()) {
        return new Verdict.Refused(Refusal.NOT_IN_ORDER);
      }
    }
    if (isKept(back.reason(), pieces.keySet(), in)) {
      return new Verdict.Refused(Refusal.MADE_TO_ORDER);
    }
    var wrong = unrefundable(back.method(), in);
    if (wrong.isPresent()) {
      return new Verdict.Refused(wrong.get());
    }
    var refunds = new LinkedHashMap<ProductId, Money>();
    var zero = Money.zero(in.order().total().currency());
    pieces.forEach((item, count) -> refunds.put(item, paidFor(item, count, in.order())));
    var refund = refunds.values().stream().reduce(zero, Money::plus);
    var refused = OrderRules.unpayable(back.method(), zero.minus(refund), in);
    if (refused.isPresent()) {
      return new Verdict.Refused(refused.get());
    }
    var moves = OrderRules.moved(zero.minus(refund), back.method(), Due.ON_ARRIVAL, in);
    var number = number(in, OrderRules.confirmation(back, in, moves));
    var order = in.order();
    for (var entry : pieces.entrySet()) {
      order =
          order.returning(
              new Return(
                  number,
                  entry.getKey(),
                  entry.getValue(),
                  refunds.getOrDefault(entry.getKey(), zero),
                  null,
                  back.reason(),
                  in.now(),
                  back.method(),
                  null,
                  null));
    }
    return OrderRules.allowed(back, in, order.with(order.after().moving(moves)), moves, Map.of());
  }

  static Verdict exchanged(OrderRequest.Exchange exchange, OrderCase in) {
    var policy = in.policy();
    var wrong =
        ItemSwaps.unswappable(
            exchange.swaps(),
            in,
            policy.exchangeForOthers(),
            policy.exchangeForSame(),
            in.order()::keptOf);
    if (wrong.isPresent()) {
      return new Verdict.Refused(wrong.get());
    }
    if (isKept(
        exchange.reason(), exchange.swaps().stream().map(OrderRequest.Swap::from).toList(), in)) {
      return new Verdict.Refused(Refusal.MADE_TO_ORDER);
    }
    var zero = Money.zero(in.order().total().currency());
    var differences = new ArrayList<Money>();
    var gone = new HashMap<ProductId, Integer>();
    for (var swap : exchange.swaps()) {
      var already = gone.merge(swap.from(), 1, Integer::sum) - 1;
      var paid =
          paidFor(swap.from(), already + 1, in.order())
              .minus(paidFor(swap.from(), already, in.order()));
      differences.add(in.price(swap.to()).orElseThrow().minus(paid));
    }
    var difference = differences.stream().reduce(zero, Money::plus);
    var refused = OrderRules.unpayable(exchange.method(), difference, in);
    if (refused.isPresent()) {
      return new Verdict.Refused(refused.get());
    }
    var due = difference.minor() > 0 ? policy.exchangeDue() : Due.ON_ARRIVAL;
    var moves = OrderRules.moved(difference, exchange.method(), due, in);
    var number = number(in, OrderRules.confirmation(exchange, in, moves));
    var order = in.order();
    for (var i = 0; i < exchange.swaps().size(); i++) {
      var swap = exchange.swaps().get(i);
      var own = differences.get(i);
      order =
          order.returning(
              new Return(
                  number,
                  swap.from(),
                  1,
                  own.minor() < 0 ? zero.minus(own) : zero,
                  swap.to(),
                  exchange.reason(),
                  in.now(),
                  exchange.method(),
                  own.minor() > 0 ? own : null,
                  null));
    }
    return OrderRules.allowed(
        exchange,
        in,
        order.with(order.after().moving(moves)),
        moves,
        ItemSwaps.taken(exchange.swaps()));
  }

  /** What was made to order is kept, unless something is wrong with it. */
  private static boolean isKept(String reason, Collection<ProductId> items, OrderCase in) {
    return !FAULTS.contains(reason) && items.stream().anyMatch(in::madeToOrder);
  }

  /** The number of what comes back after this yes. */
  private static String number(OrderCase in, Confirmation confirmation) {
    var key = in.key();
    return "T-" + OrderNumber.of(key == null ? confirmation.value() : key, 0).substring(2);
  }

  private static Optional<Refusal> unrefundable(String method, OrderCase in) {
    var found = in.wallet().find(method);
    if (found.isEmpty()) {
      return Optional.of(Refusal.UNKNOWN_METHOD);
    }
    var original =
        in.order().after().transfers().stream()
            .anyMatch(t -> t.kind() == Transfer.Kind.CHARGE && t.method().equals(method));
    var allowed =
        (original && in.policy().refundTo().contains(RefundTo.ORIGINAL))
            || (found.get() instanceof PaymentMethod.GiftCard
                && in.policy().refundTo().contains(RefundTo.GIFT_CARD));
    return allowed ? Optional.empty() : Optional.of(Refusal.NOT_THE_ORIGINAL);
  }

  /** What was paid for the next pieces of this item that are still the customer's. */
  private static Money paidFor(ProductId item, int pieces, Order order) {
    var paid = Money.zero(order.total().currency());
    var left = pieces;
    for (OrderLine line : order.lines()) {
      if (line.item().equals(item) && left > 0) {
        var kept = Math.min(left, order.keptOf(line));
        paid = paid.plus(order.paidFor(line, kept));
        left -= kept;
      }
    }
    return paid;
  }
}
