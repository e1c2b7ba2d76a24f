package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.commerce.search.SearchQuery.Sort;
import io.comptoir.dialogue.ActionResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a new search from the last one: cheaper, more, without this, with that. */
final class Refinement {
  private static final String FREE_FROM = "free_from";

  private final Counter counter;
  private final FoundProducts found;

  Refinement(Counter counter, FoundProducts found) {
    this.counter = counter;
    this.found = found;
  }

  ActionResult run(Arguments a, Situation situation) {
    var last = QueryFields.read(a.fields("query"), situation.language());
    var next = refined(last, a);
    var values = found.search(next, situation);
    var nothing = values.get("count") instanceof Value.Number(var n) && n == 0;
    var gaveUp = values.get("relaxed") instanceof Value.Items(var r) && !r.isEmpty();
    var change = a.text("change");
    var onlyBeyond = gaveUp && (change.equals("cheaper") || change.equals("dearer"));
    if (!nothing && !onlyBeyond) {
      return done(values);
    }
    return change.equals("cheaper") ? lessStrict(next, situation) : failed("NOTHING_MORE");
  }

  /**
   * Cheaper counts for more than looks: the same kind of thing without them, any kind with them,
   * and at last any kind without. What must not be in it ("sans alcool") is never given up.
   */
  private ActionResult lessStrict(SearchQuery query, Situation situation) {
    if (query.wanted().isEmpty() && query.unwanted().isEmpty()) {
      return failed("NOTHING_MORE");
    }
    var musts = new LinkedHashMap<>(query.wanted());
    musts.keySet().retainAll(Set.of(FREE_FROM));
    var looser = new ArrayList<SearchQuery>();
    if (!query.categories().isEmpty() || !query.text().isEmpty()) {
      looser.add(with(query, query.text(), query.categories(), musts, query.unwanted()));
      looser.add(with(query, "", List.of(), query.wanted(), query.unwanted()));
    } else if (!musts.isEmpty() && musts.size() < query.wanted().size()) {
      looser.add(with(query, "", List.of(), musts, query.unwanted()));
    }
    for (var next : looser) {
      var values = new LinkedHashMap<>(found.search(next, situation));
      var nothing = values.get("count") instanceof Value.Number(var n) && n == 0;
      var gaveUp = values.get("relaxed") instanceof Value.Items(var r) && !r.isEmpty();
      if (!nothing && !gaveUp) {
        values.put("relaxed", Value.items(List.of(Value.of("attributes"))));
        return done(values);
      }
    }
    return failed("NOTHING_MORE");
  }

  private static SearchQuery with(
      SearchQuery q,
      String text,
      List<String> categories,
      Map<String, Set<String>> wanted,
      Map<String, Set<String>> unwanted) {
    return new SearchQuery(
        text,
        q.language(),
        categories,
        wanted,
        unwanted,
        q.unwantedWords(),
        q.minPrice(),
        q.maxPrice(),
        q.exclude(),
        q.sort(),
        q.soldOnly(),
        0,
        q.limit());
  }

  private SearchQuery refined(SearchQuery last, Arguments a) {
    return switch (a.text("change")) {
      case "cheaper" -> cheaper(last, a);
      case "dearer" -> dearer(last, a);
      case "budget" -> within(last, a);
      case "more" -> QueryFields.page(last, last.offset() + last.limit());
      case "others" -> excluding(last, QueryFields.ids(a.items("shown")));
      case "without" -> changed(last, a, false);
      case "with" -> changed(last, a, true);
      case "category" ->
          QueryFields.with(
              last, "", a.allTexts("value"), last.wanted(), last.minPrice(), last.maxPrice(), 0);
      case "text" ->
          QueryFields.with(
              last,
              a.text("value"),
              last.categories(),
              last.wanted(),
              last.minPrice(),
              last.maxPrice(),
              0);
      case "sort" -> sorted(last, QueryFields.sort(a.text("value")));
      default -> QueryFields.page(last, 0);
    };
  }

  /** A budget in the place of the one before. */
  private static SearchQuery within(SearchQuery last, Arguments a) {
    var budget = new Arguments(a.fields("value"));
    return QueryFields.with(
        last,
        last.text(),
        last.categories(),
        last.wanted(),
        budget.amount("min").orElse(null),
        budget.amount("max").orElse(null),
        0);
  }

  /** Below the cheapest of what was shown; dearest first, so that it stays near. */
  private SearchQuery cheaper(SearchQuery last, Arguments a) {
    var named = a.value("value").flatMap(Arguments::amount);
    var limit = named.orElseGet(() -> priceShown(a, false));
    if (limit == null) {
      return sorted(QueryFields.page(last, 0), Sort.PRICE_UP);
    }
    var max = named.isPresent() ? limit : limit.minus(new Money(1, limit.currency()));
    return sorted(
        QueryFields.with(
            last, last.text(), last.categories(), last.wanted(), null, positive(max), 0),
        Sort.PRICE_DOWN);
  }

  private SearchQuery dearer(SearchQuery last, Arguments a) {
    var named = a.value("value").flatMap(Arguments::amount);
    var limit = named.orElseGet(() -> priceShown(a, true));
    if (limit == null) {
      return sorted(QueryFields.page(last, 0), Sort.PRICE_DOWN);
    }
    var min = named.isPresent() ? limit : limit.plus(new Money(1, limit.currency()));
    return sorted(
        QueryFields.with(last, last.text(), last.categories(), last.wanted(), min, null, 0),
        Sort.PRICE_UP);
  }

  private static Money positive(Money max) {
    return max.minor() > 0 ? max : new Money(1, max.currency());
  }

  private @org.jspecify.annotations.Nullable Money priceShown(Arguments a, boolean highest) {
    Money limit = null;
    for (var id : QueryFields.ids(a.items("shown"))) {
      var price = counter.catalog().find(id).flatMap(p -> p.priceOf(id)).orElse(null);
      if (price != null && (limit == null || (price.compareTo(limit) > 0) == highest)) {
        limit = price;
      }
    }
    return limit;
  }

  private SearchQuery changed(SearchQuery last, Arguments a, boolean with) {
    var wanted = copy(last.wanted());
    var unwanted = copy(last.unwanted());
    var words = new ArrayList<>(last.unwantedWords());
    var categories = last.categories();
    var text = last.text();
    var max = last.maxPrice();
    var vocabulary = new SearchArguments(counter.catalog().vocabulary());
    for (var item : a.items("value")) {
      var value = item;
      if (value instanceof Value.Text(var said)) {
        value = vocabulary.valueCalled(said).<Value>map(r -> r).orElse(value);
      }
      switch (value) {
        case Value.Ref(var kind, var id) when kind.equals("category") ->
            categories = with ? List.of(id) : without(categories, id);
        case Value.Ref(var kind, var id) when with || kind.equals(FREE_FROM) -> {
          take(unwanted, kind, id);
          put(wanted, kind, id);
        }
        case Value.Ref(var kind, var id) -> {
          take(wanted, kind, id);
          put(unwanted, kind, id);
        }
        case Value.Text(var said) when with -> text = (text + " " + said).strip();
        case Value.Text(var said) -> {
          words.add(said);
          text = text.replaceAll("(?iu)\\b" + java.util.regex.Pattern.quote(said) + "\\b", "");
        }
        case Value.Amount(var money) -> max = money;
        case Value.Number n -> {}
        case Value.Truth t -> {}
        case Value.Items i -> {}
        case Value.Fields f -> {}
      }
    }
    return new SearchQuery(
        text.strip(),
        last.language(),
        categories,
        wanted,
        unwanted,
        words,
        last.minPrice(),
        max,
        last.exclude(),
        last.sort(),
        last.soldOnly(),
        0,
        last.limit());
  }

  private static SearchQuery excluding(SearchQuery q, Set<ProductId> shown) {
    var seen = new LinkedHashSet<>(shown);
    q.exclude().stream().limit(QueryFields.MAX_SEEN).forEach(seen::add);
    return new SearchQuery(
        q.text(),
        q.language(),
        q.categories(),
        q.wanted(),
        q.unwanted(),
        q.unwantedWords(),
        q.minPrice(),
        q.maxPrice(),
        seen,
        q.sort(),
        q.soldOnly(),
        0,
        q.limit());
  }

  private static SearchQuery sorted(SearchQuery q, Sort sort) {
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
        sort,
        q.soldOnly(),
        q.offset(),
        q.limit());
  }

  private static Map<String, Set<String>> copy(Map<String, Set<String>> values) {
    var copy = new LinkedHashMap<String, Set<String>>();
    values.forEach((key, set) -> copy.put(key, new LinkedHashSet<>(set)));
    return copy;
  }

  private static void put(Map<String, Set<String>> values, String key, String value) {
    values.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(value);
  }

  private static void take(Map<String, Set<String>> values, String key, String value) {
    var set = values.get(key);
    if (set != null && set.remove(value) && set.isEmpty()) {
      values.remove(key);
    }
  }

  private static List<String> without(List<String> all, String one) {
    return all.stream().filter(c -> !c.equals(one)).toList();
  }
}
