package io.comptoir.commerce.checkout;

import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How what was ordered comes to the customer, and so what the stages of the order are called. */
public enum Fulfilment {
  /** Sent to an address or a relay point. */
  SHIPPED,
  /** Brought by the shop itself, which takes the money at the door too. */
  BROUGHT,
  /** Fetched from a store. */
  COLLECTED,
  /** A ticket or a file: it is there as soon as it is paid. */
  ISSUED;

  /** That of an order; an order whose method is gone is shipped. */
  public static Fulfilment of(Order order, SellingTerms terms) {
    if (order.delivery().store() != null) {
      return COLLECTED;
    }
    return terms
        .method(order.delivery().method())
        .map(
            method ->
                switch (method.needs()) {
                  case STORE -> COLLECTED;
                  case NOTHING -> ISSUED;
                  case HOME -> method.paidOnDelivery() ? BROUGHT : SHIPPED;
                  case RELAY -> SHIPPED;
                })
        .orElse(SHIPPED);
  }

  /** The stages still to come after this one, in their order. */
  public List<OrderStatus> after(OrderStatus status) {
    return Arrays.stream(OrderStatus.values())
        .filter(next -> status != OrderStatus.CANCELLED && next != OrderStatus.CANCELLED)
        .filter(next -> next.compareTo(status) > 0)
        .filter(next -> this != ISSUED || next.compareTo(OrderStatus.PAID) <= 0)
        .toList();
  }

  /**
   * The word of a stage: {@code shipped}, {@code ready} for what is fetched, {@code on_its_way} for
   * what the shop brings.
   */
  public String word(OrderStatus status) {
    if (this == COLLECTED && status == OrderStatus.SHIPPED) {
      return "ready";
    }
    if (this == BROUGHT && status == OrderStatus.SHIPPED) {
      return "on_its_way";
    }
    if (this == COLLECTED && status == OrderStatus.DELIVERED) {
      return "collected";
    }
    return status.name().toLowerCase(Locale.ROOT);
  }
}
