package io.comptoir.index;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.LiveOffer;
import io.comptoir.commerce.catalog.LiveOfferStore;
import io.comptoir.commerce.catalog.OptionSheet;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.RepricedCatalog;
import io.comptoir.commerce.catalog.Review;
import io.comptoir.commerce.catalog.Store;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A catalogue and its search at the prices of the moment. What it gives is one of the immutable
 * catalogues that follow each other; it changes as offers come.
 */
public final class LiveCatalog implements Catalog {
  private static final int PAGE = 10_000;

  private final LuceneProductSearch search;
  private volatile RepricedCatalog now;
  private long place;

  public LiveCatalog(Catalog base, LuceneProductSearch search) {
    this.search = search;
    this.now = RepricedCatalog.of(base);
  }

  /** Takes up what changed since it was asked last; how many offers those are. */
  public synchronized int refresh(LiveOfferStore store, ShopId shop) {
    var taken = 0;
    while (true) {
      var changes = store.since(shop, place, PAGE);
      place = changes.upTo();
      taken += changes.offers().size();
      if (!changes.offers().isEmpty()) {
        take(changes.offers());
      }
      if (changes.offers().size() < PAGE) {
        return taken;
      }
    }
  }

  /** The catalogue of this moment, which does not change any more. */
  public RepricedCatalog now() {
    return now;
  }

  private void take(List<LiveOffer> offers) {
    var next = now.with(offers);
    if (next != now) {
      now = next;
      search.reprice(next.repriced());
    }
  }

  @Override
  public Optional<Product> find(ProductId id) {
    return now.find(id);
  }

  @Override
  public Collection<Product> products() {
    return now.products();
  }

  @Override
  public List<Review> reviews(ProductId product) {
    return now.reviews(product);
  }

  @Override
  public List<Store> stores() {
    return now.stores();
  }

  @Override
  public CatalogVocabulary vocabulary() {
    return now.vocabulary();
  }

  @Override
  public OptionSheet options() {
    return now.options();
  }

  @Override
  public String version() {
    return now.version();
  }
}
