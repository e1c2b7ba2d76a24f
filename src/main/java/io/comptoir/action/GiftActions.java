package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.read;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.commerce.search.SearchQuery.Sort;
import io.comptoir.commerce.search.SearchResult;
import io.comptoir.commerce.search.SearchResult.Hit;
import io.comptoir.commerce.search.SearchResult.Matched;
import io.comptoir.commerce.search.SearchResult.Relaxation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds a gift: three ideas that fit and differ, each with its reason. */
final class GiftActions {
  private static final int IDEAS = 3;
  private static final int CANDIDATES = 60;
  private static final int ENOUGH = 12;

  private final Counter counter;
  private final FoundProducts found;
  private final SearchArguments search;

  GiftActions(Counter counter) {
    this.counter = counter;
    this.found = new FoundProducts(counter);
    this.search = new SearchArguments(counter.catalog().vocabulary());
  }

  List<Action> all() {
    return List.of(
        read(
            "gift.find",
            "recipient text?, age number?, tastes value?, unwanted value?, budget fields?, max amount?, occasion"
                + " text?, exclude items?, text text?, category value?",
            FoundProducts.RESULTS,
            "",
            (a, s) -> done(find(a, s))));
  }

  /**
   * Wishes that a gift should meet, from what must hold to what would be nice.
   *
   * @param tastes those of the nice ones that were said as tastes: an idea meets at least one
   */
  private record Wishes(
      SearchQuery must, Map<String, Set<String>> nice, Map<String, Set<String>> tastes) {}

  private static boolean meetsATaste(Hit hit, Wishes wishes) {
    return wishes.tastes().isEmpty()
        || hit.matched().stream()
            .anyMatch(
                m -> wishes.tastes().getOrDefault(m.attribute(), Set.of()).contains(m.value()));
  }

  private Value.Items reasoned(List<Hit> ideas, Situation situation) {
    var reasons = new GiftReasons(counter.catalog().vocabulary(), Words.in(situation.language()));
    var left = counter.stock().left(counter.shop(), ideas.stream().map(Hit::product).toList());
    var items = new ArrayList<Value>();
    for (var idea : ideas) {
      counter
          .catalog()
          .find(idea.product())
          .ifPresent(p -> items.add(found.item(p, reasons.why(p, idea.matched()), left)));
    }
    return new Value.Items(items);
  }

  private Map<String, Value> find(Arguments a, Situation situation) {
    var wishes = wishes(a, situation);
    var candidates = candidates(wishes);
    var relaxed = candidates.relaxed();
    var ranked = ranked(candidates, wishes, situation);
    var tasteful = ranked.stream().filter(h -> meetsATaste(h, wishes)).toList();
    var ideas = diverse(tasteful.isEmpty() ? ranked : tasteful);
    var query = wishes.must();
    var seen = new LinkedHashSet<>(query.exclude());
    ideas.forEach(h -> seen.add(h.product()));
    var values =
        new LinkedHashMap<>(
            found.values(new SearchResult(ideas, candidates.total(), relaxed), query, situation));
    values.put("products", reasoned(ideas, situation));
    if (tasteful.isEmpty() && !ranked.isEmpty()) {
      // a taste was said that nothing here meets: whoever proposes must say so
      var all = new ArrayList<Value>();
      relaxed.forEach(r -> all.add(Value.of(r.name().toLowerCase(Locale.ROOT))));
      all.add(Value.of("tastes"));
      values.put("relaxed", Value.items(all));
    }
    // what is asked of these next ("moins cher") keeps the tastes that some of them met
    var looks = tasteful.isEmpty() ? query.wanted() : both(query.wanted(), wishes.tastes());
    values.put("query", QueryFields.write(with(query, looks, query.text(), 6)));
    values.put("more", Value.of(candidates.hits().size() > ideas.size()));
    return values;
  }

  private static Map<String, Set<String>> both(
      Map<String, Set<String>> some, Map<String, Set<String>> more) {
    var all = new LinkedHashMap<String, Set<String>>(some);
    more.forEach(
        (attribute, values) ->
            all.merge(
                attribute,
                values,
                (one, other) -> {
                  var union = new LinkedHashSet<>(one);
                  union.addAll(other);
                  return union;
                }));
    return all;
  }

  private Wishes wishes(Arguments a, Situation situation) {
    var arguments = new LinkedHashMap<>(a.values());
    arguments.remove("occasion");
    arguments.put("sold_only", Value.of(true));
    arguments.put("limit", Value.of(20));
    var given = GivenGifts.to(a.text("recipient"), situation.customer().profile());
    if (!given.isEmpty()) {
      var exclude = new ArrayList<>(a.items("exclude"));
      given.forEach(product -> exclude.add(Value.ref("product", product.value())));
      arguments.put("exclude", Value.items(exclude));
    }
    var nice = new LinkedHashMap<String, Set<String>>();
    var categories = new ArrayList<Value>();
    var words = new StringBuilder(a.text("text"));
    for (var taste : a.items("tastes")) {
      if (taste instanceof Value.Ref(var kind, var id) && !kind.equals("category")) {
        nice.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(id);
      } else if (taste instanceof Value.Ref(var kind, var id)) {
        categories.add(taste);
      } else {
        var text = Arguments.text(taste);
        search
            .valueCalled(text)
            .ifPresentOrElse(
                r -> nice.computeIfAbsent(r.kind(), k -> new LinkedHashSet<>()).add(r.id()),
                () -> words.append(' ').append(text));
      }
    }
    if (!categories.isEmpty()) {
      arguments.putIfAbsent("category", Value.items(categories));
    }
    var tastes = new LinkedHashMap<String, Set<String>>();
    nice.forEach((attribute, values) -> tastes.put(attribute, Set.copyOf(values)));
    arguments.put("text", Value.of(words.toString().strip()));
    var vocabulary = counter.catalog().vocabulary().attributes();
    nice(nice, vocabulary.containsKey("occasion"), "occasion", a.text("occasion"));
    a.number("age").ifPresent(age -> nice(nice, vocabulary.containsKey("age"), "age", age(age)));
    return new Wishes(
        search.query(new Arguments(arguments), situation, Sort.RELEVANCE), nice, tastes);
  }

  private static void nice(
      Map<String, Set<String>> nice, boolean known, String attribute, String value) {
    if (known && !value.isEmpty()) {
      nice.computeIfAbsent(attribute, k -> new LinkedHashSet<>()).add(value);
    }
  }

  private static String age(double years) {
    return years < 13 ? "child" : years < 20 ? "teen" : years < 55 ? "adult" : "mature";
  }

  /** Everything that could be given: first what words say, then whatever suits the person. */
  private SearchResult candidates(Wishes wishes) {
    var query = with(wishes.must(), wishes.must().wanted(), wishes.must().text(), CANDIDATES);
    var first = counter.search().search(query);
    if (first.total() >= ENOUGH || query.text().isEmpty()) {
      return first;
    }
    var any = counter.search().search(with(query, query.wanted(), "", CANDIDATES));
    var seen = new HashSet<ProductId>();
    var hits = new ArrayList<Hit>();
    if (first.relaxed().isEmpty() || first.relaxed().equals(List.of(Relaxation.WORDS))) {
      first
          .hits()
          .forEach(
              h -> {
                seen.add(h.product());
                hits.add(h);
              });
    }
    any.hits().stream().filter(h -> seen.add(h.product())).forEach(hits::add);
    return new SearchResult(hits, hits.size(), any.relaxed());
  }

  private List<Hit> ranked(SearchResult candidates, Wishes wishes, Situation situation) {
    var tastes = Tastes.of(situation.customer().profile());
    var left =
        counter.stock().left(counter.shop(), candidates.hits().stream().map(Hit::product).toList());
    var words = !wishes.must().text().isEmpty();
    var ranked = new ArrayList<Hit>();
    for (var i = 0; i < candidates.hits().size(); i++) {
      var hit = candidates.hits().get(i);
      var product = counter.catalog().find(hit.product()).orElse(null);
      if (product == null || left.getOrDefault(hit.product(), 1) <= 0) {
        continue;
      }
      var matched = matched(product, wishes.nice());
      var score =
          2.0 * matched.size()
              + (product.tags().contains("gift") ? 1.5 : 0)
              + 0.8 * Math.min(3, tastes.liked(product))
              + 0.2 * product.rating().average()
              + priceFit(product, wishes.must())
              - (words ? 0.15 : 0.02) * i;
      ranked.add(new Hit(hit.product(), score, matched));
    }
    ranked.sort((x, y) -> Double.compare(y.score(), x.score()));
    return ranked;
  }

  /** A gift uses the budget it is given: much cheaper looks mean. */
  private static double priceFit(Product product, SearchQuery query) {
    var max = query.maxPrice();
    var price = product.price();
    return max == null || price == null
        ? 0
        : 1.5 * Math.min(1, (double) price.minor() / max.minor());
  }

  /** The best, then each time the one that is good and unlike those taken. */
  private List<Hit> diverse(List<Hit> ranked) {
    var ideas = new ArrayList<Hit>();
    var rest = new ArrayList<>(ranked);
    while (ideas.size() < IDEAS && !rest.isEmpty()) {
      Hit best = rest.getFirst();
      var bestScore = Double.NEGATIVE_INFINITY;
      for (var hit : rest) {
        var score = hit.score() - 3.0 * ideas.stream().mapToDouble(i -> alike(i, hit)).sum();
        if (score > bestScore) {
          best = hit;
          bestScore = score;
        }
      }
      ideas.add(best);
      rest.remove(best);
    }
    return ideas;
  }

  private double alike(Hit one, Hit other) {
    var a = counter.catalog().find(one.product()).orElseThrow();
    var b = counter.catalog().find(other.product()).orElseThrow();
    var sameCategory =
        !a.categories().isEmpty()
            && !b.categories().isEmpty()
            && a.categories().getLast().equals(b.categories().getLast());
    var notes = new HashSet<>(a.attributes().getOrDefault("notes", List.of()));
    notes.retainAll(b.attributes().getOrDefault("notes", List.of()));
    return (sameCategory ? 1 : 0) + 0.3 * Math.min(2, notes.size());
  }

  private static List<Matched> matched(Product product, Map<String, Set<String>> wishes) {
    var matched = new ArrayList<Matched>();
    wishes.forEach(
        (key, values) ->
            values.stream()
                .filter(v -> product.has(key, v))
                .forEach(v -> matched.add(new Matched(key, v))));
    return matched;
  }

  private static SearchQuery with(
      SearchQuery q, Map<String, Set<String>> wanted, String text, int limit) {
    return new SearchQuery(
        text,
        q.language(),
        q.categories(),
        wanted,
        q.unwanted(),
        q.unwantedWords(),
        q.minPrice(),
        q.maxPrice(),
        q.exclude(),
        q.sort(),
        true,
        0,
        limit);
  }
}
