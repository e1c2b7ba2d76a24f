package io.comptoir.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money in the currency's minor unit (cents for EUR, yen for JPY). Arithmetic is exact
 * and throws on overflow or on mixed currencies.
 *
 * @param minor the amount in minor units, may be negative
 */
public record Money(@JsonProperty("amount") long minor, @JsonProperty("currency") Currency currency)
    implements Comparable<Money> {

  @JsonCreator
  public static Money of(
      @JsonProperty("amount") long minor, @JsonProperty("currency") String currency) {
    return new Money(minor, Currency.getInstance(currency));
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /** From a decimal amount, rounded half up to the currency's minor unit: 29.97 EUR → 2997. */
  public static Money ofMajor(BigDecimal amount, Currency currency) {
    return new Money(
        amount
            .setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP)
            .unscaledValue()
            .longValueExact(),
        currency);
  }

  public BigDecimal major() {
    return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minor, same(other).minor), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, same(other).minor), currency);
  }

  public Money times(long factor) {
    return new Money(Math.multiplyExact(minor, factor), currency);
  }

  /** This share of the amount, rounded half up. {@code percent} is 0 to 100. */
  public Money percent(int percent) {
    return new Money(
        BigDecimal.valueOf(minor)
            .multiply(BigDecimal.valueOf(percent))
            .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP)
            .longValueExact(),
        currency);
  }

  @JsonIgnore
  public boolean isZero() {
    return minor == 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, same(other).minor);
  }

  private Money same(Money other) {
    if (!other.currency.equals(currency)) {
      throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
    }
    return other;
  }
}
