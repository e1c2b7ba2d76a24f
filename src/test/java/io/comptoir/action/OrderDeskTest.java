package io.comptoir.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.action.OrderDesk.Outcome;
import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.SampleCatalog;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.Store.PostalAddress;
import io.comptoir.commerce.giftcard.GiftCard;
import io.comptoir.commerce.order.Confirmation;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderRequest;
import io.comptoir.commerce.order.OrderRequest.Swap;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.Refusal;
import io.comptoir.commerce.order.Requester;
import io.comptoir.commerce.order.Verdict;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider.Notice;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.Refund;
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
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class OrderDeskTest {
  private static final ProductId FIG = new ProductId("fig");
  private static final ProductId SMALL = new ProductId("fig-30");
  private static final ShopId SHOP = new ShopId("test");

  private final SettableClock clock = new SettableClock(TestShop.NOW);
  private final TestStores stores = TestStores.memory(clock);
  private final Map<String, String> heard = new LinkedHashMap<>();
  private final Conversation conversation = open();
  private final TestShop.Provider provider = new TestShop.Provider();
  private final Counter counter =
      new Counter(
          SHOP,
          SampleCatalog.catalog(),
          LuceneProductSearch.of(SampleCatalog.catalog()),
          TestShop.terms(),
          stores.stock(),
          stores.carts(),
          stores.orders(),
          stores.payments(),
          provider,
          stores.bookings(),
          CareTerms.USUAL,
          stores.books(),
          stores.waiting());
  private final OrderDesk desk = new OrderDesk(counter);
  private final Requester camille = new Requester.Identified(conversation.customer());
  private final PaymentNotices notices =
      new PaymentNotices(stores.payments(), stores.orders(), stores.stock(), this::hear, clock);

  @Test
  void withoutAYesNothingIsDoneAndAYesToSomethingElseIsNone() {
    var order = paid(placed(Map.of()));
    var cancel = new OrderRequest.Cancel("no_longer_needed");
    assertThat(carry(cancel, Optional.empty(), order, camille))
        .isEqualTo(new Outcome.Refused(Refusal.NOT_CONFIRMED));
    var other = yes(new OrderRequest.Cancel("other"), order, camille);
    assertThat(carry(cancel, other, order, camille))
        .isEqualTo(new Outcome.Refused(Refusal.NOT_AS_CONFIRMED));
    assertThat(now(order)).isEqualTo(order);
  }

  @Test
  void aCancelledOrderIsGivenBackOnceHoweverOftenItIsSaid() {
    var order = paid(placed(Map.of()));
    var cancel = new OrderRequest.Cancel("no_longer_needed");
    var yes = yes(cancel, order, camille);
    assertThat(carry(cancel, yes, order, camille)).isInstanceOf(Outcome.Done.class);
    assertThat(carry(cancel, yes, now(order), camille)).isInstanceOf(Outcome.Done.class);
    meet();
    assertThat(now(order).status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(now(order).after().cancelReason()).isEqualTo("no_longer_needed");
    assertThat(refunded(payment(order))).isEqualTo(euro(order.total().minor()));
    assertThat(left(FIG)).isEqualTo(5);
  }

  @Test
  void anothersOrderIsUnknownAndAnAdviserGoesByTheSamePolicy() {
    var order = paid(placed(Map.of()));
    var stranger = new Requester.Identified(new CustomerId(UUID.randomUUID()));
    var cancel = new OrderRequest.Cancel("other");
    assertThat(desk.consider(cancel, order, stranger, Language.ENGLISH, clock.instant()))
        .isEqualTo(new Verdict.Refused(Refusal.UNKNOWN_ORDER));
    assertThat(desk.find(order.number(), stranger)).isEmpty();
    var adviser = new Requester.Adviser("Zoé");
    var gone = moved(order, OrderStatus.PREPARING, OrderStatus.SHIPPED);
    assertThat(desk.consider(cancel, gone, adviser, Language.ENGLISH, clock.instant()))
        .isEqualTo(new Verdict.Refused(Refusal.WRONG_STATUS));
  }

  @Test
  void anAddressIsChangedUntilTheParcelIsMade() {
    var order = paid(placed(Map.of()));
    var to = new OrderRequest.ChangeAddress(new PostalAddress("2 quai", "69001", "Lyon", "FR"));
    assertThat(carry(to, yes(to, order, camille), order, camille)).isInstanceOf(Outcome.Done.class);
    assertThat(now(order).delivery().address().street()).isEqualTo("2 quai");
    var late = moved(now(order), OrderStatus.PREPARING);
    assertThat(desk.consider(to, late, camille, Language.FRENCH, clock.instant()))
        .isEqualTo(new Verdict.Refused(Refusal.WRONG_STATUS));
  }

  @Test
  void aSmallerVariantGivesBackTheDifferenceOnlyAndOnceOnly() {
    var order = paid(placed(Map.of()));
    var change = new OrderRequest.ChangeItems(List.of(new Swap(FIG, SMALL)), OrderDesk.ORIGINAL);
    var done = (Outcome.Done) carry(change, yes(change, order, camille), order, camille);
    assertThat(done.difference()).isEqualTo(euro(3_500 - 5_900));
    meet();
    var changed = now(order);
    assertThat(changed.lines().getFirst().item()).isEqualTo(SMALL);
    assertThat(changed.total()).isEqualTo(order.total().minus(euro(2_400)));
    assertThat(refunded(payment(order))).isEqualTo(euro(2_400));
    assertThat(left(FIG)).isEqualTo(5);
    assertThat(left(SMALL)).isEqualTo(2);
    var back = new OrderRequest.ChangeItems(List.of(new Swap(SMALL, FIG)), OrderDesk.ORIGINAL);
    assertThat(desk.consider(back, changed, camille, Language.FRENCH, clock.instant()))
        .isEqualTo(new Verdict.Refused(Refusal.ONLY_ONCE));
    var cancel = new OrderRequest.Cancel("other");
    carry(cancel, yes(cancel, changed, camille), changed, camille);
    meet();
    assertThat(refunded(payment(order))).as("all of it, once").isEqualTo(order.total());
    assertThat(left(SMALL)).isEqualTo(3);
  }

  @Test
  void aLargerVariantIsPaidByTheDifferenceAndUntilThenNothingChanges() {
    var order = paid(placed(Map.of("item", SMALL.value())));
    var change = new OrderRequest.ChangeItems(List.of(new Swap(SMALL, FIG)), OrderDesk.ORIGINAL);
    var yes = yes(change, order, camille);
    var done = (Outcome.Done) carry(change, yes, order, camille);
    var toPay = done.toPay().orElseThrow();
    assertThat(toPay.amount()).isEqualTo(euro(2_400));
    assertThat(now(order).lines().getFirst().item()).isEqualTo(SMALL);
    assertThat(left(FIG)).as("held for it").isEqualTo(4);
    assertThat(((Outcome.Done) carry(change, yes, now(order), camille)).toPay())
        .map(Payment::id)
        .contains(toPay.id());
    paid(toPay, toPay.amount());
    paid(toPay, toPay.amount());
    meet();
    var changed = now(order);
    assertThat(changed.lines().getFirst().item()).isEqualTo(FIG);
    assertThat(changed.total()).isEqualTo(order.total().plus(euro(2_400)));
    assertThat(changed.after().awaited()).isNull();
    assertThat(left(SMALL)).isEqualTo(3);
    assertThat(left(FIG)).isEqualTo(4);
    assertThat(heard.values()).contains("order.changed");
    assertThat(refunded(toPay)).isEqualTo(euro(0));
  }

  @Test
  void aCrashBetweenThePaidChangeAndTheShelfIsMendedByTheNextNotice() {
    var order = paid(placed(Map.of("item", SMALL.value())));
    var first = payment(order);
    var change = new OrderRequest.ChangeItems(List.of(new Swap(SMALL, FIG)), OrderDesk.ORIGINAL);
    var toPay =
        ((Outcome.Done) carry(change, yes(change, order, camille), order, camille))
            .toPay()
            .orElseThrow();
    var waits = now(order);
    var half = waits.afterPaying(waits.after().awaited(), clock.instant());
    assertThat(stores.orders().save(half.inRound(waits.round() + 1))).isTrue();
    paid(toPay, toPay.amount());
    paid(toPay, toPay.amount());
    assertThat(stores.payments().find(toPay.id()).orElseThrow().status())
        .isEqualTo(PaymentStatus.PAID);
    assertThat(left(SMALL)).isEqualTo(3);
    assertThat(left(FIG)).isEqualTo(4);
    assertThat(heard.values()).contains("order.changed");
    var changed = now(order);
    var cancel = new OrderRequest.Cancel("other");
    carry(cancel, yes(cancel, changed, camille), changed, camille);
    meet();
    assertThat(left(FIG)).isEqualTo(5);
    assertThat(refunded(first)).isEqualTo(order.total());
    assertThat(refunded(toPay)).isEqualTo(euro(2_400));
  }

  @Test
  void aDifferenceThatNobodyPaysIsGivenUpAndLateMoneyGoesBack() {
    var order = paid(placed(Map.of("item", SMALL.value())));
    var change = new OrderRequest.ChangeItems(List.of(new Swap(SMALL, FIG)), OrderDesk.ORIGINAL);
    var toPay =
        ((Outcome.Done) carry(change, yes(change, order, camille), order, camille))
            .toPay()
            .orElseThrow();
    clock.advance(Duration.ofMinutes(31));
    meet();
    assertThat(now(order).after().awaited()).isNull();
    assertThat(left(FIG)).isEqualTo(5);
    assertThat(heard.values()).contains("order.change_lapsed");
    paid(toPay, toPay.amount());
    meet();
    assertThat(now(order).lines().getFirst().item()).isEqualTo(SMALL);
    assertThat(refunded(toPay)).isEqualTo(euro(2_400));
  }

  @Test
  void anExchangeForSomethingDearerIsPaidByAGiftCardThatCoversIt() {
    var order = delivered(paid(placed(Map.of("item", SMALL.value()))));
    var few = card(2_399);
    var tooSmall = exchange(SMALL, FIG, few.method());
    assertThat(desk.consider(tooSmall, order, camille, Language.FRENCH, clock.instant()))
        .isEqualTo(new Verdict.Refused(Refusal.GIFT_CARD_TOO_SMALL));
    var enough = card(3_000);
    var exchange = exchange(SMALL, FIG, enough.method());
    assertThat(carry(exchange, yes(exchange, order, camille), order, camille))
        .isInstanceOf(Outcome.Done.class);
    assertThat(balance(enough)).isEqualTo(euro(600));
    var back = now(order).returns().getFirst();
    assertThat(back.replacement()).isEqualTo(FIG);
    assertThat(back.surcharge()).isEqualTo(euro(2_400));
    assertThat(left(FIG)).isEqualTo(4);
  }

  @Test
  void whatComesBackIsGivenBackOnceItArrivedToWhatPaidOrToANewGiftCard() {
    var order = delivered(paid(placed(Map.of("pieces", "2"))));
    var original = new OrderRequest.SendBack(List.of(FIG), OrderDesk.ORIGINAL, "damaged");
    carry(original, yes(original, order, camille), order, camille);
    meet();
    assertThat(refunded(payment(order))).as("not arrived").isEqualTo(euro(0));
    settle(now(order));
    assertThat(refunded(payment(order))).isEqualTo(euro(5_900));
    var second = now(order);
    var card = new OrderRequest.SendBack(List.of(FIG), OrderDesk.NEW_GIFT_CARD, "not_liked");
    carry(card, yes(card, second, camille), second, camille);
    settle(now(order));
    settle(now(order));
    var cards = stores.books().giftCards().ofCustomer(SHOP, conversation.customer(), 10);
    assertThat(cards).hasSize(1);
    assertThat(cards.getFirst().balance()).isEqualTo(euro(5_900));
    assertThat(heard.values()).contains("giftcard.credited");
    assertThat(refunded(payment(order))).isEqualTo(euro(5_900));
    var third = new OrderRequest.SendBack(List.of(FIG), OrderDesk.ORIGINAL, "damaged");
    assertThat(desk.consider(third, now(order), camille, Language.FRENCH, clock.instant()))
        .isEqualTo(new Verdict.Refused(Refusal.NOT_IN_ORDER));
  }

  @Test
  void aGiftCardPaysAPartAndTheProviderTheRest() {
    var card = card(1_000);
    var order = placed(Map.of("gift_card", card.code().toLowerCase()));
    assertThat(balance(card)).isEqualTo(euro(0));
    assertThat(payment(order).amount()).isEqualTo(order.total().minus(euro(1_000)));
    var paid = paid(order);
    assertThat(paid.status()).isEqualTo(OrderStatus.PAID);
    var cancel = new OrderRequest.Cancel("other");
    carry(cancel, yes(cancel, paid, camille), paid, camille);
    meet();
    assertThat(balance(card)).isEqualTo(euro(1_000));
    assertThat(refunded(payment(order))).isEqualTo(order.total().minus(euro(1_000)));
  }

  @Test
  void aGiftCardThatCoversAllNeedsNoProvider() {
    provider.down = true;
    var card = card(50_000);
    var order = placed(Map.of("gift_card", card.code()));
    assertThat(order.status()).isEqualTo(OrderStatus.PAID);
    assertThat(stores.payments().ofOrder(order.id())).isEmpty();
    assertThat(balance(card)).isEqualTo(euro(50_000).minus(order.total()));
  }

  @Test
  void whenTheRestIsNotPaidTheGiftCardHasItsMoneyAgain() {
    var card = card(1_000);
    var order = placed(Map.of("gift_card", card.code()));
    clock.advance(Duration.ofMinutes(31));
    meet();
    assertThat(now(order).status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(balance(card)).isEqualTo(euro(1_000));
    provider.down = true;
    act(order(Map.of("gift_card", card.code())));
    meet();
    assertThat(balance(card)).as("the provider does not answer").isEqualTo(euro(1_000));
  }

  @Test
  void aGiftCardPaysInsteadOfWhatPaidWhenItCovers() {
    var order = paid(placed(Map.of()));
    var small = new OrderRequest.ChangePayment(card(100).method());
    assertThat(desk.consider(small, order, camille, Language.FRENCH, clock.instant()))
        .isEqualTo(new Verdict.Refused(Refusal.GIFT_CARD_TOO_SMALL));
    var card = card(50_000);
    var change = new OrderRequest.ChangePayment(card.method());
    assertThat(carry(change, yes(change, order, camille), order, camille))
        .isInstanceOf(Outcome.Done.class);
    meet();
    assertThat(balance(card)).isEqualTo(euro(50_000).minus(order.total()));
    assertThat(refunded(payment(order))).isEqualTo(order.total());
    assertThat(now(order).status()).isEqualTo(OrderStatus.PAID);
  }

  // what is done

  private Outcome carry(
      OrderRequest request, Optional<Confirmation> yes, Order order, Requester by) {
    return desk.carryOut(request, yes, order, by, Language.FRENCH, clock.instant());
  }

  private Optional<Confirmation> yes(OrderRequest request, Order order, Requester by) {
    return desk.consider(request, order, by, Language.FRENCH, clock.instant())
            instanceof Verdict.Allowed(var plan)
        ? Optional.of(plan.confirmation())
        : Optional.empty();
  }

  private static OrderRequest exchange(ProductId from, ProductId to, String method) {
    return new OrderRequest.Exchange(List.of(new Swap(from, to)), method, "other");
  }

  private void settle(Order order) {
    stores
        .orders()
        .save(
            ArrivedGoods.settled(
                order, order.returns().getLast().number(), new Random(3), clock.instant()));
    meet();
  }

  private void meet() {
    for (var round = 0; round < 4; round++) {
      new OrderMoney(
              () -> Set.of(SHOP),
              stores.orders(),
              stores.payments(),
              stores.books(),
              this::hear,
              clock)
          .meet();
      new PaymentDeadlines(
              () -> Set.of(SHOP),
              stores.payments(),
              stores.orders(),
              stores.stock(),
              (name, of) -> Optional.of(provider),
              this::hear,
              clock)
          .meet();
    }
  }

  private GiftCard card(long minor) {
    var card = new GiftCard(GiftCard.code(new Random(minor)), SHOP, euro(minor), null, null);
    assertThat(stores.books().giftCards().issue(card, clock.instant())).isTrue();
    return card;
  }

  private Money balance(GiftCard card) {
    return stores.books().giftCards().find(SHOP, card.code()).orElseThrow().balance();
  }

  private Order placed(Map<String, String> more) {
    var done = (ActionResult.Done) act(order(more));
    return stores
        .orders()
        .findByNumber(SHOP, ((Value.Text) done.values().get("number")).text())
        .orElseThrow();
  }

  private Map<String, Value> order(Map<String, String> more) {
    stores.stock().countIfAbsent(SHOP, Map.of(FIG, 5, SMALL, 3));
    var item = new ProductId(more.getOrDefault("item", FIG.value()));
    var cart = stores.carts().find(SHOP, conversation.customer());
    stores
        .carts()
        .save(cart.withQuantity(item, Integer.parseInt(more.getOrDefault("pieces", "1"))));
    return TestShop.order("home", more);
  }

  private ActionResult act(Map<String, Value> arguments) {
    var situation =
        new Situation(
            SHOP,
            conversation.id(),
            stores.customers().find(conversation.customer()).orElseThrow(),
            stores.carts().find(SHOP, conversation.customer()),
            Language.FRENCH,
            clock.instant());
    var place = (Action.Write) ShopActions.of(counter).find("checkout.place").orElseThrow();
    return place.run(arguments, situation, UUID.randomUUID().toString());
  }

  private Order paid(Order order) {
    paid(payment(order), payment(order).amount());
    return now(order);
  }

  private void paid(Payment payment, Money amount) {
    notices.take(
        "fake",
        new Notice(
            "paid-" + payment.id(), payment.id(), new PaymentFact.Captured(amount, "money")));
  }

  private Order delivered(Order order) {
    return moved(order, OrderStatus.PREPARING, OrderStatus.SHIPPED, OrderStatus.DELIVERED);
  }

  private Order moved(Order order, OrderStatus... through) {
    var next = order;
    for (var status : through) {
      next = next.moved(status, clock.instant());
    }
    assertThat(stores.orders().save(next)).isTrue();
    return now(order);
  }

  private Order now(Order order) {
    return stores.orders().find(order.id()).orElseThrow();
  }

  /** The first attempt: that of the order itself. */
  private Payment payment(Order order) {
    return stores.payments().ofOrder(order.id()).getLast();
  }

  private Money refunded(Payment payment) {
    var kept = stores.payments().find(payment.id()).orElseThrow();
    var asked =
        stores.payments().refundsOf(payment.id()).stream()
            .filter(r -> r.status() == Refund.Status.DONE)
            .map(Refund::amount)
            .reduce(euro(0), Money::plus);
    if (kept.status() == PaymentStatus.REFUNDED) {
      assertThat(kept.balance().refunded()).isEqualTo(kept.balance().captured());
    }
    return asked;
  }

  private int left(ProductId item) {
    return stores.stock().left(SHOP, List.of(item)).get(item);
  }

  private void hear(ConversationId in, String key, String name, Map<String, Value> data) {
    heard.putIfAbsent(key, name);
  }

  private static Money euro(long minor) {
    return Money.of(minor, "EUR");
  }

  private Conversation open() {
    return stores
        .forEngine()
        .turns()
        .open(
            new Target.Sender(
                SHOP,
                new Identity("webchat", SHOP.value(), "visitor"),
                "",
                Language.FRENCH,
                new CustomerId(UUID.randomUUID()),
                new ConversationId(UUID.randomUUID())),
            clock.instant());
  }
}
