package io.comptoir.commerce.order;

import java.util.Set;

/** Where an order stands, and where it may go from there. */
public enum OrderStatus {
  AWAITING_PAYMENT,
  PAID,
  PREPARING,
  SHIPPED,
  DELIVERED,
  CANCELLED;

  /** The states it may go to next. */
  public Set<OrderStatus> next() {
    return switch (this) {
      case AWAITING_PAYMENT -> Set.of(PAID, CANCELLED);
      case PAID -> Set.of(PREPARING, CANCELLED);
      case PREPARING -> Set.of(SHIPPED, CANCELLED);
      case SHIPPED -> Set.of(DELIVERED);
      case DELIVERED, CANCELLED -> Set.of();
    };
  }
}
