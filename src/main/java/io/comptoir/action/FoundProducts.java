package io.comptoir.action;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.search.FacetQuestion;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.commerce.search.SearchResult;
import io.comptoir.commerce.search.SearchResult.Hit;
import io.comptoir.commerce.search.SearchResult.Matched;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was found, as the values that actions give. */
final class FoundProducts {
  static final String RESULTS =
      "products items, near items, count number, total number, more truth, relaxed items, left_aside"
          + " text?, ask fields?, query fields";

  /** So many of the best are looked at for what to ask. */
  private static final int LOOKED_AT = 100;

  private static final int KEPT_QUESTIONS = 1_000;

  private record Asked(SearchResult of, Optional<FacetQuestion> question) {}

  private final Counter counter;
  private final RecentStock stock;
  private final Cache<SearchQuery, Asked> questions =
      Caffeine.newBuilder().maximumSize(KEPT_QUESTIONS).build();

  FoundProducts(Counter counter) {
    this.counter = counter;
    this.stock = new RecentStock(counter.stock(), counter.shop());
  }

  /** Searches; what the customer likes comes first among what fits equally well. */
  Map<String, Value> search(SearchQuery query, Situation situation) {
    var result = counter.search().search(query);
    var tastes = Tastes.of(situation.customer().profile());
    var values = values(liked(result, query, tastes), query, situation);
    if (query.offset() == 0 && result.relaxed().isEmpty() && result.total() > query.limit()) {
      question(query).ifPresent(question -> values.put("ask", ask(question, situation.language())));
    }
    return values;
  }

  /**
   * What splits the found ones best, as far as the best of them tell. It is kept as long as the
   * same search finds the same.
   */
  private Optional<FacetQuestion> question(SearchQuery query) {
    var all = counter.search().search(QueryFields.first(query, LOOKED_AT));
    var kept = questions.getIfPresent(query);
    if (kept != null && kept.of().hits().equals(all.hits())) {
      return kept.question();
    }
    var question = chosen(query, all);
    questions.put(query, new Asked(all, question));
    return question;
  }

  private Optional<FacetQuestion> chosen(SearchQuery query, SearchResult all) {
    var products =
        all.hits().stream()
            .map(hit -> counter.catalog().find(hit.product()))
            .flatMap(Optional::stream)
            .toList();
    return FacetQuestion.best(products, counter.catalog().vocabulary(), query);
  }

  private Value.Fields ask(FacetQuestion question, Language language) {
    var vocabulary = counter.catalog().vocabulary();
    var attribute = vocabulary.attributes().get(question.attribute());
    var options = new ArrayList<Value>();
    var labels = new ArrayList<String>();
    for (var choice : question.choices()) {
      var label = vocabulary.label(question.attribute(), choice.value(), language);
      labels.add(label);
      options.add(
          new Value.Fields(
              Map.of(
                  "value", Value.ref(question.attribute(), choice.value()),
                  "label", Value.of(label),
                  "count", Value.of(choice.count()))));
    }
    var fields = new LinkedHashMap<String, Value>();
    fields.put("attribute", Value.of(question.attribute()));
    fields.put("label", Value.of(attribute == null ? "" : attribute.label().in(language)));
    fields.put("options", new Value.Items(options));
    fields.put("text", Value.of(new GivenUp(vocabulary, language).either(labels)));
    return new Value.Fields(fields);
  }

  Map<String, Value> values(SearchResult result, SearchQuery query, Situation situation) {
    var values = new LinkedHashMap<String, Value>();
    values.put("products", products(result.hits(), situation));
    values.put("near", products(result.near(), situation));
    values.put("count", Value.of(result.hits().size()));
    values.put("total", Value.of(result.total()));
    values.put("more", Value.of(query.offset() + result.hits().size() < result.total()));
    values.put(
        "relaxed",
        Value.items(
            result.relaxed().stream()
                .map(r -> Value.of(r.name().toLowerCase(Locale.ROOT)))
                .toList()));
    if (!result.relaxed().isEmpty()) {
      var aside =
          new GivenUp(counter.catalog().vocabulary(), situation.language())
              .said(query, result.relaxed());
      values.put("left_aside", Value.of(aside));
    }
    values.put("query", QueryFields.write(query));
    return values;
  }

  Value.Items products(List<Hit> hits, Situation situation) {
    var reasons = new Reasons(counter.catalog().vocabulary(), Words.in(situation.language()));
    var tastes = Tastes.of(situation.customer().profile());
    var left = stock.left(hits.stream().map(Hit::product).toList());
    var items = new ArrayList<Value>(hits.size());
    for (var hit : hits) {
      counter
          .catalog()
          .find(hit.product())
          .ifPresent(p -> items.add(item(p, reasons.why(p, hit.matched(), tastes), left)));
    }
    return new Value.Items(items);
  }

  /** One product, with what is left of it as of a moment ago. */
  Value.Fields item(ProductId id, String why) {
    var left = stock.left(List.of(id));
    return counter
        .catalog()
        .find(id)
        .map(product -> item(product, why, left))
        .orElseGet(() -> new Value.Fields(Map.of("product", Value.ref("product", id.value()))));
  }

  /** One product, as an item of results. */
  Value.Fields item(Product product, String why, Map<ProductId, Integer> left) {
    var fields = new LinkedHashMap<String, Value>();
    fields.put("product", Value.ref("product", product.id().value()));
    fields.put("why", Value.of(why));
    var pieces = left.get(product.id());
    if (pieces != null) {
      fields.put("left", Value.of(pieces));
    }
    return new Value.Fields(fields);
  }

  private SearchResult liked(SearchResult result, SearchQuery query, Tastes tastes) {
    if (tastes.likes().isEmpty() || query.sort() != SearchQuery.Sort.RELEVANCE) {
      return result;
    }
    record Ranked(Hit hit, double score) {}
    var ranked = new ArrayList<Ranked>();
    for (var i = 0; i < result.hits().size(); i++) {
      var hit = result.hits().get(i);
      var liked = counter.catalog().find(hit.product()).map(tastes::liked).orElse(0);
      ranked.add(new Ranked(hit, 1.5 * Math.min(liked, 2) - i));
    }
    ranked.sort((a, b) -> Double.compare(b.score, a.score));
    return new SearchResult(
        ranked.stream().map(Ranked::hit).toList(), result.near(), result.total(), result.relaxed());
  }

  /** What of the query's wishes the product has. */
  static List<Matched> matched(Product product, SearchQuery query) {
    var matched = new ArrayList<Matched>();
    query
        .wanted()
        .forEach(
            (key, values) ->
                values.stream()
                    .filter(v -> product.has(key, v))
                    .forEach(v -> matched.add(new Matched(key, v))));
    return matched;
  }
}
