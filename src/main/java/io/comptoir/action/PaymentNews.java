package io.comptoir.action;

import io.comptoir.action.PaymentNotices.ConversationNews;
import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.Refund;
import io.comptoir.conversation.ConversationId;
import java.util.LinkedHashMap;
import java.util.Locale;

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
   * @param reason {@code cancelled}, {@code paid_already}, {@code sold_out} or {@code wrong_amount}
   */
  void paidInVain(Payment payment, Order order, String reason) {
    say("payment.paid_in_vain", "paid", payment, order, reason);
  }

  /** All of it went back, by no refund of ours. */
  void refunded(Payment payment, Order order) {
    say("payment.refunded", "refunded", payment, order, "");
  }

  void refunded(Refund refund, Payment payment, Order order) {
    say(
        "payment.refunded",
        refund.id().toString(),
        payment,
        order,
        refund.reason(),
        refund.amount());
  }

  /** The provider will not give back what was promised. */
  void refundRefused(Refund refund, Payment payment, Order order) {
    say(
        "payment.refund_refused",
        refund.id() + "/refused",
        payment,
        order,
        refund.reason(),
        refund.amount());
  }

  void authorisationLost(Payment payment, Order order) {
    say("payment.authorisation_lost", "authorisation_lost", payment, order, "");
  }

  void disputed(Payment payment, Order order) {
    var dispute = payment.dispute();
    var stage = dispute == null ? "" : dispute.stage().name().toLowerCase(Locale.ROOT);
    say("payment.disputed", "disputed/" + stage, payment, order, stage);
  }

  private void say(String name, String key, Payment payment, Order order, String reason) {
    say(name, key, payment, order, reason, payment.amount());
  }

  private void say(
      String name, String key, Payment payment, Order order, String reason, Money total) {
    var data = new LinkedHashMap<String, Value>();
    data.put("order", Value.of(order.number()));
    data.put("payment", Value.of(payment.id().toString()));
    data.put("total", Value.of(total));
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
