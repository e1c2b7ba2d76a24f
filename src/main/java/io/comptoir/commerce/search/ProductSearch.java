package io.comptoir.commerce.search;

/**
 * Finds products. Implementations are safe for concurrent use and read one version of the
 * catalogue.
 */
public interface ProductSearch {
  SearchResult search(SearchQuery query);

  /** Products like this one, best first, for "more like this". The query's text may be empty. */
  SearchResult similar(io.comptoir.commerce.catalog.ProductId product, SearchQuery constraints);
}
