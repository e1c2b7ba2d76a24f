package io.comptoir.commerce.payment;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.OrderId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** Those whose money is to be given back, oldest first, at most {@code limit}. */
  List<Payment> refunding(Set<ShopId> shops, int limit);

  /**
   * Remembers that this notice of this provider was dealt with.
   *
   * @return false when it already was
   */
  boolean firstTime(String provider, String noticeId);
}
