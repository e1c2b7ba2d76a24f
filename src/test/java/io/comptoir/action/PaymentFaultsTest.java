package io.comptoir.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.SampleCatalog;
import io.comptoir.commerce.cart.CartStore;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.StockStore;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.payment.CaptureMode;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.commerce.payment.ProviderFailure;
import io.comptoir.commerce.payment.Refund;
import io.comptoir.commerce.payment.RefundAnswer;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;
import io.comptoir.engine.SettableClock;
import io.comptoir.engine.Target;
import io.comptoir.engine.TestStores;
import io.comptoir.index.LuceneProductSearch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The program ends, or a store or the provider fails, at each call in turn, before or after the
 * call did its work. Then it goes on as it does after a start: actions run again under their key,
 * notices come again or never, the clock goes on. Each time the order ends paid with its money
 * there and its goods taken, or not paid with neither.
 */
@NullUnmarked
class PaymentFaultsTest {
  private static final ProductId FIG = new ProductId("fig");
  private static final Catalog CATALOG = SampleCatalog.catalog();
  private static final LuceneProductSearch SEARCH = LuceneProductSearch.of(CATALOG);

  /** How a call goes wrong. */
  enum Fault {
    DIES_BEFORE,
    DIES_AFTER,
    FAILS_BEFORE,
    FAILS_AFTER
  }

  /** What the customer does. */
  enum Story {
    PAYS,
    PAYS_AND_NO_NOTICE_COMES,
    PAYS_AND_CANCELS,
    PAYS_LATE,
    /** The bank said that its page is closed, and took the money all the same. */
    PAYS_ON_A_CLOSED_PAGE,
    NEVER_PAYS,
    APPROVES,
    PAYS_AND_IS_SHIPPED_LATER
  }

  @ParameterizedTest
  @EnumSource(Story.class)
  void whateverFailsTheOrderIsPaidOrItIsNot(Story story) {
    var calls = new World(story, 0, Fault.DIES_BEFORE).play();
    assertThat(calls).as("calls that may fail").isGreaterThan(20);
    for (var fault : Fault.values()) {
      for (var at = 1; at <= calls; at++) {
        new World(story, at, fault).play();
      }
    }
  }

  private static final Set<Story> LATE =
      Set.of(Story.PAYS_LATE, Story.PAYS_ON_A_CLOSED_PAGE, Story.NEVER_PAYS);

  /** Those who end without goods when nothing fails: a page that is closed takes no money. */
  private static final Set<Story> UNPAID =
      Set.of(Story.PAYS_LATE, Story.NEVER_PAYS, Story.PAYS_AND_CANCELS);

  /** The process ends: nothing catches it. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  private static final class World {
    private final Story story;
    private final int at;
    private final Fault fault;
    private int calls;
    private final SettableClock clock = new SettableClock(TestShop.NOW);
    private final TestStores stores = TestStores.memory(clock);
    private final ShopId shop = new ShopId("shop");
    private final Bank bank = new Bank();
    private final Conversation conversation = open();
    private final PaymentProvider provider = failing(PaymentProvider.class, bank);
    private final PaymentStore payments = failing(PaymentStore.class, stores.payments());
    private final OrderStore orders = failing(OrderStore.class, stores.orders());
    private final StockStore stock = failing(StockStore.class, stores.stock());
    private final CartStore carts = failing(CartStore.class, stores.carts());
    private final Actions actions =
        ShopActions.of(
            new Counter(
                shop,
                CATALOG,
                SEARCH,
                TestShop.terms(),
                stock,
                carts,
                orders,
                payments,
                provider,
                stores.bookings(),
                CareTerms.USUAL,
                stores.books(),
                stores.waiting()));

    World(Story story, int at, Fault fault) {
      this.story = story;
      this.at = at;
      this.fault = fault;
      bank.closes = story != Story.PAYS_ON_A_CLOSED_PAGE;
      bank.approves = story == Story.APPROVES;
      bank.capture =
          story == Story.PAYS_AND_IS_SHIPPED_LATER ? CaptureMode.ON_SHIPPING : CaptureMode.AT_ONCE;
    }

    /**
     * @return how many calls were made
     */
    int play() {
      stores.stock().countIfAbsent(shop, Map.of(FIG, 5));
      var cart = stores.carts().find(shop, conversation.customer());
      stores.carts().save(cart.withQuantity(FIG, 2));

      place();
      if (LATE.contains(story)) {
        after(35);
      }
      if (story != Story.NEVER_PAYS) {
        bank.customerPays();
      }
      if (story != Story.PAYS_AND_NO_NOTICE_COMES) {
        bank.notices().forEach(this::notice);
        bank.notices().forEach(this::notice); // and once more
      }
      after(1, 1, 1);
      if (story == Story.PAYS_AND_CANCELS) {
        again(() -> act("orders.cancel", Map.of("order", Value.of(order().number())), "cancel"));
      }
      if (story == Story.PAYS_AND_IS_SHIPPED_LATER && order().status() == OrderStatus.PAID) {
        ship();
      }
      after(1, 1, 2, 5, 10, 20, 60);
      check();
      return calls;
    }

    private void check() {
      var where = story + ", " + fault + " at call " + at;
      var order = order();
      var paid =
          switch (order.status()) {
            case PAID, PREPARING, SHIPPED, DELIVERED -> true;
            case AWAITING_PAYMENT, CANCELLED -> false;
          };
      var left = stores.stock().left(shop, List.of(FIG)).get(FIG);
      assertThat(left).as("goods: %s", where).isEqualTo(paid ? 3 : 5);
      assertThat(bank.money()).as("money: %s", where).isEqualTo(paid ? order.total().minor() : 0);
      if (at == 0) {
        assertThat(paid).as("without a fault").isEqualTo(!UNPAID.contains(story));
      }
      for (var payment : stores.payments().ofOrder(order.id())) {
        assertThat(payment.balance().captured().minus(payment.balance().refunded()).minor())
            .as("what we think the bank has: %s", where)
            .isEqualTo(bank.money(payment.id()));
      }
    }

    private void place() {
      var arguments = new LinkedHashMap<String, Value>();
      arguments.put("name", Value.of("Camille Test"));
      arguments.put("email", Value.of("camille@example.org"));
      arguments.put("method", Value.of("home"));
      arguments.put("street", Value.of("1 rue de la Paix"));
      arguments.put("postcode", Value.of("75002"));
      arguments.put("city", Value.of("Paris"));
      again(() -> act("checkout.place", arguments, "place"));
    }

    private void act(String name, Map<String, Value> arguments, String key) {
      var situation =
          new Situation(
              shop,
              conversation.id(),
              stores.customers().find(conversation.customer()).orElseThrow(),
              stores.carts().find(shop, conversation.customer()),
              Language.FRENCH,
              clock.instant());
      ((Action.Write) actions.find(name).orElseThrow()).run(arguments, situation, key);
    }

    private void notice(PaymentProvider.Notice notice) {
      again(
          () ->
              new PaymentNotices(payments, orders, stock, (c, k, n, d) -> {}, clock)
                  .take("bank", notice));
    }

    private void ship() {
      var order = order();
      stores.orders().save(order.moved(OrderStatus.PREPARING, clock.instant()));
      stores.orders().save(order().moved(OrderStatus.SHIPPED, clock.instant()));
    }

    /** After so many minutes the clock is looked at, each time by a program that just started. */
    private void after(int... minutes) {
      for (var pause : minutes) {
        clock.advance(Duration.ofMinutes(pause));
        try {
          new PaymentDeadlines(
                  () -> Set.of(shop),
                  payments,
                  orders,
                  stock,
                  (name, of) -> Optional.of(provider),
                  (c, k, n, d) -> {},
                  clock)
              .meet();
        } catch (Death | ProviderFailure e) {
          // the next time it is another program
        }
      }
    }

    /** What is not finished is begun again, as the engine and the provider do. */
    private static void again(Runnable step) {
      for (var attempt = 0; attempt < 3; attempt++) {
        try {
          step.run();
          return;
        } catch (Death | ProviderFailure e) {
          // once more
        }
      }
      throw new AssertionError("it fails more than once");
    }

    private Order order() {
      return stores.orders().ofCustomer(conversation.customer(), 9).stream()
          .filter(o -> o.status() != OrderStatus.CANCELLED)
          .findFirst()
          .orElseGet(() -> stores.orders().ofCustomer(conversation.customer(), 9).getFirst());
    }

    private <T> T failing(Class<T> type, T inner) {
      return type.cast(
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                var now = ++calls == at;
                if (now && fault == Fault.DIES_BEFORE) {
                  throw new Death();
                }
                if (now && fault == Fault.FAILS_BEFORE) {
                  throw new ProviderFailure(ProviderFailure.Category.UNKNOWN, "fails");
                }
                Object result;
                try {
                  result = method.invoke(inner, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
                if (now && fault == Fault.DIES_AFTER) {
                  throw new Death();
                }
                if (now && fault == Fault.FAILS_AFTER) {
                  throw new ProviderFailure(ProviderFailure.Category.UNKNOWN, "fails");
                }
                return result;
              }));
    }

    private Conversation open() {
      return stores
          .forEngine()
          .turns()
          .open(
              new Target.Sender(
                  shop,
                  new Identity("webchat", shop.value(), UUID.randomUUID().toString()),
                  "",
                  Language.FRENCH,
                  new CustomerId(UUID.randomUUID()),
                  new ConversationId(UUID.randomUUID())),
              clock.instant());
    }
  }

  /** A bank with books: what it took and gave back, by our ids. */
  private static final class Bank implements PaymentProvider {
    private enum State {
      OPEN,
      APPROVED,
      ASIDE,
      TAKEN,
      CLOSED
    }

    private boolean approves;
    private boolean closes = true;
    private CaptureMode capture = CaptureMode.AT_ONCE;
    private final Map<UUID, State> states = new LinkedHashMap<>();
    private final Map<UUID, Money> amounts = new HashMap<>();
    private final Map<UUID, Long> back = new HashMap<>();
    private final Set<UUID> refunds = new HashSet<>();

    void customerPays() {
      states.replaceAll(
          (id, state) ->
              state != State.OPEN
                  ? state
                  : approves
                      ? State.APPROVED
                      : capture == CaptureMode.ON_SHIPPING ? State.ASIDE : State.TAKEN);
    }

    List<Notice> notices() {
      return states.keySet().stream()
          .map(id -> new Notice("n-" + id + states.get(id), id, fact(id)))
          .toList();
    }

    long money() {
      return states.keySet().stream().mapToLong(this::money).sum();
    }

    long money(UUID payment) {
      return states.get(payment) == State.TAKEN
          ? amounts.get(payment).minor() - back.getOrDefault(payment, 0L)
          : 0;
    }

    private PaymentFact fact(UUID id) {
      return switch (states.getOrDefault(id, State.CLOSED)) {
        case OPEN -> new PaymentFact.Pending();
        case APPROVED -> new PaymentFact.Approved();
        case ASIDE -> new PaymentFact.Authorised(amounts.get(id), "money-" + id);
        case TAKEN -> new PaymentFact.Captured(amounts.get(id), "money-" + id);
        case CLOSED -> new PaymentFact.Cancelled();
      };
    }

    @Override
    public String name() {
      return "bank";
    }

    @Override
    public CaptureMode captures() {
      return capture;
    }

    @Override
    public Payment begin(Payment payment, Order order, Language language) {
      states.putIfAbsent(payment.id(), State.OPEN);
      amounts.put(payment.id(), payment.amount());
      return payment.begun("ref-" + payment.id(), "/pay/" + payment.id());
    }

    @Override
    public Receipt verify(Incoming incoming) {
      return new Receipt.Irrelevant();
    }

    @Override
    public List<PaymentFact> status(Payment payment) {
      return states.containsKey(payment.id()) ? List.of(fact(payment.id())) : List.of();
    }

    @Override
    public List<PaymentFact> collect(Payment payment) {
      states.computeIfPresent(
          payment.id(), (_, state) -> state == State.APPROVED ? State.TAKEN : state);
      return status(payment);
    }

    @Override
    public PaymentFact capture(Payment payment, Money amount) {
      states.computeIfPresent(
          payment.id(), (_, state) -> state == State.ASIDE ? State.TAKEN : state);
      return fact(payment.id());
    }

    @Override
    public PaymentFact cancel(Payment payment) {
      if (!closes && states.get(payment.id()) == State.OPEN) {
        return new PaymentFact.Cancelled();
      }
      states.computeIfPresent(
          payment.id(), (_, state) -> state == State.TAKEN ? state : State.CLOSED);
      return fact(payment.id());
    }

    @Override
    public RefundAnswer refund(Payment payment, Refund refund) {
      if (refunds.add(refund.id())) {
        back.merge(payment.id(), refund.amount().minor(), Long::sum);
      }
      return new RefundAnswer.Done("re-" + refund.id());
    }
  }
}
