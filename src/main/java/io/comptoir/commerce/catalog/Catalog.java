package io.comptoir.commerce.catalog;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A shop's products as they stood when they were loaded. Immutable; a change makes a new one. */
public interface Catalog {
  /**
   * The product with this id, with a variant of this id, or of which this is a {@link
   * Configuration}. One that is no longer in the range is found too, for what was ordered of it.
   */
  Optional<Product> find(ProductId id);

  /** Those in the range. */
  Collection<Product> products();

  /** Best first: longest and most recent before short and old. */
  List<Review> reviews(ProductId product);

  List<Store> stores();

  CatalogVocabulary vocabulary();

  /** What customers settle about products that come as they are wanted. */
  default OptionSheet options() {
    return OptionSheet.NONE;
  }

  /** What one piece of this item costs on this day; empty when it is not sold, or not so. */
  default Optional<Money> priceOf(ProductId item, LocalDate today) {
    return find(item)
        .flatMap(
            product ->
                options().of(product).isEmpty()
                    ? product.priceOf(item)
                    : options().price(product, Configuration.of(item), today));
  }

  /** Its variant, or what was chosen about it, in words; "" when there is neither. */
  default String detail(ProductId item, Language language) {
    return find(item)
        .map(
            product ->
                product
                    .variant(item)
                    .map(v -> v.name().in(language))
                    .orElseGet(() -> options().said(product, Configuration.of(item), language)))
        .orElse("");
  }

  /** Changes whenever anything in the catalogue does. */
  String version();
}
