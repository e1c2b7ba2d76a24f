package io.comptoir.web.storefront;

import io.comptoir.action.Counter;
import io.comptoir.action.Learning;
import io.comptoir.action.Recommendations;
import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.InMemoryCatalog;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.checkout.SellingTerms;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.commerce.payment.Refund;
import io.comptoir.commerce.payment.RefundAnswer;
import io.comptoir.commerce.promotion.Promotion;
import io.comptoir.commerce.promotion.Promotions;
import io.comptoir.commerce.recommend.NeighbourSettings;
import io.comptoir.commerce.recommend.ProductFeatures;
import io.comptoir.commerce.recommend.Recommender;
import io.comptoir.commerce.recommend.SessionIndex;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import io.comptoir.index.LuceneProductSearch;
import io.comptoir.shop.ShopSettings.Brand;
import io.comptoir.shop.catalog.CatalogFolder;
import io.comptoir.storage.memory.MemoryStores;
import io.comptoir.web.Assets;
import io.comptoir.web.BrandStyle;
import io.comptoir.web.Json;
import io.comptoir.web.RateLimit;
import io.comptoir.web.Server;
import io.comptoir.web.Sessions;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Real shops behind a real server on a free port, over memory stores. */
final class StorefrontFixture implements AutoCloseable {
  static final Language FR = Language.FRENCH;
  static final Language EN = Language.ENGLISH;
  static final Currency EUR = Currency.getInstance("EUR");
  static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  static final Clock NOW = Clock.fixed(Instant.parse("2026-12-01T11:00:00Z"), ZoneOffset.UTC);
  static final Path BEAUTE = Path.of("shops/beaute");

  /** Colours that are not those of the tokens, so that pages are seen in a shop's own. */
  static final Brand BRAND =
      new Brand(
          null,
          Map.of("accent", "#8A3B2F", "background", "#FBF3F0", "ink", "#2B2226"),
          Map.of("background", "#191316"),
          null);

  final MemoryStores stores = MemoryStores.create(NOW);
  final Map<ShopId, ShopFront> fronts = new LinkedHashMap<>();
  final HttpClient http = HttpClient.newHttpClient();
  final Server server;
  private final Sessions sessions =
      new Sessions("a-signing-key-of-at-least-32-bytes".getBytes(StandardCharsets.UTF_8), NOW);
  private final Map<ShopId, Promotions> promotions = new HashMap<>();

  StorefrontFixture(ShopFront... shops) {
    for (var shop : shops) {
      fronts.put(shop.id(), shop);
      var pieces = new HashMap<ProductId, Integer>();
      for (var product : shop.catalog().products()) {
        count(product.id(), product.stock(), pieces);
        product.variants().forEach(v -> count(v.id(), v.stock(), pieces));
      }
      stores.stock().countIfAbsent(shop.id(), pieces);
    }
    var limits = new RateLimit(System::nanoTime, 100);
    var shoppers =
        new Shoppers(this::counter, stores.customers(), stores.conversations(), sessions, NOW);
    server =
        Server.start(
            "127.0.0.1",
            0,
            Json.MAPPER,
            List.of(
                new Assets(
                    id -> id.value().equals("beaute") ? Optional.of(BEAUTE) : Optional.empty()),
                new BrandStyle(id -> Optional.ofNullable(fronts.get(id)).map(front -> BRAND)),
                new Storefront(
                    id -> Optional.ofNullable(fronts.get(id)),
                    stores.stock(),
                    id -> shop(id).map(RecommendationApi.Shop::recommendations),
                    NOW),
                new CartApi(shoppers, stores.carts(), stores.interactions(), limits),
                new RecommendationApi(
                    this::shop, shoppers, stores.carts(), stores.interactions(), limits, NOW),
                new OrderApi(shoppers)));
  }

  /** The demo shop, read from its folder. */
  static ShopFront beaute() {
    var catalog = CatalogFolder.load(BEAUTE, FR, EUR).catalog();
    return new ShopFront(
        new ShopId("beaute"),
        "Maison Ormeline",
        List.of(FR, EN),
        PARIS,
        EUR,
        catalog,
        LuceneProductSearch.of(catalog),
        StorefrontFolder.articles(BEAUTE, List.of(FR, EN)),
        StorefrontFolder.showcase(BEAUTE, FR),
        Brand.NONE,
        true);
  }

  static ShopFront shop(String id, CatalogVocabulary vocabulary, Product... products) {
    Catalog catalog = new InMemoryCatalog(List.of(products), List.of(), List.of(), vocabulary, "1");
    return new ShopFront(
        new ShopId(id),
        "Petite maison",
        List.of(FR, EN),
        PARIS,
        EUR,
        catalog,
        LuceneProductSearch.of(catalog),
        List.of(),
        Showcase.EMPTY,
        Brand.NONE,
        false);
  }

  static Visit visit(ShopFront front, Language language) {
    return new Visit(front, language, NOW.instant().atZone(PARIS), Map.of());
  }

  /** A product that costs so many cents, in a category, with attributes as {@code notes=fig}. */
  static Product product(String id, long cents, String category, String... attributes) {
    var values = new LinkedHashMap<String, List<String>>();
    for (var attribute : attributes) {
      var parts = attribute.split("=", 2);
      values.merge(
          parts[0],
          List.of(parts[1]),
          (a, b) -> {
            var both = new ArrayList<>(a);
            both.addAll(b);
            return both;
          });
    }
    return new Product(
        new ProductId(id),
        LocalizedText.of(EN, id),
        LocalizedText.EMPTY,
        LocalizedText.EMPTY,
        null,
        List.of(category),
        Money.of(cents, "EUR"),
        null,
        5,
        values,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        LocalDate.of(2026, 1, 1),
        Product.Rating.NONE);
  }

  void promote(ShopId shop, Promotion promotion) {
    promotions.put(shop, new Promotions(List.of(promotion)));
  }

  /** Its recommendations, as they stand after what was done so far. */
  private Optional<RecommendationApi.Shop> shop(ShopId id) {
    return counter(id)
        .map(
            counter ->
                new RecommendationApi.Shop(
                    counter, new Recommendations(counter, learning(counter))));
  }

  private Learning learning(Counter counter) {
    var features = ProductFeatures.of(counter.catalog());
    var sessions = new io.comptoir.commerce.recommend.Sessions();
    var numbers = new HashMap<CustomerId, Integer>();
    stores
        .interactions()
        .each(
            counter.shop(),
            Instant.EPOCH,
            1_000,
            done ->
                sessions.add(
                    numbers.computeIfAbsent(done.customer(), _ -> numbers.size()),
                    features.number(done.product()),
                    done.at().getEpochSecond()));
    var settings = NeighbourSettings.standard();
    var recommender =
        new Recommender(features, SessionIndex.of(sessions, settings.recent()), settings);
    return new Learning(stores.interactions(), () -> recommender);
  }

  Optional<Counter> counter(ShopId shop) {
    return Optional.ofNullable(fronts.get(shop))
        .map(
            front ->
                new Counter(
                    shop,
                    front.catalog(),
                    front.search(),
                    terms(shop),
                    stores.stock(),
                    stores.carts(),
                    stores.orders(),
                    stores.payments(),
                    new NoProvider(),
                    stores.bookings(),
                    io.comptoir.action.CareTerms.USUAL,
                    stores.books(),
                    stores.waiting()));
  }

  private SellingTerms terms(ShopId shop) {
    var plain = SellingTerms.plain("Petite maison", EUR, PARIS);
    return new SellingTerms(
        plain.payee(),
        EUR,
        PARIS,
        plain.methods(),
        Set.of(),
        new BigDecimal("0.20"),
        promotions.getOrDefault(shop, Promotions.NONE),
        12,
        3,
        plain.cancelBefore(),
        plain.payWithin());
  }

  private static void count(ProductId id, @Nullable Integer stock, Map<ProductId, Integer> pieces) {
    if (stock != null) {
      pieces.put(id, stock);
    }
  }

  String token(ShopId shop, CustomerId customer) {
    return sessions
        .issue(new Sessions.Session(shop, customer, new ConversationId(UUID.randomUUID()), FR))
        .value();
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, null, headers);
  }

  HttpResponse<String> send(String method, String path, @Nullable String body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    server.close();
    http.close();
  }

  /** Nothing is paid in these tests. */
  private static final class NoProvider implements PaymentProvider {
    @Override
    public String name() {
      return "none";
    }

    @Override
    public Payment begin(Payment payment, Order order, Language language) {
      throw new AssertionError("nothing is paid here");
    }

    @Override
    public Receipt verify(Incoming incoming) {
      return new Receipt.Irrelevant();
    }

    @Override
    public List<PaymentFact> status(Payment payment) {
      throw new AssertionError("nothing is paid here");
    }

    @Override
    public List<PaymentFact> collect(Payment payment) {
      throw new AssertionError("nothing is paid here");
    }

    @Override
    public PaymentFact capture(Payment payment, Money amount) {
      throw new AssertionError("nothing is paid here");
    }

    @Override
    public PaymentFact cancel(Payment payment) {
      throw new AssertionError("nothing is paid here");
    }

    @Override
    public RefundAnswer refund(Payment payment, Refund refund) {
      throw new AssertionError("nothing is paid here");
    }
  }
}
