package io.comptoir.commerce.order;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.Store.PostalAddress;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer ordered, with names and prices as they were, so that it stays readable when the
 * catalogue moves on.
 *
 * @param number what people see and say: {@code C-7F3K2Q}
 * @param conversation the id of the conversation where it was placed, and where its news goes
 * @param version of the stored row; a change made on an older version is refused. 0 is not stored
 *     yet
 */
public record Order(
    OrderId id,
    String number,
    ShopId shop,
    CustomerId customer,
    UUID conversation,
    OrderStatus status,
    List<OrderLine> lines,
    List<Amount> amounts,
    Money total,
    @Nullable String coupon,
    Contact contact,
    Delivery delivery,
    Instant placedAt,
    List<StatusChange> history,
    long version) {
  public Order {
    lines = List.copyOf(lines);
    amounts = List.copyOf(amounts);
    history = List.copyOf(history);
  }

  public record OrderLine(
      ProductId item,
      String name,
      @Nullable String detail,
      int quantity,
      Money unitPrice,
      Money price) {}

  /**
   * A line under the goods.
   *
   * @param kind {@code subtotal}, {@code discount} (negative), {@code delivery}, {@code
   *     tax_included}
   */
  public record Amount(String kind, String label, Money amount) {}

  public record Contact(String name, String email, @Nullable String phone) {}

  /**
   * @param address null when fetched in a shop
   * @param store the shop it is fetched in
   */
  public record Delivery(String method, @Nullable PostalAddress address, @Nullable String store) {}

  public record StatusChange(OrderStatus status, Instant at) {}

  /**
   * The order in its next state.
   *
   * @throws IllegalStateException when it may not go there from where it stands
   */
  public Order moved(OrderStatus to, Instant at) {
    if (!status.next().contains(to)) {
      throw new IllegalStateException("an order that is " + status + " cannot become " + to);
    }
    var longer = new java.util.ArrayList<>(history);
    longer.add(new StatusChange(to, at));
    return new Order(
        id,
        number,
        shop,
        customer,
        conversation,
        to,
        lines,
        amounts,
        total,
        coupon,
        contact,
        delivery,
        placedAt,
        longer,
        version);
  }

  /** Whether it may still be cancelled, when a shop lets cancel before this state. */
  public boolean cancellable(OrderStatus before) {
    return status.next().contains(OrderStatus.CANCELLED) && status.compareTo(before) < 0;
  }

  /** The same order as the row of this version. */
  public Order withVersion(long stored) {
    return new Order(
        id,
        number,
        shop,
        customer,
        conversation,
        status,
        lines,
        amounts,
        total,
        coupon,
        contact,
        delivery,
        placedAt,
        history,
        stored);
  }
}
