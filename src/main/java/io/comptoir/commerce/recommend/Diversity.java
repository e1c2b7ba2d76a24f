package io.comptoir.commerce.recommend;

import io.comptoir.commerce.recommend.Recommender.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Takes products that are good and not all the same: maximal marginal relevance (Carbonell and
 * Goldstein, SIGIR 1998), and no more than half from one shelf unless that shelf was asked for.
 */
final class Diversity {
  private static final double RELEVANCE = 0.75;

  private final ProductFeatures features;
  private final boolean oneShelf;

  private Diversity(ProductFeatures features, boolean oneShelf) {
    this.features = features;
    this.oneShelf = oneShelf;
  }

  /**
   * @param oneShelf whether a category was asked for, so that all may be of it
   */
  static Diversity of(ProductFeatures features, boolean oneShelf) {
    return new Diversity(features, oneShelf);
  }

  List<Candidate> choose(List<Candidate> candidates, int most) {
    if (candidates.isEmpty()) {
      return List.of();
    }
    var left = new ArrayList<>(candidates);
    var best = Math.max(1e-9, left.getFirst().score());
    var chosen = new ArrayList<Candidate>();
    var ofShelf = new HashMap<Integer, Integer>();
    var nearest = new HashMap<Integer, Double>();
    var cap = oneShelf ? most : Math.max(1, (most + 1) / 2);
    while (chosen.size() < most && !left.isEmpty()) {
      Candidate next = null;
      var highest = Double.NEGATIVE_INFINITY;
      for (var candidate : left) {
        var full = ofShelf.getOrDefault(features.shelf(candidate.number()), 0) >= cap;
        var value =
            RELEVANCE * candidate.score() / best
                - (1 - RELEVANCE) * nearest.getOrDefault(candidate.number(), 0.0)
                - (full ? 10 : 0);
        if (value > highest) {
          highest = value;
          next = candidate;
        }
      }
      if (next == null) {
        break;
      }
      left.remove(next);
      chosen.add(next);
      ofShelf.merge(features.shelf(next.number()), 1, Integer::sum);
      for (var candidate : left) {
        var alike = (double) features.alike(candidate.number(), next.number());
        nearest.merge(candidate.number(), alike, Math::max);
      }
    }
    return chosen;
  }
}
