package io.comptoir.provider.paypal;

import io.comptoir.commerce.payment.CaptureMode;
import java.net.URI;
import java.util.UUID;
import java.util.function.Function;

/**
 * How a shop is paid through PayPal.
 *
 * @param base where PayPal's API is
 * @param webhookId PayPal's id of the webhook that was set up for this shop
 * @param payee the shop, as the customer knows it
 * @param backTo where the customer returns to after approving, by the payment's id
 */
public record PayPalSettings(
    URI base,
    String clientId,
    String clientSecret,
    String webhookId,
    Wallet wallet,
    CaptureMode capture,
    String payee,
    Function<UUID, URI> backTo) {
  public static final URI BASE = URI.create("https://api-m.paypal.com");
  public static final URI SANDBOX = URI.create("https://api-m.sandbox.paypal.com");

  /** What the customer pays with. */
  public enum Wallet {
    PAYPAL,
    /** In the United States and in USD only. */
    VENMO
  }

  /**
   * @throws IllegalArgumentException with what is wrong, for the operator; no secret is repeated
   */
  public PayPalSettings {
    if (clientId.isBlank() || clientSecret.isBlank()) {
      throw new IllegalArgumentException("PayPal's client id and secret are both needed");
    }
    if (!webhookId.matches("[A-Za-z0-9]{8,50}")) {
      throw new IllegalArgumentException(
          "PayPal's webhook id looks like 8PT597110X687430LKGECATA; without it nobody could tell"
              + " PayPal's notices from forged ones");
    }
  }

  @Override
  public String toString() {
    return "PayPal at " + base.getHost();
  }
}
