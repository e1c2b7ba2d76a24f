package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.read;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.recommend.Recommendation;
import io.comptoir.commerce.recommend.Wishes;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.commerce.search.SearchQuery.Sort;
import io.comptoir.dialogue.ActionResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the house would recommend to whoever is talking. */
final class RecommendActions {
  static final String REFUSED = "refused";
  private static final String RESULTS =
      "products items, count number, total number, more truth, relaxed items, query fields";
  private static final String ADVICE = "advice";
  private static final int USUAL = 3;
  private static final int MOST = 10;

  private final SearchArguments search;
  private final Recommendations recommendations;
  private final FoundProducts found;

  RecommendActions(Counter counter, Recommendations recommendations) {
    this.search = new SearchArguments(counter.catalog().vocabulary());
    this.recommendations = recommendations;
    this.found = new FoundProducts(counter);
  }

  List<Action> all() {
    return List.of(
        read(
            "products.recommend",
            "product product?, category value?, wanted value?, unwanted value?, without value?,"
                + " brand value?, budget fields?, min amount?, max amount?, recipient text?,"
                + " occasion text?, exclude items?, refused items?, limit number?",
            RESULTS,
            "",
            this::recommend));
  }

  private ActionResult recommend(Arguments a, Situation situation) {
    var query = search.query(a, situation, Sort.RELEVANCE);
    var past = recommendations.past(situation.shop(), situation.customer().id(), situation.now());
    var visit = new LinkedHashSet<>(past.visit());
    QueryFields.ids(a.items("product")).forEach(visit::add);
    var exclude = new LinkedHashSet<ProductId>(query.exclude());
    exclude.addAll(QueryFields.ids(a.items(REFUSED)));
    var named =
        recommendations.recommend(
            new Recommendations.Past(List.copyOf(visit), past.history()),
            situation.cart(),
            wishes(query, situation),
            exclude,
            query.unwantedWords(),
            situation.language(),
            situation.now(),
            a.whole("limit", USUAL, 1, MOST));
    return done(values(named, query, situation));
  }

  private static Wishes wishes(SearchQuery query, Situation situation) {
    return new Wishes(
        query.categories(),
        query.wanted(),
        query.unwanted(),
        Tastes.of(situation.customer().profile()).likes(),
        query.minPrice(),
        query.maxPrice());
  }

  private Map<String, Value> values(
      List<Recommendation> named, SearchQuery query, Situation situation) {
    var items = new ArrayList<Value>();
    for (var one : named) {
      items.add(found.item(one.product(), recommendations.why(one.reason(), situation.language())));
    }
    var values = new LinkedHashMap<String, Value>();
    values.put("products", Value.items(items));
    values.put("count", Value.of(named.size()));
    values.put("total", Value.of(named.size()));
    values.put("more", Value.of(false));
    values.put("relaxed", Value.items(List.of()));
    values.put("query", asked(query));
    return values;
  }

  /** Going on from here ("autre chose") is other advice, which {@code query.advice} says. */
  private static Value.Fields asked(SearchQuery query) {
    var fields = new LinkedHashMap<>(QueryFields.write(query).fields());
    fields.put(ADVICE, Value.of(true));
    return new Value.Fields(fields);
  }

  /** The products that an answer to this call was to be without: shown before, and not wanted. */
  static Set<ProductId> refused(Map<String, Value> arguments) {
    return QueryFields.ids(new Arguments(arguments).items(REFUSED));
  }
}
