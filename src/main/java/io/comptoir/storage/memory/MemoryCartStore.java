package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.cart.CartStore;
import io.comptoir.customer.CustomerId;

/** Carts in memory. */
public final class MemoryCartStore implements CartStore {
  private final Memory memory;

  public MemoryCartStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public Cart find(ShopId shop, CustomerId customer) {
    synchronized (memory) {
      var cart = memory.carts.get(customer);
      return cart == null ? Cart.empty(shop, customer) : cart;
    }
  }

  @Override
  public boolean save(Cart cart) {
    synchronized (memory) {
      if (find(cart.shop(), cart.customer()).version() != cart.version()) {
        return false;
      }
      memory.carts.put(
          cart.customer(),
          new Cart(cart.shop(), cart.customer(), cart.lines(), cart.coupon(), cart.version() + 1));
      return true;
    }
  }
}
