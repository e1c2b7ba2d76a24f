package io.comptoir.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.customer.Customer;
import io.comptoir.dialogue.ActionResult;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What comes after an order: returns, points, gifts, appointments, and what is remembered. */
class CareActionsTest {
  private final TestShop shop = new TestShop();

  @Test
  void whatIsKnownIsToldWithItsSourceAndDay() {
    know("name", Value.of("Camille"));
    know("street", Value.of("12 rue des Lilas"));
    know("city", Value.of("Paris"));
    var told = shop.done("profile.show");
    assertThat(((Value.Text) told.get("text")).text())
        .isEqualTo(
            "Nom\u00A0: Camille (donné en passant commande, 21 novembre 2026)\n"
                + "Adresse\u00A0: 12 rue des Lilas, Paris (donné en passant commande, 21 novembre 2026)");
    assertThat(shop.done("profile.show", "field", "address").get("names"))
        .isEqualTo(Value.items(List.of(Value.of("street"), Value.of("city"))));
    assertThat(shop.call("profile.show", "field", "likes")).isInstanceOf(ActionResult.Failed.class);
  }

  @Test
  void goodsThatArrivedComeBackOnceForWhatWasPaid() {
    var order = delivered(2, 4_000);
    Map<String, Value> one =
        Map.of(
            "order",
            Value.of(order.number()),
            "product",
            Value.ref("product", line(order)),
            "quantity",
            Value.of(1));
    var first = shop.call("orders.return", one, "one");
    assertThat(refund(first)).isEqualTo(Money.of(2_000, "EUR"));
    assertThat(shop.call("orders.return", one, "one")).as("the same key").isEqualTo(first);
    shop.call("orders.return", "order", order.number(), "product", line(order));
    assertThat(failure(shop.call("orders.return", "order", order.number(), "product", line(order))))
        .isEqualTo("NOTHING_LEFT");
    assertThat(failure(shop.call("orders.returnable"))).isEqualTo("NOTHING_LEFT");
  }

  @Test
  void whatHasNotArrivedOrIsAnothersDoesNotComeBack() {
    var order = placed(1, 2_000);
    assertThat(failure(shop.call("orders.returnable"))).isEqualTo("NOT_DELIVERED");
    shop.customer =
        new Customer(
            new io.comptoir.customer.CustomerId(UUID.randomUUID()),
            TestShop.SHOP,
            shop.customer.profile(),
            1);
    assertThat(failure(shop.call("orders.return", "order", order.number(), "product", line(order))))
        .isEqualTo("UNKNOWN_ORDER");
  }

  @Test
  void pointsComeFromWhatWasPaidAndGoWithWhatIsReturned() {
    var order = delivered(1, 12_000);
    assertThat(shop.done("loyalty.status").get("points")).isEqualTo(Value.of(120));
    shop.call("orders.return", "order", order.number(), "product", line(order));
    assertThat(shop.done("loyalty.status").get("points")).isEqualTo(Value.of(0));
  }

  @Test
  void aSlotIsKeptConfirmedMovedAndCancelled() {
    shop.language = Language.ENGLISH;
    var offered = shop.done("appointments.slots");
    var slots = ((Value.Items) offered.get("slots")).items();
    assertThat(slots).isNotEmpty();
    var first = id(slots.get(0));
    var held = shop.done("appointments.hold", "service", "skin", "slot", first);
    var number = ((Value.Text) held.get("number")).text();
    assertThat(number).startsWith("R-");
    assertThat(failure(shop.call("appointments.find")))
        .as("not confirmed")
        .isEqualTo("NO_APPOINTMENTS");
    assertThat(shop.done("appointments.book", "number", number, "name", "Zoé").get("status"))
        .isEqualTo(Value.of("confirmed"));
    var other = id(((Value.Items) shop.done("appointments.slots").get("slots")).items().getFirst());
    assertThat(other).as("the taken one is not offered").isNotEqualTo(first);
    assertThat(shop.done("appointments.move", "number", number, "slot", other).get("number"))
        .isEqualTo(Value.of(number));
    assertThat(failure(shop.call("appointments.move", "number", number, "slot", "nowhere|12")))
        .isEqualTo("TAKEN");
    assertThat(shop.done("appointments.cancel", "number", number).get("status"))
        .isEqualTo(Value.of("cancelled"));
    assertThat(failure(shop.call("appointments.find"))).isEqualTo("NO_APPOINTMENTS");
  }

  @Test
  void whatSomebodyWasGivenIsRememberedAndLeftOut() {
    var order = placed(1, 2_000);
    shop.done("gifts.remember", "recipient", "mother", "order", order.number());
    var given = shop.done("gifts.given", "recipient", "mother");
    assertThat(TestShop.ids(given)).containsExactly(line(order));
    assertThat(TestShop.ids(shop.done("gift.find", "recipient", "mother")))
        .doesNotContain(line(order));
    assertThat(failure(shop.call("gifts.given", "recipient", "father"))).isEqualTo("NOTHING_GIVEN");
  }

  private static String id(Value slot) {
    return ((Value.Text) ((Value.Fields) slot).fields().get("id")).text();
  }

  private static String line(Order order) {
    return order.lines().getFirst().item().value();
  }

  private static Money refund(ActionResult result) {
    return ((Value.Amount) ((ActionResult.Done) result).values().get("refund")).money();
  }

  private static String failure(ActionResult result) {
    return result instanceof ActionResult.Failed(var code, var values) ? code : result.toString();
  }

  private void know(String name, Value value) {
    var c = shop.customer;
    shop.customer =
        new Customer(
            c.id(), c.shop(), c.profile().with(name, value, "checkout", TestShop.NOW), c.version());
  }

  private Order delivered(int pieces, long total) {
    var order = placed(pieces, total);
    for (var next : List.of(OrderStatus.PREPARING, OrderStatus.SHIPPED, OrderStatus.DELIVERED)) {
      shop.orders.save(shop.orders.find(order.id()).orElseThrow().moved(next, TestShop.NOW));
    }
    return shop.orders.find(order.id()).orElseThrow();
  }

  /** A paid order of one kind of thing. */
  private Order placed(int pieces, long total) {
    var product = shop.catalog.products().stream().filter(p -> p.sold()).findFirst().orElseThrow();
    var price = Money.of(total, "EUR");
    var id = new io.comptoir.commerce.order.OrderId(UUID.randomUUID());
    shop.orders.save(
        new Order(
            id,
            io.comptoir.commerce.order.OrderNumber.of(id.toString(), 0),
            TestShop.SHOP,
            shop.customer.id(),
            UUID.randomUUID(),
            OrderStatus.AWAITING_PAYMENT,
            List.of(
                new Order.OrderLine(
                    new ProductId(product.id().value()),
                    product.name().in(Language.FRENCH),
                    null,
                    pieces,
                    Money.of(total / pieces, "EUR"),
                    price)),
            List.of(),
            price,
            null,
            List.of(),
            new Order.Contact("Zoé", "zoe@example.org", null),
            new Order.Delivery("pickup", null, "lyon", null, null),
            TestShop.NOW,
            List.of(),
            null,
            null,
            List.of(),
            null,
            null,
            0));
    shop.orders.save(shop.orders.find(id).orElseThrow().paid(UUID.randomUUID(), TestShop.NOW));
    return shop.orders.find(id).orElseThrow();
  }
}
