package io.comptoir.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.booking.Booking;
import io.comptoir.commerce.booking.BookingId;
import io.comptoir.commerce.booking.BookingStatus;
import io.comptoir.commerce.booking.BookingStore.Placement;
import io.comptoir.commerce.booking.Waiting;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.catalog.Configuration;
import io.comptoir.commerce.catalog.LiveOffer;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.Store.PostalAddress;
import io.comptoir.commerce.giftcard.GiftCard;
import io.comptoir.commerce.giftcard.GiftCardStore.Moved;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.Return;
import io.comptoir.commerce.payment.CaptureMode;
import io.comptoir.commerce.payment.Dispute;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.Refund;
import io.comptoir.commerce.recommend.Interaction;
import io.comptoir.conversation.Control;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;
import io.comptoir.dialogue.DialogueState;
import io.comptoir.dialogue.flow.FlowSnapshot;
import io.comptoir.dialogue.knowledge.UnansweredQuestion;
import io.comptoir.dialogue.state.Frame;
import io.comptoir.dialogue.state.Memory;
import io.comptoir.engine.Acceptance;
import io.comptoir.engine.Arrival;
import io.comptoir.engine.Lease;
import io.comptoir.engine.Target;
import io.comptoir.engine.TestStores;
import io.comptoir.engine.TurnRecord;
import io.comptoir.event.Fact;
import io.comptoir.message.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every kind of store keeps to, apart from turns and the outbox, which have their own. */
abstract class StoreContract {
  private static final Instant NOW = Instant.parse("2026-12-01T09:00:00.123Z");
  private static final ProductId SOAP = new ProductId("soap");
  private static final ProductId CREAM = new ProductId("cream");

  private final TestStores stores = stores();
  private final ShopId shop = new ShopId("shop-" + UUID.randomUUID().toString().substring(0, 8));
  private final Conversation conversation = open();

  abstract TestStores stores();

  @Test
  void aCustomerIsFoundWithAnEmptyProfile() {
    var customer = stores.customers().find(conversation.customer()).orElseThrow();
    assertThat(customer.shop()).isEqualTo(shop);
    assertThat(customer.profile().values()).isEmpty();
    assertThat(stores.customers().find(new CustomerId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void aNewConversationIsEmptyAndIdle() {
    assertThat(conversation.lastSeq()).isZero();
    assertThat(conversation.control()).isEqualTo(Control.BOT);
    assertThat(stores.conversations().find(conversation.id())).contains(conversation);
    assertThat(stores.conversations().idle(conversation.id())).isTrue();
    assertThat(stores.conversations().messagesAfter(conversation.id(), 0, 10)).isEmpty();
    assertThat(stores.conversations().find(new ConversationId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void aFlowIsKeptOnceAndItsWordsAreTheNewest() {
    var flows = stores.flows();
    flows.keep(shop, List.of(new FlowSnapshot("h1", "gift", "{\"n\":1}")), NOW);
    flows.keep(
        shop,
        List.of(new FlowSnapshot("h1", "gift", "{\"n\":2}"), new FlowSnapshot("h2", "cart", "{}")),
        NOW.plusSeconds(1));
    assertThat(flows.needed(shop, NOW))
        .containsExactlyInAnyOrder(
            new FlowSnapshot("h1", "gift", "{\"n\":2}"), new FlowSnapshot("h2", "cart", "{}"));
    assertThat(flows.needed(new ShopId("elsewhere"), NOW)).isEmpty();
    assertThat(flows.needed(shop, NOW.plusSeconds(5))).isEmpty();
  }

  @Test
  void aFlowIsForgottenWhenNobodyIsServedItAndNoConversationGoesByIt() {
    var flows = stores.flows();
    var talking = open();
    var parked = open();
    hold(talking, "held", "");
    hold(parked, "", "parked");
    for (var hash : List.of("held", "parked", "idle", "fresh")) {
      flows.keep(shop, List.of(new FlowSnapshot(hash, "gift", "{}")), NOW);
    }
    flows.keep(shop, List.of(new FlowSnapshot("fresh", "gift", "{}")), NOW.plusSeconds(60));
    assertThat(flows.forget(shop, NOW.plusSeconds(1), NOW.minusSeconds(1))).isEqualTo(1);
    assertThat(flows.needed(shop, NOW.plusSeconds(90)))
        .extracting(FlowSnapshot::hash)
        .containsExactlyInAnyOrder("held", "parked");
    assertThat(flows.forget(shop, NOW.plusSeconds(1), NOW.plusSeconds(86_400)))
        .as("nobody spoke in those conversations for so long")
        .isEqualTo(2);
    assertThat(flows.needed(shop, NOW.plusSeconds(30)))
        .extracting(FlowSnapshot::hash)
        .containsExactly("fresh");
  }

  /** Has a conversation stand in a flow, as a turn leaves it. */
  private void hold(Conversation talking, String underWay, String aside) {
    var memory =
        new Memory(
            Memory.VERSION,
            underWay.isEmpty() ? List.of() : List.of(Frame.start("gift", underWay, 0, Map.of())),
            null,
            Map.of(),
            List.of(),
            null,
            0,
            0,
            null,
            null,
            true,
            null,
            aside.isEmpty() ? List.of() : List.of(Frame.start("gift", aside, 0, Map.of())),
            0);
    var turns = stores.forEngine().turns();
    var lease = new Lease("here", Duration.ofMinutes(1));
    turns.accept(
        List.of(
            new Acceptance(
                new Target.Known(talking.id()),
                "test",
                talking.id().toString(),
                new Arrival.HandedBack(),
                NOW)),
        Optional.of(lease));
    turns.commit(
        List.of(
            new TurnRecord(
                talking.id(),
                talking.version(),
                1,
                1,
                "v",
                new DialogueState(memory, 0),
                Control.BOT,
                Language.FRENCH,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                true,
                List.of(),
                List.of(),
                Optional.empty(),
                NOW)),
        lease,
        lease);
  }

  @Test
  void aCartIsKeptAndReadBack() {
    var empty = stores.carts().find(shop, conversation.customer());
    assertThat(empty).isEqualTo(Cart.empty(shop, conversation.customer()));
    var filled = empty.withQuantity(SOAP, 2).withQuantity(CREAM, 1).withCoupon("NOËL");
    assertThat(stores.carts().save(filled)).isTrue();
    var kept = stores.carts().find(shop, conversation.customer());
    assertThat(kept.lines()).isEqualTo(filled.lines());
    assertThat(kept.coupon()).isEqualTo("NOËL");
    assertThat(kept.version()).isEqualTo(1);
  }

  @Test
  void aCartChangedOnAnOlderVersionIsNotKept() {
    var first = stores.carts().find(shop, conversation.customer());
    assertThat(stores.carts().save(first.withQuantity(SOAP, 1))).isTrue();
    assertThat(stores.carts().save(first.withQuantity(CREAM, 1))).isFalse();
    var second = stores.carts().find(shop, conversation.customer());
    assertThat(stores.carts().save(second.withQuantity(SOAP, 2))).isTrue();
    assertThat(stores.carts().save(second.withQuantity(SOAP, 3))).isFalse();
    assertThat(stores.carts().find(shop, conversation.customer()).quantityOf(SOAP)).isEqualTo(2);
  }

  @Test
  void anOrderIsKeptWhole() {
    var order = order("C-1", NOW);
    assertThat(stores.orders().save(order)).isTrue();
    assertThat(stores.orders().save(order)).as("twice").isFalse();
    var kept = stores.orders().find(order.id()).orElseThrow();
    assertThat(kept).usingRecursiveComparison().ignoringFields("version").isEqualTo(order);
    assertThat(kept.version()).isEqualTo(1);
    assertThat(stores.orders().findByNumber(shop, "C-1")).contains(kept);
    assertThat(stores.orders().findByNumber(shop, "C-2")).isEmpty();
    assertThat(stores.orders().findByNumber(new ShopId("elsewhere"), "C-1")).isEmpty();
  }

  @Test
  void anOrderMovesOnOnItsVersionOnly() {
    stores.orders().save(order("C-1", NOW));
    var kept = stores.orders().findByNumber(shop, "C-1").orElseThrow();
    assertThat(stores.orders().save(kept.paid(UUID.randomUUID(), NOW))).isTrue();
    assertThat(stores.orders().save(kept.moved(OrderStatus.CANCELLED, NOW))).isFalse();
    assertThat(stores.orders().find(kept.id()).orElseThrow().status()).isEqualTo(OrderStatus.PAID);
  }

  @Test
  void ordersOfACustomerComeNewestFirst() {
    for (var i = 0; i < 3; i++) {
      stores.orders().save(order("C-" + i, NOW.plusSeconds(i)));
    }
    assertThat(stores.orders().ofCustomer(conversation.customer(), 2))
        .extracting(Order::number)
        .containsExactly("C-2", "C-1");
  }

  @Test
  void aPaymentIsKeptAndMovesOn() {
    var order = new OrderId(UUID.randomUUID());
    var payment = payment(order);
    assertThat(stores.payments().save(payment)).isTrue();
    assertThat(stores.payments().save(payment)).as("twice").isFalse();
    var kept = stores.payments().find(payment.id()).orElseThrow();
    assertThat(kept).usingRecursiveComparison().ignoringFields("version").isEqualTo(payment);
    var declined =
        kept.begun("ref-1", "https://pay.example/1")
            .withStatus(PaymentStatus.DECLINED, "card_expired")
            .charged("money-1")
            .withBalance(kept.balance().captured(Money.of(7, "USD")))
            .disputed(new Dispute(Dispute.Stage.OPEN, "fraudulent"))
            .lookedAtAgain(null);
    assertThat(stores.payments().save(declined)).isTrue();
    assertThat(stores.payments().save(declined)).as("on an older version").isFalse();
    assertThat(stores.payments().ofOrder(order))
        .singleElement()
        .usingRecursiveComparison()
        .ignoringFields("version")
        .isEqualTo(declined);
    for (var reference : List.of("ref-1", "money-1")) {
      assertThat(stores.payments().findByReference("sandbox", reference).map(Payment::id))
          .as(reference)
          .contains(payment.id());
    }
    assertThat(stores.payments().findByReference("another", "ref-1")).isEmpty();
  }

  @Test
  void aRefundIsKeptWithItsPaymentOrNotAtAll() {
    var paid = kept(payment(new OrderId(UUID.randomUUID())));
    var amount = Money.of(1000, "EUR");
    var promised = paid.withBalance(paid.balance().promise(amount));
    var key = UUID.randomUUID().toString();
    var refund = Refund.asked(key, paid, amount, "return", NOW);
    assertThat(stores.payments().save(promised.withVersion(0), refund))
        .as("a payment that is kept already")
        .isFalse();
    assertThat(stores.payments().refund(refund.id())).isEmpty();
    assertThat(stores.payments().save(promised, refund)).isTrue();
    var now = stores.payments().find(paid.id()).orElseThrow();
    assertThat(stores.payments().save(now.withBalance(now.balance().promise(amount)), refund))
        .as("the same refund again")
        .isFalse();
    assertThat(stores.payments().find(paid.id()).orElseThrow().balance().promised())
        .isEqualTo(amount);
    assertThat(stores.payments().refundsOf(paid.id()))
        .singleElement()
        .usingRecursiveComparison()
        .ignoringFields("version")
        .isEqualTo(refund);

    var kept = stores.payments().refund(refund.id()).orElseThrow();
    assertThat(due(NOW)).contains(refund.id());
    assertThat(stores.payments().save(now, kept.sent("re_1", NOW.plusSeconds(60)))).isTrue();
    assertThat(due(NOW)).doesNotContain(refund.id());
    assertThat(due(NOW.plusSeconds(60))).contains(refund.id());
    assertThat(stores.payments().refundByReference(paid.id(), "re_1").map(Refund::id))
        .contains(refund.id());
  }

  @Test
  void paymentsAreLookedAtWhenTheirTimeHasCome() {
    var payment = kept(payment(new OrderId(UUID.randomUUID())));
    var soon = NOW.plus(Payment.FIRST_LOOK);
    var shops = java.util.Set.of(shop);
    assertThat(stores.payments().toLookAt(shops, soon.minusMillis(1), 9)).isEmpty();
    assertThat(stores.payments().toLookAt(shops, soon, 9)).singleElement().isEqualTo(payment);
    assertThat(stores.payments().save(payment.lookedAtAgain(null))).isTrue();
    assertThat(stores.payments().toLookAt(shops, soon.plusSeconds(999), 9)).isEmpty();
  }

  private List<UUID> due(Instant at) {
    return stores.payments().refundsToLookAt(java.util.Set.of(shop), at, 9).stream()
        .map(Refund::id)
        .toList();
  }

  private Payment kept(Payment payment) {
    assertThat(stores.payments().save(payment)).isTrue();
    return stores.payments().find(payment.id()).orElseThrow();
  }

  private Payment payment(OrderId order) {
    return Payment.pending(
        UUID.randomUUID(),
        shop,
        order,
        "sandbox",
        Money.of(4990, "EUR"),
        CaptureMode.ON_SHIPPING,
        NOW);
  }

  @Test
  void aNoticeIsNewOnce() {
    var id = UUID.randomUUID().toString();
    assertThat(stores.payments().firstTime("sandbox", id)).isTrue();
    assertThat(stores.payments().firstTime("sandbox", id)).isFalse();
    assertThat(stores.payments().firstTime("another", id)).isTrue();
  }

  @Test
  void stockIsTakenWholeOrNotAtAll() {
    stores.stock().countIfAbsent(shop, Map.of(SOAP, 5, CREAM, 1));
    stores.stock().countIfAbsent(shop, Map.of(SOAP, 100));
    assertThat(stores.stock().reserve(shop, "order-1", Map.of(SOAP, 2, CREAM, 2)))
        .containsExactly(CREAM);
    assertThat(left(SOAP)).isEqualTo(5);
    assertThat(stores.stock().reserve(shop, "order-2", Map.of(SOAP, 2, CREAM, 1))).isEmpty();
    assertThat(stores.stock().reserve(shop, "order-2", Map.of(SOAP, 2, CREAM, 1)))
        .as("taking twice under one key takes once")
        .isEmpty();
    assertThat(left(SOAP)).isEqualTo(3);
    stores.stock().release(shop, "order-2");
    stores.stock().release(shop, "order-2");
    assertThat(left(SOAP)).isEqualTo(5);
    assertThat(left(CREAM)).isEqualTo(1);
  }

  @Test
  void whatIsNotCountedIsSoldWithoutLimit() {
    assertThat(stores.stock().left(shop, List.of(SOAP))).isEmpty();
    assertThat(stores.stock().reserve(shop, "order-1", Map.of(SOAP, 99))).isEmpty();
    stores.stock().release(shop, "order-1");
    assertThat(stores.stock().left(shop, List.of(SOAP))).isEmpty();
  }

  @Test
  void stockIsCountedAnewWhateverWasThere() {
    stores.stock().countIfAbsent(shop, Map.of(SOAP, 5));
    stores.stock().count(shop, Map.of(SOAP, 2, CREAM, 7));
    assertThat(left(SOAP)).isEqualTo(2);
    assertThat(left(CREAM)).isEqualTo(7);
  }

  @Test
  void offersAreFoundByWhatChangedSince() {
    var none = stores.offers().since(shop, 0, 10);
    assertThat(none.offers()).isEmpty();
    var soap = new LiveOffer(SOAP, Money.of(900, "EUR"), Money.of(1200, "EUR"), null);
    var cream = new LiveOffer(CREAM, Money.of(0, "EUR"), null, Money.of(1500, "EUR"));
    stores.offers().put(shop, List.of(soap));
    stores.offers().put(shop, List.of(cream));
    stores.offers().put(new ShopId("elsewhere"), List.of(soap));
    var all = stores.offers().since(shop, none.upTo(), 10);
    assertThat(all.offers()).containsExactly(soap, cream);
    assertThat(stores.offers().since(shop, all.upTo(), 10).offers()).isEmpty();
    var back = new LiveOffer(SOAP, null, null, null);
    stores.offers().put(shop, List.of(back));
    assertThat(stores.offers().since(shop, all.upTo(), 10).offers()).containsExactly(back);
    assertThat(stores.offers().since(shop, 0, 10).offers()).containsExactly(cream, back);
    assertThat(stores.offers().since(shop, 0, 1).offers()).containsExactly(cream);
  }

  @Test
  void theLastPieceIsSoldOnce() throws Exception {
    stores.stock().countIfAbsent(shop, Map.of(SOAP, 3));
    var buyers = new ArrayList<Callable<Boolean>>();
    for (var i = 0; i < 8; i++) {
      var key = "order-" + i;
      buyers.add(() -> stores.stock().reserve(shop, key, Map.of(SOAP, 1)).isEmpty());
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      var sold = 0;
      for (var result : threads.invokeAll(buyers)) {
        sold += result.get() ? 1 : 0;
      }
      assertThat(sold).isEqualTo(3);
    }
    assertThat(left(SOAP)).isZero();
  }

  @Test
  void factsAreKeptInOrder() {
    var facts =
        List.of(
            new Fact(
                shop,
                conversation.customer(),
                conversation.id(),
                "cart.added",
                Map.of("product", Value.ref("product", "soap"), "quantity", Value.of(2)),
                NOW),
            new Fact(shop, conversation.customer(), null, "page.viewed", Map.of(), NOW),
            new Fact(shop, conversation.customer(), conversation.id(), "cart.seen", Map.of(), NOW));
    stores.events().append(facts);
    stores.events().append(List.of());
    assertThat(stores.events().ofConversation(conversation.id(), 10))
        .containsExactly(facts.get(0), facts.get(2));
  }

  @Test
  void whatWasDoneWithProductsIsReadNewestFirst() {
    var somebody = conversation.customer();
    var other = new CustomerId(UUID.randomUUID());
    var viewed = did(somebody, SOAP, Interaction.Kind.VIEWED, 0);
    var strange = did(other, CREAM, Interaction.Kind.BOUGHT, 1);
    var carted = did(somebody, CREAM, Interaction.Kind.CARTED, 2);
    stores.interactions().add(List.of(viewed, strange));
    stores.interactions().add(List.of(carted));
    stores.interactions().add(List.of());
    stores
        .events()
        .append(List.of(new Fact(shop, somebody, conversation.id(), "flow.ended", Map.of(), NOW)));
    assertThat(stores.interactions().ofCustomer(shop, somebody, 10))
        .containsExactly(carted, viewed);
    assertThat(stores.interactions().ofCustomer(shop, somebody, 1)).containsExactly(carted);
    var all = new ArrayList<Interaction>();
    stores.interactions().each(shop, NOW.plusSeconds(1), 10, all::add);
    assertThat(all).containsExactly(carted, strange);
  }

  @Test
  void aTurnsOwnFactsOfProductsAreInteractionsToo() {
    var product = Map.<String, Value>of("product", Value.of("soap"));
    stores
        .events()
        .append(
            List.of(
                new Fact(
                    shop,
                    conversation.customer(),
                    conversation.id(),
                    "product.refused",
                    product,
                    NOW)));
    assertThat(stores.interactions().ofCustomer(shop, conversation.customer(), 10))
        .containsExactly(did(conversation.customer(), SOAP, Interaction.Kind.REFUSED, 0));
  }

  private Interaction did(
      CustomerId customer, ProductId product, Interaction.Kind kind, int seconds) {
    return new Interaction(shop, customer, product, kind, NOW.plusSeconds(seconds));
  }

  @Test
  void questionsWithoutAnAnswerAreFoundWithTheirWords() {
    var text = "les chiens sont-ils admis ?";
    var number = write(new Content.Text(text));
    var picture = write(new Content.Image("https://example.com/a.jpg", null, null, List.of()));
    stores
        .events()
        .append(
            List.of(
                unanswered(number, "checkout"),
                unanswered(picture, ""),
                unanswered(99, ""),
                new Fact(
                    shop, conversation.customer(), conversation.id(), "cart.seen", Map.of(), NOW),
                unanswered(number, "")));
    var all = stores.questions().of(shop, Long.MAX_VALUE, 10);
    assertThat(all).as("newest first, those with words").hasSize(2);
    assertThat(all.getLast())
        .satisfies(
            q -> {
              assertThat(q.text()).isEqualTo(text);
              assertThat(q.message()).isEqualTo(number);
              assertThat(q.flow()).isEqualTo("checkout");
              assertThat(q.language()).isEqualTo(Language.FRENCH);
              assertThat(q.conversation()).isEqualTo(conversation.id());
            });
    assertThat(stores.questions().of(shop, all.getFirst().id(), 10)).containsExactly(all.getLast());
    assertThat(stores.questions().of(shop, Long.MAX_VALUE, 1)).containsExactly(all.getFirst());
    assertThat(stores.questions().of(new ShopId("elsewhere"), Long.MAX_VALUE, 10)).isEmpty();
  }

  private Fact unanswered(long message, String flow) {
    return new Fact(
        shop,
        conversation.customer(),
        conversation.id(),
        UnansweredQuestion.EVENT,
        Map.of("message", Value.of(message), "flow", Value.of(flow)),
        NOW);
  }

  /** The number of a message of the customer's. */
  private long write(Content content) {
    var id = UUID.randomUUID();
    stores
        .forEngine()
        .turns()
        .accept(
            List.of(
                new Acceptance(
                    new Target.Known(conversation.id()),
                    conversation.id().toString(),
                    id.toString(),
                    new Arrival.Written(id, content),
                    NOW)),
            Optional.empty());
    return stores.conversations().messagesAfter(conversation.id(), 0, 100).getLast().seq();
  }

  @Test
  void aBookingIsKeptWholeAndChangedOnItsVersionOnly() {
    var booking = booking("R-1", NOW, 1, BookingStatus.HELD);
    assertThat(stores.bookings().place(booking, 1, NOW)).isEqualTo(Placement.PLACED);
    assertThat(stores.bookings().place(booking, 2, NOW)).isEqualTo(Placement.OVERTAKEN);
    var kept = stores.bookings().findByNumber(shop, "R-1").orElseThrow();
    assertThat(kept).isEqualTo(booking.withVersion(1));
    assertThat(stores.bookings().find(booking.id())).contains(kept);
    assertThat(stores.bookings().ofCustomer(conversation.customer(), 10)).containsExactly(kept);
    assertThat(stores.bookings().save(kept.cancelled())).isTrue();
    assertThat(stores.bookings().save(kept.confirmed(null))).as("on an older version").isFalse();
  }

  @Test
  void aPlaceThatIsTakenIsNotGivenAgain() {
    stores.bookings().place(booking("R-1", NOW, 2, BookingStatus.CONFIRMED), 3, NOW);
    assertThat(stores.bookings().place(booking("R-2", NOW, 2, BookingStatus.CONFIRMED), 3, NOW))
        .isEqualTo(Placement.FULL);
    assertThat(stores.bookings().place(booking("R-3", NOW, 1, BookingStatus.CONFIRMED), 3, NOW))
        .isEqualTo(Placement.PLACED);
    var later = NOW.plusSeconds(1_800);
    assertThat(stores.bookings().place(booking("R-4", later, 3, BookingStatus.CONFIRMED), 3, NOW))
        .as("it begins when the others end")
        .isEqualTo(Placement.PLACED);
    assertThat(stores.bookings().live(shop, List.of("lyon/skin"), NOW, NOW.plusSeconds(60), NOW))
        .extracting(Booking::number)
        .containsExactlyInAnyOrder("R-1", "R-3");
  }

  @Test
  void aHoldLetsGoWhenItsTimeIsOver() {
    var held = booking("R-1", NOW.plusSeconds(7_200), 1, BookingStatus.HELD);
    stores.bookings().place(held, 1, NOW);
    var other = booking("R-2", NOW.plusSeconds(7_200), 1, BookingStatus.HELD);
    assertThat(stores.bookings().place(other, 1, NOW)).isEqualTo(Placement.FULL);
    var after = NOW.plusSeconds(901);
    assertThat(stores.bookings().due(java.util.Set.of(shop), after, 10))
        .extracting(Booking::number)
        .containsExactly("R-1");
    assertThat(stores.bookings().place(other.held(after.plusSeconds(900)), 1, after))
        .isEqualTo(Placement.PLACED);
    var mine = stores.bookings().find(held.id()).orElseThrow();
    assertThat(stores.bookings().place(mine.confirmed(null), 1, after))
        .as("confirmed too late")
        .isEqualTo(Placement.FULL);
  }

  @Test
  void aBookingMovesIntoItsOwnTime() {
    stores.bookings().place(booking("R-1", NOW, 1, BookingStatus.CONFIRMED), 1, NOW);
    var mine = stores.bookings().findByNumber(shop, "R-1").orElseThrow();
    var later = NOW.plusSeconds(600);
    assertThat(stores.bookings().place(mine.movedTo(later, later.plusSeconds(1_800), null), 1, NOW))
        .isEqualTo(Placement.PLACED);
  }

  @Test
  void theLastPlaceIsGivenOnce() throws Exception {
    var takers = new ArrayList<Callable<Placement>>();
    for (var i = 0; i < 8; i++) {
      var booking = booking("R-" + i, NOW, 1, BookingStatus.CONFIRMED);
      takers.add(() -> stores.bookings().place(booking, 3, NOW));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      var placed = 0;
      for (var result : threads.invokeAll(takers)) {
        placed += result.get() == Placement.PLACED ? 1 : 0;
      }
      assertThat(placed).isEqualTo(3);
    }
  }

  private Booking booking(String number, Instant from, int units, BookingStatus status) {
    return new Booking(
        new BookingId(UUID.randomUUID()),
        number,
        shop,
        conversation.customer(),
        conversation.id().value(),
        "lyon/skin",
        from,
        from.plusSeconds(1_800),
        units,
        status,
        status == BookingStatus.HELD ? NOW.plusSeconds(900) : null,
        Map.of("service", "skin", "name", "Zoé Élan"),
        0);
  }

  @Test
  void aHandoverIsTakenByOneAdviser() {
    assertThat(stores.handovers().open(conversation.id())).isEmpty();
    assertThat(stores.handovers().take(conversation.id(), "Ana", NOW)).isTrue();
    assertThat(stores.handovers().take(conversation.id(), "Bob", NOW)).isFalse();
    assertThat(stores.handovers().open(conversation.id()).orElseThrow().takenBy()).contains("Ana");
    assertThat(stores.handovers().waiting(shop, 10)).isEmpty();
    assertThat(stores.conversations().find(conversation.id()).orElseThrow().control())
        .isEqualTo(Control.AGENT);
    assertThat(stores.handovers().take(new ConversationId(UUID.randomUUID()), "Ana", NOW))
        .isFalse();
  }

  @Test
  void aCartKeepsWhatWasChosenOfEachThing() {
    var plain = new ProductId("regina");
    var large = new ProductId("regina~extra=egg+olives~size=large~without=mushrooms");
    var train = new ProductId("LC6201~card=azur~day=2026-12-20~fare=libre~traveller=youth");
    var cart =
        stores
            .carts()
            .find(shop, conversation.customer())
            .withQuantity(plain, 1)
            .withQuantity(large, 2)
            .withQuantity(train, 3);
    assertThat(stores.carts().save(cart)).isTrue();
    var kept = stores.carts().find(shop, conversation.customer());
    assertThat(kept.lines()).isEqualTo(cart.lines());
    assertThat(Configuration.of(kept.lines().get(1).item()).of("extra"))
        .containsExactly("egg", "olives");
    assertThat(stores.carts().save(kept.withQuantity(large, 0).withQuantity(train, 1))).isTrue();
    var changed = stores.carts().find(shop, conversation.customer());
    assertThat(changed.quantityOf(plain)).isEqualTo(1);
    assertThat(changed.quantityOf(large)).isZero();
    assertThat(changed.quantityOf(train)).isEqualTo(1);
  }

  @Test
  void theLongestIdThatCanBeChosenIsKept() {
    var longest =
        new ProductId("p~" + "o".repeat(20) + "=" + "v".repeat(ProductId.MAX_LENGTH - 23));
    assertThat(longest.value()).hasSize(ProductId.MAX_LENGTH);
    var cart = stores.carts().find(shop, conversation.customer()).withQuantity(longest, 1);
    assertThat(stores.carts().save(cart)).isTrue();
    assertThat(stores.carts().find(shop, conversation.customer()).quantityOf(longest)).isEqualTo(1);
  }

  @Test
  void seatsOfADayAreCountedApartFromThoseOfAnother() {
    var monday = new ProductId("LC6201~day=2026-12-21");
    var tuesday = new ProductId("LC6201~day=2026-12-22");
    stores.stock().countIfAbsent(shop, Map.of(monday, 2, tuesday, 2));
    var taken = Map.of(new ProductId("LC6201"), 2, monday, 2);
    assertThat(stores.stock().reserve(shop, "one", taken)).isEmpty();
    assertThat(stores.stock().reserve(shop, "two", taken)).containsExactly(monday);
    assertThat(left(monday)).isZero();
    assertThat(left(tuesday)).isEqualTo(2);
    stores.stock().countIfAbsent(shop, Map.of(monday, 2));
    assertThat(left(monday)).as("counting again fills nothing up").isZero();
    stores.stock().release(shop, "one");
    assertThat(left(monday)).isEqualTo(2);
  }

  @Test
  void goodsThatAreToComeBackWaitUntilTheyAreSeenTo() {
    var orders = stores.orders();
    assertThat(orders.withReturns(shop, 10)).isEmpty();
    var none = order("C-NONE22", NOW);
    var later = order("C-LATE22", NOW);
    var sooner = order("C-SOON22", NOW);
    orders.save(none);
    orders.save(later.returning(back("T-LATE22", NOW.plusSeconds(60))));
    orders.save(
        sooner.returning(back("T-SOON22", NOW)).returning(back("T-SOON33", NOW.plusSeconds(90))));
    assertThat(orders.withReturns(shop, 10))
        .extracting(Order::number)
        .containsExactly("C-SOON22", "C-LATE22");
    assertThat(orders.withReturns(shop, 1)).extracting(Order::number).containsExactly("C-SOON22");
    assertThat(orders.withReturns(new ShopId("elsewhere"), 10)).isEmpty();

    var one = orders.findByNumber(shop, "C-SOON22").orElseThrow();
    assertThat(orders.save(one.settling("T-SOON22", NOW.plusSeconds(100)))).isTrue();
    assertThat(orders.withReturns(shop, 10))
        .as("its other return still waits, for a shorter time")
        .extracting(Order::number)
        .containsExactly("C-LATE22", "C-SOON22");
    var both = orders.findByNumber(shop, "C-SOON22").orElseThrow();
    assertThat(both.returns().getFirst().settledAt()).isEqualTo(NOW.plusSeconds(100));
    orders.save(both.settling("T-SOON33", NOW.plusSeconds(100)));
    assertThat(orders.withReturns(shop, 10)).extracting(Order::number).containsExactly("C-LATE22");
  }

  private static Return back(String number, Instant at) {
    return new Return(number, SOAP, 1, Money.of(2495, "EUR"), null, "damaged", at);
  }

  private int left(ProductId id) {
    return stores.stock().left(shop, List.of(id)).get(id);
  }

  @Test
  void aGiftCardMovesOncePerKeyAndIsNeverOverdrawn() {
    var cards = stores.books().giftCards();
    var card =
        new GiftCard(
            GiftCard.code(new java.util.Random(1)),
            shop,
            euro(1000),
            conversation.customer(),
            null);
    assertThat(cards.issue(card, NOW)).isTrue();
    assertThat(cards.issue(card, NOW)).isFalse();
    assertThat(cards.find(shop, card.code())).contains(card);
    assertThat(cards.ofCustomer(shop, conversation.customer(), 10)).containsExactly(card);
    assertThat(cards.move(shop, card.code(), euro(-600), "a", NOW)).isEqualTo(Moved.MOVED);
    assertThat(cards.move(shop, card.code(), euro(-600), "a", NOW)).isEqualTo(Moved.MOVED);
    assertThat(cards.move(shop, card.code(), euro(-600), "b", NOW)).isEqualTo(Moved.TOO_LITTLE);
    assertThat(cards.moved(shop, "a")).contains(euro(-600));
    assertThat(cards.moved(shop, "b")).isEmpty();
    assertThat(cards.find(shop, card.code()).orElseThrow().balance()).isEqualTo(euro(400));
    assertThat(cards.move(shop, "G-2222-2222-2222", euro(1), "c", NOW)).isEqualTo(Moved.UNKNOWN);
    assertThat(cards.find(new ShopId("elsewhere"), card.code())).isEmpty();
  }

  @Test
  void anExpiredGiftCardBuysNothingAndTakesWhatComesBack() {
    var cards = stores.books().giftCards();
    var card = new GiftCard(GiftCard.code(new java.util.Random(2)), shop, euro(1000), null, NOW);
    cards.issue(card, NOW.minusSeconds(9));
    assertThat(cards.move(shop, card.code(), euro(-1), "a", NOW)).isEqualTo(Moved.TOO_LITTLE);
    assertThat(cards.move(shop, card.code(), euro(1), "b", NOW)).isEqualTo(Moved.MOVED);
  }

  @Test
  void aHundredWhoSpendTheSameGiftCardSpendItOnce() throws Exception {
    var cards = stores.books().giftCards();
    var card = new GiftCard(GiftCard.code(new java.util.Random(3)), shop, euro(300), null, null);
    cards.issue(card, NOW);
    var spenders = new ArrayList<Callable<Moved>>();
    for (var i = 0; i < 100; i++) {
      var key = "spender-" + i;
      spenders.add(() -> cards.move(shop, card.code(), euro(-100), key, NOW));
    }
    var spent = 0;
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (var result : threads.invokeAll(spenders)) {
        spent += result.get() == Moved.MOVED ? 1 : 0;
      }
    }
    assertThat(spent).isEqualTo(3);
    assertThat(cards.find(shop, card.code()).orElseThrow().balance()).isEqualTo(euro(0));
  }

  @Test
  void invoicesAreNumberedWithoutAGapAndDoNotChange() throws Exception {
    var invoices = stores.books().invoices();
    var orders = new ArrayList<Order>();
    for (var i = 0; i < 20; i++) {
      var order = order("C-INV" + i, NOW);
      stores.orders().save(order);
      orders.add(stores.orders().find(order.id()).orElseThrow());
    }
    var issuing = new ArrayList<Callable<Long>>();
    orders.forEach(o -> issuing.add(() -> invoices.issue(o, NOW).number()));
    orders.forEach(o -> issuing.add(() -> invoices.issue(o, NOW).number()));
    var numbers = new java.util.TreeSet<Long>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var result : threads.invokeAll(issuing)) {
        numbers.add(result.get());
      }
    }
    assertThat(numbers).hasSize(20);
    assertThat(numbers.first()).isEqualTo(1);
    assertThat(numbers.last()).isEqualTo(20);
    var first = orders.getFirst();
    var issued = invoices.find(shop, first.id()).orElseThrow();
    var later = first.moved(first.status().next().iterator().next(), NOW.plusSeconds(5));
    assertThat(invoices.issue(later, NOW.plusSeconds(9))).isEqualTo(issued);
    assertThat(invoices.find(shop, new OrderId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void goodsAreExchangedOnTheShelfInOneStepOrNotAtAll() {
    stores.stock().countIfAbsent(shop, Map.of(SOAP, 1, CREAM, 1));
    stores.stock().reserve(shop, "order", Map.of(SOAP, 1));
    assertThat(stores.stock().exchange(shop, List.of("order"), "order/2", Map.of(CREAM, 2)))
        .containsExactly(CREAM);
    assertThat(stores.stock().left(shop, List.of(SOAP, CREAM)))
        .isEqualTo(Map.of(SOAP, 0, CREAM, 1));
    assertThat(stores.stock().exchange(shop, List.of("order"), "order/2", Map.of(CREAM, 1)))
        .isEmpty();
    assertThat(stores.stock().left(shop, List.of(SOAP, CREAM)))
        .isEqualTo(Map.of(SOAP, 1, CREAM, 0));
    stores.stock().release(shop, "order/2");
    stores.stock().release(shop, "order");
    assertThat(stores.stock().left(shop, List.of(SOAP, CREAM)))
        .isEqualTo(Map.of(SOAP, 1, CREAM, 1));
  }

  @Test
  void whoWaitsLongestForATimeComesFirstUntilItsTimeIsOver() {
    var list = stores.waiting();
    var first = waiting(NOW, NOW.plusSeconds(3600));
    var second = waiting(NOW.plusSeconds(5), NOW.plusSeconds(7200));
    assertThat(list.save(second)).isTrue();
    assertThat(list.save(first)).isTrue();
    assertThat(list.save(first)).as("kept already").isFalse();
    assertThat(list.open(shop, NOW, 10))
        .containsExactly(first.withVersion(1), second.withVersion(1));
    assertThat(list.open(shop, NOW, 1)).containsExactly(first.withVersion(1));
    assertThat(list.open(shop, NOW.plusSeconds(3600), 10)).containsExactly(second.withVersion(1));
    assertThat(list.save(first.withVersion(1).closed())).isTrue();
    assertThat(list.save(first.withVersion(1).closed())).as("changed since").isFalse();
    assertThat(list.ofCustomer(conversation.customer(), NOW, 10))
        .containsExactly(second.withVersion(1));
    assertThat(list.open(new ShopId("elsewhere"), NOW, 10)).isEmpty();
  }

  @Test
  void anOrderThatOwesMoneyIsFoundUntilItIsSeenTo() {
    var order = order("C-OWES22", NOW);
    stores.orders().save(order);
    var kept = stores.orders().find(order.id()).orElseThrow();
    assertThat(stores.orders().owingMoney(java.util.Set.of(shop), 10)).isEmpty();
    var owes =
        kept.with(
            kept.after()
                .moving(
                    List.of(
                        new io.comptoir.commerce.order.Transfer(
                            io.comptoir.commerce.order.Transfer.Kind.REFUND,
                            "original",
                            euro(5),
                            io.comptoir.commerce.order.Transfer.Due.NOW,
                            NOW))));
    assertThat(stores.orders().save(owes)).isTrue();
    assertThat(stores.orders().owingMoney(java.util.Set.of(shop), 10))
        .containsExactly(owes.withVersion(kept.version() + 1));
    var seen = stores.orders().find(order.id()).orElseThrow();
    stores.orders().save(seen.with(seen.after().carried(1)));
    assertThat(stores.orders().owingMoney(java.util.Set.of(shop), 10)).isEmpty();
  }

  private Waiting waiting(Instant askedAt, Instant until) {
    return new Waiting(
        UUID.randomUUID(),
        shop,
        conversation.customer(),
        conversation.id().value(),
        "lyon/skin",
        NOW,
        until,
        true,
        askedAt,
        0);
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
                shop,
                new Identity("webchat", shop.value(), UUID.randomUUID().toString()),
                "",
                Language.FRENCH,
                new CustomerId(UUID.randomUUID()),
                new ConversationId(UUID.randomUUID())),
            NOW);
  }

  private Order order(String number, Instant placedAt) {
    var price = Money.of(2495, "EUR");
    return new Order(
        new OrderId(UUID.randomUUID()),
        number,
        shop,
        conversation.customer(),
        conversation.id().value(),
        OrderStatus.AWAITING_PAYMENT,
        List.of(new Order.OrderLine(SOAP, "Savon d’Alep", null, 2, price, price.times(2))),
        List.of(new Order.Amount("subtotal", "Sous-total", price.times(2))),
        price.times(2),
        "NOËL",
        List.of("noel"),
        new Order.Contact("Zoé Élan", "zoe@example.org", null),
        new Order.Delivery(
            "home",
            new PostalAddress("1 rue de l’Été", "75001", "Paris", "FR"),
            null,
            "2026-12-01T19:30",
            null),
        placedAt,
        List.of(new Order.StatusChange(OrderStatus.AWAITING_PAYMENT, placedAt)),
        null,
        null,
        List.of(),
        null,
        null,
        0);
  }
}
