package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.LiveOffer;
import io.comptoir.commerce.catalog.LiveOfferStore;
import io.comptoir.commerce.catalog.ProductId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prices of the moment in memory. */
public final class MemoryLiveOfferStore implements LiveOfferStore {
  private record Change(LiveOffer offer, long place) {}

  private final Map<ShopId, LinkedHashMap<ProductId, Change>> offers = new HashMap<>();
  private long last;

  @Override
  public synchronized void put(ShopId shop, Collection<LiveOffer> changed) {
    var ofShop = offers.computeIfAbsent(shop, s -> new LinkedHashMap<>());
    for (var offer : changed) {
      ofShop.remove(offer.product()); // it goes to the end
      ofShop.put(offer.product(), new Change(offer, ++last));
    }
  }

  @Override
  public synchronized Changes since(ShopId shop, long place, int limit) {
    var found = new ArrayList<LiveOffer>();
    var upTo = place;
    for (var change : offers.getOrDefault(shop, new LinkedHashMap<>()).values()) {
      if (change.place() > place && found.size() < limit) {
        found.add(change.offer());
        upTo = change.place();
      }
    }
    return new Changes(found, upTo);
  }
}
