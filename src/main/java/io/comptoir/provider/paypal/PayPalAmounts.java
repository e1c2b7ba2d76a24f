package io.comptoir.provider.paypal;

import io.comptoir.base.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Amounts as PayPal writes them: {@code {"currency_code": "EUR", "value": "49.90"}}. */
final class PayPalAmounts {
  /** developer.paypal.com, "Currency codes", less those with fewer decimals than ISO 4217 has. */
  private static final Set<String> TAKEN =
      Set.of(
          "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "ILS", "JPY", "MXN",
          "MYR", "NOK", "NZD", "PHP", "PLN", "SEK", "SGD", "THB", "USD");

  private PayPalAmounts() {}

  /** Why a shop that sells in this currency cannot be paid; null when it can. */
  static @Nullable String problem(Currency currency) {
    return TAKEN.contains(currency.getCurrencyCode())
        ? null
        : "payments in " + currency.getCurrencyCode() + " are not offered through PayPal";
  }

  static void write(Money money, ObjectNode into) {
    into.put("currency_code", money.currency().getCurrencyCode());
    into.put("value", money.major().toPlainString());
  }

  /**
   * @throws IllegalArgumentException when it is no amount of a known currency
   */
  static Money read(JsonNode amount) {
    var currency = Currency.getInstance(amount.path("currency_code").asString(""));
    try {
      return Money.ofMajor(new BigDecimal(amount.path("value").asString("")), currency);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("not an amount", e);
    }
  }
}
