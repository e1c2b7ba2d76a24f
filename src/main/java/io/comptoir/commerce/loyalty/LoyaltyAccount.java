package io.comptoir.commerce.loyalty;

import io.comptoir.base.Money;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Where a customer stands in the programme. It is worked out from their orders, which are the only
 * ledger: what is cancelled or returned never counted.
 *
 * @param points left to use, never below 0
 * @param spent within the terms' time
 * @param expires when the points lapse unless something is bought; empty without points
 */
public record LoyaltyAccount(int points, Money spent, boolean upper, Optional<Instant> expires) {

  /**
   * @param orders all of the customer's
   * @param zone by whose calendar months are counted
   */
  public static LoyaltyAccount of(
      List<Order> orders, LoyaltyTerms terms, Instant now, ZoneId zone) {
    var today = now.atZone(zone);
    var since = today.minus(terms.within()).toInstant();
    var earned = 0L;
    var used = 0L;
    var spent = 0L;
    var last = Instant.MIN;
    for (var order : orders) {
      if (order.status() != OrderStatus.CANCELLED) {
        used += order.points();
      }
      if (!counts(order)) {
        continue;
      }
      var kept = Math.max(0, goods(order) - order.returned().minor());
      earned += kept / 100 * terms.perUnit();
      if (order.placedAt().isAfter(since)) {
        spent += kept;
      }
      last = order.placedAt().isAfter(last) ? order.placedAt() : last;
    }
    var lapse = last.equals(Instant.MIN) ? null : last.atZone(zone).plus(terms.valid()).toInstant();
    var alive = lapse != null && lapse.isAfter(now);
    var points = alive ? (int) Math.max(0, earned - used) : 0;
    return new LoyaltyAccount(
        points,
        new Money(spent, terms.threshold().currency()),
        spent >= terms.threshold().minor(),
        points == 0 ? Optional.empty() : Optional.ofNullable(lapse));
  }

  private static boolean counts(Order order) {
    return switch (order.status()) {
      case PAID, PREPARING, SHIPPED, DELIVERED -> true;
      case AWAITING_PAYMENT, CANCELLED -> false;
    };
  }

  /** What was paid for goods: delivery earns nothing. */
  private static long goods(Order order) {
    var delivery =
        order.amounts().stream()
            .filter(a -> a.kind().equals("delivery"))
            .mapToLong(a -> a.amount().minor())
            .sum();
    return order.total().minor() - delivery;
  }
}
