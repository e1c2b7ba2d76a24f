package io.comptoir.action;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.ProviderFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins the payment of an order with the shop's provider. */
final class PaymentStart {
  private static final Logger LOG = LoggerFactory.getLogger(PaymentStart.class);

  private static final int ATTEMPTS = 5;

  private final Counter counter;

  PaymentStart(Counter counter) {
    this.counter = counter;
  }

  /**
   * @param key the same key gives the same payment
   * @param now when it is begun
   * @return empty when the provider cannot be reached
   */
  Optional<Payment> begin(Order order, String key, Language language, Instant now) {
    return begin(
        order,
        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
        order.toPay(),
        language,
        now);
  }

  /**
   * @param id the same id is the same payment
   * @param amount what is paid of the order, or for a change of it
   */
  Optional<Payment> begin(Order order, UUID id, Money amount, Language language, Instant now) {
    var kept = counter.payments().find(id);
    if (kept.isPresent() && kept.get().url() != null) {
      return kept;
    }
    if (kept.isEmpty()) {
      counter.payments().save(fresh(id, order, amount, now));
      kept = counter.payments().find(id);
    }
    try {
      var begun = counter.provider().begin(kept.orElseThrow(), order, language);
      return Optional.of(kept(begun));
    } catch (RuntimeException e) {
      LOG.warn(
          "provider={} payment={} outcome=begin_failed cause={}",
          counter.provider().name(),
          id,
          e.getMessage(),
          e instanceof ProviderFailure ? null : e);
      return Optional.empty();
    }
  }

  /** Somebody may look at the payment meanwhile. */
  private Payment kept(Payment begun) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var payment = counter.payments().find(begun.id()).orElseThrow();
      if (payment.url() != null
          || counter
              .payments()
              .save(
                  payment.begun(
                      Objects.requireNonNull(begun.providerReference()),
                      Objects.requireNonNull(begun.url())))) {
        return counter.payments().find(begun.id()).orElseThrow();
      }
    }
    throw new IllegalStateException("the payment changes faster than it can be begun");
  }

  private Payment fresh(UUID id, Order order, Money amount, Instant now) {
    return Payment.pending(
        id,
        counter.shop(),
        order.id(),
        counter.provider().name(),
        amount,
        counter.provider().captures(),
        now);
  }
}
