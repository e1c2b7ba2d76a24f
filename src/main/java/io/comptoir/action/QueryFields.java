package io.comptoir.action;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.commerce.search.SearchQuery.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A search as fields that a conversation keeps, and back, so that it can be refined. */
final class QueryFields {
  /** Products already seen that are remembered. */
  static final int MAX_SEEN = 60;

  private QueryFields() {}

  static Value.Fields write(SearchQuery query) {
    var fields = new LinkedHashMap<String, Value>();
    if (!query.text().isEmpty()) {
      fields.put("text", Value.of(query.text()));
    }
    putTexts(fields, "categories", query.categories());
    putValues(fields, "wanted", query.wanted());
    putValues(fields, "unwanted", query.unwanted());
    putTexts(fields, "without", query.unwantedWords());
    if (query.minPrice() != null) {
      fields.put("min", Value.of(query.minPrice()));
    }
    if (query.maxPrice() != null) {
      fields.put("max", Value.of(query.maxPrice()));
    }
    if (!query.exclude().isEmpty()) {
      fields.put(
          "exclude",
          Value.items(
              query.exclude().stream()
                  .limit(MAX_SEEN)
                  .map(id -> Value.ref("product", id.value()))
                  .toList()));
    }
    fields.put("sort", Value.of(query.sort().name().toLowerCase(Locale.ROOT)));
    fields.put("sold_only", Value.of(query.soldOnly()));
    fields.put("offset", Value.of(query.offset()));
    fields.put("limit", Value.of(query.limit()));
    return new Value.Fields(fields);
  }

  static SearchQuery read(Map<String, Value> fields, Language language) {
    var a = new Arguments(fields);
    return new SearchQuery(
        a.text("text"),
        language,
        a.allTexts("categories"),
        values(a.fields("wanted")),
        values(a.fields("unwanted")),
        a.allTexts("without"),
        a.amount("min").orElse(null),
        a.amount("max").orElse(null),
        ids(a.items("exclude")),
        sort(a.text("sort")),
        a.truth("sold_only"),
        a.whole("offset", 0, 0, 100_000),
        a.whole("limit", 6, 1, 20));
  }

  static Sort sort(String name) {
    for (var sort : Sort.values()) {
      if (sort.name().equalsIgnoreCase(name)) {
        return sort;
      }
    }
    return Sort.RELEVANCE;
  }

  static Set<ProductId> ids(List<Value> items) {
    var ids = new LinkedHashSet<ProductId>();
    for (var item : items) {
      var id =
          item instanceof Value.Fields(var fields) && fields.get("product") != null
              ? Arguments.text(fields.get("product"))
              : Arguments.text(item);
      if (!id.isEmpty() && id.length() <= 100 && id.chars().noneMatch(Character::isWhitespace)) {
        ids.add(new ProductId(id));
      }
    }
    return ids;
  }

  private static Map<String, Set<String>> values(Map<String, Value> fields) {
    var values = new LinkedHashMap<String, Set<String>>();
    fields.forEach((key, value) -> values.put(key, new LinkedHashSet<>(Arguments.texts(value))));
    return values;
  }

  private static void putTexts(Map<String, Value> fields, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      fields.put(name, Value.items(texts.stream().map(Value::of).toList()));
    }
  }

  private static void putValues(
      Map<String, Value> fields, String name, Map<String, Set<String>> values) {
    if (!values.isEmpty()) {
      var inner = new LinkedHashMap<String, Value>();
      values.forEach(
          (key, set) ->
              inner.put(key, Value.items(new ArrayList<>(set).stream().map(Value::of).toList())));
      fields.put(name, new Value.Fields(inner));
    }
  }

  /** The same search, so many from its beginning. */
  static SearchQuery first(SearchQuery q, int limit) {
    return new SearchQuery(
        q.text(),
        q.language(),
        q.categories(),
        q.wanted(),
        q.unwanted(),
        q.unwantedWords(),
        q.minPrice(),
        q.maxPrice(),
        q.exclude(),
        q.sort(),
        q.soldOnly(),
        0,
        limit);
  }

  static SearchQuery page(SearchQuery q, int offset) {
    return with(q, q.text(), q.categories(), q.wanted(), q.minPrice(), q.maxPrice(), offset);
  }

  static SearchQuery with(
      SearchQuery q,
      String text,
      List<String> categories,
      Map<String, Set<String>> wanted,
      @org.jspecify.annotations.Nullable Money min,
      @org.jspecify.annotations.Nullable Money max,
      int offset) {
    return new SearchQuery(
        text,
        q.language(),
        categories,
        wanted,
        q.unwanted(),
        q.unwantedWords(),
        min,
        max,
        q.exclude(),
        q.sort(),
        q.soldOnly(),
        offset,
        q.limit());
  }
}
