package io.comptoir.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;
import io.comptoir.engine.Target;
import io.comptoir.engine.TestStores;
import io.comptoir.entry.EntryPoint;
import io.comptoir.entry.EntryStore;
import io.comptoir.entry.EntryStore.Tally;
import io.comptoir.event.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Entry points and what came of them, on every kind of store. */
abstract class EntryContract {
  private static final Instant NOW = Instant.parse("2026-12-01T09:00:00.123Z");
  private static final Instant SINCE = NOW.minus(Duration.ofDays(60));

  private final TestStores stores = stores();
  private final EntryStore entries = stores.entries();
  private final ShopId shop = new ShopId("shop-" + UUID.randomUUID().toString().substring(0, 8));
  private final EntryPoint poster = point("telegram", "spring");
  private final EntryPoint letter = point("whatsapp", "letter");

  abstract TestStores stores();

  @Test
  void anEntryPointIsKeptOnceWithItsNewestWords() {
    assertThat(entries.keep(List.of(poster, letter), NOW)).isTrue();
    var changed = EntryPoint.of(shop, "telegram", "bot", "spring", "poster-12", "Bonsoir !");
    assertThat(entries.keep(List.of(changed), NOW.plusSeconds(5))).isTrue();
    assertThat(entries.find(poster.code())).contains(changed);
    assertThat(entries.of(shop)).containsExactlyInAnyOrder(changed, letter);
    assertThat(entries.of(new ShopId("elsewhere"))).isEmpty();
    assertThat(entries.find("aaaaaaaaaa")).isEmpty();
  }

  @Test
  void aShopHasNoMoreThanItMay() {
    var many = new ArrayList<EntryPoint>();
    for (var i = 0; i < EntryStore.MOST; i++) {
      many.add(point("telegram", "c" + i));
    }
    assertThat(entries.keep(many, NOW)).isTrue();
    assertThat(entries.keep(List.of(letter), NOW)).isFalse();
    assertThat(entries.find(letter.code())).isEmpty();
    assertThat(entries.keep(many.subList(0, 3), NOW)).as("those that are there").isTrue();
  }

  @Test
  void clicksConversationsAndOrdersAreCountedForWhatBroughtThem() {
    entries.keep(List.of(poster, letter), NOW.minus(Duration.ofDays(90)));
    entries.clicked(poster.code(), NOW);
    entries.clicked(poster.code(), NOW.plusSeconds(3));
    entries.clicked(poster.code(), NOW.minus(Duration.ofDays(80)));
    entries.clicked("aaaaaaaaaa", NOW);
    var first = open("telegram");
    follow(first, poster, NOW);
    follow(first, poster, NOW.plusSeconds(9));
    var second = open("telegram");
    follow(second, poster, NOW);
    order(first, NOW.plusSeconds(60), OrderStatus.PAID);
    order(first, NOW.plusSeconds(90), OrderStatus.CANCELLED);
    order(second, NOW.minusSeconds(60), OrderStatus.PAID);
    order(second, NOW.plus(Duration.ofDays(31)), OrderStatus.PAID);
    assertThat(tally(poster)).isEqualTo(new Tally(poster, 2, 2, 1));
    assertThat(tally(letter)).isEqualTo(new Tally(letter, 0, 0, 0));
  }

  @Test
  void anOrderCountsForWhatItsCustomerCameByLast() {
    entries.keep(List.of(poster, letter), NOW);
    var talk = open("telegram");
    follow(talk, poster, NOW);
    follow(talk, letter, NOW.plusSeconds(60));
    order(talk, NOW.plusSeconds(30), OrderStatus.PAID);
    order(talk, NOW.plusSeconds(90), OrderStatus.AWAITING_PAYMENT);
    assertThat(tally(poster).orders()).isEqualTo(1);
    assertThat(tally(letter).orders()).isEqualTo(1);
  }

  private Tally tally(EntryPoint point) {
    return entries.tallies(shop, SINCE).stream()
        .filter(tally -> tally.point().equals(point))
        .findFirst()
        .orElseThrow();
  }

  private EntryPoint point(String channel, String campaign) {
    return EntryPoint.of(shop, channel, "bot", campaign, "poster-12", "Bonjour !");
  }

  private void follow(Conversation in, EntryPoint by, Instant at) {
    stores
        .events()
        .append(
            List.of(
                new Fact(
                    shop,
                    in.customer(),
                    in.id(),
                    "link.followed",
                    Map.of("link", Value.of("poster-12"), "entry", Value.of(by.code())),
                    at),
                new Fact(
                    shop,
                    in.customer(),
                    in.id(),
                    "link.followed",
                    Map.of("link", Value.of("unknown")),
                    at)));
  }

  private Conversation open(String channel) {
    return stores
        .forEngine()
        .turns()
        .open(
            new Target.Sender(
                shop,
                new Identity(channel, shop.value(), UUID.randomUUID().toString()),
                "",
                Language.FRENCH,
                new CustomerId(UUID.randomUUID()),
                new ConversationId(UUID.randomUUID())),
            NOW);
  }

  private void order(Conversation in, Instant at, OrderStatus status) {
    var price = Money.of(1000, "EUR");
    var order =
        new Order(
            new OrderId(UUID.randomUUID()),
            "C-" + UUID.randomUUID().toString().substring(0, 6),
            shop,
            in.customer(),
            in.id().value(),
            status,
            List.of(),
            List.of(),
            price,
            null,
            List.of(),
            new Order.Contact("Zoé", "zoe@example.org", null),
            new Order.Delivery("home", null, null, null, null),
            at,
            List.of(),
            null,
            null,
            List.of(),
            null,
            null,
            0);
    assertThat(stores.orders().save(order)).isTrue();
  }
}
