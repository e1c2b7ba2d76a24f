package io.comptoir.commerce.payment;

import io.comptoir.base.Money;

/** What a provider says of a payment, in a notice or when it is asked. */
public sealed interface PaymentFact {
  /** Nothing yet. */
  record Pending() implements PaymentFact {}

  /** The customer agreed; the money is there once we {@link PaymentProvider#collect} it. */
  record Approved() implements PaymentFact {}

  /**
   * The money is set aside.
   *
   * @param charge the provider's id to capture or cancel it by
   */
  record Authorised(Money amount, String charge) implements PaymentFact {}

  /**
   * The money was taken.
   *
   * @param amount in all
   * @param charge the provider's id to give it back by
   */
  record Captured(Money amount, String charge) implements PaymentFact {}

  /** An attempt failed; the same payment may still be paid another way. */
  record Declined(String reason) implements PaymentFact {}

  /** It will not be paid, or what was set aside was freed. */
  record Cancelled() implements PaymentFact {}

  /** Its time ran out. */
  record Expired() implements PaymentFact {}

  /**
   * Money went back.
   *
   * @param inAll all that went back by now
   */
  record Refunded(Money inAll) implements PaymentFact {}

  /**
   * How a refund of ours fares.
   *
   * @param reference the provider's id of the refund
   */
  record RefundMoved(String reference, RefundAnswer answer) implements PaymentFact {}

  record Disputed(Dispute dispute) implements PaymentFact {}

  /** Its name in logs and meters: {@code captured}. */
  default String word() {
    return switch (this) {
      case Pending p -> "pending";
      case Approved a -> "approved";
      case Authorised a -> "authorised";
      case Captured c -> "captured";
      case Declined d -> "declined";
      case Cancelled c -> "cancelled";
      case Expired e -> "expired";
      case Refunded r -> "refunded";
      case RefundMoved r -> "refund_moved";
      case Disputed d -> "disputed";
    };
  }
}
