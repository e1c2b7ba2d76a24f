package io.comptoir.web.storefront;

import io.comptoir.commerce.promotion.Refusal;

/** Why a code is refused, in words that say what to do. */
final class CouponWords {
  private CouponWords() {}

  static String of(Refusal refusal, Words words) {
    return switch (refusal) {
      case Refusal.Unknown unknown -> words.text("coupon.unknown");
      case Refusal.Expired expired -> words.text("coupon.expired", words.date(expired.until()));
      case Refusal.NotYet notYet -> words.text("coupon.not_yet", words.date(notYet.from()));
      case Refusal.BelowMinimum below ->
          words.text(
              "coupon.below_minimum", words.money(below.minimum()), words.money(below.missing()));
      case Refusal.NotForTheseItems items -> words.text("coupon.not_for_these_items");
      case Refusal.AlreadyUsed used -> words.text("coupon.already_used");
      case Refusal.NotForYou you -> words.text("coupon.not_for_you");
      case Refusal.NotHere here -> words.text("coupon.not_here");
      case Refusal.UsedUp up -> words.text("coupon.used_up");
      case Refusal.TooFewPoints few ->
          words.text("coupon.too_few_points", few.points(), few.needed());
    };
  }
}
