package io.comptoir.commerce.catalog;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.Product.Variant;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A catalogue with some products at other prices. Immutable. */
public final class RepricedCatalog implements Catalog {
  private final Catalog base;
  private final Map<ProductId, LiveOffer> offers;
  private final Map<ProductId, Product> repriced;
  private final long changes;

  private RepricedCatalog(
      Catalog base,
      Map<ProductId, LiveOffer> offers,
      Map<ProductId, Product> repriced,
      long changes) {
    this.base = base;
    this.offers = Collections.unmodifiableMap(offers);
    this.repriced = Collections.unmodifiableMap(repriced);
    this.changes = changes;
  }

  /** The catalogue as it is. */
  public static RepricedCatalog of(Catalog base) {
    return new RepricedCatalog(base, Map.of(), Map.of(), 0);
  }

  /**
   * With these offers besides; those of products that the catalogue does not know are passed by.
   */
  public RepricedCatalog with(Collection<LiveOffer> more) {
    var nowOffers = new HashMap<>(offers);
    var touched = new HashMap<ProductId, Product>();
    for (var offer : more) {
      base.find(offer.product())
          .ifPresent(
              product -> {
                nowOffers.put(offer.product(), offer);
                touched.put(product.id(), product);
              });
    }
    if (touched.isEmpty()) {
      return this;
    }
    var nowRepriced = new HashMap<>(repriced);
    touched.forEach(
        (id, product) -> {
          var at = repriced(product, nowOffers);
          if (at.equals(product)) {
            nowRepriced.remove(id);
          } else {
            nowRepriced.put(id, at);
          }
        });
    return new RepricedCatalog(base, nowOffers, nowRepriced, changes + 1);
  }

  /** The products at other prices than the catalogue's. */
  public Map<ProductId, Product> repriced() {
    return repriced;
  }

  /** The catalogue's own price of an item, whatever it costs at the moment. */
  public Optional<Money> usualPrice(ProductId item) {
    return base.find(item).flatMap(product -> product.priceOf(item));
  }

  private static Product repriced(Product product, Map<ProductId, LiveOffer> offers) {
    var own = valid(offers.get(product.id()), product, product.id());
    List<Variant> variants =
        product.variants().stream()
            .map(
                variant -> {
                  var offer = valid(offers.get(variant.id()), product, variant.id());
                  return offer == null ? variant : at(variant, offer.price());
                })
            .toList();
    return own == null
        ? product.withPrices(product.price(), product.compareAt(), variants)
        : product.withPrices(own.price(), own.compareAt(), variants);
  }

  private static Variant at(Variant variant, @Nullable Money price) {
    return new Variant(
        variant.id(), variant.name(), variant.attributes(), price, variant.stock(), variant.more());
  }

  private static @Nullable LiveOffer valid(
      @Nullable LiveOffer offer, Product product, ProductId item) {
    return offer != null
            && offer.price() != null
            && Objects.equals(offer.insteadOf(), product.priceOf(item).orElse(null))
        ? offer
        : null;
  }

  @Override
  public Optional<Product> find(ProductId id) {
    return base.find(id).map(product -> repriced.getOrDefault(product.id(), product));
  }

  @Override
  public Collection<Product> products() {
    if (repriced.isEmpty()) {
      return base.products();
    }
    var products = base.products();
    return new AbstractCollection<>() {
      @Override
      public Iterator<Product> iterator() {
        return products.stream().map(p -> repriced.getOrDefault(p.id(), p)).iterator();
      }

      @Override
      public int size() {
        return products.size();
      }
    };
  }

  @Override
  public List<Review> reviews(ProductId product) {
    return base.reviews(product);
  }

  @Override
  public List<Store> stores() {
    return base.stores();
  }

  @Override
  public CatalogVocabulary vocabulary() {
    return base.vocabulary();
  }

  @Override
  public OptionSheet options() {
    return base.options();
  }

  @Override
  public String version() {
    return changes == 0 ? base.version() : base.version() + "-" + changes;
  }
}
