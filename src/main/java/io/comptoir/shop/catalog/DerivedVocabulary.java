package io.comptoir.shop.catalog;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.Product;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a vocabulary of an imported catalogue's own words: its categories, said in the singular and
 * the plural, and its colours. JSON is YAML, so the file is written as one JSON value a line.
 */
final class DerivedVocabulary {
  static final String FIRST_LINE = "# Derived by `comptoir import` from the products.";

  private static final JsonMapper JSON = ProductJson.JSON;
  private static final int FEWEST = 3;
  private static final int LONGEST = 60;

  private final Language language;
  private final Map<String, Integer> categories = new LinkedHashMap<>();
  private final Map<String, Map<String, Integer>> attributes = new LinkedHashMap<>();

  DerivedVocabulary(Language language) {
    this.language = language;
  }

  void see(Product product) {
    product.categories().forEach(c -> categories.merge(c, 1, Integer::sum));
    product
        .attributes()
        .forEach(
            (key, values) -> {
              var seen = attributes.computeIfAbsent(key, k -> new LinkedHashMap<>());
              values.forEach(v -> seen.merge(v, 1, Integer::sum));
            });
  }

  String yaml() {
    var yaml = new StringBuilder();
    yaml.append(FIRST_LINE).append('\n');
    yaml.append("# Change it freely: without this first line it is yours and import leaves it.\n");
    yaml.append("derived: true\ncategories:\n");
    var some = false;
    for (var category : common(categories)) {
      some = true;
      line(yaml, "  ", category, words(category));
    }
    yaml.append(some ? "" : "  {}\n").append("attributes:\n");
    some = false;
    for (var attribute : attributes.entrySet()) {
      var values = common(attribute.getValue());
      if (!values.isEmpty()) {
        some = true;
        yaml.append("  ").append(quoted(attribute.getKey())).append(":\n");
        yaml.append("    label: {").append(language).append(": ");
        yaml.append(quoted(attribute.getKey())).append("}\n    values:\n");
        values.forEach(v -> line(yaml, "      ", v, Set.of()));
      }
    }
    return yaml.append(some ? "" : "  {}\n").toString();
  }

  private void line(StringBuilder yaml, String indent, String key, Set<String> synonyms) {
    yaml.append(indent).append(quoted(key)).append(": {label: {").append(language).append(": ");
    yaml.append(quoted(key)).append('}');
    if (!synonyms.isEmpty()) {
      yaml.append(", synonyms: {").append(language).append(": ");
      yaml.append(JSON.writeValueAsString(new ArrayList<>(synonyms))).append('}');
    }
    yaml.append("}\n");
  }

  private static List<String> common(Map<String, Integer> counted) {
    return counted.entrySet().stream()
        .filter(e -> e.getValue() >= FEWEST && e.getKey().length() <= LONGEST)
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** "Mattresses & Box Springs": mattresses, mattress, box springs, box spring. */
  Set<String> words(String category) {
    var words = new LinkedHashSet<String>();
    for (var part :
        category.toLowerCase(Locale.ROOT).split("\\s*(?:[&,/]|\\band\\b|\\bet\\b)\\s*")) {
      if (part.length() >= 3) {
        words.add(part);
        words.add(singular(part));
      }
    }
    return words;
  }

  private String singular(String plural) {
    if (language.equals(Language.FRENCH)) {
      return plural.endsWith("eaux")
          ? plural.substring(0, plural.length() - 1)
          : plural.endsWith("s") || plural.endsWith("x")
              ? plural.substring(0, plural.length() - 1)
              : plural;
    }
    if (plural.endsWith("ies") && plural.length() > 4) {
      return plural.substring(0, plural.length() - 3) + "y";
    }
    if (plural.matches(".*(ss|x|ch|sh)es")) {
      return plural.substring(0, plural.length() - 2);
    }
    return plural.endsWith("s") && !plural.endsWith("ss")
        ? plural.substring(0, plural.length() - 1)
        : plural;
  }

  private static String quoted(String text) {
    return JSON.writeValueAsString(text);
  }
}
