package io.comptoir.commerce.catalog;

import io.comptoir.base.ShopId;
import java.util.Collection;
import java.util.List;

/** The prices of the moment, kept for all servers and through restarts. */
public interface LiveOfferStore {
  /**
   * @param offers in the order of their changes
   * @param upTo where to go on
   */
  record Changes(List<LiveOffer> offers, long upTo) {
    public Changes {
      offers = List.copyOf(offers);
    }
  }

  /** Each takes the place of the offer there was for its product. */
  void put(ShopId shop, Collection<LiveOffer> offers);

  /**
   * What changed after a place; 0 is the beginning.
   *
   * @param limit offers at most; when there are as many, there may be more
   */
  Changes since(ShopId shop, long place, int limit);
}
