package io.comptoir.commerce.catalog;

import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something a shop shows. Without a price it can be found and asked about but not sold.
 *
 * @param price what it costs now; null when not sold
 * @param compareAt the price before an offer
 * @param stock pieces at the start; null when not counted. What is left is the {@link StockStore}'s
 * @param categories ids, from wide to narrow
 * @param attributes key → value keys, as in the shop's {@link CatalogVocabulary}; imported
 *     catalogues may hold free words as values
 * @param variants the sizes or shades it comes in; when there are any, the product's own id is the
 *     one sold by default
 * @param pairsWith products that go well with it
 * @param more what feeds know besides
 */
public record Product(
    ProductId id,
    LocalizedText name,
    LocalizedText summary,
    LocalizedText description,
    @Nullable String brand,
    List<String> categories,
    @Nullable Money price,
    @Nullable Money compareAt,
    @Nullable Integer stock,
    Map<String, List<String>> attributes,
    List<Picture> images,
    List<Variant> variants,
    List<ProductId> pairsWith,
    List<String> tags,
    @Nullable LocalDate added,
    Rating rating,
    Particulars more) {
  /** A product of which nothing more is known. */
  public Product(
      ProductId id,
      LocalizedText name,
      LocalizedText summary,
      LocalizedText description,
      @Nullable String brand,
      List<String> categories,
      @Nullable Money price,
      @Nullable Money compareAt,
      @Nullable Integer stock,
      Map<String, List<String>> attributes,
      List<Picture> images,
      List<Variant> variants,
      List<ProductId> pairsWith,
      List<String> tags,
      @Nullable LocalDate added,
      Rating rating) {
    this(
        id,
        name,
        summary,
        description,
        brand,
        categories,
        price,
        compareAt,
        stock,
        attributes,
        images,
        variants,
        pairsWith,
        tags,
        added,
        rating,
        Particulars.NONE);
  }

  public Product {
    categories = List.copyOf(categories);
    attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    images = List.copyOf(images);
    variants = List.copyOf(variants);
    pairsWith = List.copyOf(pairsWith);
    tags = List.copyOf(tags);
  }

  /**
   * @param url relative to the shop folder's own files or absolute
   */
  public record Picture(String url, LocalizedText alt) {}

  public record Variant(
      ProductId id,
      LocalizedText name,
      Map<String, List<String>> attributes,
      @Nullable Money price,
      @Nullable Integer stock,
      Particulars more) {
    /** A variant of which nothing more is known. */
    public Variant(
        ProductId id,
        LocalizedText name,
        Map<String, List<String>> attributes,
        @Nullable Money price,
        @Nullable Integer stock) {
      this(id, name, attributes, price, stock, Particulars.NONE);
    }

    public Variant {
      attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
  }

  /**
   * @param average 1 to 5, 0 without reviews
   */
  public record Rating(double average, int count) {
    public static final Rating NONE = new Rating(0, 0);
  }

  public Product withRating(Rating newRating) {
    return with(price, compareAt, variants, newRating, more);
  }

  /** The same at other prices. */
  public Product withPrices(
      @Nullable Money newPrice, @Nullable Money newCompareAt, List<Variant> newVariants) {
    return with(newPrice, newCompareAt, newVariants, rating, more);
  }

  /** The same in the range or out of it. */
  public Product withDeleted(boolean deleted) {
    return with(price, compareAt, variants, rating, more.withDeleted(deleted));
  }

  public boolean sold() {
    return price != null && !more.deleted();
  }

  /** Whether it is no longer in the range; what was ordered of it is still called by its name. */
  public boolean deleted() {
    return more.deleted();
  }

  /** What it costs in this currency, where the catalogue says so. */
  public Optional<Money> priceIn(Currency currency) {
    return price != null && price.currency().equals(currency)
        ? Optional.of(price)
        : Optional.ofNullable(more.prices().get(currency));
  }

  /** Whether it carries this value for this attribute. */
  public boolean has(String attribute, String value) {
    return attributes.getOrDefault(attribute, List.of()).contains(value);
  }

  /** The price of this product or of one of its variants; empty when that is not sold. */
  public Optional<Money> priceOf(ProductId productOrVariant) {
    if (more.deleted()) {
      return Optional.empty();
    }
    if (productOrVariant.equals(id)) {
      return Optional.ofNullable(price);
    }
    return variant(productOrVariant).map(v -> v.price() == null ? price : v.price());
  }

  public Optional<Variant> variant(ProductId variant) {
    return variants.stream().filter(v -> v.id().equals(variant)).findFirst();
  }

  private Product with(
      @Nullable Money newPrice,
      @Nullable Money newCompareAt,
      List<Variant> newVariants,
      Rating newRating,
      Particulars newMore) {
    return new Product(
        id,
        name,
        summary,
        description,
        brand,
        categories,
        newPrice,
        newCompareAt,
        stock,
        attributes,
        images,
        newVariants,
        pairsWith,
        tags,
        added,
        newRating,
        newMore);
  }
}
