package io.comptoir.commerce.pricing;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.promotion.Discount;
import io.comptoir.commerce.promotion.Promotion;
import io.comptoir.commerce.promotion.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cart costs. {@code total} is {@code subtotal} less {@code discount} plus {@code delivery};
 * none is negative.
 *
 * @param unavailable items of the cart that are no longer sold; they cost nothing here
 * @param subtotal of all lines before discounts
 * @param discount of all promotions together, 0 or more
 * @param delivery null while no method is chosen
 * @param taxIncluded the part of the total that is tax
 * @param couponRefusal why the cart's coupon gives nothing now; null when it does or there is none
 */
public record PricedCart(
    List<Line> lines,
    List<ProductId> unavailable,
    Money subtotal,
    List<Discount> discounts,
    Money discount,
    @Nullable Money delivery,
    Money total,
    Money taxIncluded,
    @Nullable Promotion coupon,
    @Nullable Refusal couponRefusal) {
  public PricedCart {
    lines = List.copyOf(lines);
    unavailable = List.copyOf(unavailable);
    discounts = List.copyOf(discounts);
  }

  /**
   * @param item the product or variant in the cart
   * @param price of all pieces, before discounts
   * @param discount that promotions take off this line
   */
  public record Line(
      ProductId item,
      Product product,
      int quantity,
      Money unitPrice,
      Money price,
      Money discount) {}

  /** The goods after discounts, without delivery. */
  public Money goods() {
    return subtotal.minus(discount);
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }
}
