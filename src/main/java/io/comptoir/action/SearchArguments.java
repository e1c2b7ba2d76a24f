package io.comptoir.action;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.commerce.search.SearchQuery.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The arguments of a search, as a query. */
final class SearchArguments {
  /** Says what a product is free from: not wanting one of its values is wanting it. */
  private static final String FREE_FROM = "free_from";

  private static final int PAGE = 6;

  private final CatalogVocabulary vocabulary;

  SearchArguments(CatalogVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  SearchQuery query(Arguments a, Situation situation, Sort otherwise) {
    var wanted = new LinkedHashMap<String, Set<String>>();
    var unwanted = new LinkedHashMap<String, Set<String>>();
    var without = new ArrayList<String>(a.allTexts("without"));
    var text = new StringBuilder(a.text("text"));
    a.value("wanted").ifPresent(v -> add(v, wanted, text));
    if (vocabulary.derived()) {
      hint(wanted, text, situation);
    }
    var refused = new LinkedHashMap<String, Set<String>>();
    var refusedWords = new StringBuilder();
    a.value("unwanted").ifPresent(v -> add(v, refused, refusedWords));
    if (vocabulary.derived()) {
      refused.forEach(
          (key, values) ->
              values.forEach(v -> without.add(vocabulary.label(key, v, situation.language()))));
      refused.clear();
    }
    if (!refusedWords.isEmpty()) {
      without.add(refusedWords.toString().strip());
    }
    refused.forEach(
        (key, values) ->
            (key.equals(FREE_FROM) ? wanted : unwanted)
                .computeIfAbsent(key, k -> new LinkedHashSet<>())
                .addAll(values));
    var brand = a.text("brand");
    if (!brand.isEmpty() && vocabulary.derived()) {
      say(text, brand);
    } else if (!brand.isEmpty()) {
      wanted.computeIfAbsent("brand", k -> new LinkedHashSet<>()).add(brand);
    }
    Recipients.forWhom(a.text("recipient"), vocabulary)
        .ifPresent(
            who ->
                wanted.computeIfAbsent(Recipients.FOR_WHOM, k -> new LinkedHashSet<>()).add(who));
    occasion(a.text("occasion"))
        .ifPresent(o -> wanted.computeIfAbsent("occasion", k -> new LinkedHashSet<>()).add(o));
    Tastes.of(situation.customer().profile())
        .dislikes()
        .forEach(
            (key, values) -> {
              var left = new LinkedHashSet<>(values);
              left.removeAll(wanted.getOrDefault(key, Set.of()));
              if (!left.isEmpty() && !key.equals(FREE_FROM)) {
                unwanted.computeIfAbsent(key, k -> new LinkedHashSet<>()).addAll(left);
              }
            });
    var sort = a.text("sort").isEmpty() ? otherwise : QueryFields.sort(a.text("sort"));
    var min = price(a, "min");
    var max = price(a, "max");
    var categories = categories(a, text, situation.language());
    return new SearchQuery(
        text.toString().strip(),
        situation.language(),
        categories,
        wanted,
        unwanted,
        without,
        min,
        max,
        QueryFields.ids(a.items("exclude")),
        sort,
        a.truth("sold_only"),
        a.whole("offset", 0, 0, 100_000),
        a.whole("limit", PAGE, 1, 20));
  }

  /** Values of a derived vocabulary are looked for as words. */
  private void hint(Map<String, Set<String>> wanted, StringBuilder text, Situation situation) {
    wanted.forEach(
        (key, values) ->
            values.forEach(v -> say(text, vocabulary.label(key, v, situation.language()))));
    wanted.clear();
  }

  /** Adds words that are not there yet. */
  private static void say(StringBuilder text, String words) {
    if (!text.toString().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT))) {
      text.append(' ').append(words);
    }
  }

  private static @Nullable Money price(Arguments a, String end) {
    return a.amount(end)
        .or(() -> Optional.ofNullable(a.fields("budget").get(end)).flatMap(Arguments::amount))
        .filter(m -> m.minor() > 0)
        .orElse(null);
  }

  private List<String> categories(Arguments a, StringBuilder text, Language language) {
    var ids = new ArrayList<String>();
    for (var item : a.items("category")) {
      var name = Arguments.text(item);
      if (name.isEmpty()) {
        continue;
      }
      var known = category(name);
      if (known.isPresent() && vocabulary.derived()) {
        say(text, vocabulary.categoryLabel(known.get(), language));
      } else if (known.isPresent()) {
        ids.add(known.get());
      } else {
        text.append(' ').append(name); // an unknown category is just words
      }
    }
    return ids;
  }

  /** The category of this id or this name in any language. */
  private Optional<String> category(String name) {
    if (vocabulary.categories().containsKey(name)) {
      return Optional.of(name);
    }
    for (var category : vocabulary.categories().values()) {
      if (category.label().byLanguage().values().stream().anyMatch(name::equalsIgnoreCase)) {
        return Optional.of(category.id());
      }
    }
    return Optional.empty();
  }

  private Optional<String> occasion(String key) {
    var attribute = vocabulary.attributes().get("occasion");
    return attribute != null && attribute.values().containsKey(key)
        ? Optional.of(key)
        : Optional.empty();
  }

  /** References become attribute values; plain words, unless they name a value, stay words. */
  private void add(Value value, Map<String, Set<String>> attributes, StringBuilder words) {
    if (value instanceof Value.Fields(var fields)) {
      fields.forEach(
          (key, v) ->
              attributes
                  .computeIfAbsent(key, k -> new LinkedHashSet<>())
                  .addAll(Arguments.texts(v)));
      return;
    }
    for (var item : Arguments.items(value)) {
      switch (item) {
        case Value.Ref(var kind, var id) ->
            attributes.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(id);
        case Value.Fields f -> add(f, attributes, words);
        case Value.Items i -> add(i, attributes, words);
        case Value.Text(var text) ->
            valueCalled(text)
                .ifPresentOrElse(
                    ref ->
                        attributes
                            .computeIfAbsent(ref.kind(), k -> new LinkedHashSet<>())
                            .add(ref.id()),
                    () -> words.append(' ').append(text));
        case Value.Number n -> words.append(' ').append(Arguments.text(n));
        case Value.Truth t -> {}
        case Value.Amount m -> {}
      }
    }
  }

  /** The attribute value that is called so in any language, or has this key. */
  Optional<Value.Ref> valueCalled(String text) {
    var name = text.strip().toLowerCase(Locale.ROOT);
    for (var attribute : vocabulary.attributes().values()) {
      for (var value : attribute.values().values()) {
        if (value.key().equals(name)
            || value.label().byLanguage().values().stream().anyMatch(name::equalsIgnoreCase)) {
          return Optional.of(new Value.Ref(attribute.key(), value.key()));
        }
      }
    }
    return Optional.empty();
  }
}
