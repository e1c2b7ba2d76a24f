package io.comptoir.web;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.LiveOffer;
import io.comptoir.commerce.catalog.LiveOfferStore;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.RepricedCatalog;
import io.comptoir.commerce.catalog.StockStore;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What products cost and how many there are at the moment, told by the shop's own systems. It holds
 * at once in search, carts, pages and conversations, on this server and soon on all others.
 */
public final class OfferApi implements Server.Routes {
  /** Offers in one request. */
  static final int MOST = 500;

  private final OperatorKey key;
  private final Function<ShopId, Optional<Shelf>> shelves;
  private final LiveOfferStore offers;
  private final StockStore stock;
  private final Consumer<ShopId> changed;

  /**
   * @param currency the shop sells in
   */
  public record Shelf(RepricedCatalog catalog, Currency currency) {}

  /**
   * @param changed hears that a shop has new offers
   */
  public OfferApi(
      OperatorKey key,
      Function<ShopId, Optional<Shelf>> shelves,
      LiveOfferStore offers,
      StockStore stock,
      Consumer<ShopId> changed) {
    this.key = key;
    this.shelves = shelves;
    this.offers = offers;
    this.stock = stock;
    this.changed = changed;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.put("/api/shops/{shop}/offers", key.guarded(this::put));
    routes.get("/api/shops/{shop}/offers/{product}", key.guarded(this::show));
  }

  /** Takes all offers that can be taken and says why of the others. */
  private void put(Context ctx) {
    var shop = Assets.shop(ctx);
    var shelf = shelf(shop);
    var list = ctx.bodyAsClass(JsonNode.class).path("offers");
    if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
      throw new Problem(422, "offers", MOST);
    }
    var prices = new LinkedHashMap<ProductId, LiveOffer>();
    var pieces = new LinkedHashMap<ProductId, Integer>();
    var refused = new ArrayList<Map<String, Object>>();
    var taken = 0;
    for (var node : list) {
      try {
        var item = item(node, shelf);
        var count = pieces(node);
        var price = price(node, item, shelf);
        price.ifPresent(offer -> prices.put(item, offer));
        if (count != null) {
          pieces.put(item, count);
        }
        taken++;
      } catch (Problem problem) {
        var why = new LinkedHashMap<String, Object>();
        why.put("product", node.path("product").asString(""));
        why.putAll(problem.document(Server.reader(ctx)));
        refused.add(why);
      }
    }
    if (!prices.isEmpty()) {
      offers.put(shop, prices.values());
    }
    if (!pieces.isEmpty()) {
      stock.count(shop, pieces);
    }
    changed.accept(shop);
    ctx.json(Map.of("taken", taken, "refused", refused));
  }

  private void show(Context ctx) {
    var shop = Assets.shop(ctx);
    var shelf = shelf(shop);
    var item = id(ctx.pathParam("product"));
    var product = product(item, shelf);
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("product", item);
    shown.put("price", product.priceOf(item).orElse(null));
    shown.put("compareAt", item.equals(product.id()) ? product.compareAt() : null);
    shown.put("usualPrice", shelf.catalog().usualPrice(item).orElse(null));
    shown.put("stock", stock.left(shop, List.of(item)).get(item));
    ctx.json(shown);
  }

  private static Optional<LiveOffer> price(JsonNode node, ProductId item, Shelf shelf) {
    if (!node.has("price")) {
      return Optional.empty();
    }
    var price = money(node.path("price"), shelf.currency());
    var before = money(node.path("compareAt"), shelf.currency());
    return Optional.of(
        new LiveOffer(
            item,
            price,
            price == null ? null : before,
            shelf.catalog().usualPrice(item).orElse(null)));
  }

  private static @Nullable Money money(JsonNode node, Currency currency) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    var amount = node.path("amount");
    if (!amount.canConvertToLong()
        || !amount.isIntegralNumber()
        || amount.longValue() < 0
        || !node.path("currency").asString("").equals(currency.getCurrencyCode())) {
      throw new Problem(422, "offer_price", currency.getCurrencyCode());
    }
    return new Money(amount.longValue(), currency);
  }

  private static @Nullable Integer pieces(JsonNode node) {
    var count = node.path("stock");
    if (count.isMissingNode() || count.isNull()) {
      return null;
    }
    if (!count.isInt() || count.intValue() < 0) {
      throw new Problem(422, "offer_stock");
    }
    return count.intValue();
  }

  private static ProductId item(JsonNode node, Shelf shelf) {
    var item = id(node.path("product").asString(""));
    product(item, shelf);
    return item;
  }

  private static Product product(ProductId item, Shelf shelf) {
    return shelf
        .catalog()
        .find(item)
        .filter(product -> !product.deleted())
        .filter(product -> product.id().equals(item) || product.variant(item).isPresent())
        .orElseThrow(() -> new Problem(404, "unknown_product"));
  }

  private static ProductId id(String id) {
    if (!ProductId.valid(id)) {
      throw new Problem(404, "unknown_product");
    }
    return new ProductId(id);
  }

  private Shelf shelf(ShopId shop) {
    return shelves.apply(shop).orElseThrow(() -> new Problem(404, "unknown_shop"));
  }
}
