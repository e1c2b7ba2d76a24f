package io.comptoir.commerce.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A shop's products as they stood when they were loaded. Immutable; a change makes a new one. */
public interface Catalog {
  /** The product with this id, or the one that has a variant with this id. */
  Optional<Product> find(ProductId id);

  Collection<Product> products();

  /** Best first: longest and most recent before short and old. */
  List<Review> reviews(ProductId product);

  List<Store> stores();

  CatalogVocabulary vocabulary();

  /** Changes whenever anything in the catalogue does. */
  String version();
}
