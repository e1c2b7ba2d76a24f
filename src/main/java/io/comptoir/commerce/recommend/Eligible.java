package io.comptoir.commerce.recommend;

import io.comptoir.commerce.catalog.ProductId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which products may be recommended on an occasion: none that is excluded, was looked at in this
 * visit, was bought or refused lately, has what is not wanted, or lacks what must be.
 */
final class Eligible {
  private static final Duration BOUGHT_LATELY = Duration.ofDays(30);
  private static final Duration REFUSED_LATELY = Duration.ofDays(30);
  private static final int MOST_SCANNED = 5_000;
  private static final int MOST_FOUND = 250;

  private final ProductFeatures features;
  private final Wishes wishes;
  private final BitSet out;
  private final BitSet unwanted = new BitSet();
  private final List<int[]> musts = new ArrayList<>();
  private final List<int[]> wanted;
  private final List<int[]> liked;

  Eligible(ProductFeatures features, Occasion occasion, Wishes wishes) {
    this.features = features;
    this.wishes = wishes;
    this.out = new BitSet(features.products());
    occasion.excluded().forEach(this::leaveOut);
    occasion.session().forEach(this::leaveOut);
    for (var done : occasion.history()) {
      var age = Duration.between(done.at(), occasion.now());
      switch (done.kind()) {
        case BOUGHT -> leaveOut(done.product(), age, BOUGHT_LATELY);
        case REFUSED -> leaveOut(done.product(), age, REFUSED_LATELY);
        case VIEWED, CARTED, REMOVED -> {}
      }
    }
    known(wishes.unwanted()).forEach(group -> set(unwanted, group));
    this.wanted = known(wishes.wanted());
    this.liked = known(wishes.liked());
    musts.addAll(wanted);
    if (!wishes.categories().isEmpty()) {
      var categories = wishes.categories().stream().mapToInt(features::category);
      var group = categories.filter(feature -> feature >= 0).toArray();
      if (group.length > 0) {
        musts.add(group);
      }
    }
  }

  boolean test(int product) {
    if (out.get(product) || !features.sold(product)) {
      return false;
    }
    for (var must : musts) {
      if (!hasOne(product, must)) {
        return false;
      }
    }
    if (!unwanted.isEmpty()) {
      for (var at = features.start(product); at < features.start(product + 1); at++) {
        if (unwanted.get(features.featureAt(at))) {
          return false;
        }
      }
    }
    return affordable(product);
  }

  private boolean affordable(int product) {
    var min = wishes.min();
    var max = wishes.max();
    if (min == null && max == null) {
      return true;
    }
    var price = features.product(product).price();
    return price != null
        && (min == null || min.currency().equals(price.currency()) && price.compareTo(min) >= 0)
        && (max == null || max.currency().equals(price.currency()) && price.compareTo(max) <= 0);
  }

  /**
   * Eligible products found among those that have the rarest of what must be, the best liked of
   * each first; none when nothing must be.
   */
  int[] found() {
    int[] rarest = null;
    var fewest = Integer.MAX_VALUE;
    for (var must : musts) {
      var count = 0;
      for (var feature : must) {
        count += features.postingStart(feature + 1) - features.postingStart(feature);
      }
      if (count < fewest) {
        fewest = count;
        rarest = must;
      }
    }
    if (rarest == null) {
      return new int[0];
    }
    var products = new int[Math.min(MOST_FOUND, fewest)];
    var filled = 0;
    var looked = 0;
    for (var feature : rarest) {
      for (var at = features.postingStart(feature);
          at < features.postingStart(feature + 1)
              && filled < products.length
              && looked < MOST_SCANNED;
          at++, looked++) {
        if (test(features.posting(at))) {
          products[filled++] = features.posting(at);
        }
      }
    }
    return Arrays.copyOf(products, filled);
  }

  /** A feature of the product that was asked for; -1 when there is none. */
  int asked(int product) {
    return first(product, wanted);
  }

  /** A feature of the product that the customer is known to like; -1 when there is none. */
  int liked(int product) {
    return first(product, liked);
  }

  int countWanted(int product) {
    return count(product, wanted);
  }

  int countLiked(int product) {
    return count(product, liked);
  }

  private int first(int product, List<int[]> groups) {
    for (var group : groups) {
      for (var feature : group) {
        if (features.has(product, feature)) {
          return feature;
        }
      }
    }
    return -1;
  }

  private int count(int product, List<int[]> groups) {
    var count = 0;
    for (var group : groups) {
      for (var feature : group) {
        count += features.has(product, feature) ? 1 : 0;
      }
    }
    return count;
  }

  private void leaveOut(ProductId id, Duration age, Duration lately) {
    if (age.compareTo(lately) < 0) {
      leaveOut(id);
    }
  }

  private void leaveOut(ProductId id) {
    var number = features.number(id);
    if (number >= 0) {
      out.set(number);
    }
  }

  /** The features of each attribute's values; values that no product has are left out. */
  private List<int[]> known(Map<String, Set<String>> values) {
    var groups = new ArrayList<int[]>();
    values.forEach(
        (attribute, some) -> {
          var group =
              some.stream()
                  .mapToInt(value -> features.feature(attribute, value))
                  .filter(feature -> feature >= 0)
                  .toArray();
          if (group.length > 0) {
            groups.add(group);
          }
        });
    return groups;
  }

  private boolean hasOne(int product, int[] group) {
    for (var feature : group) {
      if (features.has(product, feature)) {
        return true;
      }
    }
    return false;
  }

  private static void set(BitSet set, int[] group) {
    for (var feature : group) {
      set.set(feature);
    }
  }
}
