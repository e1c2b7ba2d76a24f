package io.comptoir.action;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.commerce.search.SearchResult;
import io.comptoir.commerce.search.SearchResult.Hit;
import io.comptoir.commerce.search.SearchResult.Matched;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was found, as the values that actions give. */
final class FoundProducts {
  static final String RESULTS =
      "products items, count number, total number, more truth, relaxed items, query fields";

  private final Counter counter;
  private final RecentStock stock;

  FoundProducts(Counter counter) {
    this.counter = counter;
    this.stock = new RecentStock(counter.stock(), counter.shop());
  }

  /** Searches; what the customer likes comes first among what fits equally well. */
  Map<String, Value> search(SearchQuery query, Situation situation) {
    var result = counter.search().search(query);
    var tastes = Tastes.of(situation.customer().profile());
    return values(liked(result, query, tastes), query, situation);
  }

  Map<String, Value> values(SearchResult result, SearchQuery query, Situation situation) {
    var values = new LinkedHashMap<String, Value>();
    values.put("products", products(result.hits(), situation));
    values.put("count", Value.of(result.hits().size()));
    values.put("total", Value.of(result.total()));
    values.put("more", Value.of(query.offset() + result.hits().size() < result.total()));
    values.put(
        "relaxed",
        Value.items(
            result.relaxed().stream()
                .map(r -> Value.of(r.name().toLowerCase(Locale.ROOT)))
                .toList()));
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
        ranked.stream().map(Ranked::hit).toList(), result.total(), result.relaxed());
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
