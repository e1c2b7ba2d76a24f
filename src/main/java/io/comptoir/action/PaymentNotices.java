package io.comptoir.action;

import io.comptoir.base.Value;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentProvider.Notice;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.commerce.payment.Settlement;
import io.comptoir.conversation.ConversationId;
import java.time.InstantSource;
import java.util.LinkedHashMap;
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
  private final ConversationNews news;
  private final InstantSource clock;

  public PaymentNotices(
      PaymentStore payments, OrderStore orders, ConversationNews news, InstantSource clock) {
    this.payments = payments;
    this.orders = orders;
    this.news = news;
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
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var payment = payments.find(notice.payment()).filter(p -> p.provider().equals(provider));
      if (payment.isEmpty()) {
        return Outcome.UNKNOWN_PAYMENT;
      }
      var order = orders.find(payment.get().order()).orElseThrow();
      // what is paid is finished however often it takes; another notice counts once
      if (attempt == 0
          && notice.status() != PaymentStatus.PAID
          && !payments.firstTime(provider, notice.id())) {
        return Outcome.KNOWN;
      }
      var settlement = Settlement.of(notice, payment.get(), order, clock.instant());
      if (kept(settlement, payment.get())) {
        return tell(settlement, notice, payment.get(), order);
      }
    }
    throw new IllegalStateException("the payment changes faster than its notice can be kept");
  }

  private boolean kept(Settlement settlement, Payment before) {
    return switch (settlement) {
      case Settlement.Paid(var payment, var order) ->
          (before.status() == PaymentStatus.PAID || payments.save(payment)) && orders.save(order);
      case Settlement.Declined(var payment) -> payments.save(payment);
      case Settlement.PaidInVain(var payment) -> payments.save(payment);
      case Settlement.Unchanged() -> true;
    };
  }

  private Outcome tell(Settlement settlement, Notice notice, Payment before, Order order) {
    return switch (settlement) {
      case Settlement.Paid(var payment, var paid) -> {
        say("payment.paid", "paid", payment, order, "");
        yield Outcome.TAKEN;
      }
      case Settlement.Declined(var payment) -> {
        var reason = notice.reason() == null ? "card_declined" : notice.reason();
        say("payment.declined", notice.id(), payment, order, reason);
        yield Outcome.TAKEN;
      }
      case Settlement.PaidInVain(var payment) -> {
        LOG.warn("payment={} order={} outcome=paid_in_vain", payment.id(), order.number());
        say("payment.paid_in_vain", "paid", payment, order, "");
        yield Outcome.TAKEN;
      }
      case Settlement.Unchanged() -> {
        if (notice.status() == PaymentStatus.PAID && order.status() != OrderStatus.CANCELLED) {
          say("payment.paid", "paid", before, order, ""); // heard once, thanks to its key
        }
        yield Outcome.KNOWN;
      }
    };
  }

  private void say(String name, String key, Payment payment, Order order, String reason) {
    var data = new LinkedHashMap<String, Value>();
    data.put("order", Value.of(order.number()));
    data.put("payment", Value.of(payment.id().toString()));
    data.put("total", Value.of(payment.amount()));
    if (!reason.isEmpty()) {
      data.put("reason", Value.of(reason));
    }
    news.happened(
        new ConversationId(order.conversation()),
        "payment:" + payment.id() + ":" + key,
        name,
        data);
  }
}
