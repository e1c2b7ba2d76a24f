package io.comptoir.commerce.promotion;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.promotion.Promotion.Benefit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A shop's promotions and what they give. Those without a code apply by themselves, in the order
 * they are written; the one with the customer's code comes last, on what is left.
 */
public record Promotions(List<Promotion> all, Margins margins) {
  public static final Promotions NONE = new Promotions(List.of());

  /** Without a floor under what goods are sold for. */
  public Promotions(List<Promotion> all) {
    this(all, Margins.NONE);
  }

  public Promotions {
    all = List.copyOf(all);
  }

  /** Whether a code, or a promotion, applies. */
  public sealed interface Outcome {
    record Granted(Discount discount) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}
  }

  public Optional<Promotion> withCode(String code) {
    var normalized = Promotion.normalized(code);
    return all.stream()
        .filter(p -> normalized.equals(p.code()) || p.limits().codes().contains(normalized))
        .findFirst();
  }

  public List<Promotion> automatic() {
    return all.stream().filter(Promotion::automatic).toList();
  }

  /** What this promotion gives for these goods, or why it does not. */
  public static Outcome apply(
      Promotion promotion, List<Goods> goods, Buyer buyer, LocalDate today) {
    var until = promotion.until();
    if (until != null && today.isAfter(until)) {
      return refused(new Refusal.Expired(until));
    }
    var from = promotion.from();
    if (from != null && today.isBefore(from)) {
      return refused(new Refusal.NotYet(from));
    }
    var channels = promotion.limits().channels();
    if (!channels.isEmpty() && !channels.contains(buyer.channel())) {
      return refused(new Refusal.NotHere());
    }
    var segment = promotion.segment();
    if (segment != null && !buyer.segments().contains(segment)) {
      return refused(new Refusal.NotForYou());
    }
    if (promotion.oncePerCustomer() && buyer.used().contains(promotion.id())) {
      return refused(new Refusal.AlreadyUsed());
    }
    if (usedUp(promotion, buyer)) {
      return refused(new Refusal.UsedUp());
    }
    var counting = goods.stream().filter(g -> counts(promotion, g)).toList();
    if (counting.isEmpty()) {
      return refused(new Refusal.NotForTheseItems());
    }
    var worth = sum(counting);
    var minimum = promotion.minimum();
    if (minimum != null && worth.compareTo(minimum) < 0) {
      return refused(new Refusal.BelowMinimum(minimum, minimum.minus(worth)));
    }
    return give(promotion, counting, worth, buyer);
  }

  /** The same, with no more taken off than goods of a shop may lose and its budget holds. */
  public Outcome granted(Promotion promotion, List<Goods> goods, Buyer buyer, LocalDate today) {
    if (!(apply(promotion, goods, buyer, today) instanceof Outcome.Granted(var discount))
        || discount.byItem().isEmpty()) {
      return apply(promotion, goods, buyer, today);
    }
    var kept = new LinkedHashMap<ProductId, Money>();
    for (var line : goods) {
      var off = discount.byItem().get(line.item());
      if (off != null) {
        kept.put(line.item(), margins.most(line, off));
      }
    }
    var left = buyer.left().get(Promotion.countedBudget(promotion.id()));
    var total = kept.values().stream().reduce(Money::plus).orElseThrow();
    return left != null && total.minor() > left
        ? refused(new Refusal.UsedUp())
        : granted(promotion, kept);
  }

  private static boolean usedUp(Promotion promotion, Buyer buyer) {
    return buyer.left().getOrDefault(Promotion.countedUses(promotion.id()), 1) < 1
        || buyer.left().getOrDefault(Promotion.countedBudget(promotion.id()), 1) < 1
        || promotion.limits().codes().stream()
            .anyMatch(code -> buyer.left().getOrDefault(Promotion.countedCode(code), 1) < 1);
  }

  private static Outcome give(Promotion promotion, List<Goods> counting, Money worth, Buyer buyer) {
    return switch (promotion.benefit()) {
      case Benefit.Percent(var percent) ->
          granted(promotion, spread(worth.percent(percent), counting));
      case Benefit.AmountOff(var amount) ->
          granted(promotion, spread(amount.compareTo(worth) < 0 ? amount : worth, counting));
      case Benefit.FreeDelivery() ->
          new Outcome.Granted(
              new Discount(promotion, Money.zero(worth.currency()), Map.of(), true));
      case Benefit.NthPiece(var every, var percent) ->
          granted(promotion, cheapestOfEvery(every, percent, counting));
      case Benefit.Points(var step, var value) -> {
        var steps = Math.min(buyer.points() / step, worth.minor() / value.minor());
        yield steps < 1
            ? refused(new Refusal.TooFewPoints(buyer.points(), step))
            : granted(promotion, spread(value.times((int) steps), counting));
      }
      case Benefit.Bundle(var items, var percent) ->
          granted(promotion, bundles(items, percent, counting));
    };
  }

  private static boolean counts(Promotion promotion, Goods goods) {
    if (!promotion.offersToo() && goods.onOffer()) {
      return false;
    }
    if (!promotion.products().isEmpty()
        && !promotion.products().contains(goods.item())
        && !promotion.products().contains(goods.product())) {
      return false;
    }
    return promotion.categories().isEmpty()
        || goods.categories().stream().anyMatch(promotion.categories()::contains);
  }

  /** Nothing given is a refusal: the goods are not those it is for. */
  private static Outcome granted(Promotion promotion, Map<ProductId, Money> byItem) {
    var amounts = byItem.values().stream().filter(m -> !m.isZero()).toList();
    if (amounts.isEmpty()) {
      return refused(new Refusal.NotForTheseItems());
    }
    var total = amounts.stream().reduce(Money::plus).orElseThrow();
    return new Outcome.Granted(new Discount(promotion, total, byItem, false));
  }

  private static Outcome refused(Refusal refusal) {
    return new Outcome.Refused(refusal);
  }

  /**
   * Shares an amount among the lines by what they cost. The parts sum exactly to the amount and
   * none is more than its line: what rounding leaves goes to the largest remainders.
   */
  static Map<ProductId, Money> spread(Money amount, List<Goods> goods) {
    var worth = sum(goods).minor();
    var shares = new LinkedHashMap<ProductId, Money>();
    if (worth == 0) {
      return shares;
    }
    record Part(Goods goods, long share, long remainder) {}
    var parts = new ArrayList<Part>();
    var given = 0L;
    for (var line : goods) {
      var exact =
          java.math.BigInteger.valueOf(amount.minor())
              .multiply(java.math.BigInteger.valueOf(line.left().minor()))
              .divideAndRemainder(java.math.BigInteger.valueOf(worth));
      parts.add(new Part(line, exact[0].longValueExact(), exact[1].longValueExact()));
      given += exact[0].longValueExact();
    }
    var rest = amount.minor() - given;
    var byRemainder =
        parts.stream().sorted(Comparator.comparingLong(Part::remainder).reversed()).toList();
    parts.forEach(p -> shares.put(p.goods.item(), new Money(p.share, amount.currency())));
    for (var part : byRemainder) {
      if (rest == 0) {
        break;
      }
      if (part.remainder > 0) {
        shares.merge(part.goods.item(), new Money(1, amount.currency()), Money::plus);
        rest--;
      }
    }
    return shares;
  }

  private static Map<ProductId, Money> cheapestOfEvery(int every, int percent, List<Goods> goods) {
    var pieces = goods.stream().mapToInt(Goods::quantity).sum();
    var reduced = pieces / every;
    var shares = new LinkedHashMap<ProductId, Money>();
    var cheapestFirst = goods.stream().sorted(Comparator.comparing(Promotions::pieceLeft)).toList();
    for (var line : cheapestFirst) {
      var taken = Math.min(reduced, line.quantity());
      if (taken == 0) {
        break;
      }
      reduced -= taken;
      shares.put(line.item(), pieceLeft(line).times(taken).percent(percent));
    }
    return shares;
  }

  private static Map<ProductId, Money> bundles(
      List<ProductId> items, int percent, List<Goods> goods) {
    var parts = new ArrayList<Goods>();
    var sets = Integer.MAX_VALUE;
    for (var item : items) {
      var line = goods.stream().filter(g -> g.is(item)).findFirst();
      if (line.isEmpty()) {
        return Map.of();
      }
      parts.add(line.get());
      sets = Math.min(sets, line.get().quantity());
    }
    var shares = new LinkedHashMap<ProductId, Money>();
    for (var part : parts) {
      shares.put(part.item(), pieceLeft(part).times(sets).percent(percent));
    }
    return shares;
  }

  /** What one piece still costs, rounded down, so that pieces never cost more than their line. */
  private static Money pieceLeft(Goods goods) {
    return new Money(goods.left().minor() / goods.quantity(), goods.left().currency());
  }

  private static Money sum(List<Goods> goods) {
    return goods.stream().map(Goods::left).reduce(Money::plus).orElseThrow();
  }
}
