package io.comptoir.commerce.promotion;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import java.util.Set;

/**
 * One line of a cart as promotions see it.
 *
 * @param item the product or variant in the cart
 * @param product the product it is, or is a variant of
 * @param categories its own and those above them
 * @param left what the line costs after the promotions before this one
 */
public record Goods(
    ProductId item,
    ProductId product,
    Set<String> categories,
    int quantity,
    Money unitPrice,
    Money left,
    boolean onOffer) {
  public Goods {
    categories = Set.copyOf(categories);
    if (quantity < 1 || unitPrice.minor() < 0 || left.minor() < 0) {
      throw new IllegalArgumentException("goods have a quantity and no negative price");
    }
  }

  public Goods after(Money discount) {
    return new Goods(item, product, categories, quantity, unitPrice, left.minus(discount), onOffer);
  }

  boolean is(ProductId id) {
    return item.equals(id) || product.equals(id);
  }
}
