package io.comptoir.action;

import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.loyalty.LoyaltyAccount;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.promotion.Buyer;
import io.comptoir.commerce.promotion.Promotion;
import io.comptoir.commerce.promotion.Promotion.Benefit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Customers as promotions see them. */
final class Buyers {
  private static final int ORDERS_LOOKED_AT = 50;
  private static final int ALL_ORDERS = 1_000;

  private Buyers() {}

  static Buyer of(Counter counter, Situation situation) {
    var segments = segments(situation);
    var account =
        mattersFor(counter, situation)
            ? account(counter, situation)
            : Optional.<LoyaltyAccount>empty();
    account
        .filter(LoyaltyAccount::upper)
        .flatMap(a -> counter.care().loyalty())
        .ifPresent(terms -> segments.add(terms.upper()));
    return new Buyer(
            segments, used(counter, situation), account.map(LoyaltyAccount::points).orElse(0))
        .on(situation.channel())
        .withLeft(left(counter, situation));
  }

  /** How much is left of what the cart's code is counted by. */
  private static Map<ProductId, Integer> left(Counter counter, Situation situation) {
    var code = situation.cart().coupon();
    var coupon = code == null ? null : counter.terms().promotions().withCode(code).orElse(null);
    if (code == null || coupon == null || coupon.counts().isEmpty()) {
      return Map.of();
    }
    return counter
        .stock()
        .left(
            counter.shop(),
            List.of(
                Promotion.countedUses(coupon.id()),
                Promotion.countedBudget(coupon.id()),
                Promotion.countedCode(code)));
  }

  /** Where the customer stands in the programme; empty when the shop has none. */
  static Optional<LoyaltyAccount> account(Counter counter, Situation situation) {
    return counter
        .care()
        .loyalty()
        .map(
            terms ->
                LoyaltyAccount.of(
                    counter.orders().ofCustomer(situation.customer().id(), ALL_ORDERS),
                    terms,
                    situation.now(),
                    counter.terms().zone()));
  }

  /** Whether some promotion asks for the programme's points or its upper circle. */
  private static boolean mattersFor(Counter counter, Situation situation) {
    var code = situation.cart().coupon();
    return counter.care().loyalty().isPresent()
        && counter.terms().promotions().all().stream()
            .anyMatch(
                p ->
                    (p.automatic() || (code != null && code.equals(p.code())))
                        && (p.segment() != null || p.benefit() instanceof Benefit.Points));
  }

  private static HashSet<String> segments(Situation situation) {
    var segments = new HashSet<String>();
    situation
        .customer()
        .profile()
        .value("segment")
        .ifPresent(v -> segments.addAll(Arguments.texts(v)));
    return segments;
  }

  /** Read from the customer's orders, and only when a promotion may be had once. */
  private static Set<String> used(Counter counter, Situation situation) {
    var promotions = counter.terms().promotions().all();
    var code = situation.cart().coupon();
    var matters =
        promotions.stream()
            .anyMatch(
                p ->
                    p.oncePerCustomer()
                        && (p.automatic() || (code != null && code.equals(p.code()))));
    return matters ? used(counter, situation, promotions) : Set.of();
  }

  /** The customer with all that they have had once, whether or not it is in play. */
  static Buyer withAllUsed(Counter counter, Situation situation) {
    var promotions = counter.terms().promotions().all();
    var segments = segments(situation);
    account(counter, situation)
        .filter(LoyaltyAccount::upper)
        .flatMap(a -> counter.care().loyalty())
        .ifPresent(terms -> segments.add(terms.upper()));
    return new Buyer(segments, used(counter, situation, promotions)).on(situation.channel());
  }

  private static Set<String> used(
      Counter counter, Situation situation, List<Promotion> promotions) {
    if (promotions.stream().noneMatch(Promotion::oncePerCustomer)) {
      return Set.of();
    }
    var used = new HashSet<String>();
    for (var order : counter.orders().ofCustomer(situation.customer().id(), ORDERS_LOOKED_AT)) {
      if (order.status() == OrderStatus.CANCELLED) {
        continue;
      }
      used.addAll(order.promotions());
      var coupon = order.coupon();
      if (coupon != null) {
        counter.terms().promotions().withCode(coupon).map(Promotion::id).ifPresent(used::add);
      }
    }
    return used;
  }
}
