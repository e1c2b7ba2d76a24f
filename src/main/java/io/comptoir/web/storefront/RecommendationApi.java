package io.comptoir.web.storefront;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.comptoir.action.Counter;
import io.comptoir.action.Recommendations;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.cart.CartStore;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.recommend.Interaction;
import io.comptoir.commerce.recommend.InteractionStore;
import io.comptoir.commerce.recommend.Reason;
import io.comptoir.commerce.recommend.Recommendation;
import io.comptoir.commerce.recommend.Wishes;
import io.comptoir.customer.CustomerId;
import io.comptoir.web.Assets;
import io.comptoir.web.Problem;
import io.comptoir.web.RateLimit;
import io.comptoir.web.Server;
import io.comptoir.web.storefront.CartJson.Amount;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What would suit whoever asks: a stranger by the products they name, the holder of a chat session
 * by what they did on all channels too.
 */
public final class RecommendationApi implements Server.Routes {
  private static final int USUAL = 6;
  private static final int MOST = 20;
  private static final int MOST_NAMED = 20;
  private static final CustomerId NOBODY = new CustomerId(new UUID(0, 0));

  private final Function<ShopId, Optional<Shop>> shops;
  private final Shoppers shoppers;
  private final CartStore carts;
  private final InteractionStore interactions;
  private final RateLimit limits;
  private final InstantSource clock;

  /** A shop as it stands now. */
  public record Shop(Counter counter, Recommendations recommendations) {}

  public RecommendationApi(
      Function<ShopId, Optional<Shop>> shops,
      Shoppers shoppers,
      CartStore carts,
      InteractionStore interactions,
      RateLimit limits,
      InstantSource clock) {
    this.shops = shops;
    this.shoppers = shoppers;
    this.carts = carts;
    this.interactions = interactions;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/shops/{shop}/recommendations", this::recommend);
    routes.post("/api/shops/{shop}/interactions", this::note);
  }

  /** As pages read it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Named(
      String product,
      String name,
      String url,
      @Nullable String image,
      @Nullable Amount price,
      Why why) {}

  /**
   * @param key the name of the words, to say it otherwise
   * @param attribute and {@code value}, or {@code product}: what the words are about
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Why(
      String key,
      @Nullable String attribute,
      @Nullable String value,
      @Nullable String product,
      String text) {
    static Why of(Reason reason, String text) {
      return switch (reason) {
        case Reason.Asked(var attribute, var value) ->
            new Why(reason.key(), attribute, value, null, text);
        case Reason.Liked(var attribute, var value) ->
            new Why(reason.key(), attribute, value, null, text);
        case Reason.Habit(var attribute, var value) ->
            new Why(reason.key(), attribute, value, null, text);
        case Reason.SeenWith(var product) ->
            new Why(reason.key(), null, null, product.value(), text);
        case Reason.Resembles(var product) ->
            new Why(reason.key(), null, null, product.value(), text);
        case Reason.Favourite() -> new Why(reason.key(), null, null, null, text);
      };
    }
  }

  private void recommend(Context ctx) {
    var id = Assets.shop(ctx);
    var shop = shops.apply(id).orElseThrow(() -> new Problem(404, "unknown_shop"));
    var language = Server.reader(ctx);
    var now = clock.instant();
    var past = Recommendations.Past.NONE;
    var cart = Cart.empty(id, NOBODY);
    if (ctx.header("Authorization") == null) {
      limits.take(RateLimit.Limit.RECOMMENDATIONS, String.valueOf(ctx.req().getRemoteAddr()));
    } else {
      var customer = shoppers.of(ctx).customer().id();
      limits.take(RateLimit.Limit.RECOMMENDATIONS, customer.toString());
      past = shop.recommendations().past(id, customer, now);
      cart = carts.find(id, customer);
    }
    var visit = new LinkedHashSet<>(past.visit());
    visit.addAll(products(ctx, "seen"));
    var named =
        shop.recommendations()
            .recommend(
                new Recommendations.Past(List.copyOf(visit), past.history()),
                cart,
                wishes(ctx, shop.counter()),
                products(ctx, "exclude"),
                List.of(),
                language,
                now,
                limit(ctx));
    var words = Words.in(language);
    ctx.header("Cache-Control", "no-store");
    ctx.json(Map.of("recommendations", named.stream().map(one -> json(one, shop, words)).toList()));
  }

  private static Named json(Recommendation one, Shop shop, Words words) {
    var links = new Links(shop.counter().shop());
    var product = shop.counter().catalog().find(one.product()).orElseThrow();
    var price = product.price();
    return new Named(
        product.id().value(),
        product.name().in(words.language()),
        links.product(product.id()),
        CartJson.picture(product, links),
        price == null ? null : Amount.of(price, words),
        Why.of(one.reason(), shop.recommendations().why(one.reason(), words.language())));
  }

  /** Somebody looked at a product, or does not want one that was recommended. */
  private void note(Context ctx) {
    var shopper = shoppers.of(ctx);
    limits.take(RateLimit.Limit.INTERACTIONS, shopper.customer().id().toString());
    var body = ctx.bodyAsClass(JsonNode.class);
    var kind =
        switch (body.path("kind").asString("")) {
          case "viewed" -> Interaction.Kind.VIEWED;
          case "refused" -> Interaction.Kind.REFUSED;
          default -> throw new Problem(422, "invalid", "kind: viewed, refused");
        };
    var product =
        productId(body.path("product").asString(""))
            .flatMap(shopper.counter().catalog()::find)
            .orElseThrow(() -> new Problem(404, "unknown_product"));
    interactions.add(
        List.of(
            new Interaction(
                shopper.counter().shop(),
                shopper.customer().id(),
                product.id(),
                kind,
                clock.instant())));
    ctx.status(202).json(Map.of("noted", body.path("kind").asString("")));
  }

  private static Wishes wishes(Context ctx, Counter counter) {
    var max = whole(ctx, "max", 0, 1_000_000_000);
    return new Wishes(
        some(ctx, "category"),
        values(ctx, "want"),
        values(ctx, "without"),
        values(ctx, "like"),
        null,
        max > 0 ? new Money(max, counter.terms().currency()) : null);
  }

  /** Written as {@code attribute:value}. */
  private static Map<String, Set<String>> values(Context ctx, String name) {
    var values = new LinkedHashMap<String, Set<String>>();
    for (var text : some(ctx, name)) {
      var colon = text.indexOf(':');
      if (colon < 1 || colon == text.length() - 1) {
        throw new Problem(422, "invalid", name + "=attribute:value");
      }
      values
          .computeIfAbsent(text.substring(0, colon), _ -> new LinkedHashSet<>())
          .add(text.substring(colon + 1));
    }
    return values;
  }

  private static List<ProductId> products(Context ctx, String name) {
    var products = new ArrayList<ProductId>();
    for (var id : some(ctx, name)) {
      productId(id).ifPresent(products::add);
    }
    return products;
  }

  private static Optional<ProductId> productId(String id) {
    return ProductId.valid(id) ? Optional.of(new ProductId(id)) : Optional.empty();
  }

  private static List<String> some(Context ctx, String name) {
    var some = ctx.queryParams(name);
    if (some.size() > MOST_NAMED) {
      throw new Problem(422, "invalid", name + ": " + MOST_NAMED);
    }
    return some;
  }

  private static int limit(Context ctx) {
    var limit = whole(ctx, "limit", 1, MOST);
    return limit == 0 ? USUAL : limit;
  }

  /** 0 when it is not said. */
  private static int whole(Context ctx, String name, int least, int most) {
    var text = ctx.queryParam(name);
    if (text == null) {
      return 0;
    }
    try {
      var number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new Problem(422, "invalid", name + ": " + least + "–" + most);
  }
}
