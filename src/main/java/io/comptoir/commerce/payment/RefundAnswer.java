package io.comptoir.commerce.payment;

/** What a provider says to a refund. */
public sealed interface RefundAnswer {
  /** The money went back, or is on its way with nothing left to happen on our side. */
  record Done(String reference) implements RefundAnswer {}

  /** It took it and is asked again later. */
  record Pending(String reference) implements RefundAnswer {}

  /**
   * It will not, whatever we do: a person must see to it.
   *
   * @param reason in the provider's words; nothing of the customer
   */
  record Refused(String reason) implements RefundAnswer {}
}
