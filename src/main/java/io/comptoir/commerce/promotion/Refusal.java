package io.comptoir.commerce.promotion;

import io.comptoir.base.Money;
import java.time.LocalDate;

/** Why a promotion does not apply. */
public sealed interface Refusal {
  record Unknown(String code) implements Refusal {}

  record Expired(LocalDate until) implements Refusal {}

  record NotYet(LocalDate from) implements Refusal {}

  /**
   * @param missing how much more of the goods that count it takes
   */
  record BelowMinimum(Money minimum, Money missing) implements Refusal {}

  record NotForTheseItems() implements Refusal {}

  record AlreadyUsed() implements Refusal {}

  record NotForYou() implements Refusal {}

  /** Not had on this channel. */
  record NotHere() implements Refusal {}

  /** Others had all that there was of it. */
  record UsedUp() implements Refusal {}

  /**
   * @param points that the buyer has
   * @param needed to use any
   */
  record TooFewPoints(int points, int needed) implements Refusal {}

  /** Its name in flows: {@code BELOW_MINIMUM}. */
  default String reason() {
    return switch (this) {
      case Unknown u -> "UNKNOWN";
      case Expired e -> "EXPIRED";
      case NotYet n -> "NOT_YET";
      case BelowMinimum b -> "BELOW_MINIMUM";
      case NotForTheseItems n -> "NOT_FOR_THESE_ITEMS";
      case AlreadyUsed a -> "ALREADY_USED";
      case NotForYou n -> "NOT_FOR_YOU";
      case NotHere n -> "NOT_HERE";
      case UsedUp u -> "USED_UP";
      case TooFewPoints t -> "TOO_FEW_POINTS";
    };
  }
}
