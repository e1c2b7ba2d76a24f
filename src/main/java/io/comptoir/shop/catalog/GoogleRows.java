package io.comptoir.shop.catalog;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Items of a Google Merchant feed, by Google's product data specification, in our own form. Items
 * of one {@code item_group_id} that follow each other are one product: the first is the one sold by
 * default, the others are its variants.
 */
final class GoogleRows extends FeedRows {
  private static final Set<String> REPEATS =
      Set.of(
          "additional_image_link",
          "product_type",
          "product_highlight",
          "product_detail",
          "shipping",
          "tax",
          "included_destination",
          "size_type",
          "promotion_id");

  private static final List<String> ATTRIBUTES =
      List.of("color", "size", "material", "pattern", "gender", "age_group", "size_system");

  /** What variants of one product differ in. */
  private static final List<String> DIFFERING = List.of("color", "size", "material", "pattern");

  private static final Map<String, Integer> IN_STOCK =
      Map.of("out_of_stock", 0, "out of stock", 0, "discontinued", 0);

  private final FeedRows items;
  private final RowGroups groups;

  GoogleRows(FeedRows items) {
    this.items = items;
    this.groups = new RowGroups(items, item -> text(plain(item), "item_group_id"));
  }

  /** {@code g:Image Link} is {@code image_link}. */
  static String attribute(String column) {
    var name = column.strip().toLowerCase(Locale.ROOT);
    return (name.startsWith("g:") ? name.substring(2) : name).replace(' ', '_');
  }

  static boolean repeats(String attribute) {
    return REPEATS.contains(attribute);
  }

  @Override
  @Nullable ObjectNode next() throws IOException, BadRow {
    var group = groups.next();
    if (group.isEmpty()) {
      return null;
    }
    var first = plain(group.getFirst());
    var product = product(first);
    var name = text(first, "item_group_id");
    if (name.isPresent()) {
      product.withObject("/codes").put(CatalogImport.GROUP, name.get());
      var variants = product.putArray("variants");
      for (var item : group.subList(1, group.size())) {
        variants.add(variant(plain(item)));
      }
    }
    return product;
  }

  private static ObjectNode product(ObjectNode item) throws BadRow {
    var row = common(item);
    row.put("name", text(item, "title").orElse(""));
    var highlights = texts(item, "product_highlight");
    if (!highlights.isEmpty()) {
      row.put("summary", highlights.getFirst());
    }
    var description = text(item, "description").or(() -> text(item, "summary")).orElse("");
    row.put("description", String.join("\n", concat(highlights, description)));
    text(item, "brand").ifPresent(brand -> row.put("brand", brand));
    var categories = row.putArray("categories");
    category(item).forEach(categories::add);
    text(item, "link").ifPresent(link -> row.put("link", link));
    text(item, "excluded_destination")
        .filter(e -> e.equalsIgnoreCase("all"))
        .ifPresent(e -> row.put("deleted", true));
    return row;
  }

  private static ObjectNode variant(ObjectNode item) throws BadRow {
    var row = common(item);
    row.remove("compare_at");
    var differing = new ArrayList<String>();
    DIFFERING.forEach(key -> text(item, key).ifPresent(differing::add));
    row.put(
        "name",
        differing.isEmpty()
            ? text(item, "title").or(() -> text(item, "id")).orElse("")
            : String.join(", ", differing));
    return row;
  }

  /** What products and variants both have. */
  private static ObjectNode common(ObjectNode item) throws BadRow {
    var row = ProductJson.JSON.createObjectNode();
    row.put("id", text(item, "id").orElse(""));
    prices(row, item);
    var availability = text(item, "availability").orElse("").toLowerCase(Locale.ROOT);
    var counted = text(item, "quantity").or(() -> text(item, "sell_on_google_quantity")).orElse("");
    if (counted.matches("\\d{1,9}")) {
      row.put("stock", Integer.parseInt(counted));
    } else if (IN_STOCK.containsKey(availability)) {
      row.put("stock", IN_STOCK.get(availability));
    }
    var images = row.putArray("images");
    text(item, "image_link").ifPresent(images::add);
    texts(item, "additional_image_link").stream().limit(10).forEach(images::add);
    text(item, "video_link").ifPresent(film -> row.putArray("films").add(film));
    attributes(row.putObject("attributes"), item);
    var codes = row.putObject("codes");
    for (var code : List.of("gtin", "mpn")) {
      text(item, code).ifPresent(said -> codes.put(code, said));
    }
    return row;
  }

  /** The lower one while it holds; the other is then the price before. */
  private static void prices(ObjectNode row, ObjectNode item) throws BadRow {
    var price = text(item, "price");
    if (price.isEmpty()) {
      return;
    }
    var usual = PriceText.of(price.get());
    var lower = text(item, "sale_price");
    if (lower.isPresent() && holds(text(item, "sale_price_effective_date").orElse(""))) {
      money(row, "price", PriceText.of(lower.get()));
      money(row, "compare_at", usual);
    } else {
      money(row, "price", usual);
    }
  }

  private static void money(ObjectNode row, String key, PriceText price) {
    var money = row.putObject(key).put("amount", price.amount().toPlainString());
    if (price.currency() != null) {
      money.put("currency", price.currency().getCurrencyCode());
    }
  }

  /**
   * Whether now is within {@code 2026-11-01T00:00+0100/2026-11-30T23:59+0100}; always if unsaid.
   */
  private static boolean holds(String period) {
    var ends = period.split("/");
    if (ends.length != 2) {
      return true;
    }
    var now = Instant.now();
    try {
      return !now.isBefore(instant(ends[0])) && !now.isAfter(instant(ends[1]));
    } catch (DateTimeParseException e) {
      return true;
    }
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(
            text.strip(),
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm[:ss][XXX][XX][X]", Locale.ROOT))
        .toInstant();
  }

  /** The shop's own path before Google's; a number of Google's taxonomy says nothing to people. */
  private static List<String> category(ObjectNode item) {
    var own = texts(item, "product_type");
    var path = own.isEmpty() ? text(item, "google_product_category").orElse("") : own.getFirst();
    var names = new ArrayList<String>();
    if (!path.matches("\\d*")) {
      for (var name : path.split("\\s*>\\s*")) {
        if (!name.isBlank() && names.size() < 12 && !names.contains(name.strip())) {
          names.add(name.strip());
        }
      }
    }
    return names;
  }

  private static void attributes(ObjectNode attributes, ObjectNode item) {
    for (var key : ATTRIBUTES) {
      text(item, key)
          .filter(value -> value.length() <= 100)
          .ifPresent(
              value -> {
                var list = attributes.putArray(key);
                List.of(value.toLowerCase(Locale.ROOT).split("\\s*/\\s*")).forEach(list::add);
              });
    }
    text(item, "condition")
        .filter(condition -> !condition.equalsIgnoreCase("new"))
        .ifPresent(c -> attributes.putArray("condition").add(c.toLowerCase(Locale.ROOT)));
    for (var detail : item.path("product_detail")) {
      var name = detail.path("attribute_name").asString("");
      var value = detail.path("attribute_value").asString("");
      if (!name.isBlank() && !value.isBlank() && attributes.size() < ProductJson.MAX_VALUES) {
        attributes.putArray(name.strip().toLowerCase(Locale.ROOT)).add(value.strip());
      }
    }
  }

  /** Tab separated columns may be called as people call them. */
  private static ObjectNode plain(ObjectNode item) {
    if (item.properties().stream().allMatch(e -> attribute(e.getKey()).equals(e.getKey()))) {
      return item;
    }
    var plain = ProductJson.JSON.createObjectNode();
    item.properties().forEach(e -> plain.set(attribute(e.getKey()), e.getValue()));
    return plain;
  }

  private static Optional<String> text(ObjectNode item, String key) {
    var node = item.get(key);
    var said = node == null ? "" : (node.isArray() ? node.path(0) : node).asString("").strip();
    return said.isEmpty() ? Optional.empty() : Optional.of(said);
  }

  private static List<String> texts(ObjectNode item, String key) {
    var node = item.get(key);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray()) {
      // tab separated feeds write several values with commas, addresses without
      return key.equals("additional_image_link")
          ? List.of(node.asString("").strip().split("\\s*,\\s*(?=https?:)"))
          : List.of(node.asString("").strip());
    }
    var texts = new ArrayList<String>();
    for (JsonNode one : node) {
      if (one.isString() && !one.stringValue().isBlank()) {
        texts.add(one.stringValue().strip());
      }
    }
    return texts;
  }

  private static List<String> concat(List<String> lines, String last) {
    var all = new ArrayList<>(lines);
    if (!last.isEmpty()) {
      all.add(last);
    }
    return all;
  }

  @Override
  int line() {
    return groups.line();
  }

  @Override
  long position() {
    return items.position();
  }

  @Override
  FeedEncoding encoding() {
    return items.encoding();
  }

  @Override
  public void close() throws IOException {
    items.close();
  }
}
