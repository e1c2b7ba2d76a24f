package io.comptoir.commerce.recommend;

import io.comptoir.base.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the customer said. Attribute → values everywhere.
 *
 * @param categories any of these; empty for all
 * @param wanted said in this conversation: one of the values of each attribute
 * @param unwanted said in this conversation or known of the customer: none of them
 * @param liked known of the customer
 * @param min inclusive
 * @param max inclusive
 */
public record Wishes(
    List<String> categories,
    Map<String, Set<String>> wanted,
    Map<String, Set<String>> unwanted,
    Map<String, Set<String>> liked,
    @Nullable Money min,
    @Nullable Money max) {
  public static final Wishes NONE = new Wishes(List.of(), Map.of(), Map.of(), Map.of(), null, null);

  public Wishes {
    categories = List.copyOf(categories);
    wanted = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(wanted));
    unwanted = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(unwanted));
    liked = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(liked));
  }

  /** Without what only pleases: what must be stays. */
  Wishes withoutWanted() {
    return new Wishes(categories, Map.of(), unwanted, liked, min, max);
  }
}
