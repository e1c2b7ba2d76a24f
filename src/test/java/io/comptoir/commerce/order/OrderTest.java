package io.comptoir.commerce.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.Order.Contact;
import io.comptoir.commerce.order.Order.Delivery;
import io.comptoir.commerce.order.Order.StatusChange;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class OrderTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @Test
  void anOrderMovesOnlyAlongItsWay() {
    for (var from : OrderStatus.values()) {
      for (var to : OrderStatus.values()) {
        if (from.next().contains(to)) {
          var moved = order(from).moved(to, NOW);
          assertThat(moved.status()).isEqualTo(to);
          assertThat(moved.history().getLast()).isEqualTo(new StatusChange(to, NOW));
        } else {
          assertThatThrownBy(() -> order(from).moved(to, NOW))
              .isInstanceOf(IllegalStateException.class);
        }
      }
    }
  }

  @Test
  void itIsCancelledUntilTheShopSaysSo() {
    assertThat(order(OrderStatus.PREPARING).cancellable(OrderStatus.SHIPPED)).isTrue();
    assertThat(order(OrderStatus.PREPARING).cancellable(OrderStatus.PREPARING)).isFalse();
    assertThat(order(OrderStatus.SHIPPED).cancellable(OrderStatus.SHIPPED)).isFalse();
    assertThat(order(OrderStatus.CANCELLED).cancellable(OrderStatus.SHIPPED)).isFalse();
  }

  @Test
  void numbersAreReadAsPeopleTypeThem() {
    var number = OrderNumber.of("key", 0);
    assertThat(number).matches("C-[2-9A-HJKMNP-TV-Z]{6}");
    assertThat(OrderNumber.read(number.toLowerCase().replace("-", " "))).contains(number);
    assertThat(OrderNumber.read(number.substring(2))).contains(number);
    assertThat(OrderNumber.read("C-12")).isEmpty();
    assertThat(OrderNumber.read("C-0O1IL0")).isEmpty();
  }

  @Test
  void numbersDifferByKeyAndByAttempt() {
    var numbers = new HashSet<String>();
    for (var i = 0; i < 1_000; i++) {
      numbers.add(OrderNumber.of("key", i));
    }
    assertThat(numbers).hasSize(1_000);
    assertThat(OrderNumber.of("key", 0)).isEqualTo(OrderNumber.of("key", 0));
  }

  private static Order order(OrderStatus status) {
    return new Order(
        new OrderId(new UUID(1, 1)),
        "C-222222",
        new ShopId("test"),
        new CustomerId(new UUID(2, 2)),
        new UUID(3, 3),
        status,
        List.of(),
        List.of(),
        Money.of(100, "EUR"),
        null,
        List.of(),
        new Contact("a", "b@example.org", null),
        new Delivery("home", null, null, null, null),
        NOW,
        List.of(),
        null,
        null,
        List.of(),
        null,
        null,
        1);
  }
}
