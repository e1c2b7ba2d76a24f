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

  /** A shelf that gave its share gives more only when nothing else is left. */
  private static final double FULL = 10;

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
    var best = Math.max(1e-9, candidates.getFirst().score());
    var chosen = new ArrayList<Candidate>();
    var ofShelf = new HashMap<Integer, Integer>();
    var nearest = new double[candidates.size()];
    var taken = new boolean[nearest.length];
    var cap = oneShelf ? most : Math.max(1, (most + 1) / 2);
    while (chosen.size() < Math.min(most, nearest.length)) {
      var next = -1;
      var highest = Double.NEGATIVE_INFINITY;
      for (var i = 0; i < nearest.length; i++) {
        if (!taken[i]) {
          var candidate = candidates.get(i);
          var full = ofShelf.getOrDefault(features.shelf(candidate.number()), 0) >= cap;
          var value =
              RELEVANCE * candidate.score() / best
                  - (1 - RELEVANCE) * nearest[i]
                  - (full ? FULL : 0);
          if (value > highest) {
            highest = value;
            next = i;
          }
        }
      }
      var one = candidates.get(next);
      taken[next] = true;
      chosen.add(one);
      ofShelf.merge(features.shelf(one.number()), 1, Integer::sum);
      for (var i = 0; i < nearest.length; i++) {
        if (!taken[i]) {
          var alike = features.alike(candidates.get(i).number(), one.number());
          nearest[i] = Math.max(nearest[i], alike);
        }
      }
    }
    return chosen;
  }
}
