package io.comptoir.commerce.payment;

import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.payment.PaymentProvider.Notice;
import java.time.Instant;
import java.util.Objects;

/**
 * What a provider's notice changes. A notice that comes twice, late or out of order changes
 * nothing: what is paid stays paid, an order is paid once, and money that pays for nothing goes
 * back.
 */
public sealed interface Settlement {
  /** The order is paid now; tell the customer. The order is kept before the payment. */
  record Paid(Payment payment, Order order) implements Settlement {}

  /**
   * The money came after the goods were let go: they are taken off the shelf again and the order is
   * {@link #honoured}, or too few are left and it is {@link #unserved}.
   */
  record PaidLate(Payment payment, Order order) implements Settlement {}

  /** The attempt failed; the order waits for another one; tell the customer. */
  record Declined(Payment payment) implements Settlement {}

  /** The attempt's time ran out at the provider's; the order waits for another one. */
  record Expired(Payment payment) implements Settlement {}

  /**
   * The money came although the order no longer waits for it (cancelled, or paid by another
   * attempt): it goes back, and a person is told.
   */
  record PaidInVain(Payment payment) implements Settlement {}

  /** The provider gave the money back. */
  record Refunded(Payment payment) implements Settlement {}

  /** Known already, or overtaken by what is known. */
  record Unchanged() implements Settlement {}

  static Settlement of(Notice notice, Payment payment, Order order, Instant now) {
    if (!payment.id().equals(notice.payment()) || !payment.order().equals(order.id())) {
      throw new IllegalArgumentException("the notice, the payment and the order belong together");
    }
    return switch (notice.status()) {
      case PENDING, REFUNDING -> new Unchanged();
      case PAID -> paid(payment, order, now);
      case DECLINED, CANCELLED, EXPIRED -> {
        var settled =
            isPaid(payment)
                || (payment.status() == notice.status()
                    && Objects.equals(payment.reason(), notice.reason()));
        var failed = payment.withStatus(notice.status(), notice.reason());
        yield settled
            ? new Unchanged()
            : notice.status() == PaymentStatus.EXPIRED ? new Expired(failed) : new Declined(failed);
      }
      case REFUNDED ->
          payment.status() == PaymentStatus.REFUNDED
              ? new Unchanged()
              : new Refunded(payment.withStatus(PaymentStatus.REFUNDED, payment.reason()));
    };
  }

  private static Settlement paid(Payment payment, Order order, Instant now) {
    var paid = payment.withStatus(PaymentStatus.PAID, null);
    if (payment.status() == PaymentStatus.REFUNDING || payment.status() == PaymentStatus.REFUNDED) {
      return new Unchanged();
    }
    if (order.status() == OrderStatus.AWAITING_PAYMENT) {
      return order.holds()
          ? new Paid(paid, order.paid(payment.id(), now))
          : new PaidLate(paid, order);
    }
    if (payment.status() == PaymentStatus.PAID) {
      return new Unchanged();
    }
    if (payment.id().equals(order.paidBy()) && order.status() != OrderStatus.CANCELLED) {
      return new Paid(paid, order); // only the order was kept before a crash
    }
    return new PaidInVain(
        payment.withStatus(
            PaymentStatus.REFUNDING,
            order.status() == OrderStatus.CANCELLED ? "cancelled" : "paid_already"));
  }

  /**
   * @param late whose goods were taken off the shelf again, in the order's next round
   */
  static Paid honoured(PaidLate late, Instant now) {
    var order = late.order();
    return new Paid(
        late.payment(), order.held(order.round() + 1, now).paid(late.payment().id(), now));
  }

  /**
   * The order that its late money cannot buy any more.
   *
   * @return the cancelled order; its payment is then {@link PaidInVain}
   */
  static Order unserved(PaidLate late, Instant now) {
    return late.order().moved(OrderStatus.CANCELLED, now);
  }

  private static boolean isPaid(Payment payment) {
    return switch (payment.status()) {
      case PAID, REFUNDING, REFUNDED -> true;
      case PENDING, DECLINED, CANCELLED, EXPIRED -> false;
    };
  }
}
