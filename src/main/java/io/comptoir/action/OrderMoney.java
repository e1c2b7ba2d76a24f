package io.comptoir.action;

import io.comptoir.action.PaymentNotices.ConversationNews;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.giftcard.GiftCard;
import io.comptoir.commerce.order.Books;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.order.PaymentMethod;
import io.comptoir.commerce.order.Transfer;
import io.comptoir.commerce.order.Transfer.Due;
import io.comptoir.commerce.order.Transfer.Kind;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.conversation.ConversationId;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back what orders owe: to gift cards at once, to payments as {@link Refunds}. What is owed
 * stands in the stores, so that nothing is forgotten when a program ends; each move has a key, so
 * that several programs may do it at once.
 */
public final class OrderMoney {
  private static final Logger LOG = LoggerFactory.getLogger(OrderMoney.class);
  private static final int MAX_AT_ONCE = 200;

  private final Supplier<Set<ShopId>> shops;
  private final OrderStore orders;
  private final Books books;
  private final Refunds refunds;
  private final ConversationNews news;
  private final InstantSource clock;

  /**
   * @param shops those whose orders are looked after here
   */
  public OrderMoney(
      Supplier<Set<ShopId>> shops,
      OrderStore orders,
      PaymentStore payments,
      Books books,
      ConversationNews news,
      InstantSource clock) {
    this.shops = shops;
    this.orders = orders;
    this.books = books;
    this.refunds = new Refunds(payments, orders, news);
    this.news = news;
    this.clock = clock;
  }

  /**
   * Does what is due by now.
   *
   * @return how many orders it saw to
   */
  public int meet() {
    var changed = 0;
    for (var order : orders.owingMoney(shops.get(), MAX_AT_ONCE)) {
      changed += carry(order) ? 1 : 0;
    }
    return changed;
  }

  private boolean carry(Order order) {
    var transfers = order.after().transfers();
    for (var i = order.after().carried(); i < transfers.size(); i++) {
      var move = transfers.get(i);
      if (move.kind() == Kind.REFUND && move.due() == Due.NOW) {
        carry(order, move, order.id() + "/transfer/" + i);
      }
    }
    return orders.save(order.with(order.after().carried(transfers.size())));
  }

  private void carry(Order order, Transfer move, String key) {
    var code = GiftCard.codeOf(move.method());
    if (code.isPresent()) {
      var zero = Money.zero(move.amount().currency());
      // one made for this very refund is not there yet
      books
          .giftCards()
          .issue(
              new GiftCard(code.get(), order.shop(), zero, order.customer(), null),
              clock.instant());
      books.giftCards().move(order.shop(), code.get(), move.amount(), key, clock.instant());
      tell(order, "giftcard.credited", key, move.amount(), code.get());
      return;
    }
    var payment = PaymentMethod.Payment.paymentOf(move.method());
    if (payment.isEmpty() || order.status() == OrderStatus.CANCELLED) {
      return; // what is left of a cancelled order's payments goes back whole, see Cancellation
    }
    switch (refunds.refund(payment.get(), move.amount(), key, "return", clock.instant())) {
      case Refunds.Promise.Kept kept -> {}
      case Refunds.Promise.NotPaid() ->
          LOG.error("order={} payment={} outcome=refund_not_paid", order.number(), payment.get());
      case Refunds.Promise.TooMuch(var left) ->
          LOG.error("order={} payment={} outcome=refund_too_much", order.number(), payment.get());
    }
  }

  private void tell(Order order, String event, String key, Money amount, String code) {
    var data = new LinkedHashMap<String, Value>();
    data.put("order", Value.of(order.number()));
    data.put("total", Value.of(amount));
    data.put("code", Value.of(code));
    news.happened(new ConversationId(order.conversation()), event + ":" + key, event, data);
  }
}
