package io.comptoir.commerce.payment;

/**
 * The customer's bank asks the money of a payment back.
 *
 * @param reason the provider's own word: {@code product_not_received}
 */
public record Dispute(Stage stage, String reason) {
  public enum Stage {
    /** Somebody must answer it. */
    OPEN,
    WON,
    LOST
  }
}
