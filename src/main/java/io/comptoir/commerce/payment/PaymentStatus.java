package io.comptoir.commerce.payment;

/**
 * Where a payment stands. A declined or expired attempt may be tried again, and may still be paid
 * when the provider says so late.
 */
public enum PaymentStatus {
  PENDING,
  /** Set aside by the customer's bank, and not taken yet. The order counts as paid. */
  AUTHORISED,
  PAID,
  DECLINED,
  /** Not paid and not to be paid any more, or set aside and freed again. */
  CANCELLED,
  EXPIRED,
  /** Paid or set aside, and all of it to be given back; asked of the provider until it agrees. */
  REFUNDING,
  /** All of it was given back. */
  REFUNDED;

  /** Whether the money came, whatever became of it. */
  public boolean settled() {
    return switch (this) {
      case AUTHORISED, PAID, REFUNDING, REFUNDED -> true;
      case PENDING, DECLINED, CANCELLED, EXPIRED -> false;
    };
  }
}
