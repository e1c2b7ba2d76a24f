package io.comptoir.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;
import io.comptoir.engine.Target;
import io.comptoir.engine.TestStores;
import io.comptoir.event.Fact;
import io.comptoir.identity.IdentityStore;
import io.comptoir.identity.IdentityStore.Asked;
import io.comptoir.identity.IdentityStore.Undone;
import io.comptoir.identity.LinkGrant;
import io.comptoir.identity.LinkId;
import io.comptoir.identity.LinkOutcome;
import io.comptoir.identity.LinkOutcome.Reason;
import io.comptoir.identity.Merge;
import io.comptoir.identity.Proof;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Who is who, on every kind of store. */
abstract class IdentityContract {
  private static final Instant NOW = Instant.parse("2026-12-01T09:00:00.123Z");
  private static final ProductId SOAP = new ProductId("soap");
  private static final ProductId OIL = new ProductId("oil");

  private final TestStores stores = stores();
  private final IdentityStore identities = stores.identities();
  private final ShopId shop = new ShopId("shop-" + UUID.randomUUID().toString().substring(0, 8));
  private final Conversation web = open("webchat");
  private final Conversation phone = open("whatsapp");

  abstract TestStores stores();

  @Test
  void aLinkMakesOneCustomerOfTwoWithOneCartAndAllOrders() {
    put(web, SOAP, 2);
    put(phone, SOAP, 1);
    put(phone, OIL, 1);
    var order = order(phone);
    var grant = keep(grant(web, "111111"));
    var merge = linked(identities.open(grant.id(), phone.id(), Proof.LINK, UUID.randomUUID(), NOW));
    assertThat(merge.kept()).isEqualTo(web.customer());
    assertThat(merge.gone()).isEqualTo(phone.customer());
    assertThat(now(phone).customer()).isEqualTo(web.customer());
    assertThat(identities.of(web.customer()))
        .containsExactly(
            new IdentityStore.Known(web.identity(), null),
            new IdentityStore.Known(phone.identity(), Proof.LINK));
    assertThat(identities.of(phone.customer())).isEmpty();
    assertThat(cart(web.customer()).quantityOf(SOAP)).isEqualTo(3);
    assertThat(cart(web.customer()).quantityOf(OIL)).isEqualTo(1);
    assertThat(cart(phone.customer()).isEmpty()).isTrue();
    assertThat(stores.orders().ofCustomer(web.customer(), 9))
        .extracting(Order::id, Order::customer)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(order.id(), web.customer()));
    assertThat(stores.events().ofConversation(phone.id(), 9))
        .extracting(Fact::name)
        .contains("identity.linked");
    assertThat(identities.mergesOf(web.customer(), 9)).containsExactly(merge);
  }

  @Test
  void aLinkOpensOnceAndTheSameConversationHearsTheSameAgain() {
    var other = open("telegram");
    var grant = keep(grant(web, "222222"));
    var merge = UUID.randomUUID();
    linked(identities.open(grant.id(), phone.id(), Proof.LINK, merge, NOW));
    assertThat(linked(identities.open(grant.id(), phone.id(), Proof.LINK, merge, NOW)).id())
        .isEqualTo(merge);
    assertThat(refused(grant, other, NOW)).isEqualTo(Reason.USED);
    assertThat(now(other).customer()).isEqualTo(other.customer());
  }

  @Test
  void ofTwoWhoOpenOneCodeAtOnceOneGetsIn() throws Exception {
    for (var round = 0; round < 5; round++) {
      var asking = open("webchat");
      var grant = keep(grant(asking, "33333" + round));
      var joining = List.of(open("whatsapp"), open("telegram"), open("sms"));
      var attempts = new ArrayList<Callable<LinkOutcome>>();
      joining.forEach(
          c ->
              attempts.add(
                  () -> identities.open(grant.id(), c.id(), Proof.CODE, UUID.randomUUID(), NOW)));
      var outcomes = new ArrayList<LinkOutcome>();
      try (var threads = Executors.newFixedThreadPool(3)) {
        for (var outcome : threads.invokeAll(attempts)) {
          outcomes.add(outcome.get());
        }
      }
      assertThat(outcomes).filteredOn(LinkOutcome.Linked.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(new LinkOutcome.Refused(Reason.USED)::equals).hasSize(2);
      assertThat(identities.of(asking.customer())).hasSize(2);
    }
  }

  @Test
  void aLinkOpensNothingTooLateElsewhereOrWhereItWasAskedFor() {
    var late = keep(grant(web, "444444"));
    assertThat(refused(late, phone, NOW.plus(LinkGrant.LIFETIME))).isEqualTo(Reason.EXPIRED);
    assertThat(refused(late, web, NOW)).isEqualTo(Reason.SAME);
    assertThat(refused(late, open("sms", new ShopId("elsewhere")), NOW)).isEqualTo(Reason.UNKNOWN);
    var bound = keep(grant(open("webchat"), "444445", "telegram"));
    assertThat(refused(bound, phone, NOW)).isEqualTo(Reason.UNKNOWN);
    assertThat(
            identities.open(
                new LinkId(UUID.randomUUID()), phone.id(), Proof.LINK, UUID.randomUUID(), NOW))
        .isEqualTo(new LinkOutcome.Refused(Reason.UNKNOWN));
    assertThat(now(phone).customer()).isEqualTo(phone.customer());
  }

  @Test
  void aNewLinkMakesTheEarlierOneVoidAndTheyAreFew() {
    var first = keep(grant(web, "500001"));
    var second = keep(grant(web, "500002"));
    assertThat(identities.findByCode(shop, "500001")).isEmpty();
    assertThat(identities.findByCode(shop, "500002")).contains(second);
    assertThat(identities.findByCode(new ShopId("elsewhere"), "500002")).isEmpty();
    assertThat(refused(first, phone, NOW)).isEqualTo(Reason.USED);
    assertThat(identities.keep(second, NOW.minusSeconds(60), 2))
        .as("the same again")
        .isEqualTo(Asked.KEPT);
    assertThat(identities.keep(grant(web, "500003"), NOW.minusSeconds(60), 2))
        .isEqualTo(Asked.TOO_OFTEN);
    assertThat(identities.keep(grant(phone, "500002"), NOW.minusSeconds(60), 2))
        .as("two never have the same code")
        .isEqualTo(Asked.CODE_TAKEN);
  }

  @Test
  void codesAreTriedAFewTimesByOneAndNotMuchMoreByAll() {
    var since = NOW.minusSeconds(60);
    for (var i = 0; i < 3; i++) {
      assertThat(identities.mayTry(shop, web.identity(), NOW, since, 3, 5)).isTrue();
    }
    assertThat(identities.mayTry(shop, web.identity(), NOW, since, 3, 5)).isFalse();
    assertThat(identities.mayTry(shop, phone.identity(), NOW, since, 3, 5)).isTrue();
    assertThat(identities.mayTry(shop, phone.identity(), NOW, since, 3, 5)).isTrue();
    assertThat(identities.mayTry(shop, open("sms").identity(), NOW, since, 3, 5)).isFalse();
    assertThat(identities.mayTry(shop, web.identity(), NOW.plusSeconds(99), NOW, 3, 5)).isTrue();
  }

  @Test
  void undoingGivesBackIdentitiesCartsAndOrders() {
    put(web, SOAP, 2);
    put(phone, OIL, 4);
    var before = order(phone);
    var merge = link(web, phone, "600001");
    var since = order(now(phone));
    assertThat(since.customer()).isEqualTo(web.customer());
    assertThat(identities.undo(merge.id(), NOW.plusSeconds(9))).isEqualTo(Undone.DONE);
    assertThat(now(phone).customer()).isEqualTo(phone.customer());
    assertThat(identities.of(phone.customer()))
        .containsExactly(new IdentityStore.Known(phone.identity(), null));
    assertThat(cart(web.customer()).lines()).containsExactly(new Cart.CartLine(SOAP, 2));
    assertThat(cart(phone.customer()).lines()).containsExactly(new Cart.CartLine(OIL, 4));
    assertThat(stores.orders().ofCustomer(phone.customer(), 9))
        .extracting(Order::id)
        .containsExactlyInAnyOrder(before.id(), since.id());
    assertThat(stores.orders().ofCustomer(web.customer(), 9)).isEmpty();
    assertThat(identities.undo(merge.id(), NOW)).isEqualTo(Undone.ALREADY);
    assertThat(identities.undo(UUID.randomUUID(), NOW)).isEqualTo(Undone.UNKNOWN);
    assertThat(identities.merge(merge.id()).orElseThrow().undoneAt()).isEqualTo(NOW.plusSeconds(9));
  }

  @Test
  void theLaterMergeIsUndoneFirst() {
    var third = open("telegram");
    var first = link(web, phone, "700001");
    var second = link(web, third, "700002", NOW.plusSeconds(1));
    assertThat(identities.undo(first.id(), NOW)).isEqualTo(Undone.LATER_MERGE);
    assertThat(identities.undo(second.id(), NOW)).isEqualTo(Undone.DONE);
    assertThat(identities.undo(first.id(), NOW)).isEqualTo(Undone.DONE);
    assertThat(now(third).customer()).isEqualTo(third.customer());
    assertThat(now(phone).customer()).isEqualTo(phone.customer());
  }

  @Test
  void anUnlinkedIdentityBeginsAnewAndTakesNothingAlong() {
    put(phone, OIL, 1);
    link(web, phone, "800001");
    var fresh = new CustomerId(UUID.randomUUID());
    assertThat(identities.unlink(web.customer(), phone.identity(), fresh, NOW)).isTrue();
    assertThat(now(phone).customer()).isEqualTo(fresh);
    assertThat(stores.customers().find(fresh).orElseThrow().profile().values()).isEmpty();
    assertThat(cart(fresh).isEmpty()).isTrue();
    assertThat(cart(web.customer()).quantityOf(OIL)).isEqualTo(1);
    assertThat(
            identities.unlink(
                web.customer(), web.identity(), new CustomerId(UUID.randomUUID()), NOW))
        .as("the last one stays")
        .isFalse();
    assertThat(identities.unlink(web.customer(), phone.identity(), fresh, NOW)).isFalse();
  }

  @Test
  void anAccountIsKeptAndTwoAccountsStayTwo() {
    var account = new Identity(IdentityStore.ACCOUNT, shop.value(), "K-1");
    var other = new Identity(IdentityStore.ACCOUNT, shop.value(), "K-2");
    assertThat(login(account, phone)).isEqualTo(new LinkOutcome.Already());
    assertThat(identities.customerOf(account)).contains(phone.customer());
    assertThat(login(other, phone)).isEqualTo(new LinkOutcome.Refused(Reason.TWO_ACCOUNTS));
    // who asks has none: the account's customer is kept all the same
    assertThat(link(web, phone, "900001").kept()).isEqualTo(phone.customer());
    assertThat(now(web).customer()).isEqualTo(phone.customer());
    var third = open("telegram");
    login(other, third);
    var grant = keep(grant(web, "900002"));
    assertThat(refused(grant, third, NOW)).isEqualTo(Reason.TWO_ACCOUNTS);
    assertThat(login(other, third)).as("again").isEqualTo(new LinkOutcome.Already());
  }

  @Test
  void anAccountThatIsMetFirstGetsACustomerOfItsOwn() {
    var account = new Identity(IdentityStore.ACCOUNT, shop.value(), "K-9");
    var visitor = new Identity("webchat", shop.value(), UUID.randomUUID().toString());
    login(account, visitor);
    var customer = identities.customerOf(account).orElseThrow();
    assertThat(identities.customerOf(visitor)).contains(customer);
    assertThat(stores.customers().find(customer)).isPresent();
  }

  @Test
  void whoAskedHearsOfItOnce() {
    var merge = link(web, phone, "910001");
    assertThat(identities.untold(Set.of(shop), 9)).extracting(Merge::id).contains(merge.id());
    assertThat(identities.untold(Set.of(new ShopId("elsewhere")), 9)).isEmpty();
    identities.told(merge.id());
    assertThat(identities.untold(Set.of(shop), 9)).isEmpty();
    assertThat(identities.merges(shop, 9)).extracting(Merge::id).containsExactly(merge.id());
  }

  private LinkOutcome login(Identity account, Conversation in) {
    return login(account, in.identity());
  }

  private LinkOutcome login(Identity account, Identity identity) {
    return identities.link(
        shop,
        account,
        identity,
        Proof.LOGIN,
        UUID.randomUUID(),
        new CustomerId(UUID.randomUUID()),
        NOW);
  }

  private Merge link(Conversation asking, Conversation joining, String code) {
    return link(asking, joining, code, NOW);
  }

  private Merge link(Conversation asking, Conversation joining, String code, Instant at) {
    var grant = keep(grant(asking, code));
    return linked(identities.open(grant.id(), joining.id(), Proof.CODE, UUID.randomUUID(), at));
  }

  private static Merge linked(LinkOutcome outcome) {
    if (outcome instanceof LinkOutcome.Linked(var merge)) {
      return merge;
    }
    throw new AssertionError("ended as " + outcome);
  }

  private Reason refused(LinkGrant grant, Conversation in, Instant at) {
    var outcome = identities.open(grant.id(), in.id(), Proof.LINK, UUID.randomUUID(), at);
    if (outcome instanceof LinkOutcome.Refused(var reason)) {
      return reason;
    }
    throw new AssertionError("ended as " + outcome);
  }

  private LinkGrant keep(LinkGrant grant) {
    assertThat(identities.keep(grant, NOW.minusSeconds(3600), 99)).isEqualTo(Asked.KEPT);
    assertThat(identities.find(grant.id())).contains(grant);
    return grant;
  }

  private LinkGrant grant(Conversation asking, String code) {
    return grant(asking, code, "");
  }

  private static LinkGrant grant(Conversation asking, String code, String channel) {
    return new LinkGrant(
        new LinkId(UUID.randomUUID()),
        asking.shop(),
        asking.identity(),
        asking.id(),
        channel,
        code,
        NOW,
        NOW.plus(LinkGrant.LIFETIME));
  }

  private Conversation open(String channel) {
    return open(channel, shop);
  }

  private Conversation open(String channel, ShopId in) {
    return stores
        .forEngine()
        .turns()
        .open(
            new Target.Sender(
                in,
                new Identity(channel, in.value(), UUID.randomUUID().toString()),
                "",
                Language.FRENCH,
                new CustomerId(UUID.randomUUID()),
                new ConversationId(UUID.randomUUID())),
            NOW);
  }

  private Conversation now(Conversation conversation) {
    return stores.conversations().find(conversation.id()).orElseThrow();
  }

  private Cart cart(CustomerId customer) {
    return stores.carts().find(shop, customer);
  }

  private void put(Conversation of, ProductId item, int quantity) {
    assertThat(stores.carts().save(cart(of.customer()).withQuantity(item, quantity))).isTrue();
  }

  private Order order(Conversation in) {
    var price = Money.of(1000, "EUR");
    var order =
        new Order(
            new OrderId(UUID.randomUUID()),
            "C-" + UUID.randomUUID().toString().substring(0, 6),
            shop,
            in.customer(),
            in.id().value(),
            OrderStatus.DELIVERED,
            List.of(new Order.OrderLine(SOAP, "Savon", null, 1, price, price)),
            List.of(),
            price,
            null,
            List.of(),
            new Order.Contact("Zoé", "zoe@example.org", null),
            new Order.Delivery("home", null, null, null, null),
            NOW,
            List.of(),
            null,
            null,
            List.of(),
            null,
            null,
            0);
    assertThat(stores.orders().save(order)).isTrue();
    return order;
  }
}
