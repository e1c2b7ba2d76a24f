package io.comptoir.action;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.StockStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The pieces left as they were a moment ago: enough for showing products, so that looking around
 * costs the database nothing. What is put into a cart or ordered asks the store itself.
 */
final class RecentStock {
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private final StockStore stock;
  private final ShopId shop;
  private final Cache<ProductId, Optional<Integer>> recent =
      Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(MOMENT).build();

  RecentStock(StockStore stock, ShopId shop) {
    this.stock = stock;
    this.shop = shop;
  }

  Map<ProductId, Integer> left(Collection<ProductId> ids) {
    var left = new HashMap<ProductId, Integer>();
    var unknown = new ArrayList<ProductId>();
    for (var id : ids) {
      var known = recent.getIfPresent(id);
      if (known == null) {
        unknown.add(id);
      } else {
        known.ifPresent(pieces -> left.put(id, pieces));
      }
    }
    if (!unknown.isEmpty()) {
      var read = stock.left(shop, unknown);
      unknown.forEach(id -> recent.put(id, Optional.ofNullable(read.get(id))));
      left.putAll(read);
    }
    return left;
  }
}
