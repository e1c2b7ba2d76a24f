package io.comptoir.action;

import io.comptoir.action.PaymentNotices.ConversationNews;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.StockStore;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.order.PaymentMethod;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.conversation.ConversationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Payments of what a change of an order costs more: paid, the change is made; else it is not. */
final class AwaitedPayments {
  private final OrderStore orders;
  private final PaymentStore payments;
  private final StockStore stock;
  private final ConversationNews news;

  AwaitedPayments(
      OrderStore orders, PaymentStore payments, StockStore stock, ConversationNews news) {
    this.orders = orders;
    this.payments = payments;
    this.stock = stock;
    this.news = news;
  }

  /**
   * The payment as it is once this paid a change of the order, made or waited for.
   *
   * @return empty when it is not so: another word, another payment, another amount, or known
   *     already
   */
  static Optional<Payment> paying(PaymentFact fact, Payment payment, Order order, Instant now) {
    var awaited = order.after().awaited();
    var waits = awaited != null && awaited.payment().equals(payment.id());
    var method = PaymentMethod.Payment.idOf(payment.id());
    var made =
        !payment.id().equals(order.paidBy())
            && order.after().transfers().stream().anyMatch(t -> t.method().equals(method));
    if (payment.status().settled() || !(waits || made)) {
      return Optional.empty();
    }
    return switch (fact) {
      case PaymentFact.Captured(var amount, var charge) ->
          amount.equals(payment.amount())
              ? Optional.of(
                  payment
                      .withBalance(payment.balance().captured(amount))
                      .charged(charge)
                      .withStatus(PaymentStatus.PAID, null)
                      .lookedAtAgain(null))
              : Optional.empty();
      case PaymentFact.Authorised(var amount, var charge) ->
          amount.equals(payment.amount())
              ? Optional.of(
                  payment
                      .withStatus(PaymentStatus.AUTHORISED, null)
                      .charged(charge)
                      .lookedAtAgain(now))
              : Optional.empty();
      case PaymentFact.Pending p -> Optional.empty();
      case PaymentFact.Approved a -> Optional.empty();
      case PaymentFact.Declined d -> Optional.empty();
      case PaymentFact.Cancelled c -> Optional.empty();
      case PaymentFact.Expired e -> Optional.empty();
      case PaymentFact.Refunded r -> Optional.empty();
      case PaymentFact.RefundMoved m -> Optional.empty();
      case PaymentFact.Disputed d -> Optional.empty();
    };
  }

  /**
   * Makes the change that this payment paid. May be said again.
   *
   * @param paid as it is now
   * @param before as it is kept
   * @return false when somebody changed the order or the payment meanwhile: look again
   */
  boolean paid(Payment paid, Payment before, Order order, Instant now) {
    var awaited = order.after().awaited();
    if (awaited != null && awaited.payment().equals(paid.id())) {
      var changed = order.afterPaying(awaited, now);
      if (awaited.returns().isEmpty()) {
        changed = changed.inRound(order.round() + 1);
      }
      if (!orders.save(changed)) {
        return false;
      }
      settleStock(changed, awaited.returns().isEmpty());
      tell(changed, paid);
    } else {
      // an earlier run may have ended before the shelf was seen to and the customer told
      settleStock(order, order.after().itemsChangedAt() != null);
      tell(order, paid);
    }
    return paid.equals(before) || payments.save(paid);
  }

  /**
   * Gives the change up whose time to pay is over.
   *
   * @return whether it was given up now
   */
  boolean lapse(Order order, Instant now) {
    var awaited = order.after().awaited();
    if (awaited == null || awaited.until().isAfter(now)) {
      return false;
    }
    if (!orders.save(order.with(order.after().awaiting(null)))) {
      return false;
    }
    stock.release(order.shop(), awaited.reservation());
    payments
        .find(awaited.payment())
        .filter(p -> p.status() == PaymentStatus.PENDING)
        .ifPresent(
            p -> payments.save(p.withStatus(PaymentStatus.EXPIRED, "expired").lookedAtAgain(now)));
    news.happened(
        new ConversationId(order.conversation()),
        "order.change_lapsed:" + awaited.payment(),
        "order.change_lapsed",
        Map.of("order", Value.of(order.number())));
    return true;
  }

  /**
   * Of an order that was not sent, all it holds is one reservation again; every move may be
   * repeated.
   *
   * @param unsent whether its own goods were changed
   */
  private void settleStock(Order order, boolean unsent) {
    if (!unsent || order.round() < 1) {
      return;
    }
    var pieces = new LinkedHashMap<ProductId, Integer>();
    order.lines().forEach(l -> HeldGoods.add(pieces, l.item(), l.quantity()));
    var held = new ArrayList<String>();
    held.add(order.reservation(order.round() - 1));
    order.after().confirmed().forEach(yes -> held.add(OrderDesk.reservation(order, yes)));
    stock.exchange(order.shop(), held, order.reservation(order.round()), pieces);
  }

  private void tell(Order order, Payment payment) {
    news.happened(
        new ConversationId(order.conversation()),
        "order.changed:" + payment.id(),
        "order.changed",
        Map.of(
            "order", Value.of(order.number()),
            "payment", Value.of(payment.id().toString()),
            "total", Value.of(payment.amount())));
  }
}
