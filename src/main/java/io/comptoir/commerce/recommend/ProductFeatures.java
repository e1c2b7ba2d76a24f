package io.comptoir.commerce.recommend;

import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.Configuration;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The products of one catalogue as vectors of what they are: categories, attribute values and
 * brand, each weighed by how rare it is, all vectors of length 1. Products and features are
 * numbers, a product's number is its place in the catalogue. Immutable.
 */
public final class ProductFeatures {
  private static final String CATEGORY = "category";
  private static final String BRAND = "brand";
  private static final int MOST_FAVOURITES = 200;
  private static final long UNSOLD = Long.MIN_VALUE;

  /** What such an attribute says is hardly a taste. */
  private static final java.util.Set<String> NO_TASTE =
      java.util.Set.of("size", "volume", "weight", "age");

  /**
   * @param attribute {@code category}, {@code brand} or an attribute's key
   */
  record Feature(String attribute, String value) {}

  private final Product[] products;
  private final Map<ProductId, Integer> numbers;
  private final List<Feature> features;
  private final Map<Feature, Integer> featureNumbers;
  private final int[] starts;
  private final int[] featuresOf;
  private final float[] weights;
  private final int[] postingStarts;
  private final int[] postings;
  private final float[] liking;
  private final long[] price;
  private final int[] shelf;
  private final int[] favourites;

  private ProductFeatures(Catalog catalog) {
    products = catalog.products().toArray(Product[]::new);
    numbers = new HashMap<>(products.length * 2);
    features = new ArrayList<>();
    featureNumbers = new HashMap<>();
    starts = new int[products.length + 1];
    liking = new float[products.length];
    price = new long[products.length];
    shelf = new int[products.length];
    var of = new int[products.length * 8 + 8];
    var filled = 0;
    for (var number = 0; number < products.length; number++) {
      var product = products[number];
      numbers.put(product.id(), number);
      for (var variant : product.variants()) {
        numbers.putIfAbsent(variant.id(), number);
      }
      for (var feature : features(product)) {
        if (filled == of.length) {
          of = Arrays.copyOf(of, filled * 2);
        }
        of[filled++] = featureNumbers.computeIfAbsent(feature, this::numbered);
      }
      starts[number + 1] = filled;
      liking[number] = liking(product);
      price[number] = product.price() == null ? UNSOLD : product.price().minor();
      shelf[number] =
          product.categories().isEmpty()
              ? -1
              : featureNumbers.getOrDefault(
                  new Feature(CATEGORY, product.categories().getLast()), -1);
    }
    featuresOf = Arrays.copyOf(of, filled);
    postingStarts = new int[features.size() + 1];
    var best = byLiking();
    favourites = Arrays.copyOf(best, Math.min(best.length, MOST_FAVOURITES));
    postings = posted(best);
    weights = weighed();
  }

  public static ProductFeatures of(Catalog catalog) {
    return new ProductFeatures(catalog);
  }

  public int products() {
    return products.length;
  }

  /**
   * The number of a product, of one of its variants or of a product as it is wanted; -1 for none.
   */
  public int number(ProductId id) {
    var number = numbers.get(id);
    return number != null ? number : numbers.getOrDefault(Configuration.of(id).product(), -1);
  }

  public Product product(int number) {
    return products[number];
  }

  Feature feature(int feature) {
    return features.get(feature);
  }

  /** -1 when no product has it. */
  int feature(String attribute, String value) {
    return featureNumbers.getOrDefault(new Feature(attribute, value), -1);
  }

  int category(String id) {
    return feature(CATEGORY, id);
  }

  boolean isTaste(int feature) {
    var attribute = features.get(feature).attribute();
    return !attribute.equals(CATEGORY) && !NO_TASTE.contains(attribute);
  }

  int start(int product) {
    return starts[product];
  }

  int featureAt(int at) {
    return featuresOf[at];
  }

  /** The weight of the feature at this place in its product's vector. */
  float weightAt(int at) {
    return weights[at];
  }

  /** Products with the feature, the best liked first. */
  int postingStart(int feature) {
    return postingStarts[feature];
  }

  int posting(int at) {
    return postings[at];
  }

  /** 0 to 1: what reviews and the house say. */
  float liking(int product) {
    return liking[product];
  }

  boolean sold(int product) {
    return price[product] != UNSOLD;
  }

  /** The products that are liked best, the best first. */
  int[] favourites() {
    return favourites;
  }

  /** The narrowest category; -1 for none. */
  int shelf(int product) {
    return shelf[product];
  }

  boolean has(int product, int feature) {
    for (var at = starts[product]; at < starts[product + 1]; at++) {
      if (featuresOf[at] == feature) {
        return true;
      }
    }
    return false;
  }

  /** The cosine of two products, 0 to 1. */
  float alike(int one, int other) {
    var sum = 0f;
    for (var a = starts[one]; a < starts[one + 1]; a++) {
      for (var b = starts[other]; b < starts[other + 1]; b++) {
        if (featuresOf[a] == featuresOf[b]) {
          sum += weights[a] * weights[b];
        }
      }
    }
    return sum;
  }

  private int numbered(Feature feature) {
    features.add(feature);
    return features.size() - 1;
  }

  private static LinkedHashSet<Feature> features(Product product) {
    var all = new LinkedHashSet<Feature>();
    product.categories().forEach(category -> all.add(new Feature(CATEGORY, category)));
    if (product.brand() != null) {
      all.add(new Feature(BRAND, product.brand()));
    }
    product
        .attributes()
        .forEach(
            (attribute, values) -> values.forEach(value -> all.add(new Feature(attribute, value))));
    return all;
  }

  /** The average drawn towards the middle while there are few reviews. */
  private static float liking(Product product) {
    var rating = product.rating();
    var stars = (rating.average() * rating.count() + 3.5 * 5) / (rating.count() + 5);
    return (float) (stars / 5 * 0.8 + (product.tags().contains("bestseller") ? 0.2 : 0));
  }

  private int[] byLiking() {
    var keys = new long[products.length];
    for (var number = 0; number < keys.length; number++) {
      keys[number] = ((long) Float.floatToIntBits(1 - liking[number]) << 32) | number;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  private int[] posted(int[] order) {
    for (var feature : featuresOf) {
      postingStarts[feature + 1]++;
    }
    for (var feature = 0; feature < features.size(); feature++) {
      postingStarts[feature + 1] += postingStarts[feature];
    }
    var all = new int[featuresOf.length];
    var filled = Arrays.copyOf(postingStarts, features.size());
    for (var number : order) {
      for (var at = starts[number]; at < starts[number + 1]; at++) {
        all[filled[featuresOf[at]]++] = number;
      }
    }
    return all;
  }

  private float[] weighed() {
    var all = new float[featuresOf.length];
    for (var product = 0; product < products.length; product++) {
      var square = 0.0;
      for (var at = starts[product]; at < starts[product + 1]; at++) {
        var feature = featuresOf[at];
        var count = postingStarts[feature + 1] - postingStarts[feature];
        all[at] = (float) Math.log(1 + (double) products.length / count);
        square += (double) all[at] * all[at];
      }
      for (var at = starts[product]; at < starts[product + 1]; at++) {
        all[at] /= (float) Math.sqrt(square);
      }
    }
    return all;
  }
}
