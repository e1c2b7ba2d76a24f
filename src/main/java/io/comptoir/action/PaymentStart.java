package io.comptoir.action;

import io.comptoir.base.Language;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins the payment of an order with the shop's provider. */
final class PaymentStart {
  private static final Logger LOG = LoggerFactory.getLogger(PaymentStart.class);

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
    var id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    var kept = counter.payments().find(id);
    if (kept.isPresent() && kept.get().url() != null) {
      return kept;
    }
    if (kept.isEmpty()) {
      counter.payments().save(fresh(id, order, now));
      kept = counter.payments().find(id);
    }
    try {
      var begun = counter.provider().begin(kept.orElseThrow(), order, language);
      counter.payments().save(begun);
      return counter.payments().find(id);
    } catch (RuntimeException e) {
      LOG.warn("provider={} payment={} outcome=begin_failed", counter.provider().name(), id, e);
      return Optional.empty();
    }
  }

  private Payment fresh(UUID id, Order order, Instant now) {
    return new Payment(
        id,
        counter.shop(),
        order.id(),
        counter.provider().name(),
        order.total(),
        PaymentStatus.PENDING,
        null,
        null,
        null,
        now,
        0);
  }
}
