package io.comptoir.customer;

import io.comptoir.base.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a customer told us or chose, each with where it comes from and when, so that nothing known
 * is asked again and everything known can be shown.
 */
public record Profile(Map<String, Known> values) {
  public static final Profile EMPTY = new Profile(Map.of());

  /** More different values than this are refused, so that a profile stays small. */
  public static final int MAX_VALUES = 200;

  public Profile {
    values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * @param source the flow or page that learnt it
   */
  public record Known(Value value, String source, Instant at) {}

  public Optional<Value> value(String name) {
    return Optional.ofNullable(values.get(name)).map(Known::value);
  }

  /** The same profile without this value. */
  public Profile without(String name) {
    var next = new LinkedHashMap<>(values);
    next.remove(name);
    return new Profile(next);
  }

  /** The same profile with this value learnt; the oldest value goes when there are too many. */
  public Profile with(String name, Value value, String source, Instant at) {
    var next = new LinkedHashMap<>(values);
    next.remove(name);
    if (next.size() >= MAX_VALUES) {
      next.remove(next.keySet().iterator().next());
    }
    next.put(name, new Known(value, source, at));
    return new Profile(next);
  }
}
