package io.comptoir.shop.catalog;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.CatalogVocabulary.Attribute;
import io.comptoir.commerce.catalog.CatalogVocabulary.AttributeValue;
import io.comptoir.commerce.catalog.CatalogVocabulary.Category;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code catalog/vocabulary.yml}. */
final class VocabularyFile {
  private final Language language;

  VocabularyFile(Language language) {
    this.language = language;
  }

  CatalogVocabulary read(String file, String text, Problems problems) {
    return YamlNode.read(file, text, problems)
        .map(this::vocabulary)
        .orElse(CatalogVocabulary.EMPTY);
  }

  private CatalogVocabulary vocabulary(YamlNode top) {
    var categories = new LinkedHashMap<String, Category>();
    top.field("categories")
        .ifPresent(n -> n.fields().forEach((id, node) -> categories.put(id, category(id, node))));
    for (var category : categories.values()) {
      var parent = category.parent();
      if (parent != null && !categories.containsKey(parent)) {
        top.field("categories")
            .flatMap(n -> n.field(category.id()))
            .ifPresent(n -> n.problem("the parent `" + parent + "` is no category of this file"));
      }
    }
    var attributes = new LinkedHashMap<String, Attribute>();
    top.field("attributes")
        .ifPresent(
            n ->
                n.fields()
                    .forEach(
                        (key, node) ->
                            attributes.put(
                                key,
                                new Attribute(
                                    key,
                                    node.field("label")
                                        .map(l -> l.localized(language))
                                        .orElse(io.comptoir.base.LocalizedText.EMPTY),
                                    node.field("values").map(this::values).orElse(Map.of()),
                                    !node.text("ask").orElse("").equals("false")))));
    var tags = top.field("tags").map(this::values).orElse(Map.of());
    var names = new LinkedHashMap<String, Map<Language, List<String>>>();
    top.field("names")
        .ifPresent(n -> n.fields().forEach((id, node) -> names.put(id, node.wordLists(language))));
    return new CatalogVocabulary(categories, attributes, tags, names, top.truth("derived"));
  }

  private Category category(String id, YamlNode node) {
    var value = value(id, node);
    return new Category(id, node.text("parent").orElse(null), value.label(), value.synonyms());
  }

  private Map<String, AttributeValue> values(YamlNode node) {
    var values = new LinkedHashMap<String, AttributeValue>();
    if (node.isList()) {
      node.texts()
          .forEach(
              key ->
                  values.put(
                      key,
                      new AttributeValue(
                          key, io.comptoir.base.LocalizedText.of(language, key), Map.of())));
      return values;
    }
    node.fields().forEach((key, value) -> values.put(key, value(key, value)));
    return values;
  }

  private AttributeValue value(String key, YamlNode node) {
    var label = node.field("label").map(l -> l.localized(language));
    if (label.isEmpty() || label.get().isEmpty()) {
      node.problem("`label` is missing: write label: {fr: …, en: …}");
    }
    return new AttributeValue(
        key,
        label.orElse(io.comptoir.base.LocalizedText.of(language, key)),
        node.field("synonyms").map(s -> s.wordLists(language)).orElse(Map.of()));
  }
}
