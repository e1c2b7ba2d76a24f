package io.comptoir.action;

import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.promotion.Buyer;
import io.comptoir.commerce.promotion.Promotion;
import java.util.HashSet;
import java.util.Set;

/** Customers as promotions see them. */
final class Buyers {
  private static final int ORDERS_LOOKED_AT = 50;

  private Buyers() {}

  static Buyer of(Counter counter, Situation situation) {
    return new Buyer(segments(situation), used(counter, situation));
  }

  private static Set<String> segments(Situation situation) {
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
    if (!matters) {
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
