package io.comptoir.action;

import io.comptoir.commerce.catalog.Configuration;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.StockStore;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.promotion.Promotion;
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
    var key = order.reservation(order.round() + 1);
    var few = stock.reserve(order.shop(), key, pieces(order));
    // what was promised at a price is kept, though others had the rest of the promotion
    return !few.isEmpty() && few.stream().allMatch(HeldGoods::isPromotion)
        ? stock.reserve(order.shop(), key, goods(order))
        : few;
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

  /** All that an order keeps off the shelf: its goods, and one use of its code. */
  static Map<ProductId, Integer> pieces(Order order) {
    var pieces = goods(order);
    pieces.putAll(coupon(order));
    return pieces;
  }

  private static Map<ProductId, Integer> goods(Order order) {
    var pieces = new LinkedHashMap<ProductId, Integer>();
    order.lines().forEach(l -> add(pieces, l.item(), l.quantity()));
    return pieces;
  }

  /**
   * What the order's code is counted by. It is the last of its promotions, so that what it took off
   * is the last discount; where nothing is counted the stock lets it be.
   */
  private static Map<ProductId, Integer> coupon(Order order) {
    var code = order.coupon();
    if (code == null || order.promotions().isEmpty()) {
      return Map.of();
    }
    var promotion = order.promotions().getLast();
    var counted = new LinkedHashMap<ProductId, Integer>();
    counted.put(Promotion.countedUses(promotion), 1);
    counted.put(Promotion.countedCode(code), 1);
    order.amounts().stream()
        .filter(amount -> amount.kind().equals("discount"))
        .reduce((first, second) -> second)
        .ifPresent(
            amount ->
                counted.put(
                    Promotion.countedBudget(promotion), Math.toIntExact(-amount.amount().minor())));
    return counted;
  }

  /** Whether it counts a promotion's uses, and no goods. */
  static boolean isPromotion(ProductId id) {
    return id.value().startsWith("promotion:")
        || id.value().startsWith("budget:")
        || id.value().startsWith("code:");
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
