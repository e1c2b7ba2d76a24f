package io.comptoir.action;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.customer.Profile;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the customer said they like and dislike: attribute values, as references whose kind is the
 * attribute.
 */
record Tastes(Map<String, Set<String>> likes, Map<String, Set<String>> dislikes) {
  static final String LIKES = "likes";
  static final String DISLIKES = "dislikes";

  static Tastes of(Profile profile) {
    return new Tastes(values(profile, LIKES), values(profile, DISLIKES));
  }

  /** How many liked values the product has. */
  int liked(Product product) {
    var count = 0;
    for (var like : likes.entrySet()) {
      for (var value : like.getValue()) {
        count += product.has(like.getKey(), value) ? 1 : 0;
      }
    }
    return count;
  }

  private static Map<String, Set<String>> values(Profile profile, String name) {
    var values = new LinkedHashMap<String, Set<String>>();
    profile
        .value(name)
        .ifPresent(
            known -> {
              for (var item : Arguments.items(known)) {
                if (item instanceof Value.Ref(var kind, var id)) {
                  values.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(id);
                }
              }
            });
    return values;
  }
}
