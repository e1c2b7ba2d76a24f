package io.comptoir.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.Order;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** “As usual”, at the demo pizzeria. */
@NullUnmarked
class ReorderActionsTest {
  private final TestShop shop = TestShop.of("pizzeria");

  @Test
  void theLastOrderIsInTheCartAgainAsItWasWanted() {
    shop.done("cart.add", "product", "regina~size=large", "quantity", 2);
    pickUp("k1");
    assertThat(shop.cart.isEmpty()).isTrue();
    var again = shop.done("orders.again");
    assertThat(again)
        .containsEntry("again", Value.of(2))
        .containsEntry("missing", Value.items(List.of()))
        .containsEntry("method", Value.of("pickup"));
    assertThat(shop.cart.quantityOf(new ProductId("regina~size=large"))).isEqualTo(2);
  }

  @Test
  void anOrderThatWasCancelledOrIsAnothersIsNoUsualOne() {
    assertThat(TestShop.code(shop.call("orders.again"))).isEqualTo("NO_ORDERS");
    shop.done("cart.add", "product", "regina");
    pickUp("k1");
    assertThat(TestShop.code(shop.call("orders.again", "order", "C-222222")))
        .isEqualTo("NO_ORDERS");
    shop.done("orders.cancel", "order", last().number());
    assertThat(TestShop.code(shop.call("orders.again"))).isEqualTo("NO_ORDERS");
  }

  @Test
  void whatIsNoLongerSoldIsNamedAndNothingLeftIsSaid() {
    shop.done("cart.add", "product", "regina");
    pickUp("k1");
    var order = last();
    var gone =
        new Order.OrderLine(
            new ProductId("gone"), "Disparue", null, 1, TestShop.euro(1), TestShop.euro(1));
    shop.orders.save(with(order, List.of(order.lines().getFirst(), gone)));
    assertThat(shop.done("orders.again"))
        .containsEntry("missing", Value.items(List.of(Value.of("Disparue"))));
    shop.orders.save(with(last(), List.of(gone)));
    assertThat(TestShop.code(shop.call("orders.again"))).isEqualTo("NOTHING_LEFT");
  }

  @Test
  void noMoreThanTheShopAllowsComesTogether() {
    shop.done("cart.add", "product", "regina", "quantity", 15);
    pickUp("k1");
    shop.done("cart.add", "product", "regina", "quantity", 10);
    shop.done("orders.again");
    assertThat(shop.cart.quantityOf(new ProductId("regina"))).isEqualTo(20);
  }

  private void pickUp(String key) {
    shop.call("checkout.place", TestShop.order("pickup", Map.of("pay", "on_delivery")), key);
  }

  private Order last() {
    return shop.placed().getLast();
  }

  private Order with(Order o, List<Order.OrderLine> lines) {
    return new Order(
        o.id(),
        o.number(),
        o.shop(),
        o.customer(),
        o.conversation(),
        o.status(),
        lines,
        o.amounts(),
        o.total(),
        o.coupon(),
        o.promotions(),
        o.contact(),
        o.delivery(),
        o.placedAt(),
        o.history(),
        o.hold(),
        o.paidBy(),
        List.of(),
        null,
        null,
        o.version());
  }
}
