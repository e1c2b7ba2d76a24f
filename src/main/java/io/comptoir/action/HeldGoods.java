package io.comptoir.action;

import io.comptoir.commerce.catalog.Configuration;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.StockStore;
import io.comptoir.commerce.order.Order;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an order keeps off the shelf. The order's row says which round of reservation counts; this
 * moves the pieces, and every move may be repeated.
 */
final class HeldGoods {
  private final StockStore stock;

  HeldGoods(StockStore stock) {
    this.stock = stock;
  }

  /**
   * Takes the goods for the order's next round, after what its last round may still hold was put
   * back. They are the order's once it is kept as {@link Order#held}.
   *
   * @return the ids of which too few are left; empty when taken
   */
  Collection<ProductId> takeAgain(Order order) {
    if (order.round() > 0) {
      stock.release(order.shop(), order.reservation(order.round()));
    }
    return stock.reserve(order.shop(), order.reservation(order.round() + 1), pieces(order));
  }

  /** Puts back what a lapsed hold took. */
  void putBack(Order order) {
    stock.release(order.shop(), order.reservation(order.round()));
  }

  /** Puts everything back, for an order that will never be served. */
  void giveUp(Order order) {
    putBack(order);
    // somebody may have been about to pay it again
    stock.release(order.shop(), order.reservation(order.round() + 1));
  }

  private static Map<ProductId, Integer> pieces(Order order) {
    var pieces = new LinkedHashMap<ProductId, Integer>();
    order.lines().forEach(l -> pieces.merge(counted(l.item()), l.quantity(), Integer::sum));
    return pieces;
  }

  /** What pieces are counted by: of a configured product, the product itself. */
  static ProductId counted(ProductId item) {
    return Configuration.plain(item);
  }
}
