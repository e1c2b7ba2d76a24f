package io.comptoir.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ScoreDoc;

/**
 * What the best hits are, most others should be: hits of the categories that the best ones share
 * rise. "Office shoes" finds shoes first, although trousers speak of the office too.
 */
final class Kinds {
  // measured on the sample of real judgments, see EsciSampleTest
  private static final double WEIGHT = 0.4;
  private static final int BEST = 10;

  /** For a product without a category. */
  private static final double UNKNOWN = 0.4;

  private final ProductIndex index;

  Kinds(ProductIndex index) {
    this.index = index;
  }

  /** Weighs these hits, best first, by what the best of them are. */
  ScoreDoc[] weigh(ScoreDoc[] hits) {
    if (hits.length < 2 || hits[0].score <= 0) {
      return hits;
    }
    var shares = shares(hits);
    if (shares.isEmpty()) {
      return hits;
    }
    var rarities = new HashMap<String, Double>();
    for (var hit : hits) {
      hit.score *= (float) (1 + WEIGHT * agreement(hit, shares, rarities));
    }
    var weighed = hits.clone();
    Arrays.sort(weighed, Comparator.comparingDouble((ScoreDoc hit) -> -hit.score));
    return weighed;
  }

  /** Category → its part among the best, 0 to 1; the better a hit the more it counts. */
  private Map<String, Double> shares(ScoreDoc[] hits) {
    var shares = new HashMap<String, Double>();
    var all = 0.0;
    for (var hit : Arrays.asList(hits).subList(0, Math.min(BEST, hits.length))) {
      var categories = categories(hit);
      if (!categories.isEmpty()) {
        var weight = Math.pow(hit.score / hits[0].score, 2);
        all += weight;
        categories.forEach(c -> shares.merge(c, weight, Double::sum));
      }
    }
    var sum = all;
    shares.replaceAll((category, share) -> share / sum);
    return shares;
  }

  private double agreement(ScoreDoc hit, Map<String, Double> shares, Map<String, Double> rarities) {
    var agreed = 0.0;
    var all = 0.0;
    for (var category : categories(hit)) {
      var rarity = rarities.computeIfAbsent(category, this::rarity);
      all += rarity;
      agreed += rarity * shares.getOrDefault(category, 0.0);
    }
    return all == 0 ? UNKNOWN : agreed / all;
  }

  private List<String> categories(ScoreDoc hit) {
    return index.products[hit.doc].categories();
  }

  private double rarity(String category) {
    try {
      var fact = new Term(ProductDocument.FACT, ProductDocument.category(category));
      var has = index.searcher.getIndexReader().docFreq(fact);
      return Math.log(1 + (double) index.products.length / Math.max(1, has));
    } catch (IOException e) {
      throw new UncheckedIOException("the search index cannot be read", e);
    }
  }
}
