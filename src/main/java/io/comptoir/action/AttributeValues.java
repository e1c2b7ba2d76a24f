package io.comptoir.action;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.Product;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A product's attributes as flows see them: references where the shop has words for the values. */
final class AttributeValues {
  private AttributeValues() {}

  /** Attribute → its one value, or all of them. */
  static Map<String, Value> of(Product product, Catalog catalog) {
    var values = new LinkedHashMap<String, Value>();
    product
        .attributes()
        .forEach(
            (key, all) -> {
              if (!all.isEmpty()) {
                values.put(key, described(key, all, catalog));
              }
            });
    return values;
  }

  private static Value described(String key, List<String> values, Catalog catalog) {
    var attribute = catalog.vocabulary().attributes().get(key);
    var all =
        values.stream()
            .map(
                v ->
                    attribute != null && attribute.values().containsKey(v)
                        ? Value.ref(key, v)
                        : Value.of(v))
            .toList();
    return all.size() == 1 ? all.getFirst() : Value.items(all);
  }
}
