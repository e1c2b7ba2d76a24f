package io.comptoir.action;

import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.checkout.SellingTerms;
import io.comptoir.dialogue.BlockRenderer;
import io.comptoir.dialogue.View;
import io.comptoir.message.Content;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** Makes the rich blocks of a shop. */
public final class ShopBlocks implements BlockRenderer {
  private static final Set<String> NAMES =
      Set.of(
          "products",
          "product",
          "comparison",
          "cart",
          "recap",
          "order",
          "orders",
          "payment",
          "stores",
          "reviews",
          "doors");

  private final ProductBlocks products;
  private final CartBlocks carts;
  private final OrderBlocks orders;
  private final StoreBlocks stores;
  private final DoorBlocks doors;

  /**
   * @param clock for the promotions that a cart has today
   */
  public ShopBlocks(ShopId shop, SellingTerms terms, InstantSource clock) {
    this.products = new ProductBlocks(shop);
    this.carts = new CartBlocks(shop, terms, clock);
    this.orders = new OrderBlocks(terms);
    this.stores = new StoreBlocks();
    this.doors = new DoorBlocks();
  }

  @Override
  public Content render(String block, Map<String, Value> arguments, View view) {
    var a = new Arguments(arguments);
    return switch (block) {
      case "products" -> products.carousel(a, view);
      case "product" -> products.detail(a, view);
      case "comparison" -> products.comparison(a, view);
      case "reviews" -> products.reviews(a, view);
      case "cart" -> carts.cart(view);
      case "recap" -> carts.recap(a, view);
      case "order" -> orders.order(a.fields("order"), view);
      case "orders" -> orders.orders(a, view);
      case "payment" -> orders.payment(a, view);
      case "doors" -> doors.doors(a, view);
      case "stores" -> stores.stores(a, view);
      default -> throw new IllegalArgumentException("there is no block named " + block);
    };
  }

  @Override
  public Set<String> names() {
    return NAMES;
  }
}
