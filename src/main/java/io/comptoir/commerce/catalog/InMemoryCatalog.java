package io.comptoir.commerce.catalog;

import io.comptoir.commerce.catalog.Product.Rating;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A catalogue held whole in memory. */
public final class InMemoryCatalog implements Catalog {
  /** Best first: the longest say most; of equal length the most recent. */
  private static final Comparator<Review> BEST_FIRST =
      Comparator.<Review>comparingInt(r -> -Math.min(r.text().length() / 80, 3))
          .thenComparing(Review::at, Comparator.reverseOrder());

  /** With those no longer in the range. */
  private final Map<ProductId, Product> known;

  private final Map<ProductId, Product> products;
  private final Map<ProductId, ProductId> productOfVariant;
  private final Map<ProductId, List<Review>> reviews;
  private final List<Store> stores;
  private final CatalogVocabulary vocabulary;
  private final OptionSheet options;
  private final String version;

  /**
   * Ratings of products with reviews are computed from them; the others keep the rating they came
   * with.
   *
   * @param version changes whenever anything in it does
   */
  public InMemoryCatalog(
      Collection<Product> products,
      Collection<Review> reviews,
      List<Store> stores,
      CatalogVocabulary vocabulary,
      String version) {
    this(products, reviews, stores, vocabulary, OptionSheet.NONE, version);
  }

  public InMemoryCatalog(
      Collection<Product> products,
      Collection<Review> reviews,
      List<Store> stores,
      CatalogVocabulary vocabulary,
      OptionSheet options,
      String version) {
    this.options = options;
    this.reviews = byProduct(reviews);
    var byId = new LinkedHashMap<ProductId, Product>(products.size() * 2);
    var variants = new HashMap<ProductId, ProductId>();
    for (var product : products) {
      byId.put(product.id(), rated(product));
      product.variants().forEach(v -> variants.put(v.id(), product.id()));
    }
    this.known = Collections.unmodifiableMap(byId);
    this.products = byId.values().stream().noneMatch(Product::deleted) ? known : inRange(byId);
    this.productOfVariant = Map.copyOf(variants);
    this.stores = List.copyOf(stores);
    this.vocabulary = vocabulary;
    this.version = version;
  }

  @Override
  public Optional<Product> find(ProductId id) {
    var product = known.get(id);
    if (product == null) {
      var of = productOfVariant.get(id);
      product = known.get(of == null ? Configuration.plain(id) : of);
    }
    return Optional.ofNullable(product);
  }

  @Override
  public Collection<Product> products() {
    return products.values();
  }

  @Override
  public List<Review> reviews(ProductId product) {
    return reviews.getOrDefault(product, List.of());
  }

  @Override
  public List<Store> stores() {
    return stores;
  }

  @Override
  public CatalogVocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public OptionSheet options() {
    return options;
  }

  @Override
  public String version() {
    return version;
  }

  private static Map<ProductId, Product> inRange(Map<ProductId, Product> all) {
    var kept = new LinkedHashMap<>(all);
    kept.values().removeIf(Product::deleted);
    return Collections.unmodifiableMap(kept);
  }

  private static Map<ProductId, List<Review>> byProduct(Collection<Review> reviews) {
    var grouped = new HashMap<ProductId, List<Review>>();
    for (var review : reviews) {
      grouped.computeIfAbsent(review.product(), p -> new java.util.ArrayList<>()).add(review);
    }
    grouped.replaceAll((p, list) -> list.stream().sorted(BEST_FIRST).toList());
    return Map.copyOf(grouped);
  }

  private Product rated(Product product) {
    var own = reviews.get(product.id());
    if (own == null) {
      return product;
    }
    var average = own.stream().mapToInt(Review::rating).average().orElse(0);
    return product.withRating(new Rating(Math.round(average * 10) / 10.0, own.size()));
  }
}
