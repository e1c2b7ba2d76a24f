package io.comptoir.shop.catalog;

import java.util.HashMap;
import java.util.Map;

/** Keeps one copy of values that repeat over many products (brands, categories, words). */
final class Interner {
  /** Longer words hardly repeat. */
  private static final int MAX_LENGTH = 120;

  private final Map<Object, Object> seen = new HashMap<>();

  String one(String text) {
    return text.length() > MAX_LENGTH ? text : same(text);
  }

  @SuppressWarnings("unchecked")
  <T> T same(T value) {
    return (T) seen.computeIfAbsent(value, v -> v);
  }
}
