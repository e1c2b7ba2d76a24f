package io.comptoir.web.storefront;

import io.comptoir.commerce.catalog.Product.Rating;
import org.jspecify.annotations.Nullable;

/**
 * A rating as it is drawn and said.
 *
 * @param tenths of a star, 10 to 50, for the drawing: rounded to five
 * @param label for those who do not see the drawing
 */
public record Stars(int tenths, String value, int count, String label) {

  /** Absent without reviews. */
  static @Nullable Stars of(Rating rating, Words words) {
    if (rating.count() <= 0) {
      return null;
    }
    var value = words.decimal(rating.average());
    return new Stars(
        tenths(rating.average()),
        value,
        rating.count(),
        words.text("rating.label", value, rating.count()));
  }

  static int tenths(double average) {
    return Math.clamp(Math.round(average * 2) * 5, 0, 50);
  }
}
