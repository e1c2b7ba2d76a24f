package io.comptoir.commerce.payment;

import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.payment.PaymentProvider.Notice;
import java.time.Instant;

/**
 * What a provider's notice changes. A notice that comes twice, late or out of order changes
 * nothing: what is paid stays paid, and an order is paid once.
 */
public sealed interface Settlement {
  /** The order is paid now; tell the customer. */
  record Paid(Payment payment, Order order) implements Settlement {}

  /** The attempt failed; the order waits for another one; tell the customer. */
  record Declined(Payment payment) implements Settlement {}

  /**
   * The money came although the order no longer waits for it (cancelled, or paid by another
   * attempt): the payment is kept as paid and a person must give the money back.
   */
  record PaidInVain(Payment payment) implements Settlement {}

  /** Known already, or overtaken by what is known. */
  record Unchanged() implements Settlement {}

  static Settlement of(Notice notice, Payment payment, Order order, Instant now) {
    if (!payment.id().equals(notice.payment()) || !payment.order().equals(order.id())) {
      throw new IllegalArgumentException("the notice, the payment and the order belong together");
    }
    return switch (notice.status()) {
      case PENDING -> new Unchanged();
      case PAID -> {
        var paid = payment.withStatus(PaymentStatus.PAID, null);
        if (order.status() == OrderStatus.AWAITING_PAYMENT) {
          // also when only the payment was kept before a crash
          yield new Paid(paid, order.moved(OrderStatus.PAID, now));
        }
        yield payment.status() == PaymentStatus.PAID ? new Unchanged() : new PaidInVain(paid);
      }
      case DECLINED, CANCELLED, EXPIRED -> {
        var settled =
            payment.status() == PaymentStatus.PAID
                || (payment.status() == notice.status()
                    && java.util.Objects.equals(payment.reason(), notice.reason()));
        yield settled
            ? new Unchanged()
            : new Declined(payment.withStatus(notice.status(), notice.reason()));
      }
    };
  }
}
