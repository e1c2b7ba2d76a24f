package io.comptoir.commerce.cart;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.customer.CustomerId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer means to buy; one per customer, whatever the channel. Prices are not kept here: a
 * cart is priced when it is looked at.
 *
 * @param coupon the code given, as it was accepted
 * @param version of the stored row; a change made on an older version is refused. 0 is not stored
 *     yet
 */
public record Cart(
    ShopId shop, CustomerId customer, List<CartLine> lines, @Nullable String coupon, long version) {
  /** More different lines than this are refused. */
  public static final int MAX_LINES = 50;

  /** More pieces of one line than this are refused. */
  public static final int MAX_QUANTITY = 99;

  public Cart {
    lines = List.copyOf(lines);
  }

  /**
   * @param item the product or variant sold
   * @param quantity 1 to {@link #MAX_QUANTITY}
   */
  public record CartLine(ProductId item, int quantity) {
    public CartLine {
      if (quantity < 1 || quantity > MAX_QUANTITY) {
        throw new IllegalArgumentException(
            "a line holds 1 to " + MAX_QUANTITY + " pieces: " + quantity);
      }
    }
  }

  public static Cart empty(ShopId shop, CustomerId customer) {
    return new Cart(shop, customer, List.of(), null, 0);
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Pieces in all. */
  public int count() {
    return lines.stream().mapToInt(CartLine::quantity).sum();
  }

  public int quantityOf(ProductId item) {
    return lines.stream().filter(l -> l.item().equals(item)).mapToInt(CartLine::quantity).sum();
  }

  /**
   * The cart with exactly this many of the item; 0 removes the line.
   *
   * @throws IllegalArgumentException beyond {@link #MAX_QUANTITY} or {@link #MAX_LINES}, or below 0
   */
  public Cart withQuantity(ProductId item, int quantity) {
    if (quantity < 0) {
      throw new IllegalArgumentException("a quantity is not negative: " + quantity);
    }
    var next = new ArrayList<CartLine>(lines.size() + 1);
    var found = false;
    for (var line : lines) {
      if (!line.item().equals(item)) {
        next.add(line);
      } else {
        found = true;
        if (quantity > 0) {
          next.add(new CartLine(item, quantity));
        }
      }
    }
    if (!found && quantity > 0) {
      if (lines.size() >= MAX_LINES) {
        throw new IllegalArgumentException("a cart holds " + MAX_LINES + " lines");
      }
      next.add(new CartLine(item, quantity));
    }
    return new Cart(shop, customer, next, coupon, version);
  }

  /**
   * The cart with some pieces of one item made into another, in its place.
   *
   * @throws IllegalArgumentException beyond {@link #MAX_QUANTITY} or {@link #MAX_LINES}
   */
  public Cart withChanged(ProductId from, ProductId to, int pieces) {
    var all = quantityOf(from);
    var changed = Math.min(all, pieces);
    if (from.equals(to) || changed < 1) {
      return this;
    }
    var merged = quantityOf(to) + changed;
    var next = new ArrayList<CartLine>(lines.size() + 1);
    for (var line : lines) {
      if (line.item().equals(from)) {
        if (changed < all) {
          next.add(new CartLine(from, all - changed));
        }
        if (merged == changed) {
          next.add(new CartLine(to, changed));
        }
      } else {
        next.add(line.item().equals(to) ? new CartLine(to, merged) : line);
      }
    }
    if (next.size() > MAX_LINES) {
      throw new IllegalArgumentException("a cart holds " + MAX_LINES + " lines");
    }
    return new Cart(shop, customer, next, coupon, version);
  }

  public Cart withCoupon(@Nullable String code) {
    return new Cart(shop, customer, lines, code, version);
  }

  public Cart emptied() {
    return new Cart(shop, customer, List.of(), null, version);
  }
}
