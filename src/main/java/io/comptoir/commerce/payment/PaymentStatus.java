package io.comptoir.commerce.payment;

/** Where a payment stands. A declined attempt may be tried again; the others are final. */
public enum PaymentStatus {
  PENDING,
  PAID,
  DECLINED,
  CANCELLED,
  EXPIRED
}
