package io.comptoir.action;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.commerce.payment.ProviderFailure;
import io.comptoir.commerce.payment.Refund;
import io.comptoir.commerce.payment.RefundAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has providers give back what was promised, and asks them until they have. */
final class GivingBack {
  private static final Logger LOG = LoggerFactory.getLogger(GivingBack.class);
  private static final int MAX_AT_ONCE = 50;
  private static final int ATTEMPTS = 10;

  /** How long a provider that gave nothing back is left alone: at first, and at most. */
  private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final PaymentStore payments;
  private final Refunds refunds;
  private final PaymentNotices notices;
  private final BiFunction<String, ShopId, Optional<PaymentProvider>> providers;
  private final InstantSource clock;
  private volatile Instant nextFreed = Instant.MIN;

  GivingBack(
      PaymentStore payments,
      Refunds refunds,
      PaymentNotices notices,
      BiFunction<String, ShopId, Optional<PaymentProvider>> providers,
      InstantSource clock) {
    this.payments = payments;
    this.refunds = refunds;
    this.notices = notices;
    this.providers = providers;
    this.clock = clock;
  }

  /**
   * @return how many payments and refunds changed by it
   */
  int meet(Set<ShopId> shops) {
    var changed = 0;
    for (var payment : payments.refunding(shops, MAX_AT_ONCE)) {
      changed += whole(payment) ? 1 : 0;
    }
    for (var refund : payments.refundsToLookAt(shops, clock.instant(), MAX_AT_ONCE)) {
      changed += ask(refund) ? 1 : 0;
    }
    return changed;
  }

  /** All of it goes back: what was taken as a refund, what was only set aside by freeing it. */
  private boolean whole(Payment found) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var payment = payments.find(found.id()).orElseThrow();
      if (payment.status() != PaymentStatus.REFUNDING) {
        return false;
      }
      if (payment.balance().captured().isZero()) {
        return free(payment);
      }
      var left = payment.balance().left();
      if (left.isZero()) {
        return false; // under way
      }
      var now = clock.instant();
      var key = payment.id() + "/rest/" + payment.version();
      var reason = payment.reason();
      var refund = Refund.asked(key, payment, left, reason == null ? "cancelled" : reason, now);
      if (payments.save(payment.withBalance(payment.balance().promise(left)), refund)) {
        return false; // promised now; given back below
      }
    }
    return false;
  }

  private boolean free(Payment payment) {
    var now = clock.instant();
    if (now.isBefore(nextFreed)) {
      return false;
    }
    try {
      var fact = provider(payment.provider(), payment.shop()).cancel(payment);
      var id = "free/" + payment.id() + "/" + now.toEpochMilli();
      return notices.take(payment, id, fact) == PaymentNotices.Outcome.TAKEN;
    } catch (RuntimeException e) {
      LOG.warn(
          "provider={} payment={} outcome=free_failed cause={}",
          payment.provider(),
          payment.id(),
          e.getMessage(),
          e instanceof ProviderFailure ? null : e);
      nextFreed = now.plus(SHORTEST_PAUSE);
      return false;
    }
  }

  private boolean ask(Refund refund) {
    var now = clock.instant();
    var payment = payments.find(refund.payment()).orElseThrow();
    // whoever else asks comes later
    if (!payments.save(payment, refund.lookedAtAgain(now.plus(pause(refund, now))))) {
      return false;
    }
    if (payment.status() == PaymentStatus.AUTHORISED) {
      return false; // reconciliation takes the money first
    }
    if (payment.balance().captured().isZero()) {
      return payment.status() == PaymentStatus.REFUNDED
          && refunds.moved(refund.id(), new RefundAnswer.Done("never_taken"), now);
    }
    try {
      var answer = provider(payment.provider(), payment.shop()).refund(payment, refund);
      return refunds.moved(refund.id(), answer, now);
    } catch (RuntimeException e) {
      LOG.warn(
          "provider={} payment={} refund={} outcome=refund_failed cause={}",
          payment.provider(),
          payment.id(),
          refund.id(),
          e.getMessage(),
          e instanceof ProviderFailure ? null : e);
      return false;
    }
  }

  /** As long as it has been tried in vain, within bounds. */
  private static Duration pause(Refund refund, Instant now) {
    var age = Duration.between(refund.askedAt(), now);
    return age.compareTo(SHORTEST_PAUSE) < 0
        ? SHORTEST_PAUSE
        : age.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : age;
  }

  private PaymentProvider provider(String name, ShopId shop) {
    return providers
        .apply(name, shop)
        .orElseThrow(() -> new IllegalStateException("no provider is named so here"));
  }
}
