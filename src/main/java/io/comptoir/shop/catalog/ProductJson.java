package io.comptoir.shop.catalog;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.Product.Picture;
import io.comptoir.commerce.catalog.Product.Rating;
import io.comptoir.commerce.catalog.Product.Variant;
import io.comptoir.commerce.catalog.ProductId;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A product as one line of {@code catalog/products.jsonl}, both ways. The form is described in
 * {@code docs/reference/catalog.md}.
 */
final class ProductJson {
  static final JsonMapper JSON = JsonMapper.builder().build();
  static final int MAX_VARIANTS = 250;
  static final int MAX_VALUES = 200;

  private final Language language;
  private final Currency currency;
  private final Interner interner = new Interner();
  private final ParticularsJson particulars = new ParticularsJson(this);

  /**
   * @param language of words written without one
   * @param currency of prices written without one
   */
  ProductJson(Language language, Currency currency) {
    this.language = language;
    this.currency = currency;
  }

  Product read(JsonNode row) throws BadRow {
    if (!row.isObject()) {
      throw new BadRow("not an object", "each line is one JSON object: {\"id\": …, \"name\": …}");
    }
    var name = words(row, "name");
    if (name.isEmpty()) {
      throw new BadRow("no name", "`name` is missing: give the product's name");
    }
    var variants = new ArrayList<Variant>();
    for (var variant : list(row, "variants", MAX_VARIANTS)) {
      variants.add(variant(variant));
    }
    var pairs = new ArrayList<ProductId>();
    for (var pair : texts(row, "pairs_with")) {
      pairs.add(id(pair));
    }
    var priced = priced(row);
    var before = price(row, "compare_at");
    return new Product(
        id(row),
        name,
        words(row, "summary"),
        words(row, "description"),
        optional(row, "brand"),
        interner.same(texts(row, "categories")),
        priced.here(),
        priced.here() == null ? null : before,
        stock(row),
        attributes(row),
        ParticularsJson.pictures(row, this),
        variants,
        pairs,
        interner.same(texts(row, "tags")),
        date(row),
        rating(row),
        particulars.read(row, priced.elsewhere(), List.of()));
  }

  private Variant variant(JsonNode row) throws BadRow {
    var priced = priced(row);
    return new Variant(
        id(row),
        words(row, "name"),
        attributes(row),
        priced.here(),
        stock(row),
        particulars.read(row, priced.elsewhere(), ParticularsJson.pictures(row, this)));
  }

  private record Priced(@Nullable Money here, Map<Currency, Money> elsewhere) {}

  /** A price in another currency than the catalogue's is kept, and does not sell here. */
  private Priced priced(JsonNode row) throws BadRow {
    var price = price(row, "price");
    return price == null || price.currency().equals(currency)
        ? new Priced(price, Map.of())
        : new Priced(null, Map.of(price.currency(), price));
  }

  /** The same product as a line that {@link #read} reads back. */
  ObjectNode write(Product product) {
    var row = JSON.createObjectNode();
    row.put("id", product.id().value());
    words(row, "name", product.name());
    words(row, "summary", product.summary());
    words(row, "description", product.description());
    if (product.brand() != null) {
      row.put("brand", product.brand());
    }
    texts(row.putArray("categories"), product.categories());
    money(row, "price", product.price());
    money(row, "compare_at", product.compareAt());
    if (product.stock() != null) {
      row.put("stock", product.stock());
    }
    if (product.added() != null) {
      row.put("added", product.added().toString());
    }
    pictures(row, product.images());
    attributes(row, product.attributes());
    if (!product.variants().isEmpty()) {
      var variants = row.putArray("variants");
      for (var variant : product.variants()) {
        var node = variants.addObject();
        node.put("id", variant.id().value());
        words(node, "name", variant.name());
        attributes(node, variant.attributes());
        money(node, "price", variant.price());
        if (variant.stock() != null) {
          node.put("stock", variant.stock());
        }
        if (!variant.more().pictures().isEmpty()) {
          pictures(node, variant.more().pictures());
        }
        ParticularsJson.write(node, variant.more());
      }
    }
    if (!product.pairsWith().isEmpty()) {
      texts(
          row.putArray("pairs_with"), product.pairsWith().stream().map(ProductId::value).toList());
    }
    if (!product.tags().isEmpty()) {
      texts(row.putArray("tags"), product.tags());
    }
    if (product.rating().count() > 0) {
      row.putObject("rating")
          .put("average", product.rating().average())
          .put("count", product.rating().count());
    }
    ParticularsJson.write(row, product.more());
    return row;
  }

  private ProductId id(JsonNode row) throws BadRow {
    return id(text(row, "id", "`id` is missing: give each product a short id of its own"));
  }

  static ProductId id(String id) throws BadRow {
    try {
      return new ProductId(id);
    } catch (IllegalArgumentException e) {
      throw new BadRow("bad id", "`id` is 1 to 100 characters without spaces");
    }
  }

  LocalizedText words(JsonNode row, String key) throws BadRow {
    var node = row.get(key);
    if (node == null || node.isNull()) {
      return LocalizedText.EMPTY;
    }
    if (node.isString()) {
      var text = CleanText.clean(node.stringValue());
      return text.isEmpty() ? LocalizedText.EMPTY : LocalizedText.of(language, interner.one(text));
    }
    if (!node.isObject()) {
      throw new BadRow("bad words", "`" + key + "` is words, or {\"fr\": …, \"en\": …}");
    }
    var byLanguage = new LinkedHashMap<Language, String>();
    for (var entry : node.properties()) {
      var text = entry.getValue();
      if (!text.isString()) {
        throw new BadRow("bad words", "`" + key + "." + entry.getKey() + "` is not words");
      }
      var cleaned = CleanText.clean(text.stringValue());
      if (!cleaned.isEmpty()) {
        byLanguage.put(language(key, entry.getKey()), interner.one(cleaned));
      }
    }
    return new LocalizedText(byLanguage);
  }

  private Language language(String key, String code) throws BadRow {
    try {
      return interner.same(new Language(code));
    } catch (IllegalArgumentException e) {
      throw new BadRow(
          "bad language", "`" + key + "." + code + "`: a language is for example `fr` or `en`");
    }
  }

  private Map<String, List<String>> attributes(JsonNode row) throws BadRow {
    var node = row.get("attributes");
    if (node == null || node.isNull()) {
      return Map.of();
    }
    if (!node.isObject() || node.size() > MAX_VALUES) {
      throw new BadRow(
          "bad attributes", "`attributes` is {\"key\": [\"value\", …]}, at most " + MAX_VALUES);
    }
    var attributes = new LinkedHashMap<String, List<String>>();
    for (var entry : node.properties()) {
      attributes.put(interner.one(entry.getKey()), interner.same(texts(node, entry.getKey())));
    }
    return attributes;
  }

  private @Nullable Money price(JsonNode row, String key) throws BadRow {
    var node = row.get(key);
    return node == null || node.isNull() ? null : price(key, node, currency);
  }

  /**
   * @param otherwise the currency of a price that names none
   */
  Money price(String key, JsonNode node, Currency otherwise) throws BadRow {
    var money = money(key, node, otherwise);
    if (money.minor() < 0) {
      throw new BadRow("negative price", "`" + key + "` is negative: prices are 0 or more");
    }
    return money;
  }

  private static Money money(String key, JsonNode node, Currency otherwise) throws BadRow {
    var amount = node.isObject() ? node.get("amount") : node;
    if (amount == null || !(amount.isIntegralNumber() || amount.isString())) {
      throw new BadRow(
          "bad price",
          "`"
              + key
              + "` is {\"amount\": 2990, \"currency\": \"EUR\"} in the smallest unit, or"
              + " \"29.90\" between quotes");
    }
    var code = node.isObject() ? node.get("currency") : null;
    var in = code == null || code.isNull() ? otherwise : PriceText.currency(code.asString(""));
    try {
      if (!amount.isString()) {
        return new Money(amount.longValue(), in);
      }
      var written = PriceText.of(amount.stringValue());
      return Money.ofMajor(written.amount(), written.currency() == null ? in : written.currency());
    } catch (ArithmeticException e) {
      throw new BadRow("bad price", "`" + key + "` is larger than any price: " + amount);
    }
  }

  private static @Nullable Integer stock(JsonNode row) throws BadRow {
    var node = row.get("stock");
    return node == null || node.isNull() ? null : pieces("stock", node);
  }

  static int pieces(String key, JsonNode node) throws BadRow {
    if (!node.isInt() || node.intValue() < 0) {
      throw new BadRow(
          "bad stock", "`" + key + "` is a whole number, 0 or more; leave it out if uncounted");
    }
    return node.intValue();
  }

  private static @Nullable LocalDate date(JsonNode row) throws BadRow {
    var text = optional(row, "added");
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadRow("bad date", "`added` is a date such as 2026-11-21");
    }
  }

  private static Rating rating(JsonNode row) throws BadRow {
    var node = row.get("rating");
    if (node == null || node.isNull()) {
      return Rating.NONE;
    }
    var average = node.path("average");
    var count = node.path("count");
    if (!average.isNumber()
        || !count.isInt()
        || average.doubleValue() < 0
        || average.doubleValue() > 5
        || count.intValue() < 0) {
      throw new BadRow("bad rating", "`rating` is {\"average\": 0 to 5, \"count\": …}");
    }
    return new Rating(average.doubleValue(), count.intValue());
  }

  static String text(JsonNode row, String key, String mend) throws BadRow {
    var text = optional(row, key);
    if (text == null) {
      throw new BadRow("no " + key, mend);
    }
    return text;
  }

  static @Nullable String optional(JsonNode row, String key) throws BadRow {
    var node = row.get(key);
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.isString() && !node.isNumber()) {
      throw new BadRow("bad " + key, "`" + key + "` is one word or number");
    }
    var text = CleanText.clean(node.asString());
    return text.isEmpty() ? null : text;
  }

  private List<String> texts(JsonNode row, String key) throws BadRow {
    var texts = new ArrayList<String>();
    for (var item : list(row, key, MAX_VALUES)) {
      if (!item.isString() && !item.isNumber() && !item.isBoolean()) {
        throw new BadRow("bad " + key, "`" + key + "` is a list of words");
      }
      texts.add(interner.one(CleanText.clean(item.asString())));
    }
    return List.copyOf(texts);
  }

  /** The elements; one value alone counts as a list of one. */
  static List<JsonNode> list(JsonNode row, String key, int max) throws BadRow {
    var node = row.isObject() ? row.get(key) : row;
    if (node == null || node.isNull()) {
      return List.of();
    }
    if (!node.isArray()) {
      return List.of(node);
    }
    if (node.size() > max) {
      throw new BadRow("too many " + key, "`" + key + "` holds at most " + max);
    }
    var items = new ArrayList<JsonNode>(node.size());
    node.forEach(items::add);
    return items;
  }

  private static void pictures(ObjectNode row, List<Picture> pictures) {
    var images = row.putArray("images");
    for (var picture : pictures) {
      var image = images.addObject();
      image.put("url", picture.url());
      words(image, "alt", picture.alt());
    }
  }

  private static void words(ObjectNode row, String key, LocalizedText words) {
    if (!words.isEmpty()) {
      var node = row.putObject(key);
      words.byLanguage().forEach((language, text) -> node.put(language.code(), text));
    }
  }

  private static void money(ObjectNode row, String key, @Nullable Money money) {
    if (money != null) {
      row.putObject(key)
          .put("amount", money.minor())
          .put("currency", money.currency().getCurrencyCode());
    }
  }

  private static void attributes(ObjectNode row, Map<String, List<String>> attributes) {
    if (!attributes.isEmpty()) {
      var node = row.putObject("attributes");
      attributes.forEach((key, values) -> texts(node.putArray(key), values));
    }
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
