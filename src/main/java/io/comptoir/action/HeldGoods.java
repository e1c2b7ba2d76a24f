package io.comptoir.action;

import io.comptoir.commerce.catalog.Configuration;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.StockStore;
import io.comptoir.commerce.order.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an order keeps off the shelf. The order's row says which round of reservation counts; this
 * moves the pieces, and every move may be repeated.
 */
final class HeldGoods {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

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
    order.lines().forEach(l -> add(pieces, l.item(), l.quantity()));
    return pieces;
  }

  /** Adds so many of an item to what is taken; what is not counted is let be by the stock. */
  static void add(Map<ProductId, Integer> pieces, ProductId item, int quantity) {
    countedAs(item).forEach(id -> pieces.merge(id, quantity, Integer::sum));
  }

  /**
   * What pieces of an item may be counted by: of a configured product the product itself, or the
   * product on the day it is for. A shop counts by one of them; the other has no count.
   */
  static List<ProductId> countedAs(ProductId item) {
    var wanted = Configuration.of(item);
    var counted = new ArrayList<ProductId>();
    counted.add(wanted.product());
    wanted
        .chosen()
        .forEach(
            (option, values) -> {
              if (values.size() == 1 && DAY.matcher(values.getFirst()).matches()) {
                counted.add(onDay(wanted.product(), option, values.getFirst()));
              }
            });
    return counted;
  }

  /** The product on a day, as its pieces are counted. */
  static ProductId onDay(ProductId product, String option, String day) {
    return new Configuration(product, Map.of(option, List.of(day))).item();
  }
}
