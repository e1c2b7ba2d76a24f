package io.comptoir.commerce.payment;

import io.comptoir.commerce.order.OrderId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where payments are kept. */
public interface PaymentStore {
  Optional<Payment> find(UUID id);

  /** Newest first. */
  List<Payment> ofOrder(OrderId order);

  /**
   * Keeps a new payment (version 0) or a change if nobody else changed it meanwhile. A new payment
   * whose id is already kept is not kept twice.
   *
   * @return whether it was kept
   */
  boolean save(Payment payment);

  /**
   * Remembers that this notice of this provider was dealt with.
   *
   * @return false when it already was
   */
  boolean firstTime(String provider, String noticeId);
}
