package io.comptoir.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider.Notice;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.dialogue.ActionResult;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What is offered for exactly what is wanted, and the seats that are left, at the demo railway. */
@NullUnmarked
class OfferActionsTest {
  private static final String DAY = "2026-12-09";
  private final TestShop shop = TestShop.of("voyage");

  @Test
  void trainsArePricedForEachTravellerAndTheCheapestComesFirst() {
    var found = find(2);
    assertThat(Arguments.text(TestShop.fields(found.get("offer")).get("value")))
        .isEqualTo("LC6272");
    assertThat(found).containsEntry("count", Value.of(3));
    var offer = TestShop.fields(found.get("offer"));
    assertThat(((Value.Items) offer.get("lines")).items()).hasSize(2);
    assertThat(offer.get("price")).isEqualTo(found.get("cheapest"));
  }

  @Test
  void whatNothingFitsIsSaid() {
    assertThat(TestShop.code(shop.call("products.offers_for", "category", "boat")))
        .isEqualTo("NONE");
    assertThat(
            TestShop.code(
                shop.call(
                    "products.offers_for", search(1, Map.of("budget", TestShop.euro(100))), "k")))
        .isEqualTo("NONE");
  }

  @Test
  void whatIsBookedOfADayIsLeftOutOnThatDayOnly() {
    book("LC6272", DAY, 5, "k1");
    assertThat(values(find(3))).contains("LC6272");
    assertThat(values(find(4))).doesNotContain("LC6272").hasSize(2);
    assertThat(
            values(
                shop.done(
                    "products.offers_for", args(search(4, Map.of("options", day("2026-12-10")))))))
        .contains("LC6272");
  }

  @Test
  void allFullIsAnotherThingThanNoTrain() {
    var failed = (ActionResult.Failed) shop.call("products.offers_for", search(9, Map.of()), "k");
    assertThat(failed.code()).isEqualTo("SOLD_OUT");
    assertThat(failed.values()).containsEntry("count", Value.of(3));
  }

  @Test
  void theLastSeatsAreNeitherPutIntoACartNorSoldTwice() {
    book("LC6272", DAY, 6, "k1");
    var refused = (ActionResult.Failed) shop.call("cart.add", "product", item(DAY), "quantity", 3);
    assertThat(refused.code()).isEqualTo("OUT_OF_STOCK");
    assertThat(refused.values()).containsEntry("left", Value.of(2));
    shop.done("cart.add", "product", item(DAY), "quantity", 2);
    // other wishes of the same day take the same seats
    assertThat(
            TestShop.code(
                shop.call("cart.add", "product", item(DAY) + "~fare=libre", "quantity", 1)))
        .isEqualTo("OUT_OF_STOCK");
    var train = new ProductId("LC6272~day=" + DAY);
    shop.stock.count(TestShop.SHOP, Map.of(train, shop.left(train) - 1));
    assertThat(TestShop.code(shop.call("checkout.place", TestShop.order("ticket", Map.of()), "k2")))
        .isEqualTo("OUT_OF_STOCK");
  }

  @Test
  void aCancelledBookingGivesItsSeatsBack() {
    book("LC6272", DAY, 8, "k1");
    assertThat(values(find(1))).doesNotContain("LC6272");
    shop.done("orders.cancel", "order", shop.placed().getFirst().number());
    assertThat(values(find(8))).contains("LC6272");
  }

  @Test
  void anExchangeEndsTheOldTicketOnlyWhenTheNewOneIsPaid() {
    book("LC6272", DAY, 1, "k1");
    var old = shop.placed().getFirst();
    var exchange = Map.of("replaces", old.number());
    shop.done("cart.add", "product", item("2026-12-10"));
    assertThat(TestShop.code(shop.call("checkout.place", TestShop.order("ticket", exchange), "k2")))
        .as("what is not paid is no ticket yet")
        .isEqualTo("NOT_REPLACEABLE");
    pay(old.id());
    shop.call("checkout.place", TestShop.order("ticket", exchange), "k3");
    var next = shop.placed().getLast();
    assertThat(next.replaces()).isEqualTo(old.number());
    assertThat(find(old).status()).isEqualTo(OrderStatus.PAID);
    pay(next.id());
    assertThat(find(old).status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(shop.payments.ofOrder(old.id()))
        .allMatch(p -> p.status() == PaymentStatus.REFUNDING);
    assertThat(shop.left(new ProductId("LC6272~day=" + DAY))).isEqualTo(8);
    pay(next.id());
    assertThat(shop.left(new ProductId("LC6272~day=" + DAY)))
        .as("a notice that comes again gives nothing back again")
        .isEqualTo(8);
    assertThat(shop.left(new ProductId("LC6272~day=2026-12-10"))).isEqualTo(7);
  }

  private void pay(io.comptoir.commerce.order.OrderId order) {
    var notices =
        new PaymentNotices(
            shop.payments,
            shop.orders,
            shop.stock,
            (conversation, key, name, data) -> {},
            InstantSource.fixed(TestShop.NOW));
    var payment = shop.payments.ofOrder(order).getFirst();
    notices.take(
        "fake",
        new Notice(
            "n-" + order, payment.id(), new PaymentFact.Captured(payment.amount(), "money")));
  }

  private Order find(Order order) {
    return shop.orders.find(order.id()).orElseThrow();
  }

  private void book(String train, String day, int seats, String key) {
    shop.done("cart.add", "product", train + "~day=" + day, "quantity", seats);
    assertThat(shop.call("checkout.place", TestShop.order("ticket", Map.of()), key))
        .isInstanceOf(ActionResult.Done.class);
  }

  private String item(String day) {
    return "LC6272~day=" + day;
  }

  private Map<String, Value> find(int travellers) {
    return shop.done("products.offers_for", args(search(travellers, Map.of())));
  }

  private Map<String, Value> search(int travellers, Map<String, Object> more) {
    var arguments = new LinkedHashMap<String, Value>();
    arguments.put("category", Value.of("train"));
    arguments.put(
        "wanted",
        Value.items(
            List.of(
                new Value.Fields(
                    Map.of("origin", Value.of("lyon"), "destination", Value.of("geneve"))))));
    arguments.put(
        "pieces",
        Value.items(
            java.util.Collections.nCopies(
                travellers, new Value.Fields(Map.of("traveller", Value.of("adult"))))));
    arguments.put("options", day(DAY));
    more.forEach((name, value) -> arguments.put(name, TestShop.value(value)));
    return arguments;
  }

  private Value day(String day) {
    return new Value.Fields(Map.of("day", Value.of(day)));
  }

  private static Object[] args(Map<String, Value> arguments) {
    return arguments.entrySet().stream()
        .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
        .toArray();
  }

  private List<String> values(Map<String, Value> found) {
    return ((Value.Items) found.get("offers"))
        .items().stream().map(o -> Arguments.text(TestShop.fields(o).get("value"))).toList();
  }
}
