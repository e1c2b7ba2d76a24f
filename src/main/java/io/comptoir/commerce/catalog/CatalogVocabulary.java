package io.comptoir.commerce.catalog;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a shop calls its categories, its attributes and their values, and its tags.
 *
 * @param tags key → its words, as {@link Product#tags()} carries them
 * @param names product id → what people also call it: "4 fromages"
 * @param derived made from an imported catalogue's own words: its categories and values are hints
 *     for finding, not borders, since feeds fill them in as they please
 */
public record CatalogVocabulary(
    Map<String, Category> categories,
    Map<String, Attribute> attributes,
    Map<String, AttributeValue> tags,
    Map<String, Map<Language, List<String>>> names,
    boolean derived) {
  public static final CatalogVocabulary EMPTY = new CatalogVocabulary(Map.of(), Map.of());

  public CatalogVocabulary(Map<String, Category> categories, Map<String, Attribute> attributes) {
    this(categories, attributes, Map.of(), false);
  }

  /** Products are called by their names only. */
  public CatalogVocabulary(
      Map<String, Category> categories,
      Map<String, Attribute> attributes,
      Map<String, AttributeValue> tags,
      boolean derived) {
    this(categories, attributes, tags, Map.of(), derived);
  }

  public CatalogVocabulary {
    categories = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(categories));
    attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    tags = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    names = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(names));
  }

  public record Category(
      String id,
      @Nullable String parent,
      LocalizedText label,
      Map<Language, List<String>> synonyms) {}

  /**
   * @param asked whether customers may be asked which of its values they mean
   */
  public record Attribute(
      String key, LocalizedText label, Map<String, AttributeValue> values, boolean asked) {
    public Attribute(String key, LocalizedText label, Map<String, AttributeValue> values) {
      this(key, label, values, true);
    }
  }

  public record AttributeValue(
      String key, LocalizedText label, Map<Language, List<String>> synonyms) {}

  /** The words for this value, or the value itself where the shop has none. */
  public String label(String attribute, String value, Language language) {
    return Optional.ofNullable(attributes.get(attribute))
        .map(a -> a.values().get(value))
        .map(v -> v.label().in(language))
        .orElse(value);
  }

  /** The category's words, or its id where the shop has none. */
  public String categoryLabel(String category, Language language) {
    var known = categories.get(category);
    return known == null ? category : known.label().in(language);
  }

  /** This category and every one above it, nearest first; a loop is followed once. */
  public List<String> withAncestors(String category) {
    var path = new java.util.LinkedHashSet<String>();
    var at = category;
    while (at != null && path.add(at)) {
      var known = categories.get(at);
      at = known == null ? null : known.parent();
    }
    return List.copyOf(path);
  }
}
