package io.comptoir.action;

import io.comptoir.action.PaymentNotices.ConversationNews;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.StockStore;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.PaymentStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the clock does to payments: the goods of an order that nobody pays go back on the shelf, the
 * provider is asked about what it has not told, and money that is promised goes back. What is due
 * stands in the stores, so that nothing is forgotten when a program ends; several programs may do
 * it at once.
 */
public final class PaymentDeadlines {
  private static final Logger LOG = LoggerFactory.getLogger(PaymentDeadlines.class);
  private static final int MAX_AT_ONCE = 200;
  private static final int ATTEMPTS = 10;

  private final Supplier<Set<ShopId>> shops;
  private final PaymentStore payments;
  private final OrderStore orders;
  private final HeldGoods goods;
  private final PaymentNews news;
  private final Reconciliation reconciliation;
  private final GivingBack givingBack;
  private final StockStore stock;
  private final AwaitedPayments awaited;
  private final InstantSource clock;

  /**
   * @param shops those whose payments are looked after here
   * @param providers by name and shop
   */
  public PaymentDeadlines(
      Supplier<Set<ShopId>> shops,
      PaymentStore payments,
      OrderStore orders,
      StockStore stock,
      BiFunction<String, ShopId, Optional<PaymentProvider>> providers,
      ConversationNews news,
      InstantSource clock) {
    this.shops = shops;
    this.payments = payments;
    this.orders = orders;
    this.goods = new HeldGoods(stock);
    this.news = new PaymentNews(news);
    this.stock = stock;
    this.awaited = new AwaitedPayments(orders, payments, stock, news);
    this.clock = clock;
    var notices = new PaymentNotices(payments, orders, stock, news, clock);
    this.reconciliation = new Reconciliation(payments, orders, notices, providers, clock);
    this.givingBack =
        new GivingBack(payments, new Refunds(payments, orders, news), notices, providers, clock);
  }

  /**
   * Does what is due by now.
   *
   * @return how many orders, payments and refunds it changed
   */
  public int meet() {
    var served = shops.get();
    var changed = 0;
    for (var order : orders.overdue(served, clock.instant(), MAX_AT_ONCE)) {
      changed += lapse(order) ? 1 : 0;
    }
    return changed + reconciliation.meet(served) + givingBack.meet(served);
  }

  private boolean lapse(Order overdue) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var order = orders.find(overdue.id()).orElseThrow();
      if (order.after().awaited() != null) {
        return awaited.lapse(order, clock.instant());
      }
      var hold = order.hold();
      var until = hold == null ? null : hold.until();
      if (order.status() != OrderStatus.AWAITING_PAYMENT
          || until == null
          || until.isAfter(clock.instant())) {
        return attempt > 0; // paid, cancelled or begun anew meanwhile
      }
      if (order.holds()) {
        // first nobody may rely on the goods any more, then they go back
        orders.save(order.lapsed());
        continue;
      }
      goods.putBack(order);
      expire(order, until);
      if (!order.toPay().equals(order.total()) && given(order)) {
        return true;
      }
      if (orders.save(order.letGo())) {
        LOG.info("order={} outcome=let_go", order.number());
        return true;
      }
    }
    return true;
  }

  /** An order that a gift card pays in part ends, so that what it paid can be spent. */
  private boolean given(Order order) {
    return new Cancellation(orders, payments, stock).cancel(order, clock.instant()).isPresent();
  }

  private void expire(Order order, Instant until) {
    var told = false;
    for (var payment : payments.ofOrder(order.id())) {
      if (!payment.createdAt().isBefore(until)) {
        continue; // of a later attempt
      }
      switch (payment.status()) {
        case PENDING ->
            // the provider is to close its page too
            payments.save(
                payment
                    .withStatus(PaymentStatus.EXPIRED, "expired")
                    .lookedAtAgain(clock.instant()));
        case DECLINED, CANCELLED, EXPIRED, AUTHORISED, PAID, REFUNDING, REFUNDED -> {}
      }
      if (!told) {
        news.expired(payment, order);
        told = true;
      }
    }
  }
}
