package io.comptoir.web.storefront;

import io.comptoir.action.Recommendations;
import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.StockStore;
import io.comptoir.commerce.recommend.Recommendation;
import io.comptoir.commerce.recommend.Wishes;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.customer.CustomerId;
import io.comptoir.web.Server;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The storefront's pages under {@code /shop/{shop}}. */
public final class Storefront implements Server.Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Storefront.class);

  /** Nothing runs or loads that is not ours; pictures may come from elsewhere over https. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:;"
          + " font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self';"
          + " frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

  static final String LANGUAGE_COOKIE = "comptoir_language";
  private static final int YEAR_SECONDS = 365 * 24 * 3600;
  private static final int SIMILAR = 4;
  private static final CustomerId NOBODY = new CustomerId(new UUID(0, 0));

  private final ShopFronts fronts;
  private final StockStore stock;
  private final Function<ShopId, Optional<Recommendations>> recommendations;
  private final Clock clock;
  private final PageRenderer pages = new PageRenderer();

  /**
   * @param recommendations what a shop recommends; of one that has none, what is alike is shown
   */
  public Storefront(
      ShopFronts fronts,
      StockStore stock,
      Function<ShopId, Optional<Recommendations>> recommendations,
      Clock clock) {
    this.fronts = fronts;
    this.stock = stock;
    this.recommendations = recommendations;
    this.clock = clock;
  }

  /** A page and the name of its template. */
  private record Rendered(String template, Object page) {}

  /** Adds the pages, and the answer to addresses under {@code /shop} where there is none. */
  @Override
  public void addTo(RoutesConfig routes) {
    page(routes, "", (ctx, visit) -> Optional.of(home(visit)));
    page(routes, "/categories/<id>", this::category);
    page(routes, "/search", (ctx, visit) -> Optional.of(search(ctx, visit)));
    page(routes, "/products/<id>", this::product);
    page(routes, "/cart", (c, visit) -> rendered("cart", PlainPage.cart(visit)));
    page(
        routes,
        "/orders/{number}",
        (ctx, visit) -> rendered("order", PlainPage.order(ctx.pathParam("number"), visit)));
    page(routes, "/stores", (c, visit) -> rendered("stores", StoresPage.of(visit)));
    page(routes, "/help", (c, visit) -> rendered("help", HelpPage.of(visit)));
    page(
        routes,
        "/help/{article}",
        (ctx, visit) ->
            ArticlePage.of(ctx.pathParam("article"), visit)
                .map(page -> new Rendered("article", page)));
    routes.error(404, this::notFound);
  }

  private void page(
      RoutesConfig routes, String path, BiFunction<Context, Visit, Optional<Rendered>> page) {
    routes.get("/shop/{shop}" + path, ctx -> show(ctx, page));
  }

  private void show(Context ctx, BiFunction<Context, Visit, Optional<Rendered>> page) {
    var front = front(ctx.pathParam("shop"));
    if (front.isEmpty()) {
      noShop(ctx);
      return;
    }
    var visit = visit(ctx, front.get());
    try {
      var rendered = page.apply(ctx, visit);
      if (rendered.isPresent()) {
        answer(ctx, 200, rendered.get(), visit.language());
      } else {
        missing(ctx, visit);
      }
    } catch (RuntimeException e) {
      failed(ctx, visit, e);
    }
  }

  private Rendered home(Visit visit) {
    return new Rendered("home", HomePage.of(counted(visit, HomePage.counted(visit))));
  }

  private Optional<Rendered> category(Context ctx, Visit visit) {
    var id = ctx.pathParam("id");
    var counted = withStock(visit, Shelf.category(id, visit));
    return CategoryPage.of(id, filters(ctx, visit), counted)
        .map(page -> new Rendered("category", page));
  }

  private Rendered search(Context ctx, Visit visit) {
    var filters = filters(ctx, visit);
    var result = visit.front().search().search(SearchPage.query(filters, visit));
    var products = new ArrayList<>(SearchPage.products(result, visit));
    products.addAll(SearchPage.suggested(visit));
    return new Rendered("search", SearchPage.of(result, filters, withStock(visit, products)));
  }

  private Optional<Rendered> product(Context ctx, Visit visit) {
    return productId(ctx.pathParam("id"))
        .flatMap(
            id ->
                visit
                    .front()
                    .catalog()
                    .find(id)
                    .map(product -> new Rendered("product", product(product, id, visit))));
  }

  private ProductPage product(Product product, ProductId item, Visit visit) {
    var similar = also(product, visit);
    var all = new ArrayList<Product>(similar);
    all.add(product);
    all.addAll(Shelf.named(product.pairsWith(), visit));
    return ProductPage.of(product, item, similar, withStock(visit, all));
  }

  /** What whoever looks at this may like too, besides what it is said to go well with. */
  private List<Product> also(Product product, Visit visit) {
    var learnt = recommendations.apply(visit.front().id());
    if (learnt.isEmpty()) {
      var result =
          visit.front().search().similar(product.id(), SearchQuery.of("", visit.language()));
      return SearchPage.products(result, visit).stream()
          .filter(p -> !p.id().equals(product.id()) && !product.pairsWith().contains(p.id()))
          .limit(SIMILAR)
          .toList();
    }
    var named =
        learnt
            .get()
            .recommend(
                new Recommendations.Past(List.of(product.id()), List.of()),
                Cart.empty(visit.front().id(), NOBODY),
                Wishes.NONE,
                product.pairsWith(),
                List.of(),
                visit.language(),
                visit.now().toInstant(),
                SIMILAR);
    return Shelf.named(named.stream().map(Recommendation::product).toList(), visit);
  }

  private static Optional<Rendered> rendered(String template, Object page) {
    return Optional.of(new Rendered(template, page));
  }

  private Visit withStock(Visit visit, Collection<Product> products) {
    return counted(visit, Visit.counted(products));
  }

  private Visit counted(Visit visit, Set<ProductId> ids) {
    return visit.withLeft(ids.isEmpty() ? Map.of() : stock.left(visit.front().id(), ids));
  }

  private static Filters filters(Context ctx, Visit visit) {
    return Filters.of(ctx.queryParamMap(), visit.front().currency());
  }

  private static Optional<ProductId> productId(String id) {
    try {
      return Optional.of(new ProductId(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<ShopFront> front(String shop) {
    try {
      return fronts.find(new ShopId(shop));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Visit visit(Context ctx, ShopFront front) {
    var asked = ctx.queryParam("lang");
    var language =
        ReaderLanguage.of(
            asked, ctx.cookie(LANGUAGE_COOKIE), ctx.header("Accept-Language"), front.languages());
    if (language.code().equals(asked)) {
      var cookie = new Cookie(LANGUAGE_COOKIE, language.code());
      cookie.setPath("/shop/" + front.id());
      cookie.setMaxAge(YEAR_SECONDS);
      cookie.setSameSite(SameSite.LAX);
      ctx.cookie(cookie);
    }
    return new Visit(front, language, clock.instant().atZone(front.zone()), Map.of());
  }

  private void notFound(Context ctx) {
    if (!ctx.path().startsWith("/shop/") || ctx.path().contains("/files/")) {
      return;
    }
    var shop = ctx.path().split("/", 4)[2];
    var front = front(shop);
    if (front.isEmpty()) {
      noShop(ctx);
    } else if (!answered(ctx)) {
      missing(ctx, visit(ctx, front.get()));
    }
  }

  private static boolean answered(Context ctx) {
    var type = ctx.res().getContentType();
    return type != null && type.startsWith("text/html");
  }

  private void missing(Context ctx, Visit visit) {
    var counted = withStock(visit, SearchPage.suggested(visit));
    answer(ctx, 404, new Rendered("error", ErrorPage.notFound(counted)), visit.language());
  }

  private void noShop(Context ctx) {
    var spoken = List.of(Language.ENGLISH, Language.FRENCH);
    var language =
        ReaderLanguage.of(ctx.queryParam("lang"), null, ctx.header("Accept-Language"), spoken);
    answer(ctx, 404, new Rendered("lost", ErrorPage.noShop(Words.in(language))), language);
  }

  private void failed(Context ctx, Visit visit, RuntimeException e) {
    var reference = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("page failed: shop={} reference={}", visit.front().id(), reference, e);
    answer(ctx, 500, new Rendered("error", ErrorPage.failed(reference, visit)), visit.language());
  }

  private void answer(Context ctx, int status, Rendered rendered, Language language) {
    ctx.status(status)
        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "strict-origin-when-cross-origin")
        .header("Content-Language", language.code())
        .header("Vary", "Accept-Language, Cookie")
        .header("Cache-Control", "private, no-cache")
        .html(pages.html(rendered.template(), rendered.page()));
  }
}
