package io.comptoir.commerce.loyalty;

import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import java.time.Period;

/**
 * A shop's loyalty programme.
 *
 * @param name "Le Cercle"
 * @param perUnit points for each whole unit of the currency that was paid
 * @param valid how long points last after the last purchase
 * @param upper segment of those who bought for {@code threshold} within {@code within}
 */
public record LoyaltyTerms(
    LocalizedText name, int perUnit, Period valid, String upper, Money threshold, Period within) {
  public LoyaltyTerms {
    if (perUnit < 1 || valid.isZero() || within.isZero()) {
      throw new IllegalArgumentException("points are earned and last for a while");
    }
  }
}
