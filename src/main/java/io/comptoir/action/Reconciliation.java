package io.comptoir.action;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.commerce.payment.ProviderFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks providers how payments stand that they have not told the end of: a notice may be lost, and a
 * program may end between the provider's answer and ours. What nobody should pay any more is closed
 * at the provider's, what was approved is fetched, and what was set aside is taken once the goods
 * are sent.
 */
final class Reconciliation {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
  private static final int MAX_AT_ONCE = 50;
  private static final int ATTEMPTS = 5;

  /** How often the order of money that is set aside is looked at. */
  private static final Duration SET_ASIDE = Duration.ofMinutes(5);

  /** Cards keep money aside for a week; it is taken before that. */
  private static final Duration TAKEN_AFTER = Duration.ofDays(6);

  private final PaymentStore payments;
  private final OrderStore orders;
  private final PaymentNotices notices;
  private final BiFunction<String, ShopId, Optional<PaymentProvider>> providers;
  private final InstantSource clock;

  Reconciliation(
      PaymentStore payments,
      OrderStore orders,
      PaymentNotices notices,
      BiFunction<String, ShopId, Optional<PaymentProvider>> providers,
      InstantSource clock) {
    this.payments = payments;
    this.orders = orders;
    this.notices = notices;
    this.providers = providers;
    this.clock = clock;
  }

  /**
   * @return how many payments changed by it
   */
  int meet(Set<ShopId> shops) {
    var changed = 0;
    for (var payment : payments.toLookAt(shops, clock.instant(), MAX_AT_ONCE)) {
      changed += look(payment) ? 1 : 0;
    }
    return changed;
  }

  /**
   * @return whether something changed
   */
  boolean look(Payment payment) {
    var now = clock.instant();
    var order = orders.find(payment.order()).orElseThrow();
    var open = awaited(payment, order);
    var looked = open ? payment : given(payment);
    // whoever else looks comes later
    if (!payments.save(looked.lookedAtAgain(next(payment, now)))) {
      return false;
    }
    var changed = false;
    try {
      var provider =
          providers
              .apply(payment.provider(), payment.shop())
              .orElseThrow(() -> new IllegalStateException("no provider is named so here"));
      var step = 0;
      for (var fact : facts(provider, looked, open, order, now)) {
        var id = "look/" + payment.id() + "/" + now.toEpochMilli() + "/" + step++;
        changed |= notices.take(payment, id, fact) == PaymentNotices.Outcome.TAKEN;
        if (fact instanceof PaymentFact.Cancelled || fact instanceof PaymentFact.Expired) {
          leave(payment);
        }
      }
    } catch (RuntimeException e) {
      LOG.warn(
          "provider={} payment={} outcome=look_failed cause={}",
          payment.provider(),
          payment.id(),
          e.getMessage(),
          e instanceof ProviderFailure ? null : e);
    }
    return changed;
  }

  private List<PaymentFact> facts(
      PaymentProvider provider, Payment payment, boolean open, Order order, Instant now) {
    return switch (payment.status()) {
      case PENDING, DECLINED, CANCELLED, EXPIRED -> {
        if (!open) {
          yield List.of(provider.cancel(payment));
        }
        var facts = provider.status(payment);
        yield facts.stream().anyMatch(PaymentFact.Approved.class::isInstance)
            ? provider.collect(payment)
            : facts;
      }
      case AUTHORISED ->
          due(payment, order, now)
              ? List.of(provider.capture(payment, payment.amount()))
              : List.of();
      case PAID, REFUNDING, REFUNDED -> List.of();
    };
  }

  /** Given up in silence: another attempt took its place, or the order is gone. */
  private static Payment given(Payment payment) {
    return switch (payment.status()) {
      case PENDING, DECLINED -> payment.withStatus(PaymentStatus.CANCELLED, "replaced");
      case CANCELLED, EXPIRED, AUTHORISED, PAID, REFUNDING, REFUNDED -> payment;
    };
  }

  /** Whether it is this payment that the order waits for. */
  private boolean awaited(Payment payment, Order order) {
    var change = order.after().awaited();
    if (change != null && change.payment().equals(payment.id())) {
      return payment.status() != PaymentStatus.EXPIRED;
    }
    return order.status() == OrderStatus.AWAITING_PAYMENT
        && payment.status() != PaymentStatus.EXPIRED
        && payments.ofOrder(order.id()).getFirst().id().equals(payment.id());
  }

  /** Whether the money that is set aside is to be taken. */
  private static boolean due(Payment payment, Order order, Instant now) {
    return switch (order.status()) {
      case SHIPPED, DELIVERED -> true;
      case AWAITING_PAYMENT, PAID, PREPARING ->
          payment.balance().promised().minor() > 0
              || payment.createdAt().plus(TAKEN_AFTER).isBefore(now);
      case CANCELLED -> false;
    };
  }

  /** It is closed at the provider's: there is nothing to ask any more. */
  private void leave(Payment of) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var payment = payments.find(of.id()).orElseThrow();
      if (payment.status().settled()
          || payment.lookAt() == null
          || payments.save(payment.lookedAtAgain(null))) {
        return;
      }
    }
  }

  /** Often while the customer is likely to pay, then ever more seldom, for three days. */
  static @Nullable Instant next(Payment payment, Instant now) {
    return switch (payment.status()) {
      case AUTHORISED -> now.plus(SET_ASIDE);
      case PAID, REFUNDING, REFUNDED -> null;
      case PENDING, DECLINED, CANCELLED, EXPIRED -> {
        var age = Duration.between(payment.createdAt(), now);
        if (age.compareTo(Duration.ofDays(3)) > 0) {
          yield null;
        }
        yield now.plus(
            age.compareTo(Duration.ofHours(1)) < 0
                ? Duration.ofMinutes(1)
                : age.compareTo(Duration.ofHours(6)) < 0
                    ? Duration.ofMinutes(15)
                    : Duration.ofHours(2));
      }
    };
  }
}
