package io.comptoir.shop.catalog;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.Product.Picture;
import io.comptoir.commerce.catalog.Product.Rating;
import io.comptoir.commerce.catalog.ProductId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A row as marketplaces export them: {@code asin}, {@code title}, {@code bullet_points}, {@code
 * brand}, {@code color}, {@code price}, {@code category} path, {@code rating}, {@code
 * rating_count}, {@code image}. The mapping is described in {@code docs/reference/import.md}.
 */
final class MarketplaceRow {
  private static final int SUMMARY = 200;
  private static final int DESCRIPTION = 10_000;

  private final Language language;
  private final Currency currency;
  private final @Nullable Integer stock;

  MarketplaceRow(Language language, Currency currency, @Nullable Integer stock) {
    this.language = language;
    this.currency = currency;
    this.stock = stock;
  }

  static boolean recognises(JsonNode row) {
    return row.isObject() && row.has("title") && !row.has("name");
  }

  Product read(JsonNode row) throws BadRow {
    var title = text(row, "title");
    if (title.isEmpty()) {
      throw new BadRow("no title", "`title` is empty: a product needs a name");
    }
    var bullets = text(row, "bullet_points");
    var description = text(row, "description");
    var image = text(row, "image");
    var price = price(row);
    return new Product(
        id(row),
        words(title),
        words(summary(bullets.isEmpty() ? description : bullets)),
        words(cut((bullets + "\n" + description).strip(), DESCRIPTION)),
        orNull(text(row, "brand")),
        categories(row),
        price,
        null,
        price == null ? null : stock,
        attributes(row),
        image.startsWith("https://") || image.startsWith("http://")
            ? List.of(new Picture(image, words(title)))
            : List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        rating(row));
  }

  private static ProductId id(JsonNode row) throws BadRow {
    for (var key : List.of("asin", "id", "sku")) {
      var id = text(row, key);
      if (!id.isEmpty()) {
        try {
          return new ProductId(id);
        } catch (IllegalArgumentException e) {
          throw new BadRow("bad id", "`" + key + "` is 1 to 100 characters without spaces");
        }
      }
    }
    throw new BadRow("no id", "`asin` (or `id`, `sku`) is missing");
  }

  /** In the currency's main unit; nothing or 0 is not sold. */
  private @Nullable Money price(JsonNode row) throws BadRow {
    var node = row.get("price");
    if (node == null || node.isNull() || (node.isString() && node.stringValue().isBlank())) {
      return null;
    }
    try {
      var amount = Money.ofMajor(new java.math.BigDecimal(node.asString().strip()), currency);
      if (amount.minor() < 0) {
        throw new BadRow("negative price", "`price` is negative");
      }
      return amount.isZero() ? null : amount;
    } catch (NumberFormatException | ArithmeticException e) {
      throw new BadRow(
          "bad price", "`price` is a number such as 29.97, not " + cut(node.toString(), 40));
    }
  }

  private static List<String> categories(JsonNode row) {
    var path = new ArrayList<String>();
    for (var node : row.path("category")) {
      var name = node.isString() ? CleanText.clean(node.stringValue()) : "";
      if (!name.isEmpty() && !path.contains(name) && path.size() < 12) {
        path.add(cut(name, 100));
      }
    }
    return path;
  }

  private static Map<String, List<String>> attributes(JsonNode row) {
    var attributes = new LinkedHashMap<String, List<String>>();
    var colour = text(row, "color");
    if (!colour.isEmpty() && colour.length() <= 60) {
      attributes.put("color", List.of(colour.toLowerCase(Locale.ROOT)));
    }
    return attributes;
  }

  private static Rating rating(JsonNode row) {
    var average = row.path("rating");
    var count = row.path("rating_count");
    return average.isNumber()
            && average.doubleValue() >= 1
            && average.doubleValue() <= 5
            && count.isInt()
            && count.intValue() > 0
        ? new Rating(average.doubleValue(), count.intValue())
        : Rating.NONE;
  }

  private LocalizedText words(String text) {
    return text.isEmpty() ? LocalizedText.EMPTY : LocalizedText.of(language, text);
  }

  /** The first line, at most so long, cut between words. */
  private static String summary(String text) {
    var line = text.lines().findFirst().orElse("");
    if (line.length() <= SUMMARY) {
      return line;
    }
    var space = line.lastIndexOf(' ', SUMMARY);
    return line.substring(0, space > SUMMARY / 2 ? space : SUMMARY) + "…";
  }

  private static String text(JsonNode row, String key) {
    var node = row.path(key);
    return node.isString() || node.isNumber() ? CleanText.clean(node.asString()) : "";
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : cut(text, 200);
  }
}
