package io.comptoir.commerce.payment;

import io.comptoir.base.Money;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's word changes. One that comes twice, late or out of order changes nothing: what
 * is paid stays paid, an order is paid once, and money that pays for nothing goes back.
 */
public sealed interface Settlement {
  /** The order is paid now; tell the customer. The order is kept before the payment. */
  record Paid(Payment payment, Order order) implements Settlement {}

  /**
   * The money came after the goods were let go: they are taken off the shelf again and the order is
   * {@link #honoured}, or too few are left and it is {@link #unserved}.
   */
  record PaidLate(Payment payment, Order order) implements Settlement {}

  /** The customer agreed while the order waits: the money is to be fetched. */
  record ToCollect(Payment payment) implements Settlement {}

  /** The attempt failed; the order waits for another one; tell the customer. */
  record Declined(Payment payment) implements Settlement {}

  /** The attempt's time ran out at the provider's; the order waits for another one. */
  record Expired(Payment payment) implements Settlement {}

  /**
   * The money came although the order no longer waits for it (cancelled, or paid by another
   * attempt), or it is not the amount that was asked for: it goes back, and a person is told.
   */
  record PaidInVain(Payment payment) implements Settlement {}

  /** All the money went back; tell the customer. */
  record Refunded(Payment payment) implements Settlement {}

  /** What was set aside for a paid order is gone before it was taken: a person is told. */
  record AuthorisationLost(Payment payment) implements Settlement {}

  /** The customer's bank asks the money back, or decided: a person is told. */
  record Disputed(Payment payment) implements Settlement {}

  /** A refund of ours moved on at the provider's. */
  record RefundMoved(String reference, RefundAnswer answer) implements Settlement {}

  /** Kept, and nobody needs to hear of it. */
  record Noted(Payment payment) implements Settlement {}

  /** Known already, or overtaken by what is known. */
  record Unchanged() implements Settlement {}

  static Settlement of(PaymentFact fact, Payment payment, Order order, Instant now) {
    if (!payment.order().equals(order.id())) {
      throw new IllegalArgumentException("the payment and the order belong together");
    }
    return switch (fact) {
      case PaymentFact.Pending() -> new Unchanged();
      case PaymentFact.Approved() ->
          payment.status().settled() || order.status() != OrderStatus.AWAITING_PAYMENT
              ? new Unchanged()
              : new ToCollect(payment);
      case PaymentFact.Authorised(var amount, var charge) ->
          authorised(amount, charge, payment, order, now);
      case PaymentFact.Captured(var amount, var charge) ->
          captured(amount, charge, payment, order, now);
      case PaymentFact.Declined(var reason) -> failed(PaymentStatus.DECLINED, reason, payment);
      case PaymentFact.Cancelled() -> ended(PaymentStatus.CANCELLED, payment);
      case PaymentFact.Expired() -> ended(PaymentStatus.EXPIRED, payment);
      case PaymentFact.Refunded(var inAll) -> refunded(inAll, payment);
      case PaymentFact.RefundMoved(var reference, var answer) -> new RefundMoved(reference, answer);
      case PaymentFact.Disputed(var dispute) ->
          dispute.equals(payment.dispute()) || decided(payment.dispute())
              ? new Unchanged()
              : new Disputed(payment.disputed(dispute));
    };
  }

  private static Settlement authorised(
      Money amount, String charge, Payment payment, Order order, Instant now) {
    return switch (payment.status()) {
      case PENDING, DECLINED, CANCELLED, EXPIRED ->
          came(
              amount,
              payment.withStatus(PaymentStatus.AUTHORISED, null).charged(charge).lookedAtAgain(now),
              order,
              now);
      case AUTHORISED -> finished(payment, order, now);
      case PAID, REFUNDING, REFUNDED -> new Unchanged();
    };
  }

  private static Settlement captured(
      Money amount, String charge, Payment payment, Order order, Instant now) {
    var taken = payment.withBalance(payment.balance().captured(amount)).charged(charge);
    return switch (payment.status()) {
      case PENDING, DECLINED, CANCELLED, EXPIRED ->
          came(amount, taken.withStatus(PaymentStatus.PAID, null).lookedAtAgain(null), order, now);
      case AUTHORISED -> new Noted(taken.withStatus(PaymentStatus.PAID, null).lookedAtAgain(null));
      case PAID ->
          order.status() == OrderStatus.AWAITING_PAYMENT || taken.equals(payment)
              ? finished(taken, order, now)
              : new Noted(taken);
      case REFUNDING, REFUNDED ->
          taken.balance().equals(payment.balance())
              ? new Unchanged()
              : new Noted(taken.withStatus(PaymentStatus.REFUNDING, payment.reason()));
    };
  }

  /** Money came that was not there before. */
  private static Settlement came(Money amount, Payment payment, Order order, Instant now) {
    if (!amount.equals(payment.amount())) {
      return new PaidInVain(payment.withStatus(PaymentStatus.REFUNDING, "wrong_amount"));
    }
    if (order.status() == OrderStatus.AWAITING_PAYMENT) {
      return pays(payment, order, now);
    }
    if (payment.id().equals(order.paidBy()) && order.status() != OrderStatus.CANCELLED) {
      return new Paid(payment, order); // only the order was kept before a crash
    }
    return new PaidInVain(
        payment.withStatus(
            PaymentStatus.REFUNDING,
            order.status() == OrderStatus.CANCELLED ? "cancelled" : "paid_already"));
  }

  private static Settlement pays(Payment payment, Order order, Instant now) {
    return order.holds()
        ? new Paid(payment, order.paid(payment.id(), now))
        : new PaidLate(payment, order);
  }

  /** The payment is kept as paid; its order is mended should it not be. */
  private static Settlement finished(Payment payment, Order order, Instant now) {
    return order.status() == OrderStatus.AWAITING_PAYMENT
        ? pays(payment, order, now)
        : new Unchanged();
  }

  private static Settlement failed(PaymentStatus to, @Nullable String reason, Payment payment) {
    var known =
        payment.status().settled()
            || (payment.status() == to && Objects.equals(payment.reason(), reason));
    return known ? new Unchanged() : new Declined(payment.withStatus(to, reason));
  }

  private static Settlement ended(PaymentStatus to, Payment payment) {
    return switch (payment.status()) {
      case PENDING, DECLINED ->
          to == PaymentStatus.EXPIRED
              ? new Expired(payment.withStatus(to, "expired").lookedAtAgain(null))
              : new Declined(payment.withStatus(to, "cancelled").lookedAtAgain(null));
      case AUTHORISED ->
          new AuthorisationLost(payment.withStatus(PaymentStatus.CANCELLED, "authorisation_lost"));
      case REFUNDING ->
          payment.balance().captured().isZero()
              ? new Refunded(payment.withStatus(PaymentStatus.REFUNDED, payment.reason()))
              : new Unchanged();
      case CANCELLED, EXPIRED, PAID, REFUNDED -> new Unchanged();
    };
  }

  private static Settlement refunded(Money inAll, Payment payment) {
    if (!inAll.currency().equals(payment.balance().captured().currency())) {
      return new Unchanged(); // nothing that we could add up
    }
    var balance = payment.balance().refunded(inAll);
    if (balance.equals(payment.balance())) {
      return new Unchanged();
    }
    var back = payment.withBalance(balance);
    var whole =
        payment.status().settled() ? balance.isEmpty() : inAll.compareTo(payment.amount()) >= 0;
    return whole && payment.status() != PaymentStatus.REFUNDED
        ? new Refunded(back.withStatus(PaymentStatus.REFUNDED, payment.reason()))
        : new Noted(back);
  }

  private static boolean decided(@Nullable Dispute dispute) {
    return dispute != null && dispute.stage() != Dispute.Stage.OPEN;
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
}
