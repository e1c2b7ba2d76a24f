package io.comptoir.action;

import io.comptoir.commerce.catalog.StockStore;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderRules;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.PaymentStore;
import java.time.Instant;
import java.util.Optional;

/**
 * Gives an order up: it is cancelled, its goods go back on the shelf, and what was paid for it goes
 * back. Each step may be repeated.
 */
final class Cancellation {
  private static final int ATTEMPTS = 5;

  private final OrderStore orders;
  private final PaymentStore payments;
  private final HeldGoods goods;

  Cancellation(OrderStore orders, PaymentStore payments, StockStore stock) {
    this.orders = orders;
    this.payments = payments;
    this.goods = new HeldGoods(stock);
  }

  /**
   * @param order as it was looked at
   * @return the cancelled order; empty when somebody changed it meanwhile
   */
  Optional<Order> cancel(Order order, Instant now) {
    var cancelled = order;
    if (order.status() != OrderStatus.CANCELLED) {
      cancelled = order.moved(OrderStatus.CANCELLED, now);
      cancelled =
          cancelled.with(
              cancelled.after().awaiting(null).moving(OrderRules.giftCardsBack(order, now)));
      if (!orders.save(cancelled)) {
        return Optional.empty();
      }
    }
    goods.giveUp(cancelled);
    giveBack(cancelled);
    return Optional.of(cancelled);
  }

  /** Ends the order that this one, which is paid, takes the place of. */
  void endReplacedBy(Order paid, Instant now) {
    var number = paid.replaces();
    for (var attempt = 0; number != null && attempt < ATTEMPTS; attempt++) {
      var old =
          orders
              .findByNumber(paid.shop(), number)
              .filter(o -> o.customer().equals(paid.customer()))
              .filter(
                  o ->
                      o.status() == OrderStatus.CANCELLED
                          || o.status().next().contains(OrderStatus.CANCELLED));
      if (old.isEmpty() || cancel(old.get(), now).isPresent()) {
        return;
      }
    }
  }

  /** What was paid for a cancelled order goes back. */
  private void giveBack(Order order) {
    for (var payment : payments.ofOrder(order.id())) {
      for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
        var now = payments.find(payment.id()).orElseThrow();
        var paid =
            now.status() == PaymentStatus.PAID
                || now.status() == PaymentStatus.AUTHORISED
                || now.id().equals(order.paidBy());
        if (!paid
            || now.status() == PaymentStatus.REFUNDING
            || now.status() == PaymentStatus.REFUNDED
            || payments.save(goingBack(now))) {
          break;
        }
      }
    }
  }

  private static Payment goingBack(Payment payment) {
    return payment.withStatus(PaymentStatus.REFUNDING, "cancelled").lookedAtAgain(null);
  }
}
