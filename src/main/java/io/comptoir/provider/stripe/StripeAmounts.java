package io.comptoir.provider.stripe;

import io.comptoir.base.Money;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Amounts as Stripe writes them: docs.stripe.com/currencies, "Zero-decimal currencies" and "Special
 * cases". They are minor units of ISO 4217 but for a few.
 */
final class StripeAmounts {
  /** Kept with two decimals that are always 00. */
  private static final Set<String> HUNDREDFOLD = Set.of("ISK");

  /** Written otherwise than ISO 4217 has it; nobody sells in them yet. */
  private static final Set<String> ELSEWISE = Set.of("UGX", "MGA", "MRU");

  private StripeAmounts() {}

  /** Why a shop that sells in this currency cannot be paid; null when it can. */
  static @Nullable String problem(Currency currency) {
    return ELSEWISE.contains(currency.getCurrencyCode())
        ? "payments in " + currency.getCurrencyCode() + " are not offered through Stripe"
        : null;
  }

  static String currency(Money money) {
    return money.currency().getCurrencyCode().toLowerCase(Locale.ROOT);
  }

  static long written(Money money) {
    return HUNDREDFOLD.contains(money.currency().getCurrencyCode())
        ? Math.multiplyExact(money.minor(), 100L)
        : money.minor();
  }

  /**
   * @throws IllegalArgumentException when there is no such currency
   */
  static Money read(long amount, String currency) {
    var code = currency.toUpperCase(Locale.ROOT);
    return Money.of(HUNDREDFOLD.contains(code) ? amount / 100 : amount, code);
  }
}
