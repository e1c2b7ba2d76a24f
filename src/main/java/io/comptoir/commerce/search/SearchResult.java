package io.comptoir.commerce.search;

import io.comptoir.commerce.catalog.ProductId;
import java.util.List;

/**
 * @param hits best first
 * @param total how many matched in all
 * @param relaxed what had to be given up to find anything, in order; empty when all held
 */
public record SearchResult(List<Hit> hits, int total, List<Relaxation> relaxed) {
  public SearchResult {
    hits = List.copyOf(hits);
    relaxed = List.copyOf(relaxed);
  }

  /**
   * @param matched attribute/value keys of the query or of the customer's tastes that this product
   *     has, for saying why it fits
   */
  public record Hit(ProductId product, double score, List<Matched> matched) {
    public Hit {
      matched = List.copyOf(matched);
    }
  }

  public record Matched(String attribute, String value) {}

  public enum Relaxation {
    WORDS,
    WANTED_ATTRIBUTES,
    CATEGORY,
    MAX_PRICE
  }
}
