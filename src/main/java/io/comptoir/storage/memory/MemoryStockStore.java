package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.StockStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stock in memory. */
public final class MemoryStockStore implements StockStore {
  private final Memory memory;

  public MemoryStockStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public Map<ProductId, Integer> left(ShopId shop, Collection<ProductId> ids) {
    synchronized (memory) {
      var left = new HashMap<ProductId, Integer>();
      for (var id : ids) {
        var pieces = memory.stock.get(key(shop, id));
        if (pieces != null) {
          left.put(id, pieces);
        }
      }
      return left;
    }
  }

  @Override
  public void countIfAbsent(ShopId shop, Map<ProductId, Integer> pieces) {
    synchronized (memory) {
      pieces.forEach((id, count) -> memory.stock.putIfAbsent(key(shop, id), count));
    }
  }

  @Override
  public void count(ShopId shop, Map<ProductId, Integer> pieces) {
    synchronized (memory) {
      pieces.forEach((id, count) -> memory.stock.put(key(shop, id), count));
    }
  }

  @Override
  public Collection<ProductId> reserve(ShopId shop, String key, Map<ProductId, Integer> pieces) {
    synchronized (memory) {
      var reservation = shop + "/" + key;
      if (memory.reservations.containsKey(reservation)) {
        return List.of();
      }
      var tooFew = new ArrayList<ProductId>();
      var taken = new HashMap<Memory.StockKey, Integer>();
      pieces.forEach(
          (id, count) -> {
            var left = memory.stock.get(key(shop, id));
            if (left != null && left < count) {
              tooFew.add(id);
            } else if (left != null) {
              taken.put(key(shop, id), count);
            }
          });
      if (tooFew.isEmpty()) {
        taken.forEach((id, count) -> memory.stock.merge(id, -count, Integer::sum));
        memory.reservations.put(reservation, new Memory.Reservation(taken, false));
      }
      return tooFew;
    }
  }

  @Override
  public Collection<ProductId> exchange(
      ShopId shop, Collection<String> from, String key, Map<ProductId, Integer> pieces) {
    synchronized (memory) {
      var stock = new HashMap<>(memory.stock);
      var reservations = new HashMap<>(memory.reservations);
      from.forEach(old -> release(shop, old));
      var tooFew = reserve(shop, key, pieces);
      if (!tooFew.isEmpty()) {
        memory.stock.putAll(stock);
        memory.reservations.putAll(reservations);
      }
      return tooFew;
    }
  }

  @Override
  public void release(ShopId shop, String key) {
    synchronized (memory) {
      memory.reservations.computeIfPresent(
          shop + "/" + key,
          (name, reservation) -> {
            if (!reservation.released()) {
              reservation
                  .pieces()
                  .forEach((id, count) -> memory.stock.merge(id, count, Integer::sum));
            }
            return new Memory.Reservation(reservation.pieces(), true);
          });
    }
  }

  private static Memory.StockKey key(ShopId shop, ProductId id) {
    return new Memory.StockKey(shop, id.value());
  }
}
