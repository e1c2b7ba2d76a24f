package io.comptoir.commerce.order;

import io.comptoir.base.ShopId;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where orders are kept. */
public interface OrderStore {
  Optional<Order> find(OrderId id);

  Optional<Order> findByNumber(ShopId shop, String number);

  /** The customer's orders, newest first. */
  List<Order> ofCustomer(CustomerId customer, int limit);

  /**
   * Orders that wait for their payment and whose {@link Order.Hold#until()} has come, oldest first,
   * at most {@code limit}.
   */
  List<Order> overdue(Set<ShopId> shops, Instant now, int limit);

  /** Orders of which goods are to come back and nobody has seen to it, longest wait first. */
  List<Order> withReturns(ShopId shop, int limit);

  /**
   * Orders for which money is to be given back and nobody has seen to it, at most {@code limit}.
   */
  List<Order> owingMoney(Set<ShopId> shops, int limit);

  /**
   * Keeps a new order (version 0) or a change if nobody else changed it since {@link
   * Order#version()}. A new order whose id is already kept is not kept twice.
   *
   * @return whether it was kept
   */
  boolean save(Order order);
}
