package io.comptoir.commerce.search;

import io.comptoir.commerce.catalog.ProductId;
import java.util.ArrayList;
import java.util.List;

/**
 * @param hits best first
 * @param near where few have what was asked, what comes near it: some of the words, the same
 *     constraints; together with the hits one page at most
 * @param total how many matched in all
 * @param relaxed what had to be given up to find anything, in order; empty when all held
 */
public record SearchResult(List<Hit> hits, List<Hit> near, int total, List<Relaxation> relaxed) {
  public static final SearchResult NOTHING = new SearchResult(List.of(), 0, List.of());

  /** Nothing near besides. */
  public SearchResult(List<Hit> hits, int total, List<Relaxation> relaxed) {
    this(hits, List.of(), total, relaxed);
  }

  public SearchResult {
    hits = List.copyOf(hits);
    near = List.copyOf(near);
    relaxed = List.copyOf(relaxed);
  }

  /** The same with what comes near. */
  public SearchResult near(List<Hit> nowNear) {
    return new SearchResult(hits, nowNear, total, relaxed);
  }

  /** The hits and then what comes near. */
  public List<Hit> all() {
    var all = new ArrayList<>(hits);
    all.addAll(near);
    return all;
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
