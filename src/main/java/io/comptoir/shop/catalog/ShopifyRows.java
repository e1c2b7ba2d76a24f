package io.comptoir.shop.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shopify's product CSV, of the older and the newer columns, in our own form: the rows of one
 * handle are one product. Its id is the handle; the first variant is the one sold by default, the
 * others are called by their SKU or, without one, by the handle and their options.
 */
final class ShopifyRows extends FeedRows {
  private static final int OPTIONS = 3;

  private final CsvRows rows;
  private final RowGroups groups;

  ShopifyRows(CsvRows rows) {
    this.rows = rows;
    this.groups = new RowGroups(rows, row -> said(row, "handle", "url handle"));
  }

  @Override
  @Nullable ObjectNode next() throws IOException, BadRow {
    var group = groups.next();
    if (group.isEmpty()) {
      return null;
    }
    var first = group.getFirst();
    var handle = said(first, "handle", "url handle");
    if (handle.isEmpty()) {
      throw new BadRow("no handle", "`Handle` is missing: each row belongs to a product");
    }
    var product = product(first, handle.get());
    pictures(product, group);
    var names = optionNames(first);
    var variants = new ArrayList<ObjectNode>();
    for (var row : group) {
      if (row == first || said(row, "variant price", "price").isPresent()) {
        variants.add(row);
      }
    }
    sold(product, variants.getFirst(), names, true);
    if (variants.size() > 1) {
      var others = product.putArray("variants");
      for (var row : variants.subList(1, variants.size())) {
        others.add(variant(row, handle.get(), names));
      }
    }
    return product;
  }

  private static ObjectNode product(ObjectNode row, String handle) {
    var product = ProductJson.JSON.createObjectNode();
    product.put("id", handle);
    product.put("name", said(row, "title").orElse(""));
    said(row, "body (html)", "description").ifPresent(text -> product.put("description", text));
    said(row, "vendor").ifPresent(vendor -> product.put("brand", vendor));
    var categories = product.putArray("categories");
    said(row, "product category", "standardized product type")
        .filter(path -> !path.matches("\\d+"))
        .ifPresent(path -> List.of(path.split("\\s*>\\s*")).forEach(categories::add));
    said(row, "type", "custom product type").ifPresent(categories::add);
    said(row, "tags")
        .ifPresent(
            tags -> {
              var list = product.putArray("tags");
              for (var tag : tags.split("\\s*,\\s*")) {
                list.add(tag.toLowerCase(Locale.ROOT));
              }
            });
    var status = said(row, "status").orElse("active").toLowerCase(Locale.ROOT);
    var published =
        said(row, "published", "published on online store").orElse("true").toLowerCase(Locale.ROOT);
    if (!status.equals("active") || published.equals("false")) {
      product.put("deleted", true);
    }
    return product;
  }

  private static ObjectNode variant(ObjectNode row, String handle, List<String> names)
      throws BadRow {
    var variant = ProductJson.JSON.createObjectNode();
    var values = new ArrayList<String>();
    options(row, names).values().forEach(values::add);
    variant.put("id", id(row, handle, values));
    variant.put("name", String.join(", ", values));
    sold(variant, row, names, false);
    said(row, "variant image", "variant image url")
        .ifPresent(url -> variant.putArray("images").add(url));
    return variant;
  }

  private static String id(ObjectNode row, String handle, List<String> values) {
    var sku = said(row, "variant sku", "sku").orElse("").replaceAll("\\s+", "-");
    if (!sku.isEmpty()) {
      return sku;
    }
    var slug =
        String.join("-", values)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "-")
            .replaceAll("^-|-$", "");
    return handle + "-" + (slug.isEmpty() ? "2" : slug);
  }

  /** What it costs, how many there are, what it is: of a product or one of its variants. */
  private static void sold(ObjectNode target, ObjectNode row, List<String> names, boolean product)
      throws BadRow {
    var price = said(row, "variant price", "price");
    if (price.isPresent()) {
      money(target, "price", price.get());
    }
    var before = said(row, "variant compare at price", "compare-at price", "compare at price");
    if (product && before.isPresent() && !before.get().matches("0+([.,]0+)?")) {
      money(target, "compare_at", before.get());
    }
    elsewhere(target, row);
    var pieces = said(row, "variant inventory qty", "inventory quantity").orElse("");
    var counted = said(row, "variant inventory tracker", "inventory tracker").isPresent();
    var oversold =
        said(row, "variant inventory policy", "continue selling when out of stock")
            .filter(
                policy -> policy.equalsIgnoreCase("continue") || policy.equalsIgnoreCase("true"))
            .isPresent();
    if (counted && !oversold && pieces.matches("-?\\d{1,9}")) {
      target.put("stock", Math.max(0, Integer.parseInt(pieces)));
    }
    var attributes = target.putObject("attributes");
    options(row, names)
        .forEach(
            (name, value) ->
                attributes
                    .putArray(name.toLowerCase(Locale.ROOT))
                    .add(value.toLowerCase(Locale.ROOT)));
    var codes = target.putObject("codes");
    said(row, "variant sku", "sku").ifPresent(sku -> codes.put("sku", sku));
    said(row, "variant barcode", "barcode").ifPresent(gtin -> codes.put("gtin", gtin));
  }

  /** {@code Price / United States} has no currency, so only those that name one are kept. */
  private static void elsewhere(ObjectNode target, ObjectNode row) throws BadRow {
    for (var entry : row.properties()) {
      if (entry.getKey().startsWith("price / ") && entry.getValue().isString()) {
        var price = PriceText.of(entry.getValue().stringValue());
        if (price.currency() != null) {
          target
              .withObject("/prices")
              .put(price.currency().getCurrencyCode(), price.amount().toPlainString());
        }
      }
    }
  }

  private static void money(ObjectNode target, String key, String text) throws BadRow {
    var price = PriceText.of(text);
    var money = target.putObject(key).put("amount", price.amount().toPlainString());
    if (price.currency() != null) {
      money.put("currency", price.currency().getCurrencyCode());
    }
  }

  private static List<String> optionNames(ObjectNode row) {
    var names = new ArrayList<String>();
    for (var i = 1; i <= OPTIONS; i++) {
      names.add(said(row, "option" + i + " name").orElse(""));
    }
    return names;
  }

  /** A product without options has one, called Title. */
  private static Map<String, String> options(ObjectNode row, List<String> names) {
    var options = new LinkedHashMap<String, String>();
    for (var i = 0; i < OPTIONS; i++) {
      var name = names.get(i);
      said(row, "option" + (i + 1) + " value")
          .filter(value -> !name.isEmpty() && !value.equalsIgnoreCase("default title"))
          .ifPresent(value -> options.put(name, value));
    }
    return options;
  }

  private static void pictures(ObjectNode product, List<ObjectNode> group) {
    var images = product.putArray("images");
    for (var row : group) {
      var url = said(row, "image src", "product image url");
      if (url.isPresent() && images.size() < 20) {
        var image = images.addObject().put("url", url.get());
        said(row, "image alt text").ifPresent(alt -> image.put("alt", alt));
      }
    }
  }

  /** What stands in the first of these columns that says something. */
  private static Optional<String> said(ObjectNode row, String... columns) {
    for (var column : columns) {
      var node = row.get(column);
      if (node != null && !node.asString("").isBlank()) {
        return Optional.of(node.asString("").strip());
      }
    }
    return Optional.empty();
  }

  @Override
  int line() {
    return groups.line();
  }

  @Override
  long position() {
    return rows.position();
  }

  @Override
  FeedEncoding encoding() {
    return rows.encoding();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
