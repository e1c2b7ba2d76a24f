package io.comptoir.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.Return;
import io.comptoir.customer.CustomerId;
import io.comptoir.engine.ScriptedShop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Returns and exchanges as those who run the shop find them, over HTTP. */
@NullUnmarked
class ReturnApiTest {
  private static final String KEY = new String(ChatFixture.OPERATOR_KEY, StandardCharsets.UTF_8);
  private static final String LIST = "/api/shops/scripted/returns";
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

  @TempDir Path uploads;
  private ChatFixture chat;

  @BeforeEach
  void serve() {
    chat = new ChatFixture(uploads, 1000);
  }

  @AfterEach
  void close() {
    chat.close();
  }

  @Test
  void theyWaitWithTheirReasonAndOrderLongestFirst() {
    order("C-SECOND", back("T-SECOND", "wrong_item", new ProductId("oil"), NOW.plusSeconds(60)));
    var first = order("C-FIRST2", back("T-FIRST2", "damaged", null, NOW));
    order("C-NOTHING");
    var waiting = chat.get(LIST, KEY).body().path("returns");
    assertThat(waiting.valueStream().map(r -> r.path("return").asString()))
        .containsExactly("T-FIRST2", "T-SECOND");
    var one = waiting.path(0);
    assertThat(one.path("order").asString()).isEqualTo("C-FIRST2");
    assertThat(one.path("kind").asString()).isEqualTo("return");
    assertThat(one.path("reason").asString()).isEqualTo("damaged");
    assertThat(one.path("name").asString()).isEqualTo("Savon");
    assertThat(one.path("quantity").asInt()).isEqualTo(1);
    assertThat(one.path("refund").path("amount").asInt()).isEqualTo(1000);
    assertThat(one.path("conversation").asString()).isEqualTo(first.conversation().toString());
    assertThat(waiting.path(1).path("kind").asString()).isEqualTo("exchange");
    assertThat(waiting.path(1).path("replacement").asString()).isEqualTo("oil");
  }

  @Test
  void oneThatIsSettledWaitsNoMoreAndMayBeSettledAgain() {
    order("C-FIRST2", back("T-FIRST2", "damaged", null, NOW));
    var address = "/api/shops/scripted/orders/C-FIRST2/returns/T-FIRST2/settled";
    var settled = chat.post(address, KEY, "");
    assertThat(settled.status()).isEqualTo(200);
    var at = settled.body().path("settledAt").asString();
    assertThat(at).isNotEmpty();
    assertThat(chat.get(LIST, KEY).body().path("returns").size()).isZero();
    assertThat(chat.post(address, KEY, "").body().path("settledAt").asString()).isEqualTo(at);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    order("C-FIRST2", back("T-FIRST2", "damaged", null, NOW));
    assertThat(chat.get("/api/shops/no-such/returns", KEY).status()).isEqualTo(404);
    assertThat(settle("C-OTHER2", "T-FIRST2")).isEqualTo(404);
    assertThat(settle("C-FIRST2", "T-OTHER2")).isEqualTo(404);
    assertThat(chat.get(LIST, KEY).body().path("returns").size()).isEqualTo(1);
  }

  @Test
  void theyAreForTheOperatorOnly() {
    order("C-FIRST2", back("T-FIRST2", "damaged", null, NOW));
    assertThat(chat.get(LIST, null).status()).isEqualTo(401);
    assertThat(chat.get(LIST, chat.session()).status()).isEqualTo(401);
    assertThat(
            chat.post("/api/shops/scripted/orders/C-FIRST2/returns/T-FIRST2/settled", null, "")
                .status())
        .isEqualTo(401);
    assertThat(chat.get(LIST, KEY).body().path("returns").size()).isEqualTo(1);
  }

  private int settle(String order, String back) {
    return chat.post(
            "/api/shops/scripted/orders/" + order + "/returns/" + back + "/settled", KEY, "")
        .status();
  }

  private static Return back(
      String number, String reason, @Nullable ProductId replacement, Instant at) {
    return new Return(
        number, new ProductId("soap"), 1, Money.of(1000, "EUR"), replacement, reason, at);
  }

  private Order order(String number, Return... returns) {
    var price = Money.of(1000, "EUR");
    var order =
        new Order(
            new OrderId(UUID.randomUUID()),
            number,
            ScriptedShop.SHOP,
            new CustomerId(UUID.randomUUID()),
            UUID.randomUUID(),
            OrderStatus.DELIVERED,
            List.of(new Order.OrderLine(new ProductId("soap"), "Savon", null, 1, price, price)),
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
    for (var back : returns) {
      order = order.returning(back);
    }
    chat.stores.orders().save(order);
    return order;
  }
}
