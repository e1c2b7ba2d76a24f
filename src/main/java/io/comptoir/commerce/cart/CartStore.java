package io.comptoir.commerce.cart;

import io.comptoir.base.ShopId;
import io.comptoir.customer.CustomerId;

/** Where carts are kept. */
public interface CartStore {
  /** The customer's cart; an empty one of version 0 when there is none yet. */
  Cart find(ShopId shop, CustomerId customer);

  /**
   * Keeps the cart if nobody changed it since {@link Cart#version()}.
   *
   * @return whether it was kept; when not, find it again and decide again
   */
  boolean save(Cart cart);
}
