package io.comptoir.action;

import io.comptoir.action.PaymentNotices.ConversationNews;
import io.comptoir.base.Money;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.commerce.payment.Refund;
import io.comptoir.commerce.payment.RefundAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Gives money back, in part or whole. What is promised is kept first, under a key that counts once,
 * and never more than came; the clock then asks the provider until it has given it back.
 */
public final class Refunds {
  /** How long a refund that the provider took is left before it is asked how it fares. */
  private static final Duration ON_ITS_WAY = Duration.ofHours(1);

  private static final int ATTEMPTS = 10;

  private final PaymentStore payments;
  private final OrderStore orders;
  private final PaymentNews news;

  public Refunds(PaymentStore payments, OrderStore orders, ConversationNews news) {
    this.payments = payments;
    this.orders = orders;
    this.news = new PaymentNews(news);
  }

  /** What becomes of the wish to give money back. */
  public sealed interface Promise {
    /** It goes back; the same key again finds the same refund, however it stands by now. */
    record Kept(Refund refund) implements Promise {}

    /** No such payment, or no money came by it. */
    record NotPaid() implements Promise {}

    /**
     * @param left what may still go back; 0 or more
     */
    record TooMuch(Money left) implements Promise {}
  }

  /**
   * Promises money back.
   *
   * @param amount more than nothing, in the payment's currency
   * @param key counts once, whatever is asked under it
   * @param reason a key for the shop's words: {@code return}, {@code cancelled}
   * @throws IllegalArgumentException when the amount is nothing, less, or of another currency
   */
  public Promise refund(UUID payment, Money amount, String key, String reason, Instant now) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var before = payments.refund(Refund.id(key));
      if (before.isPresent()) {
        return new Promise.Kept(before.get());
      }
      var of = payments.find(payment).filter(p -> p.status().settled());
      if (of.isEmpty()) {
        return new Promise.NotPaid();
      }
      var promise = promised(of.get(), amount, key, reason, now);
      if (!(promise instanceof Promise.Kept(var refund))
          || payments.save(promising(of.get(), amount), refund)) {
        return promise;
      }
    }
    throw new IllegalStateException("the payment changes faster than a refund can be promised");
  }

  /**
   * Keeps what the provider says to a refund, and tells the conversation once it is settled.
   *
   * @return whether it changed anything
   */
  boolean moved(UUID id, RefundAnswer answer, Instant now) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var refund = payments.refund(id).orElseThrow();
      var payment = payments.find(refund.payment()).orElseThrow();
      if (!refund.open()) {
        if (refund.status() == Refund.Status.DONE && answer instanceof RefundAnswer.Refused) {
          // given back and returned by the customer's bank
          answer = new RefundAnswer.Refused("returned");
        } else {
          tell(refund, payment);
          return false;
        }
      }
      var moved =
          switch (answer) {
            case RefundAnswer.Done(var reference) -> refund.done(reference);
            case RefundAnswer.Pending(var reference) ->
                refund.sent(reference, now.plus(ON_ITS_WAY));
            case RefundAnswer.Refused(var why) -> refund.refused(why);
          };
      if (payments.save(after(payment, refund, moved), moved)) {
        tell(moved, payment);
        return true;
      }
    }
    throw new IllegalStateException("the refund changes faster than it can be kept");
  }

  private static Promise promised(
      Payment payment, Money amount, String key, String reason, Instant now) {
    var left = left(payment);
    return amount.compareTo(left) > 0
        ? new Promise.TooMuch(left)
        : new Promise.Kept(Refund.asked(key, payment, amount, reason, now));
  }

  /** What is only set aside may be promised too: it is taken first. */
  private static Money left(Payment payment) {
    return switch (payment.status()) {
      case AUTHORISED -> payment.amount().minus(payment.balance().promised());
      case PAID, REFUNDED -> payment.balance().left();
      case PENDING, DECLINED, CANCELLED, EXPIRED, REFUNDING ->
          Money.zero(payment.amount().currency()); // all of it goes back already, or nothing came
    };
  }

  private static Payment promising(Payment payment, Money amount) {
    return payment.withBalance(payment.balance().promise(amount));
  }

  private Payment after(Payment payment, Refund before, Refund moved) {
    return switch (moved.status()) {
      case ASKED, SENT -> payment;
      case DONE -> {
        var done =
            payments.refundsOf(payment.id()).stream()
                .filter(r -> r.status() == Refund.Status.DONE && !r.id().equals(moved.id()))
                .map(Refund::amount)
                .reduce(moved.amount(), Money::plus);
        var back = payment.withBalance(payment.balance().refunded(done));
        yield back.balance().isEmpty() && payment.status() != PaymentStatus.AUTHORISED
            ? back.withStatus(PaymentStatus.REFUNDED, payment.reason())
            : back;
      }
      case REFUSED -> {
        var balance = payment.balance();
        var kept =
            payment.withBalance(
                before.open()
                    ? balance.unpromise(moved.amount())
                    : balance.returned(moved.amount()));
        yield payment.status() == PaymentStatus.REFUNDING
                || payment.status() == PaymentStatus.REFUNDED
            ? kept.withStatus(PaymentStatus.PAID, "refund_refused")
            : kept;
      }
    };
  }

  private void tell(Refund refund, Payment payment) {
    switch (refund.status()) {
      case ASKED, SENT -> {}
      case DONE ->
          orders.find(payment.order()).ifPresent(order -> news.refunded(refund, payment, order));
      case REFUSED ->
          orders
              .find(payment.order())
              .ifPresent(order -> news.refundRefused(refund, payment, order));
    }
  }
}
