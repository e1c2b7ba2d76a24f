package io.comptoir.command.bench;

import io.comptoir.action.CareTerms;
import io.comptoir.action.Counter;
import io.comptoir.action.Learning;
import io.comptoir.action.Recommendations;
import io.comptoir.base.ShopId;
import io.comptoir.command.recommend.GeneratedShop;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.InMemoryCatalog;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.checkout.SellingTerms;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.commerce.recommend.NeighbourSettings;
import io.comptoir.commerce.recommend.ProductFeatures;
import io.comptoir.commerce.recommend.Recommender;
import io.comptoir.commerce.recommend.SessionIndex;
import io.comptoir.commerce.recommend.Sessions;
import io.comptoir.index.LuceneProductSearch;
import io.comptoir.storage.memory.MemoryStores;
import io.comptoir.web.Json;
import io.comptoir.web.RateLimit;
import io.comptoir.web.Server;
import io.comptoir.web.storefront.RecommendationApi;
import io.comptoir.web.storefront.Shoppers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/**
 * Recommendations over real HTTP at an even rate, on a generated shop, in turns with answers of the
 * same server that hold nothing: what is beyond those is the recommending. The load runs in the
 * same process on the same machine.
 */
public final class RecommendBench {
  private static final int PATHS = 20_000;
  private static final double WARM_UP_SECONDS = 20;
  private static final double ROUND_SECONDS = 6;
  private static final double BARE_SECONDS = 2;
  private static final ShopId SHOP = new ShopId("generated");

  /** Named as scripts read them. */
  public record Result(
      int products,
      int sessions,
      int requests_per_second,
      double achieved_per_second,
      double p50_millis,
      double p90_millis,
      double p99_millis,
      double bare_p50_millis,
      double bare_p90_millis,
      double bare_p99_millis,
      double build_seconds,
      double index_megabytes,
      double heap_megabytes) {}

  /**
   * @param payments never asked
   */
  public record Settings(
      int products,
      int sessions,
      int requestsPerSecond,
      double seconds,
      long seed,
      PaymentProvider payments) {}

  private final Settings settings;
  private final SplittableRandom chance;

  private RecommendBench(Settings settings) {
    this.settings = settings;
    this.chance = new SplittableRandom(settings.seed());
  }

  public static Result run(Settings settings) throws InterruptedException {
    return new RecommendBench(settings).measure();
  }

  private Result measure() throws InterruptedException {
    var shop = new GeneratedShop(settings.products(), settings.seed());
    var learnt = new Sessions();
    for (var s = 0; s < settings.sessions(); s++) {
      var day = (int) ((long) s * GeneratedShop.DAYS / settings.sessions());
      var at = GeneratedShop.second(day, chance);
      for (var item : shop.session(day, chance)) {
        learnt.add(s, item, at++);
      }
    }
    var paths = paths(shop);
    var catalog = shop.catalog();
    var from = System.nanoTime();
    var neighbours = NeighbourSettings.standard();
    var index = SessionIndex.of(learnt, neighbours.recent());
    var recommender = new Recommender(ProductFeatures.of(catalog), index, neighbours);
    var buildSeconds = (System.nanoTime() - from) / 1e9;
    var server = serve(catalog, recommender);
    try {
      return measure(server, paths, index, buildSeconds);
    } finally {
      server.close();
    }
  }

  private Result measure(Server server, String[] paths, SessionIndex index, double buildSeconds)
      throws InterruptedException {
    var load = new OpenLoad(server.port(), settings.requestsPerSecond());
    LongFunction<String> asked = number -> paths[(int) (number % paths.length)];
    load.run(asked, Math.min(WARM_UP_SECONDS, settings.seconds()));
    load.run(_ -> "/bare", Math.min(BARE_SECONDS, settings.seconds()));
    System.gc();
    var heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    var rounds = Math.max(1, (int) Math.round(settings.seconds() / ROUND_SECONDS));
    var full = new ArrayList<OpenLoad.Result>();
    var bare = new ArrayList<OpenLoad.Result>();
    for (var round = 0; round < rounds; round++) {
      full.add(load.run(asked, settings.seconds() / rounds));
      bare.add(load.run(_ -> "/bare", Math.min(BARE_SECONDS, settings.seconds() / rounds)));
    }
    var all = together(full);
    var nothing = together(bare);
    return new Result(
        settings.products(),
        settings.sessions(),
        settings.requestsPerSecond(),
        rounded(all.nanos().length / all.seconds()),
        rounded(all.millis(0.5)),
        rounded(all.millis(0.9)),
        rounded(all.millis(0.99)),
        rounded(nothing.millis(0.5)),
        rounded(nothing.millis(0.9)),
        rounded(nothing.millis(0.99)),
        rounded(buildSeconds),
        rounded(index.bytes() / 1e6),
        rounded(heap / 1e6));
  }

  private static OpenLoad.Result together(List<OpenLoad.Result> parts) {
    return new OpenLoad.Result(
        parts.stream().flatMapToLong(p -> Arrays.stream(p.nanos())).sorted().toArray(),
        parts.stream().mapToDouble(OpenLoad.Result::seconds).sum(),
        parts.stream().mapToLong(OpenLoad.Result::bytes).sum());
  }

  /** Visits of the last day, each cut off somewhere, some with a word about what is wanted. */
  private String[] paths(GeneratedShop shop) {
    var paths = new String[PATHS];
    for (var p = 0; p < PATHS; p++) {
      var session = shop.session(GeneratedShop.DAYS - 1, chance);
      var shown = 1 + chance.nextInt(Math.min(10, session.length));
      var path = new StringBuilder("/api/shops/generated/recommendations?limit=10");
      for (var i = 0; i < shown; i++) {
        path.append("&seen=p").append(session[i]);
      }
      if (chance.nextInt(4) == 0) {
        path.append("&want=taste:t").append(chance.nextInt(12));
      }
      paths[p] = path.toString();
    }
    return paths;
  }

  private Server serve(Catalog catalog, Recommender recommender) {
    var clock = Clock.fixed(GeneratedShop.end(), ZoneOffset.UTC);
    var stores = MemoryStores.create(clock);
    var pieces = new HashMap<ProductId, Integer>();
    for (var product : catalog.products()) {
      pieces.put(product.id(), chance.nextInt(20) == 0 ? 0 : 10);
    }
    stores.stock().countIfAbsent(SHOP, pieces);
    var nothing = new InMemoryCatalog(List.of(), List.of(), List.of(), CatalogVocabulary.EMPTY, "");
    var counter =
        new Counter(
            SHOP,
            catalog,
            LuceneProductSearch.of(nothing),
            SellingTerms.plain("Generated", Currency.getInstance("EUR"), ZoneOffset.UTC),
            stores.stock(),
            stores.carts(),
            stores.orders(),
            stores.payments(),
            settings.payments(),
            stores.bookings(),
            CareTerms.USUAL,
            stores.books(),
            stores.waiting());
    var shop =
        new RecommendationApi.Shop(
            counter,
            new Recommendations(counter, new Learning(stores.interactions(), () -> recommender)));
    var sessions =
        new io.comptoir.web.Sessions(
            "a-key-that-signs-nothing-here-at-all".getBytes(StandardCharsets.UTF_8), clock);
    // One caller asks for all, so that the limit for one caller is out of the way.
    var limits = new RateLimit(System::nanoTime, 1e6);
    return Server.start(
        "127.0.0.1",
        0,
        Json.MAPPER,
        List.<Server.Routes>of(
            new RecommendationApi(
                id -> id.equals(SHOP) ? Optional.of(shop) : Optional.empty(),
                new Shoppers(
                    _ -> Optional.of(counter),
                    stores.customers(),
                    stores.conversations(),
                    sessions,
                    clock),
                stores.carts(),
                stores.interactions(),
                limits,
                clock),
            routes -> routes.get("/bare", ctx -> ctx.result("nothing"))));
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
