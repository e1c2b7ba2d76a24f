package io.comptoir.action;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.SampleCatalog;
import io.comptoir.commerce.booking.BookingStore;
import io.comptoir.commerce.booking.Service;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.cart.CartStore;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.StockStore;
import io.comptoir.commerce.checkout.DeliveryMethod;
import io.comptoir.commerce.checkout.SellingTerms;
import io.comptoir.commerce.loyalty.LoyaltyTerms;
import io.comptoir.commerce.order.Books;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.order.ReturnTerms;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.commerce.payment.Refund;
import io.comptoir.commerce.payment.RefundAnswer;
import io.comptoir.commerce.promotion.Promotion;
import io.comptoir.commerce.promotion.Promotion.Benefit;
import io.comptoir.commerce.promotion.Promotions;
import io.comptoir.commerce.recommend.InteractionStore;
import io.comptoir.commerce.recommend.ProductFeatures;
import io.comptoir.commerce.recommend.Recommender;
import io.comptoir.commerce.table.Table;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Customer;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Profile;
import io.comptoir.customer.ProfileField;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.index.LuceneProductSearch;
import io.comptoir.shop.catalog.CatalogFolder;
import io.comptoir.shop.catalog.SellingTermsFiles;
import io.comptoir.shop.catalog.TableFiles;
import io.comptoir.storage.memory.MemoryStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A shop whose stores live in this object, and a customer standing at its counter. */
@NullUnmarked
final class TestShop {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  static final ShopId SHOP = new ShopId("test");

  final Catalog catalog;
  final Provider provider = new Provider();
  private final MemoryStores memory = MemoryStores.create(Clock.fixed(NOW, ZoneOffset.UTC));
  final StockStore stock = memory.stock();
  final CartStore carts = memory.carts();
  final InteractionStore interactions = memory.interactions();
  final OrderStore orders = memory.orders();
  final PaymentStore payments = memory.payments();
  final BookingStore bookings = memory.bookings();
  final Books books = memory.books();
  final Counter counter;
  final Actions actions;

  Language language = Language.FRENCH;
  Customer customer = new Customer(new CustomerId(new UUID(1, 1)), SHOP, Profile.EMPTY, 1);
  Cart cart = Cart.empty(SHOP, customer.id());

  /**
   * @param more promotions besides its own
   */
  TestShop(Promotion... more) {
    this(SampleCatalog.catalog(), terms(more), Map.of());
  }

  /** The goods, terms and tables of a demo shop. */
  static TestShop of(String folder, String... tables) {
    var path = Path.of("shops", folder);
    var eur = Currency.getInstance("EUR");
    var read = new LinkedHashMap<String, Table>();
    for (var name : tables) {
      var file = "tables/" + name + ".csv";
      try {
        new TableFiles(eur)
            .read(file, name, Files.readString(path.resolve(file)))
            .ifPresent(table -> read.put(name, table));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new TestShop(
        CatalogFolder.load(path, Language.FRENCH, eur).catalog(),
        SellingTermsFiles.load(path).terms(),
        read);
  }

  private TestShop(Catalog catalog, SellingTerms terms, Map<String, Table> tables) {
    this.catalog = catalog;
    counter =
        new Counter(
            SHOP,
            catalog,
            LuceneProductSearch.of(catalog),
            terms,
            stock,
            carts,
            orders,
            payments,
            provider,
            tables,
            bookings,
            care(),
            books,
            memory.waiting());
    var recommender = Recommender.untaught(ProductFeatures.of(catalog));
    actions =
        ShopActions.of(
            counter, new Recommendations(counter, new Learning(interactions, () -> recommender)));
    var pieces = new HashMap<ProductId, Integer>();
    catalog
        .products()
        .forEach(
            p -> {
              if (p.stock() != null && catalog.options().countedByDay(p).isEmpty()) {
                pieces.put(p.id(), p.stock());
              }
            });
    if (catalog.find(new ProductId("fig-30")).isPresent()) {
      pieces.put(new ProductId("fig-30"), 3);
    }
    stock.countIfAbsent(SHOP, pieces);
  }

  private static CareTerms care() {
    var words = LocalizedText.of(Language.FRENCH, "diagnostic de peau");
    return new CareTerms(
        new ReturnTerms(30, 60, null),
        List.of(
            new Service(
                "skin",
                words,
                Duration.ofMinutes(30),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofDays(60),
                Duration.ofMinutes(15),
                Duration.ofDays(1),
                Map.of(SampleCatalog.catalog().stores().getFirst().id(), 1))),
        Optional.of(
            new LoyaltyTerms(
                LocalizedText.of(Language.FRENCH, "Le Cercle"),
                1,
                Period.ofMonths(24),
                "vip",
                Money.of(40_000, "EUR"),
                Period.ofMonths(12))),
        List.of(
            new ProfileField(
                "name", List.of("name"), LocalizedText.of(Language.FRENCH, "nom"), Map.of()),
            new ProfileField(
                "address",
                List.of("street", "city"),
                LocalizedText.of(Language.FRENCH, "adresse"),
                Map.of()),
            new ProfileField(
                "likes", List.of("likes"), LocalizedText.of(Language.FRENCH, "goûts"), Map.of())));
  }

  /** Runs an action as the engine does, and keeps what it wrote. */
  ActionResult call(String name, Object... arguments) {
    var values = new LinkedHashMap<String, Value>();
    for (var i = 0; i < arguments.length; i += 2) {
      values.put((String) arguments[i], value(arguments[i + 1]));
    }
    return call(name, values, name + "-" + UUID.randomUUID());
  }

  ActionResult call(String name, Map<String, Value> values, String key) {
    return switch (actions.find(name).orElseThrow()) {
      case Action.Read read -> read.run(values, situation());
      case Action.Local local -> {
        var outcome = local.run(values, situation());
        for (var write : outcome.writes()) {
          switch (write) {
            case LocalWrite.SaveCart(var saved) -> {
              carts.save(saved);
              cart = carts.find(SHOP, customer.id());
            }
            case LocalWrite.SaveCustomer(var saved) -> customer = saved;
            case LocalWrite.SaveOrder(var saved) -> orders.save(saved);
          }
        }
        yield outcome.result();
      }
      case Action.Write write -> {
        var result = write.run(values, situation(), key);
        cart = carts.find(SHOP, customer.id());
        yield result;
      }
    };
  }

  Map<String, Value> done(String name, Object... arguments) {
    var result = call(name, arguments);
    if (result instanceof ActionResult.Done(var values)) {
      return values;
    }
    throw new AssertionError(name + " ended as " + result);
  }

  Situation situation() {
    return new Situation(SHOP, new ConversationId(new UUID(2, 2)), customer, cart, language, NOW);
  }

  /** The customer's orders, the first first. */
  List<Order> placed() {
    return orders.ofCustomer(customer.id(), 100).stream()
        .sorted(Comparator.comparing(Order::placedAt))
        .toList();
  }

  /** What was asked to be paid, the first first. */
  List<Payment> attempts() {
    return placed().stream()
        .flatMap(
            order ->
                payments.ofOrder(order.id()).stream()
                    .sorted(Comparator.comparing(Payment::createdAt)))
        .toList();
  }

  /** Pieces on the shelf of what is counted. */
  int left(ProductId item) {
    return stock.left(SHOP, List.of(item)).get(item);
  }

  static List<String> ids(Map<String, Value> values) {
    return QueryFields.ids(((Value.Items) values.get("products")).items()).stream()
        .map(ProductId::value)
        .toList();
  }

  /** What `checkout.place` is told, besides what is said here. */
  static Map<String, Value> order(String method, Map<String, String> more) {
    var arguments = new LinkedHashMap<String, Value>();
    arguments.put("name", Value.of("Camille Test"));
    arguments.put("email", Value.of("camille@example.org"));
    arguments.put("method", Value.of(method));
    arguments.put("street", Value.of("1 rue de la Paix"));
    arguments.put("postcode", Value.of("69001"));
    arguments.put("city", Value.of("Lyon"));
    arguments.put("country", Value.of("FR"));
    arguments.put("store", Value.of("lyon"));
    more.forEach((name, value) -> arguments.put(name, Value.of(value)));
    return arguments;
  }

  static Value where(String column, Object value) {
    return new Value.Fields(Map.of(column, value(value)));
  }

  static Map<String, Value> fields(Value value) {
    return ((Value.Fields) value).fields();
  }

  static Money euro(long minor) {
    return Money.of(minor, "EUR");
  }

  static String code(ActionResult result) {
    return result instanceof ActionResult.Failed(var code, var _) ? code : "done: " + result;
  }

  static Value value(Object object) {
    return switch (object) {
      case Value v -> v;
      case String s -> Value.of(s);
      case Integer n -> Value.of(n);
      case Double n -> Value.of(n);
      case Boolean b -> Value.of(b);
      case Money m -> Value.of(m);
      default -> throw new IllegalArgumentException(object.toString());
    };
  }

  static SellingTerms terms(Promotion... more) {
    var promotions = new ArrayList<>(List.of(more));
    var eur = Currency.getInstance("EUR");
    return new SellingTerms(
        "Maison Test",
        eur,
        ZoneId.of("Europe/Paris"),
        List.of(
            method("home", 490, 6000L, DeliveryMethod.Needs.HOME),
            method("relay", 390, null, DeliveryMethod.Needs.RELAY),
            method("pickup", 0, null, DeliveryMethod.Needs.STORE)),
        Set.of("FR", "BE"),
        new BigDecimal("0.20"),
        new Promotions(
            with(
                promotions,
                promotion("ten", "DIX", new Benefit.Percent(10), null, null, null, false),
                promotion(
                    "big",
                    "GRAND",
                    new Benefit.AmountOff(Money.of(1000, "EUR")),
                    Money.of(8000, "EUR"),
                    null,
                    null,
                    false),
                promotion(
                    "old",
                    "NOEL25",
                    new Benefit.Percent(20),
                    null,
                    null,
                    LocalDate.of(2025, 12, 31),
                    false),
                promotion(
                    "soon",
                    "HIVER",
                    new Benefit.Percent(20),
                    null,
                    LocalDate.of(2026, 12, 1),
                    null,
                    false),
                promotion(
                    "once",
                    "BIENVENUE",
                    new Benefit.AmountOff(Money.of(500, "EUR")),
                    null,
                    null,
                    null,
                    true))),
        12,
        40,
        OrderStatus.SHIPPED,
        Duration.ofMinutes(30));
  }

  private static DeliveryMethod method(
      String id, long price, Long freeFrom, DeliveryMethod.Needs needs) {
    return new DeliveryMethod(
        id,
        LocalizedText.of(Language.FRENCH, id),
        LocalizedText.EMPTY,
        Money.of(price, "EUR"),
        freeFrom == null ? null : Money.of(freeFrom, "EUR"),
        needs,
        Set.of());
  }

  private static List<Promotion> with(List<Promotion> promotions, Promotion... own) {
    promotions.addAll(List.of(own));
    return promotions;
  }

  static Promotion promotion(
      String id,
      String code,
      Benefit benefit,
      Money minimum,
      LocalDate from,
      LocalDate until,
      boolean once) {
    return new Promotion(
        id,
        code,
        LocalizedText.of(Language.FRENCH, id),
        benefit,
        Set.of(),
        Set.of(),
        minimum,
        from,
        until,
        once,
        null,
        true,
        false);
  }

  static class Provider implements PaymentProvider {
    boolean down;
    final Set<UUID> refunded = new HashSet<>();

    @Override
    public RefundAnswer refund(Payment payment, Refund refund) {
      if (down) {
        throw new IllegalStateException("the provider does not answer");
      }
      refunded.add(payment.id());
      return new RefundAnswer.Done("re-" + refund.id());
    }

    @Override
    public List<PaymentFact> status(Payment payment) {
      return List.of();
    }

    @Override
    public List<PaymentFact> collect(Payment payment) {
      return List.of();
    }

    @Override
    public PaymentFact capture(Payment payment, Money amount) {
      return new PaymentFact.Captured(amount, "money");
    }

    @Override
    public PaymentFact cancel(Payment payment) {
      return new PaymentFact.Cancelled();
    }

    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Payment begin(Payment payment, Order order, Language language) {
      if (down) {
        throw new IllegalStateException("the provider does not answer");
      }
      return payment.begun("ref-" + payment.id(), "/pay/" + payment.id());
    }

    @Override
    public Receipt verify(Incoming incoming) {
      return new Receipt.Irrelevant();
    }
  }
}
