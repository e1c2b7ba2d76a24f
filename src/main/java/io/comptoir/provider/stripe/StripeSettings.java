package io.comptoir.provider.stripe;

import io.comptoir.commerce.payment.CaptureMode;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/**
 * How a shop is paid through Stripe.
 *
 * @param base where Stripe's API is
 * @param secretKey {@code sk_…} or, better, a restricted one: {@code rk_…}
 * @param webhookSecrets {@code whsec_…}; two while one takes the place of the other
 * @param payee the shop, as the customer knows it
 * @param backTo where the customer returns to after paying, by the payment's id
 */
public record StripeSettings(
    URI base,
    String secretKey,
    List<String> webhookSecrets,
    CaptureMode capture,
    String payee,
    Function<java.util.UUID, URI> backTo) {
  public static final URI BASE = URI.create("https://api.stripe.com");

  /**
   * @throws IllegalArgumentException with what is wrong, for the operator; no secret is repeated
   */
  public StripeSettings {
    webhookSecrets = List.copyOf(webhookSecrets);
    if (secretKey.startsWith("pk_")) {
      throw new IllegalArgumentException(
          "the Stripe key is a publishable one (pk_…); take a restricted (rk_…) or secret one"
              + " (sk_…)");
    }
    if (!secretKey.matches("(sk|rk)_(live|test)_[A-Za-z0-9_]{8,250}")) {
      throw new IllegalArgumentException("a Stripe key looks like rk_live_… or sk_test_…");
    }
    if (webhookSecrets.isEmpty()
        || !webhookSecrets.stream().allMatch(s -> s.matches("whsec_[!-~]{16,250}"))) {
      throw new IllegalArgumentException(
          "a Stripe webhook secret looks like whsec_…; without one nobody could tell Stripe's"
              + " notices from forged ones");
    }
  }

  /** Whether real money moves. */
  public boolean live() {
    return secretKey.startsWith("sk_live_") || secretKey.startsWith("rk_live_");
  }

  @Override
  public String toString() {
    return "Stripe at " + base.getHost();
  }
}
