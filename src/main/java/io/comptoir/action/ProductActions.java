package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.read;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.commerce.search.SearchQuery.Sort;
import io.comptoir.commerce.search.SearchResult.Hit;
import io.comptoir.dialogue.ActionResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looking for products and at them. */
final class ProductActions {
  private static final String PAGE = "category value?, limit number?, offset number?";
  private static final int MOST_COMPARED = 4;

  private final Counter counter;
  private final ProductFinder finder;
  private final FoundProducts found;
  private final SearchArguments search;

  ProductActions(Counter counter) {
    this.counter = counter;
    this.finder = new ProductFinder(counter);
    this.found = new FoundProducts(counter);
    this.search = new SearchArguments(counter.catalog().vocabulary());
  }

  List<Action> all() {
    return List.of(
        read(
            "products.search",
            "text text?, category value?, wanted value?, unwanted value?, without value?, brand"
                + " value?, budget fields?, min amount?, max amount?, recipient text?, occasion"
                + " text?, sort text?, exclude items?, offset number?, limit number?, sold_only"
                + " truth?",
            FoundProducts.RESULTS,
            "",
            (a, s) -> search(a, s, Sort.RELEVANCE)),
        read(
            "products.refine",
            "query fields, change text, value value?, shown items?",
            FoundProducts.RESULTS,
            "NOTHING_MORE",
            (a, s) -> new Refinement(counter, found).run(a, s)),
        read(
            "products.details",
            "product product",
            "product product, name text, price amount?, sold truth, left number?, rating number,"
                + " reviews number, attributes fields, products items",
            "UNKNOWN_PRODUCT",
            this::details),
        read(
            "products.compare",
            "products items",
            "products items, cheapest product?, best_rated product?, count number",
            "UNKNOWN_PRODUCT, TOO_FEW, TOO_MANY",
            this::compare),
        read(
            "products.reviews",
            "product product",
            "product product, name text, average number, count number, reviews items, likes"
                + " text?, dislikes text?",
            "UNKNOWN_PRODUCT",
            (a, s) ->
                finder
                    .find(a.value("product"), s.language())
                    .map(
                        f ->
                            done(
                                new ReviewSummary(counter.catalog()).of(f.product(), s.language())))
                    .orElseGet(() -> unknown(a, "product"))),
        read(
            "products.similar",
            "product product, max amount?, exclude items?, limit number?",
            FoundProducts.RESULTS + ", product product",
            "UNKNOWN_PRODUCT",
            this::similar),
        read(
            "products.offers",
            PAGE,
            FoundProducts.RESULTS,
            "",
            (a, s) -> search(a, s, Sort.OFFERS)),
        read("products.new", PAGE, FoundProducts.RESULTS, "", (a, s) -> search(a, s, Sort.NEWEST)),
        read(
            "products.bestsellers",
            PAGE,
            FoundProducts.RESULTS,
            "",
            (a, s) -> search(a, s, Sort.BESTSELLING)));
  }

  static ActionResult unknown(Arguments a, String name) {
    return failed("UNKNOWN_PRODUCT", "text", Value.of(a.text(name)));
  }

  private ActionResult search(Arguments a, Situation situation, Sort sort) {
    return done(found.search(search.query(a, situation, sort), situation));
  }

  private ActionResult details(Arguments a, Situation situation) {
    var match = finder.find(a.value("product"), situation.language());
    if (match.isEmpty()) {
      return unknown(a, "product");
    }
    var product = match.get().product();
    var left = counter.stock().left(counter.shop(), List.of(product.id()));
    var values = new LinkedHashMap<String, Value>();
    values.put("product", Value.ref("product", product.id().value()));
    var version = counter.catalog().detail(match.get().item(), situation.language());
    var name = product.name().in(situation.language());
    values.put("name", Value.of(version.isEmpty() ? name : name + ", " + version));
    product.priceOf(match.get().item()).ifPresent(p -> values.put("price", Value.of(p)));
    values.put("sold", Value.of(product.sold()));
    var pieces = left.get(product.id());
    if (pieces != null) {
      values.put("left", Value.of(pieces));
    }
    values.put("attributes", new Value.Fields(AttributeValues.of(product, counter.catalog())));
    values.put("rating", Value.of(product.rating().average()));
    values.put("reviews", Value.of(product.rating().count()));
    values.put("products", Value.items(List.of(found.item(product, "", left))));
    return done(values);
  }

  private ActionResult compare(Arguments a, Situation situation) {
    var products = new ArrayList<Product>();
    for (var item : a.items("products")) {
      var match = finder.find(item, situation.language());
      if (match.isEmpty()) {
        return failed("UNKNOWN_PRODUCT", "text", Value.of(Arguments.text(item)));
      }
      if (!products.contains(match.get().product())) {
        products.add(match.get().product());
      }
    }
    if (products.size() < 2) {
      return failed("TOO_FEW");
    }
    if (products.size() > MOST_COMPARED) {
      return failed("TOO_MANY", "max", Value.of(MOST_COMPARED));
    }
    var values = new LinkedHashMap<String, Value>();
    values.put(
        "products",
        found.products(
            products.stream().map(p -> new Hit(p.id(), 0, List.of())).toList(), situation));
    values.put("count", Value.of(products.size()));
    cheapest(products).ifPresent(p -> values.put("cheapest", Value.ref("product", p.id().value())));
    products.stream()
        .filter(p -> p.rating().count() > 0)
        .max(Comparator.comparingDouble(p -> p.rating().average()))
        .ifPresent(p -> values.put("best_rated", Value.ref("product", p.id().value())));
    return done(values);
  }

  private static java.util.Optional<Product> cheapest(List<Product> products) {
    Product cheapest = null;
    var lowest = Long.MAX_VALUE;
    for (var product : products) {
      var price = product.price();
      if (price != null && price.minor() < lowest) {
        cheapest = product;
        lowest = price.minor();
      }
    }
    return java.util.Optional.ofNullable(cheapest);
  }

  private ActionResult similar(Arguments a, Situation situation) {
    var match = finder.find(a.value("product"), situation.language());
    if (match.isEmpty()) {
      return unknown(a, "product");
    }
    var query = search.query(new Arguments(constraints(a)), situation, Sort.RELEVANCE);
    var product = match.get().product();
    var result = counter.search().similar(product.id(), query);
    var values = new LinkedHashMap<>(found.values(result, withSeen(query, product), situation));
    values.put("product", Value.ref("product", product.id().value()));
    return done(values);
  }

  private static Map<String, Value> constraints(Arguments a) {
    var only = new LinkedHashMap<>(a.values());
    only.remove("product");
    only.remove("text");
    return only;
  }

  /** Going on from here looks in the same category. */
  private static SearchQuery withSeen(SearchQuery query, Product product) {
    var narrow =
        product.categories().isEmpty()
            ? List.<String>of()
            : List.of(product.categories().getLast());
    return QueryFields.with(
        query, "", narrow, query.wanted(), query.minPrice(), query.maxPrice(), 0);
  }
}
