package io.comptoir.commerce.catalog;

import io.comptoir.base.ShopId;
import java.util.Collection;
import java.util.Map;

/** How many pieces are left; contended, so never held in a conversation's own commit. */
public interface StockStore {
  /**
   * Pieces left by product or variant id; an id that is not counted is absent (sold without limit).
   */
  Map<ProductId, Integer> left(ShopId shop, Collection<ProductId> ids);

  /** Sets the count for ids not counted yet, so that a restart does not refill the shelves. */
  void countIfAbsent(ShopId shop, Map<ProductId, Integer> pieces);

  /** Sets the counts to what there is now, whatever was counted before. */
  void count(ShopId shop, Map<ProductId, Integer> pieces);

  /**
   * Takes all pieces for an order, or none.
   *
   * @param key the order's; taking twice under one key takes once
   * @return the ids of which too few are left; empty when taken
   */
  Collection<ProductId> reserve(ShopId shop, String key, Map<ProductId, Integer> pieces);

  /**
   * Puts back what was taken under some keys and takes these pieces under another, in one step:
   * what goes back is not sold to anybody in between.
   *
   * @param key a fresh one; taking twice under it takes once
   * @return the ids of which too few are left; then nothing was moved
   */
  Collection<ProductId> exchange(
      ShopId shop, Collection<String> from, String key, Map<ProductId, Integer> pieces);

  /** Puts back what was taken under this key, once. */
  void release(ShopId shop, String key);
}
