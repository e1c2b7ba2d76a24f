package io.comptoir.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.action.PaymentNotices.Outcome;
import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.command.InChatPayments;
import io.comptoir.commerce.SampleCatalog;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider.Notice;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.promotion.Promotion;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.engine.SettableClock;
import io.comptoir.engine.Target;
import io.comptoir.engine.TestStores;
import io.comptoir.index.LuceneProductSearch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What the clock and the provider do to an order's goods and money, on every kind of store. */
@NullUnmarked
abstract class PaymentContract {
  private static final ProductId FIG = new ProductId("fig");
  private static final Promotion ONE_USE =
      new Promotion(
          "alone",
          "SEUL",
          LocalizedText.of(Language.FRENCH, "une seule fois"),
          new Promotion.Benefit.Percent(10),
          Set.of(),
          Set.of(),
          null,
          null,
          null,
          false,
          null,
          true,
          false,
          new Promotion.Limits(Set.of(), 1, null, Set.of()));
  private final List<CustomerId> customers =
      java.util.Collections.synchronizedList(new java.util.ArrayList<>());

  final SettableClock clock = new SettableClock(TestShop.NOW);
  private final TestStores stores = stores();
  private final ShopId shop = new ShopId("shop-" + UUID.randomUUID().toString().substring(0, 8));
  private final TestShop.Provider provider = new TestShop.Provider();
  private final Map<String, String> heard = new ConcurrentHashMap<>();
  private final Conversation conversation = open();
  private final Actions actions =
      ShopActions.of(
          new Counter(
              shop,
              SampleCatalog.catalog(),
              LuceneProductSearch.of(SampleCatalog.catalog()),
              TestShop.terms(ONE_USE),
              stores.stock(),
              stores.carts(),
              stores.orders(),
              stores.payments(),
              provider,
              stores.bookings(),
              CareTerms.USUAL,
              stores.books(),
              stores.waiting()));
  private final PaymentNotices notices =
      new PaymentNotices(stores.payments(), stores.orders(), stores.stock(), this::hear, clock);
  private final PaymentDeadlines deadlines = deadlines();

  abstract TestStores stores();

  @Test
  void anUnpaidOrderKeepsItsGoodsForHalfAnHourAndThenLetsThemGo() {
    var order = placed(2);
    assertThat(left()).isEqualTo(3);
    clock.advance(Duration.ofMinutes(29));
    assertThat(deadlines.meet()).isZero();
    assertThat(left()).isEqualTo(3);
    clock.advance(Duration.ofMinutes(1));
    assertThat(deadlines.meet()).isEqualTo(1);
    assertThat(deadlines.meet()).isZero();
    assertThat(left()).isEqualTo(5);
    assertThat(heard.values()).containsExactly("payment.expired expired");
    assertThat(payment(order).status()).isEqualTo(PaymentStatus.EXPIRED);
    assertThat(now(order).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
  }

  @Test
  void aTillInTheConversationTakesOnlyWhatWaitsForExactlyThisMoney() {
    var till = new InChatPayments(stores.payments(), stores.orders(), notices);
    var payment = payment(placed(2));
    var id = payment.id().toString();
    var amount = payment.amount();
    assertThat(till.refusal(shop, id, amount, Language.FRENCH)).isEmpty();
    assertThat(till.refusal(shop, id, amount.plus(amount), Language.FRENCH)).isPresent();
    assertThat(till.refusal(new ShopId("other"), id, amount, Language.FRENCH)).isPresent();
    assertThat(till.refusal(shop, "no id of ours", amount, Language.ENGLISH)).isPresent();
    assertThat(till.paid(shop, UUID.randomUUID().toString(), "c", amount)).isFalse();
    assertThat(till.paid(shop, id, "charge-1", amount)).isTrue();
    assertThat(till.paid(shop, id, "charge-1", amount)).isTrue();
    assertThat(stores.payments().find(payment.id()).orElseThrow().status())
        .isEqualTo(PaymentStatus.PAID);
    assertThat(heard.values()).containsExactly("payment.paid ");
    assertThat(till.refusal(shop, id, amount, Language.FRENCH)).isPresent();
  }

  @Test
  void anExpiredPaymentIsNotTakenInTheConversation() {
    var till = new InChatPayments(stores.payments(), stores.orders(), notices);
    var payment = payment(placed(2));
    clock.advance(Duration.ofMinutes(31));
    deadlines.meet();
    assertThat(till.refusal(shop, payment.id().toString(), payment.amount(), Language.FRENCH))
        .isPresent();
  }

  @Test
  void aDeclinedOrderLetsItsGoodsGoToo() {
    var order = placed(2);
    notices.take("fake", new Notice("n1", payment(order).id(), new PaymentFact.Declined("no")));
    clock.advance(Duration.ofMinutes(31));
    assertThat(deadlines.meet()).isEqualTo(1);
    assertThat(left()).isEqualTo(5);
  }

  @Test
  void anExpiredOrderIsTriedAgainHeldAgainAndPaid() {
    var order = placed(2);
    for (var round = 0; round < 3; round++) {
      clock.advance(Duration.ofMinutes(31));
      deadlines.meet();
      assertThat(left()).isEqualTo(5);
      assertThat(retry(order)).isInstanceOf(ActionResult.Done.class);
      assertThat(left()).as("round %s", round).isEqualTo(3);
    }
    assertThat(paid(payment(order))).isEqualTo(Outcome.TAKEN);
    clock.advance(Duration.ofDays(1));
    assertThat(deadlines.meet()).isZero();
    assertThat(left()).isEqualTo(3);
    assertThat(now(order).status()).isEqualTo(OrderStatus.PAID);
  }

  @Test
  void tryingAgainInTimeHoldsTheSameGoodsLonger() {
    var order = placed(2);
    clock.advance(Duration.ofMinutes(20));
    retry(order);
    assertThat(left()).isEqualTo(3);
    clock.advance(Duration.ofMinutes(20));
    assertThat(deadlines.meet()).isZero();
    clock.advance(Duration.ofMinutes(11));
    assertThat(deadlines.meet()).isEqualTo(1);
    assertThat(left()).isEqualTo(5);
  }

  @Test
  void whatWasSoldMeanwhileCannotBePaidAgain() {
    var order = placed(2);
    clock.advance(Duration.ofMinutes(31));
    deadlines.meet();
    stores.stock().reserve(shop, "somebody else", Map.of(FIG, 4));
    var refused = (ActionResult.Failed) retry(order);
    assertThat(refused.code()).isEqualTo("OUT_OF_STOCK");
    assertThat(refused.values()).containsEntry("left", Value.of(1));
    assertThat(left()).isEqualTo(1);
  }

  @Test
  void lateMoneyIsHonouredWhileTheGoodsAreThere() {
    var order = placed(2);
    clock.advance(Duration.ofMinutes(31));
    deadlines.meet();
    assertThat(paid(payment(order))).isEqualTo(Outcome.TAKEN);
    assertThat(paid(payment(order))).isEqualTo(Outcome.KNOWN);
    assertThat(now(order).status()).isEqualTo(OrderStatus.PAID);
    assertThat(left()).isEqualTo(3);
    assertThat(heard.values())
        .containsExactlyInAnyOrder("payment.expired expired", "payment.paid ");
  }

  @Test
  void lateMoneyForWhatIsSoldGoesBack() {
    var order = placed(2);
    clock.advance(Duration.ofMinutes(31));
    deadlines.meet();
    stores.stock().reserve(shop, "somebody else", Map.of(FIG, 4));
    var payment = payment(order);
    assertThat(paid(payment)).isEqualTo(Outcome.TAKEN);
    assertThat(now(order).status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(left()).isEqualTo(1);
    assertThat(heard.values()).contains("payment.paid_in_vain sold_out");
    provider.down = true;
    assertThat(deadlines.meet()).as("the provider does not answer").isZero();
    provider.down = false;
    clock.advance(Duration.ofMinutes(2));
    assertThat(deadlines.meet()).isEqualTo(1);
    assertThat(deadlines.meet()).isZero();
    assertThat(provider.refunded).containsExactly(payment.id());
    assertThat(heard.values()).contains("payment.refunded sold_out");
    assertThat(payment(order).status()).isEqualTo(PaymentStatus.REFUNDED);
  }

  @Test
  void aSecondPaymentOfAnOrderGoesBack() {
    var order = placed(1);
    var first = payment(order);
    clock.advance(Duration.ofMinutes(1));
    retry(order);
    var second = payment(order);
    assertThat(second.id()).isNotEqualTo(first.id());
    paid(first);
    paid(second);
    deadlines.meet();
    assertThat(provider.refunded).containsExactly(second.id());
    assertThat(now(order).status()).isEqualTo(OrderStatus.PAID);
    assertThat(left()).isEqualTo(4);
  }

  @Test
  void whatIsPaidAndCancelledGoesBack() {
    var order = placed(2);
    paid(payment(order));
    var cancelled = act("orders.cancel", Map.of("order", Value.of(order.number())));
    assertThat(cancelled).isInstanceOf(ActionResult.Done.class);
    deadlines.meet();
    assertThat(provider.refunded).containsExactly(payment(order).id());
    assertThat(left()).isEqualTo(5);
  }

  @Test
  void goodsHalfPutBackBeforeACrashArePutBackAfterIt() {
    var order = placed(2);
    clock.advance(Duration.ofMinutes(31));
    assertThat(stores.orders().save(now(order).lapsed())).isTrue();
    assertThat(left()).isEqualTo(3);
    assertThat(deadlines().meet()).isEqualTo(1);
    assertThat(left()).isEqualTo(5);
    assertThat(heard.values()).containsExactly("payment.expired expired");
  }

  @Test
  void moneyThatCameBeforeACrashPaysTheOrderAfterIt() {
    var order = placed(2);
    var payment = payment(order);
    assertThat(stores.orders().save(now(order).paid(payment.id(), clock.instant()))).isTrue();
    clock.advance(Duration.ofMinutes(31));
    assertThat(deadlines.meet()).isZero();
    assertThat(paid(payment)).isEqualTo(Outcome.TAKEN);
    assertThat(payment(order).status()).isEqualTo(PaymentStatus.PAID);
    assertThat(left()).isEqualTo(3);
  }

  /** Whoever comes first, in the end the goods are held for a paid order and nothing else. */
  @Test
  void paidExpiredAndTriedAgainAtOnceIsPaidOnceAndHeldOnce() throws Exception {
    for (var race = 0; race < 25; race++) {
      var order = placed(1);
      var before = left();
      var payment = payment(order);
      clock.advance(Duration.ofMinutes(31));
      var racers =
          List.<Callable<Object>>of(
              () -> deadlines.meet(),
              () -> paid(payment),
              () -> deadlines().meet(),
              () -> retry(order));
      try (var threads = Executors.newFixedThreadPool(racers.size())) {
        for (var result : threads.invokeAll(racers)) {
          result.get();
        }
      }
      deadlines.meet();
      var settled = now(order);
      assertThat(settled.status()).as("race %s", race).isEqualTo(OrderStatus.PAID);
      assertThat(settled.paidBy()).isEqualTo(payment.id());
      assertThat(left()).as("race %s", race).isEqualTo(before);
      assertThat(act("orders.cancel", Map.of("order", Value.of(order.number()))))
          .isInstanceOf(ActionResult.Done.class);
      deadlines.meet();
      assertThat(left()).as("race %s, cancelled", race).isEqualTo(5);
    }
  }

  @Test
  void aHundredCustomersWhoWantTheLastThreeAreSoldExactlyThree() throws Exception {
    stores.stock().countIfAbsent(shop, Map.of(FIG, 3));
    var racers =
        java.util.stream.IntStream.range(0, 100)
            .mapToObj(
                _ -> {
                  var of = open();
                  var cart = stores.carts().find(shop, of.customer());
                  assertThat(stores.carts().save(cart.withQuantity(FIG, 1))).isTrue();
                  return (Callable<ActionResult>)
                      () -> act(of, "checkout.place", address(), "k-" + of.id());
                })
            .toList();
    var sold = 0;
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (var result : threads.invokeAll(racers)) {
        switch (result.get()) {
          case ActionResult.Done _ -> sold++;
          case ActionResult.Failed(var code, var _) -> assertThat(code).isEqualTo("OUT_OF_STOCK");
        }
      }
    }
    assertThat(sold).isEqualTo(3);
    assertThat(left()).isZero();
  }

  @Test
  void aDoubleClickPlacesOneOrderAndPaysItOnce() throws Exception {
    stores.stock().countIfAbsent(shop, Map.of(FIG, 5));
    var cart = stores.carts().find(shop, conversation.customer());
    assertThat(stores.carts().save(cart.withQuantity(FIG, 2))).isTrue();
    Callable<ActionResult> click =
        () -> act(conversation, "checkout.place", address(), "one and the same");
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var result : threads.invokeAll(java.util.Collections.nCopies(8, click))) {
        assertThat(result.get()).isInstanceOf(ActionResult.Done.class);
      }
    }
    var order = stores.orders().ofCustomer(conversation.customer(), 9);
    assertThat(order).hasSize(1);
    assertThat(stores.payments().ofOrder(order.getFirst().id())).hasSize(1);
    assertThat(left()).isEqualTo(3);
    var payment = payment(order.getFirst());
    Callable<Outcome> notice = () -> paid(payment);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var taken = 0;
      for (var result : threads.invokeAll(java.util.Collections.nCopies(8, notice))) {
        taken += result.get() == Outcome.TAKEN ? 1 : 0;
      }
      assertThat(taken).isPositive();
    }
    deadlines.meet();
    assertThat(provider.refunded).isEmpty();
    assertThat(now(order.getFirst()).status()).isEqualTo(OrderStatus.PAID);
    assertThat(heard.values()).containsExactly("payment.paid ");
  }

  @Test
  void aCodeThatOneOrderMayHaveIsHadByOneOfMany() throws Exception {
    stores.stock().countIfAbsent(shop, Map.of(FIG, 100));
    var racers =
        java.util.stream.IntStream.range(0, 20)
            .mapToObj(
                _ -> {
                  var of = open();
                  var cart = stores.carts().find(shop, of.customer());
                  stores.carts().save(cart.withQuantity(FIG, 1).withCoupon("SEUL"));
                  return (Callable<ActionResult>)
                      () -> act(of, "checkout.place", address(), "k-" + of.id());
                })
            .toList();
    stores.stock().countIfAbsent(shop, ONE_USE.counts());
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var result : threads.invokeAll(racers)) {
        result.get();
      }
    }
    assertThat(stores.stock().left(shop, ONE_USE.counts().keySet()).values()).containsExactly(0);
    assertThat(customers.stream().flatMap(of -> stores.orders().ofCustomer(of, 9).stream()))
        .filteredOn(o -> o.promotions().contains("alone"))
        .hasSize(1);
    clock.advance(Duration.ofMinutes(31));
    deadlines.meet();
    assertThat(stores.stock().left(shop, ONE_USE.counts().keySet()).values())
        .as("an order that lets its goods go lets its code go")
        .containsExactly(1);
  }

  private static Map<String, Value> address() {
    var arguments = new LinkedHashMap<String, Value>();
    arguments.put("name", Value.of("Camille Test"));
    arguments.put("email", Value.of("camille@example.org"));
    arguments.put("method", Value.of("home"));
    arguments.put("street", Value.of("1 rue de la Paix"));
    arguments.put("postcode", Value.of("75002"));
    arguments.put("city", Value.of("Paris"));
    return arguments;
  }

  private Order placed(int pieces) {
    stores.stock().countIfAbsent(shop, Map.of(FIG, 5));
    var cart = stores.carts().find(shop, conversation.customer());
    assertThat(stores.carts().save(cart.withQuantity(FIG, pieces))).isTrue();
    var done = (ActionResult.Done) act("checkout.place", address());
    return stores
        .orders()
        .findByNumber(shop, ((Value.Text) done.values().get("number")).text())
        .orElseThrow();
  }

  private ActionResult retry(Order order) {
    return act("payment.retry", Map.of("order", Value.of(order.number())));
  }

  private ActionResult act(String name, Map<String, Value> arguments) {
    return act(conversation, name, arguments, name + "-" + UUID.randomUUID());
  }

  private ActionResult act(Conversation in, String name, Map<String, Value> arguments, String key) {
    var situation =
        new Situation(
            shop,
            in.id(),
            stores.customers().find(in.customer()).orElseThrow(),
            stores.carts().find(shop, in.customer()),
            Language.FRENCH,
            clock.instant());
    var write = (Action.Write) actions.find(name).orElseThrow();
    return write.run(arguments, situation, key);
  }

  private Outcome paid(Payment payment) {
    return notices.take(
        "fake",
        new Notice(
            "paid-" + payment.id(),
            payment.id(),
            new PaymentFact.Captured(payment.amount(), "money")));
  }

  private Order now(Order order) {
    return stores.orders().find(order.id()).orElseThrow();
  }

  private Payment payment(Order order) {
    return stores.payments().ofOrder(order.id()).getFirst();
  }

  private int left() {
    return stores.stock().left(shop, List.of(FIG)).get(FIG);
  }

  private PaymentDeadlines deadlines() {
    return new PaymentDeadlines(
        () -> Set.of(shop),
        stores.payments(),
        stores.orders(),
        stores.stock(),
        (name, of) -> Optional.of(provider),
        this::hear,
        clock);
  }

  private void hear(ConversationId conversation, String key, String name, Map<String, Value> data) {
    var reason = data.get("reason") instanceof Value.Text(var text) ? text : "";
    heard.putIfAbsent(key, name + " " + reason);
  }

  private Conversation open() {
    var id = new CustomerId(UUID.randomUUID());
    customers.add(id);
    return stores
        .forEngine()
        .turns()
        .open(
            new Target.Sender(
                shop,
                new Identity("webchat", shop.value(), UUID.randomUUID().toString()),
                "",
                Language.FRENCH,
                id,
                new ConversationId(UUID.randomUUID())),
            clock.instant());
  }
}
