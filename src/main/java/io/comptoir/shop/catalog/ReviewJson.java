package io.comptoir.shop.catalog;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.Review;
import java.time.DateTimeException;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/** A review as one line of {@code catalog/reviews.jsonl}. */
final class ReviewJson {
  private final Language language;

  ReviewJson(Language language) {
    this.language = language;
  }

  Review read(JsonNode row) throws BadRow {
    var rating = row.path("rating");
    if (!rating.isInt() || rating.intValue() < 1 || rating.intValue() > 5) {
      throw new BadRow("bad rating", "`rating` is a whole number from 1 to 5");
    }
    try {
      return new Review(
          new ProductId(text(row, "product", "")),
          rating.intValue(),
          text(row, "title", ""),
          text(row, "text", ""),
          row.has("language") ? new Language(text(row, "language", "")) : language,
          text(row, "author", ""),
          LocalDate.parse(row.has("at") ? text(row, "at", "") : text(row, "date", "1970-01-01")));
    } catch (DateTimeException e) {
      throw new BadRow("bad date", "`at` is a date such as 2026-11-21");
    } catch (IllegalArgumentException e) {
      throw new BadRow("bad review", "a review needs `product`, and a `language` such as \"fr\"");
    }
  }

  private static String text(JsonNode row, String key, String otherwise) {
    var node = row.path(key);
    return node.isString() ? CleanText.clean(node.stringValue()) : otherwise;
  }
}
