package io.comptoir.command;

import io.comptoir.action.Counter;
import io.comptoir.action.Recommendations;
import io.comptoir.action.ShopActions;
import io.comptoir.action.ShopBlocks;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.dialogue.ActionSpec;
import io.comptoir.dialogue.BlockRenderer;
import io.comptoir.dialogue.flow.FlowSnapshot;
import io.comptoir.dialogue.interpreter.FlowDialogue;
import io.comptoir.dialogue.interpreter.Script;
import io.comptoir.engine.Apology;
import io.comptoir.engine.ShopCounter;
import io.comptoir.index.LiveCatalog;
import io.comptoir.index.LuceneProductSearch;
import io.comptoir.message.Author;
import io.comptoir.message.Content;
import io.comptoir.nlu.Understander;
import io.comptoir.nlu.training.LearningUnderstander;
import io.comptoir.nlu.training.ModelCache;
import io.comptoir.nlu.training.Options;
import io.comptoir.shop.FlowSnapshots;
import io.comptoir.shop.Problem;
import io.comptoir.shop.Shop;
import io.comptoir.shop.ShopReader;
import io.comptoir.shop.ShopSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A shop folder, opened: read, understood, indexed, and wired to where its goods and orders are
 * kept, so that the engine can take turns with it.
 *
 * @param counter what the engine needs
 * @param goods what the shop's actions work with
 * @param search the search index, closed with the shop
 * @param catalog at the prices of the moment, as search and goods are
 * @param learner what it learns from its sessions
 * @param recommendations what it recommends, for its pages
 */
public record OpenShop(
    Shop shop,
    ShopCounter counter,
    Counter goods,
    LuceneProductSearch search,
    LiveCatalog catalog,
    PaymentProvider payments,
    SessionLearner learner,
    Recommendations recommendations)
    implements AutoCloseable {

  /** Reads a folder without opening it, for finding its mistakes. */
  public static ShopReader.Read read(Path folder, Path cache) {
    return prepare(folder, Stores.inMemory(), _ -> new NoPayments(), InstantSource.system(), cache)
        .read();
  }

  /**
   * @param clock by which promotions begin and end
   * @param cache where learnt models and large indexes are kept between starts
   * @throws Failure when the folder has mistakes that keep it from opening; the message lists them
   */
  public static OpenShop open(
      Path folder, Stores stores, PaymentProvider payments, InstantSource clock, Path cache) {
    return open(
        folder,
        stores,
        _ -> payments,
        clock,
        cache,
        shop ->
            models(cache)
                .loadOrTrain(shop.examples(), shop.vocabulary(), shop.languages(), options(shop)));
  }

  /**
   * The same without waiting for the best model of a shop that changed: a first one answers until
   * then.
   *
   * @param payments by what the shop says of how it is paid
   */
  static OpenShop openAtOnce(
      Path folder,
      Stores stores,
      Function<ShopSettings, PaymentProvider> payments,
      InstantSource clock,
      Path cache) {
    return open(
        folder,
        stores,
        payments,
        clock,
        cache,
        shop ->
            models(cache)
                .loadOrBegin(shop.examples(), shop.vocabulary(), shop.languages(), options(shop)));
  }

  private static ModelCache models(Path cache) {
    return new ModelCache(cache.resolve("models"));
  }

  private static OpenShop open(
      Path folder,
      Stores stores,
      Function<ShopSettings, PaymentProvider> payments,
      InstantSource clock,
      Path cache,
      Function<Shop, Understander> learning) {
    var prepared = prepare(folder, stores, payments, clock, cache);
    var shop = prepared.read().shop().orElse(null);
    if (shop == null || !prepared.read().problems().isEmpty()) {
      throw new Failure(told(folder, prepared.read().problems()));
    }
    var goods = prepared.counter();
    var learner =
        new SessionLearner(shop.settings().id(), prepared.catalog(), stores.interactions(), clock);
    var recommendations = new Recommendations(goods, learner.learning());
    var actions = ShopActions.of(goods, recommendations, stores.linking());
    stores.stock().countIfAbsent(shop.settings().id(), pieces(shop));
    var understander = learning.apply(shop);
    var counter =
        new ShopCounter(
            shop.settings().id(),
            shop.version(),
            Author.bot(shop.settings().persona().name()),
            shop.settings().zone(),
            understander,
            new FlowDialogue(
                script(shop, earlier(shop, stores, actions.specs(), prepared.blocks(), clock))),
            actions,
            prepared.catalog(),
            prepared.blocks(),
            apology(shop));
    return new OpenShop(
        shop,
        counter,
        goods,
        prepared.search(),
        prepared.catalog(),
        goods.provider(),
        learner,
        recommendations);
  }

  /** The same shop on other stores and another clock, its models and indexes shared. */
  OpenShop on(Stores stores, PaymentProvider provider, InstantSource clock) {
    var id = shop.settings().id();
    stores.stock().countIfAbsent(id, pieces(shop));
    var goods =
        new Counter(
            id,
            shop.catalog(),
            search,
            shop.terms(),
            stores.stock(),
            stores.carts(),
            stores.orders(),
            stores.payments(),
            provider,
            this.goods.tables(),
            stores.bookings(),
            shop.care(),
            stores.books(),
            stores.waiting());
    var learner = new SessionLearner(id, shop.catalog(), stores.interactions(), clock);
    var recommendations = new Recommendations(goods, learner.learning());
    return new OpenShop(
        shop,
        new ShopCounter(
            id,
            counter.version(),
            counter.bot(),
            counter.zone(),
            counter.understander(),
            counter.dialogue(),
            ShopActions.of(goods, recommendations, stores.linking()),
            counter.catalog(),
            new ShopBlocks(id, shop.terms(), clock),
            counter.apology()),
        goods,
        search,
        catalog,
        provider,
        learner,
        recommendations);
  }

  /** The dialogue, as what it is. */
  FlowDialogue dialogue() {
    return (FlowDialogue) counter.dialogue();
  }

  /** Where models and indexes are kept when nothing else is said. */
  public static Path usualCache() {
    var home = System.getenv("XDG_CACHE_HOME");
    return home != null && !home.isBlank()
        ? Path.of(home, "comptoir")
        : Path.of(System.getProperty("user.home", "."), ".cache", "comptoir");
  }

  @Override
  public void close() {
    if (counter.understander() instanceof LearningUnderstander learning) {
      learning.close();
    }
    try {
      search.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the search index does not close", e);
    }
  }

  private record Prepared(
      ShopReader.Read read,
      Counter counter,
      BlockRenderer blocks,
      LuceneProductSearch search,
      LiveCatalog catalog) {}

  private static Prepared prepare(
      Path folder,
      Stores stores,
      Function<ShopSettings, PaymentProvider> payments,
      InstantSource clock,
      Path cache) {
    var counter = new AtomicReference<Counter>();
    var blocks = new AtomicReference<BlockRenderer>();
    var search = new AtomicReference<LuceneProductSearch>();
    var catalog = new AtomicReference<LiveCatalog>();
    var read =
        ShopReader.read(
            folder,
            goods -> {
              var id = goods.settings().id();
              search.set(LuceneProductSearch.of(goods.catalog(), cache.resolve("search")));
              var live = new LiveCatalog(goods.catalog(), search.get());
              live.refresh(stores.offers(), id);
              catalog.set(live);
              counter.set(
                  new Counter(
                      id,
                      live,
                      search.get(),
                      goods.terms(),
                      stores.stock(),
                      stores.carts(),
                      stores.orders(),
                      stores.payments(),
                      payments.apply(goods.settings()),
                      goods.tables(),
                      stores.bookings(),
                      goods.care(),
                      stores.books(),
                      stores.waiting()));
              blocks.set(new ShopBlocks(id, goods.terms(), clock));
              return new ShopReader.Counter(
                  ShopActions.of(counter.get(), stores.linking()).specs(), blocks.get().names());
            });
    return new Prepared(read, counter.get(), blocks.get(), search.get(), catalog.get());
  }

  /** Keeps the flows as they are, and takes up those that conversations still go by. */
  private static FlowSnapshots.Earlier earlier(
      Shop shop,
      Stores stores,
      List<ActionSpec> actions,
      BlockRenderer blocks,
      InstantSource clock) {
    var id = shop.settings().id();
    var now = clock.instant();
    var kept = stores.flows().needed(id, now.minus(FlowUpkeep.SERVED_LATELY));
    stores.flows().keep(id, shop.snapshots(), now);
    var present = shop.snapshots().stream().map(FlowSnapshot::hash).collect(Collectors.toSet());
    return FlowSnapshots.read(
        kept.stream().filter(flow -> !present.contains(flow.hash())).toList(),
        shop.settings().language(),
        actions,
        blocks.names());
  }

  private static Script script(Shop shop, FlowSnapshots.Earlier earlier) {
    var settings = shop.settings();
    return new Script(
        settings.name(),
        settings.persona().name(),
        settings.languages(),
        settings.country(),
        settings.currency().getCurrencyCode(),
        shop.flows(),
        shop.messages().withFormer(earlier.words()),
        shop.knowledge(),
        shop.words(),
        earlier.flows());
  }

  private static Options options(Shop shop) {
    var regions =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(shop.settings().country()),
                shop.terms().countries().stream().sorted())
            .distinct()
            .toList();
    return new Options(
        1, shop.settings().leaning(), shop.settings().currency(), Options.ORDER_NUMBER, regions);
  }

  private static Map<io.comptoir.commerce.catalog.ProductId, Integer> pieces(Shop shop) {
    var pieces = new java.util.LinkedHashMap<io.comptoir.commerce.catalog.ProductId, Integer>();
    for (var product : shop.catalog().products()) {
      var stock = product.stock();
      if (stock != null && shop.catalog().options().countedByDay(product).isEmpty()) {
        pieces.put(product.id(), stock);
      }
      for (var variant : product.variants()) {
        var left = variant.stock();
        if (left != null) {
          pieces.put(variant.id(), left);
        }
      }
    }
    shop.terms().promotions().all().forEach(promotion -> pieces.putAll(promotion.counts()));
    return pieces;
  }

  private static Apology apology(Shop shop) {
    return language ->
        shop.messages()
            .find("pattern.turn_failed", language)
            .<Content>map(
                wording ->
                    new Content.Text(
                        wording.say(io.comptoir.dialogue.View.MessageForm.WEB, false, 0, Map.of())))
            .orElseGet(() -> Apology.STANDARD.in(language));
  }

  private static String told(Path folder, List<Problem> problems) {
    var text = new StringBuilder("The shop in " + folder + " has mistakes:\n");
    problems.stream().limit(20).forEach(p -> text.append("  ").append(p).append('\n'));
    if (problems.size() > 20) {
      text.append("  and ")
          .append(problems.size() - 20)
          .append(" more; `comptoir check` lists all");
    }
    return text.toString();
  }
}
