package io.comptoir.commerce.payment;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where payments and refunds are kept. */
public interface PaymentStore {
  Optional<Payment> find(UUID id);

  /** By the provider's id of the attempt or of the money. */
  Optional<Payment> findByReference(String provider, String reference);

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

  /** Those whose {@link Payment#lookAt} has come, longest wait first, at most {@code limit}. */
  List<Payment> toLookAt(Set<ShopId> shops, Instant now, int limit);

  Optional<Refund> refund(UUID id);

  Optional<Refund> refundByReference(UUID payment, String reference);

  /** Oldest first. */
  List<Refund> refundsOf(UUID payment);

  /** Those whose {@link Refund#lookAt} has come, longest wait first, at most {@code limit}. */
  List<Refund> refundsToLookAt(Set<ShopId> shops, Instant now, int limit);

  /**
   * Keeps a payment and a refund of it together, or neither when somebody else changed one of them
   * meanwhile. A new refund whose id is already kept is not kept twice.
   *
   * @return whether they were kept
   */
  boolean save(Payment payment, Refund refund);

  /**
   * Remembers that this notice of this provider was dealt with.
   *
   * @return false when it already was
   */
  boolean firstTime(String provider, String noticeId);
}
