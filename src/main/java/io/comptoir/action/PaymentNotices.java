package io.comptoir.action;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.StockStore;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider.Notice;
import io.comptoir.commerce.payment.PaymentProvider.Subject;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.commerce.payment.Settlement;
import io.comptoir.conversation.ConversationId;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a provider's verified notice: payment and order are kept, then the order's conversation
 * hears of it. A notice that comes again does nothing again; one that was only half dealt with
 * before a crash is finished.
 */
public final class PaymentNotices {
  private static final Logger LOG = LoggerFactory.getLogger(PaymentNotices.class);
  private static final int ATTEMPTS = 10;

  private final PaymentStore payments;
  private final OrderStore orders;
  private final PaymentNews news;
  private final HeldGoods goods;
  private final Refunds refunds;
  private final Cancellation cancellation;
  private final AwaitedPayments awaited;
  private final InstantSource clock;

  public PaymentNotices(
      PaymentStore payments,
      OrderStore orders,
      StockStore stock,
      ConversationNews news,
      InstantSource clock) {
    this.payments = payments;
    this.orders = orders;
    this.goods = new HeldGoods(stock);
    this.cancellation = new Cancellation(orders, payments, stock);
    this.awaited = new AwaitedPayments(orders, payments, stock, news);
    this.news = new PaymentNews(news);
    this.refunds = new Refunds(payments, orders, news);
    this.clock = clock;
  }

  /** Tells a conversation what happened outside. */
  public interface ConversationNews {
    /**
     * @param dedupeKey the same key is heard once
     */
    void happened(
        ConversationId conversation, String dedupeKey, String name, Map<String, Value> data);
  }

  public enum Outcome {
    TAKEN,
    /** Nothing changed: known already, or overtaken. */
    KNOWN,
    UNKNOWN_PAYMENT
  }

  /**
   * @param provider whose notice it is
   */
  public Outcome take(String provider, Notice notice) {
    var payment =
        switch (notice.subject()) {
          case Subject.Ours(var id) -> payments.find(id).filter(p -> p.provider().equals(provider));
          case Subject.Theirs(var reference) -> payments.findByReference(provider, reference);
        };
    return payment.isEmpty()
        ? Outcome.UNKNOWN_PAYMENT
        : take(payment.get(), notice.id(), notice.fact());
  }

  /**
   * @param of the payment it is about
   * @param id the provider's own id of what it said, or ours of when we asked
   */
  Outcome take(Payment of, String id, PaymentFact fact) {
    // a decline that comes again must not overtake a newer one; all else bears repeating
    if (fact instanceof PaymentFact.Declined && !payments.firstTime(of.provider(), id)) {
      return Outcome.KNOWN;
    }
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var payment = payments.find(of.id()).orElseThrow();
      var order = orders.find(payment.order()).orElseThrow();
      var change = AwaitedPayments.paying(fact, payment, order, clock.instant());
      if (change.isPresent()) {
        if (awaited.paid(change.get(), payment, order, clock.instant())) {
          return Outcome.TAKEN;
        }
        continue;
      }
      var settlement = settled(Settlement.of(fact, payment, order, clock.instant()));
      if (settlement instanceof Settlement.PaidLate) {
        continue;
      }
      if (kept(settlement, payment, order)) {
        return tell(settlement, fact, id, payment, order);
      }
    }
    throw new IllegalStateException("the payment changes faster than its notice can be kept");
  }

  /**
   * @return false when the order or the payment changed meanwhile: look again
   */
  private boolean kept(Settlement settlement, Payment before, Order order) {
    return switch (settlement) {
      case Settlement.Paid(var payment, var paid) ->
          // the order first: it says which payment it is, whoever else comes
          (paid.status() == order.status() || orders.save(paid))
              && (payment.equals(before) || payments.save(payment));
      case Settlement.PaidLate late -> throw new IllegalStateException("not decided yet: " + late);
      case Settlement.ToCollect(var payment) ->
          payments.save(payment.lookedAtAgain(clock.instant()));
      case Settlement.Declined(var payment) -> payments.save(payment);
      case Settlement.Expired(var payment) -> payments.save(payment);
      case Settlement.Refunded(var payment) -> payments.save(payment);
      case Settlement.AuthorisationLost(var payment) -> payments.save(payment);
      case Settlement.Disputed(var payment) -> payments.save(payment);
      case Settlement.Noted(var payment) -> payments.save(payment);
      case Settlement.PaidInVain(var payment) -> {
        if (order.status() == OrderStatus.CANCELLED) {
          goods.giveUp(order);
        }
        yield payments.save(payment);
      }
      case Settlement.RefundMoved(var reference, var answer) -> {
        payments
            .refundByReference(before.id(), reference)
            .ifPresent(refund -> refunds.moved(refund.id(), answer, clock.instant()));
        yield true;
      }
      case Settlement.Unchanged() -> true;
    };
  }

  /** Late money takes the goods again, or buys nothing any more. */
  private Settlement settled(Settlement settlement) {
    if (!(settlement instanceof Settlement.PaidLate late)) {
      return settlement;
    }
    if (goods.takeAgain(late.order()).isEmpty()) {
      return Settlement.honoured(late, clock.instant());
    }
    // when it is not kept, the next look sees why
    return orders.save(Settlement.unserved(late, clock.instant()))
        ? new Settlement.PaidInVain(
            late.payment().withStatus(PaymentStatus.REFUNDING, "sold_out").lookedAtAgain(null))
        : late;
  }

  private Outcome tell(
      Settlement settlement, PaymentFact fact, String id, Payment before, Order order) {
    return switch (settlement) {
      case Settlement.Paid(var payment, var paid) -> {
        cancellation.endReplacedBy(paid, clock.instant());
        news.paid(payment, order);
        yield Outcome.TAKEN;
      }
      case Settlement.PaidLate late -> throw new IllegalStateException("not decided yet: " + late);
      case Settlement.Declined(var payment) -> {
        news.declined(payment, order, id, reason(payment, "card_declined"));
        yield Outcome.TAKEN;
      }
      case Settlement.Expired(var payment) -> {
        news.expired(payment, order);
        yield Outcome.TAKEN;
      }
      case Settlement.Refunded(var payment) -> {
        // of a refund that we asked for, the refund tells
        if (payments.refundsOf(payment.id()).isEmpty()) {
          news.refunded(payment, order);
        }
        yield Outcome.TAKEN;
      }
      case Settlement.PaidInVain(var payment) -> {
        LOG.warn(
            "payment={} order={} outcome=paid_in_vain reason={}",
            payment.id(),
            order.number(),
            payment.reason());
        news.paidInVain(payment, order, reason(payment, "cancelled"));
        yield Outcome.TAKEN;
      }
      case Settlement.AuthorisationLost(var payment) -> {
        LOG.warn("payment={} order={} outcome=authorisation_lost", payment.id(), order.number());
        news.authorisationLost(payment, order);
        yield Outcome.TAKEN;
      }
      case Settlement.Disputed(var payment) -> {
        LOG.warn("payment={} order={} outcome=disputed", payment.id(), order.number());
        news.disputed(payment, order);
        yield Outcome.TAKEN;
      }
      case Settlement.ToCollect t -> Outcome.TAKEN;
      case Settlement.RefundMoved r -> Outcome.TAKEN;
      case Settlement.Noted n -> Outcome.TAKEN;
      case Settlement.Unchanged() -> {
        if (fact instanceof PaymentFact.Captured || fact instanceof PaymentFact.Authorised) {
          toldAgain(before, order);
        }
        yield Outcome.KNOWN;
      }
    };
  }

  /** A crash may have come between keeping and telling; what was heard is not heard again. */
  private void toldAgain(Payment payment, Order order) {
    switch (payment.status()) {
      case PAID, AUTHORISED -> {
        if (payment.id().equals(order.paidBy()) && order.status() != OrderStatus.CANCELLED) {
          cancellation.endReplacedBy(order, clock.instant());
          news.paid(payment, order);
        }
      }
      case REFUNDING -> {
        if (!payment.id().equals(order.paidBy())) {
          news.paidInVain(payment, order, reason(payment, "cancelled"));
        }
      }
      case PENDING, DECLINED, CANCELLED, EXPIRED, REFUNDED -> {}
    }
  }

  private static String reason(Payment payment, String otherwise) {
    var reason = payment.reason();
    return reason == null ? otherwise : reason;
  }
}
