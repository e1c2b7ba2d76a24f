package io.comptoir.action;

import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.order.OrderNumber;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A customer's own orders; another's is as unknown as one that never was. */
final class OwnOrders {
  private final Counter counter;

  OwnOrders(Counter counter) {
    this.counter = counter;
  }

  List<Order> newest(Situation situation, int limit) {
    return counter.orders().ofCustomer(situation.customer().id(), limit);
  }

  /** The order of this number or id; the newest when none is said. */
  Optional<Order> find(String said, Situation situation) {
    return said.isEmpty() ? newest(situation, 1).stream().findFirst() : named(said, situation);
  }

  /** The order of this number or id; none when none is said. */
  Optional<Order> named(String said, Situation situation) {
    var byNumber =
        OrderNumber.read(said).flatMap(n -> counter.orders().findByNumber(counter.shop(), n));
    return byNumber
        .or(() -> id(said).flatMap(counter.orders()::find))
        .filter(o -> o.customer().equals(situation.customer().id()))
        .filter(o -> o.shop().equals(counter.shop()));
  }

  private static Optional<OrderId> id(String said) {
    try {
      return Optional.of(new OrderId(UUID.fromString(said)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
