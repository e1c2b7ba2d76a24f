package io.comptoir.commerce.catalog;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a shop calls its categories, its attributes and their values. */
public record CatalogVocabulary(
    Map<String, Category> categories, Map<String, Attribute> attributes) {
  public static final CatalogVocabulary EMPTY = new CatalogVocabulary(Map.of(), Map.of());

  public CatalogVocabulary {
    categories = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(categories));
    attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  public record Category(
      String id,
      @Nullable String parent,
      LocalizedText label,
      Map<Language, List<String>> synonyms) {}

  public record Attribute(String key, LocalizedText label, Map<String, AttributeValue> values) {}

  public record AttributeValue(
      String key, LocalizedText label, Map<Language, List<String>> synonyms) {}

  /** The words for this value, or the value itself where the shop has none. */
  public String label(String attribute, String value, Language language) {
    return Optional.ofNullable(attributes.get(attribute))
        .map(a -> a.values().get(value))
        .map(v -> v.label().in(language))
        .orElse(value);
  }
}
