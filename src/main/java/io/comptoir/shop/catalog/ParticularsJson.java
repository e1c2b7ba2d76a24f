package io.comptoir.shop.catalog;

import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.Particulars;
import io.comptoir.commerce.catalog.Particulars.Relation;
import io.comptoir.commerce.catalog.Product.Picture;
import io.comptoir.commerce.catalog.ProductId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What feeds know besides, as fields of a product's or a variant's line, both ways. */
final class ParticularsJson {
  private static final int MOST_PRICES = 50;
  private static final int MOST_PLACES = 2_000;
  private static final int MOST_LINKS = 20;

  private final ProductJson products;

  ParticularsJson(ProductJson products) {
    this.products = products;
  }

  /**
   * @param elsewhere a price in another currency than the catalogue's, told as the price
   */
  Particulars read(JsonNode row, Map<Currency, Money> elsewhere, List<Picture> pictures)
      throws BadRow {
    var prices = new LinkedHashMap<>(elsewhere);
    for (var entry : object(row, "prices", MOST_PRICES).properties()) {
      var currency = PriceText.currency(entry.getKey());
      prices.put(currency, products.price("prices." + entry.getKey(), entry.getValue(), currency));
    }
    var stockAt = new LinkedHashMap<String, Integer>();
    for (var entry : object(row, "stock_at", MOST_PLACES).properties()) {
      stockAt.put(
          entry.getKey(), ProductJson.pieces("stock_at." + entry.getKey(), entry.getValue()));
    }
    var related = new EnumMap<Relation, List<ProductId>>(Relation.class);
    for (var entry : object(row, "related", Relation.values().length).properties()) {
      var ids = new ArrayList<ProductId>();
      for (var id : ProductJson.list(entry.getValue(), "related", ProductJson.MAX_VALUES)) {
        ids.add(ProductJson.id(id.asString("")));
      }
      related.put(relation(entry.getKey()), List.copyOf(ids));
    }
    var codes = new LinkedHashMap<String, String>();
    for (var entry : object(row, "codes", MOST_LINKS).properties()) {
      codes.put(entry.getKey(), CleanText.clean(entry.getValue().asString("")));
    }
    var films = new ArrayList<String>();
    for (var film : ProductJson.list(row, "films", MOST_LINKS)) {
      films.add(address(film.asString("")));
    }
    var link = ProductJson.optional(row, "link");
    var deleted = row.path("deleted");
    if (!deleted.isMissingNode() && !deleted.isBoolean()) {
      throw new BadRow("bad deleted", "`deleted` is true or false");
    }
    var all =
        new Particulars(
            prices,
            stockAt,
            pictures,
            films,
            related,
            codes,
            link == null ? null : address(link),
            deleted.asBoolean(false));
    return all.equals(Particulars.NONE) ? Particulars.NONE : all;
  }

  static void write(ObjectNode row, Particulars more) {
    if (!more.prices().isEmpty()) {
      var prices = row.putObject("prices");
      more.prices().forEach((in, price) -> prices.put(in.getCurrencyCode(), price.minor()));
    }
    if (!more.stockAt().isEmpty()) {
      var places = row.putObject("stock_at");
      more.stockAt().forEach(places::put);
    }
    if (!more.films().isEmpty()) {
      var films = row.putArray("films");
      more.films().forEach(films::add);
    }
    if (!more.related().isEmpty()) {
      var related = row.putObject("related");
      more.related()
          .forEach(
              (relation, ids) -> {
                var list = related.putArray(relation.name().toLowerCase(Locale.ROOT));
                ids.forEach(id -> list.add(id.value()));
              });
    }
    if (!more.codes().isEmpty()) {
      var codes = row.putObject("codes");
      more.codes().forEach(codes::put);
    }
    if (more.link() != null) {
      row.put("link", more.link());
    }
    if (more.deleted()) {
      row.put("deleted", true);
    }
  }

  private static Relation relation(String name) throws BadRow {
    for (var relation : Relation.values()) {
      if (relation.name().equalsIgnoreCase(name)) {
        return relation;
      }
    }
    throw new BadRow(
        "bad related", "`related." + name + "`: it is `accessory`, `alternative` or `successor`");
  }

  /** An address of the web; what scripts could hide in is none. */
  private static String address(String text) throws BadRow {
    var address = CleanText.clean(text);
    if (!address.startsWith("https://") && !address.startsWith("http://")) {
      throw new BadRow("bad address", "`link` and `films` are addresses such as https://…");
    }
    return address;
  }

  private static JsonNode object(JsonNode row, String key, int most) throws BadRow {
    var node = row.get(key);
    if (node == null || node.isNull()) {
      return ProductJson.JSON.createObjectNode();
    }
    if (!node.isObject() || node.size() > most) {
      throw new BadRow("bad " + key, "`" + key + "` is {\"…\": …}, at most " + most);
    }
    return node;
  }

  static List<Picture> pictures(JsonNode row, ProductJson products) throws BadRow {
    var pictures = new ArrayList<Picture>();
    for (var image : ProductJson.list(row, "images", MOST_LINKS)) {
      pictures.add(
          image.isString()
              ? new Picture(image.stringValue(), LocalizedText.EMPTY)
              : new Picture(
                  ProductJson.text(image, "url", "an image needs its `url`"),
                  products.words(image, "alt")));
    }
    return pictures;
  }
}
