package io.comptoir.commerce.payment;

/** When the money of a payment is taken. */
public enum CaptureMode {
  /** As soon as the customer pays. */
  AT_ONCE,
  /** The customer's bank sets it aside; it is taken when the goods are sent. */
  ON_SHIPPING
}
