package io.comptoir.commerce.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A product as somebody wants it. Written as an id of its own, {@code
 * regina~extra=ham+egg~size=xl}, it goes through carts, prices and orders as any other item does;
 * the same wishes always give the same id. Words of the customer's own are percent-encoded in it.
 *
 * @param product the product's own id
 * @param chosen option → ids of what was chosen, both in alphabetical order
 */
public record Configuration(ProductId product, Map<String, List<String>> chosen) {
  /** Stands between the product and each option in an id. */
  public static final char MARK = '~';

  public Configuration {
    var sorted = new TreeMap<String, List<String>>();
    chosen.forEach(
        (option, values) -> {
          if (!values.isEmpty()) {
            sorted.put(option, values.stream().distinct().sorted().toList());
          }
        });
    chosen = java.util.Collections.unmodifiableMap(sorted);
  }

  /** What an id says; of the id of a plain product, nothing chosen. Never fails. */
  public static Configuration of(ProductId item) {
    var parts = item.value().split(String.valueOf(MARK));
    if (parts.length < 2 || parts[0].isEmpty()) {
      return new Configuration(item, Map.of());
    }
    var chosen = new TreeMap<String, List<String>>();
    for (var i = 1; i < parts.length; i++) {
      var equals = parts[i].indexOf('=');
      if (equals > 0 && equals < parts[i].length() - 1) {
        chosen.put(
            parts[i].substring(0, equals),
            Stream.of(parts[i].substring(equals + 1).split("\\+")).map(Inscribed::read).toList());
      }
    }
    return new Configuration(new ProductId(parts[0]), chosen);
  }

  /** The product's own id, whatever was chosen. */
  public static ProductId plain(ProductId item) {
    return item.value().indexOf(MARK) < 0 ? item : of(item).product();
  }

  /**
   * The id that says it.
   *
   * @throws IllegalArgumentException when it would be longer than an id may be
   */
  public ProductId item() {
    return chosen.isEmpty() ? product : new ProductId(written());
  }

  /** Whether all of it has room in an id. */
  boolean hasId() {
    return chosen.isEmpty() || ProductId.valid(written());
  }

  private String written() {
    var id = new StringBuilder(product.value());
    chosen.forEach(
        (option, values) ->
            id.append(MARK)
                .append(option)
                .append('=')
                .append(values.stream().map(Inscribed::written).collect(Collectors.joining("+"))));
    return id.toString();
  }

  public List<String> of(String option) {
    return chosen.getOrDefault(option, List.of());
  }

  /** With exactly these chosen for an option; none takes it back. */
  public Configuration with(String option, List<String> values) {
    var next = new TreeMap<>(chosen);
    next.put(option, values);
    return new Configuration(product, next);
  }

  public Configuration adding(String option, String value) {
    var values = new ArrayList<>(of(option));
    values.add(value);
    return with(option, values);
  }

  public Configuration removing(String option, String value) {
    return with(option, of(option).stream().filter(v -> !v.equals(value)).toList());
  }
}
