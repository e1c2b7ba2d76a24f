package io.comptoir.action;

import io.comptoir.action.PaymentNotices.ConversationNews;
import io.comptoir.base.Value;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.conversation.ConversationId;
import java.util.LinkedHashMap;

/**
 * Tells an order's conversation how its payment fares; each thing once, however often it is said.
 */
final class PaymentNews {
  private final ConversationNews news;

  PaymentNews(ConversationNews news) {
    this.news = news;
  }

  void paid(Payment payment, Order order) {
    say("payment.paid", "paid", payment, order, "");
  }

  void declined(Payment payment, Order order, String notice, String reason) {
    say("payment.declined", notice, payment, order, reason);
  }

  void expired(Payment payment, Order order) {
    say("payment.expired", "expired", payment, order, "expired");
  }

  /**
   * @param reason {@code cancelled}, {@code paid_already} or {@code sold_out}
   */
  void paidInVain(Payment payment, Order order, String reason) {
    say("payment.paid_in_vain", "paid", payment, order, reason);
  }

  void refunded(Payment payment, Order order) {
    say("payment.refunded", "refunded", payment, order, "");
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
