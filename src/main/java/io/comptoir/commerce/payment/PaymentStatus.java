package io.comptoir.commerce.payment;

/**
 * Where a payment stands. A declined or expired attempt may be tried again, and may still be paid
 * when the provider says so late.
 */
public enum PaymentStatus {
  PENDING,
  PAID,
  DECLINED,
  CANCELLED,
  EXPIRED,
  /** Paid, and to be given back; asked of the provider until it agrees. */
  REFUNDING,
  REFUNDED
}
