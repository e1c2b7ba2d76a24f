package io.comptoir.commerce.order;

import io.comptoir.customer.CustomerId;

/** Who wants to see or change an order. */
public sealed interface Requester {
  /** Somebody of whom it is not known yet who they are. */
  record Nobody() implements Requester {}

  /**
   * A customer of whom it is known who they are: by {@link Identification}, or by their channel.
   */
  record Identified(CustomerId customer) implements Requester {}

  /**
   * Somebody of the shop. The same policy holds for them.
   *
   * @param name as it is written into the shop's records
   */
  record Adviser(String name) implements Requester {}

  /** Whether this order is theirs to see; another's is as unknown as one that never was. */
  default boolean maySee(Order order) {
    return mayAskFor(order.customer());
  }

  /** Whether they may act for this customer. */
  default boolean mayAskFor(CustomerId customer) {
    return switch (this) {
      case Nobody() -> false;
      case Identified(var who) -> who.equals(customer);
      case Adviser(var name) -> true;
    };
  }
}
