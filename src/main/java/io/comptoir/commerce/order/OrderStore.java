package io.comptoir.commerce.order;

import io.comptoir.base.ShopId;
import io.comptoir.customer.CustomerId;
import java.util.List;
import java.util.Optional;

/** Where orders are kept. */
public interface OrderStore {
  Optional<Order> find(OrderId id);

  Optional<Order> findByNumber(ShopId shop, String number);

  /** The customer's orders, newest first. */
  List<Order> ofCustomer(CustomerId customer, int limit);

  /**
   * Keeps a new order (version 0) or a change if nobody else changed it since {@link
   * Order#version()}. A new order whose id is already kept is not kept twice.
   *
   * @return whether it was kept
   */
  boolean save(Order order);
}
