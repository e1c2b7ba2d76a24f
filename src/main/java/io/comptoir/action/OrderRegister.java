package io.comptoir.action;

import io.comptoir.commerce.order.Identification;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderNumber;
import io.comptoir.customer.CustomerId;
import java.util.Optional;
import java.util.Set;

/**
 * Who a shop's customers are, by their orders. By an address or a name alone nobody is found: in a
 * chat anybody may say them.
 */
final class OrderRegister implements Identification.Register {
  private final Counter counter;

  OrderRegister(Counter counter) {
    this.counter = counter;
  }

  @Override
  public Set<CustomerId> byEmail(String email) {
    return Set.of();
  }

  @Override
  public Set<CustomerId> byNameAndPostcode(String first, String last, String postcode) {
    return Set.of();
  }

  @Override
  public Optional<Order> byNumber(String number) {
    return OrderNumber.read(number).flatMap(n -> counter.orders().findByNumber(counter.shop(), n));
  }
}
