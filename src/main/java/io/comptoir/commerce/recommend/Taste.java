package io.comptoir.commerce.recommend;

/** A direction in the space of features: what somebody looks at, as one vector of length 1. */
final class Taste {
  private final ItemScores features = new ItemScores(1 << 6);
  private double norm = 1;

  /** Adds a product's vector, so many times. */
  void add(ProductFeatures of, int product, double times) {
    for (var at = of.start(product); at < of.start(product + 1); at++) {
      features.add(of.featureAt(at), (float) (of.weightAt(at) * times));
    }
    norm = Math.max(features.norm(), 1e-9);
  }

  /** The cosine with a product: 0 for nothing in common, below 0 for what is avoided. */
  float of(ProductFeatures products, int product) {
    var sum = 0.0;
    for (var at = products.start(product); at < products.start(product + 1); at++) {
      sum += products.weightAt(at) * features.of(products.featureAt(at));
    }
    return (float) (sum / norm);
  }

  float of(int feature) {
    return (float) (features.of(feature) / norm);
  }

  /** The features that say most of it. */
  int[] strongest(int most) {
    return features.best(most, _ -> true).items();
  }
}
