package io.comptoir.action;

import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.order.Order;
import io.comptoir.customer.Customer;

/** A change that is committed together with the turn, each on its own version. */
public sealed interface LocalWrite {
  record SaveCart(Cart cart) implements LocalWrite {}

  record SaveCustomer(Customer customer) implements LocalWrite {}

  record SaveOrder(Order order) implements LocalWrite {}
}
