package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.read;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Configuration;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.dialogue.ActionResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What configurable products cost for exactly what somebody wants of them, such as the fares of a
 * day for these travellers.
 */
final class OfferActions {
  private static final int MOST_PIECES = 20;

  private final Counter counter;

  OfferActions(Counter counter) {
    this.counter = counter;
  }

  List<Action> all() {
    return List.of(
        read(
            "products.offers_for",
            "category text?, wanted items?, product product?, options fields?, vary text?,"
                + " pieces items?, budget amount?, sort text?, limit number?",
            "offers items, offer fields, cheapest amount, count number, products items",
            "NONE, SOLD_OUT",
            this::offers));
  }

  /**
   * @param choice of the option that varies; null where none does
   */
  private record Offer(
      Product product, Money price, List<ProductId> items, @Nullable String choice) {}

  private ActionResult offers(Arguments a, Situation situation) {
    var today = LocalDate.ofInstant(situation.now(), counter.terms().zone());
    var found = new ArrayList<Offer>();
    for (var product : counter.catalog().products()) {
      if (fits(product, a)) {
        for (var choice : varied(product, a.text("vary"))) {
          offer(product, a, choice, today).ifPresent(found::add);
        }
      }
    }
    if (found.isEmpty()) {
      return failed("NONE");
    }
    var fitting = found.size();
    found.removeAll(soldOut(found));
    if (found.isEmpty()) {
      return failed("SOLD_OUT", "count", Value.of(fitting));
    }
    var byPrice = Comparator.comparing((Offer o) -> o.price());
    if (!a.text("sort").equals("catalog")) {
      found.sort(byPrice);
    }
    var shown = found.subList(0, Math.min(found.size(), a.whole("limit", 6, 1, 20)));
    var values = new LinkedHashMap<String, Value>();
    values.put("offers", Value.items(shown.stream().map(o -> fields(o, a, situation)).toList()));
    values.put("offer", fields(shown.getFirst(), a, situation));
    values.put("cheapest", Value.of(found.stream().min(byPrice).orElseThrow().price()));
    values.put("count", Value.of(found.size()));
    values.put(
        "products",
        Value.items(
            shown.stream().map(o -> Value.ref("product", o.product().id().value())).toList()));
    return done(values);
  }

  /** Those of which fewer pieces are left than are wanted. */
  private List<Offer> soldOut(List<Offer> offers) {
    var shelf = new Shelf(counter);
    var items = offers.stream().flatMap(o -> o.items().stream()).distinct().toList();
    var left = shelf.left(items);
    return left.isEmpty()
        ? List.of()
        : offers.stream()
            .filter(
                offer -> {
                  var wanted = new LinkedHashMap<ProductId, Integer>();
                  return offer.items().stream()
                      .anyMatch(
                          item ->
                              wanted.merge(shelf.countedAs(item), 1, Integer::sum)
                                  > left.getOrDefault(item, Integer.MAX_VALUE));
                })
            .toList();
  }

  private boolean fits(Product product, Arguments a) {
    var category = a.text("category");
    if (!category.isEmpty()
        && product.categories().stream()
            .noneMatch(c -> counter.catalog().vocabulary().withAncestors(c).contains(category))) {
      return false;
    }
    var one = a.text("product");
    if (!one.isEmpty() && !product.id().value().equals(one)) {
      return false;
    }
    for (var wish : a.items("wanted")) {
      if (wish instanceof Value.Ref(var kind, var id) && !product.has(kind, id)) {
        return false;
      }
    }
    // {from: paris}: by the words of a table or of an answer
    for (var wish : a.items("wanted")) {
      if (wish instanceof Value.Fields(var fields)
          && !fields.entrySet().stream()
              .allMatch(e -> product.has(e.getKey(), Arguments.text(e.getValue())))) {
        return false;
      }
    }
    return true;
  }

  /** The choices to be told apart; one that is empty where nothing varies. */
  private List<Optional<String>> varied(Product product, String option) {
    return counter.catalog().options().of(product).stream()
        .filter(o -> o.id().equals(option))
        .findFirst()
        .map(
            o ->
                counter.catalog().options().choices(product, o).stream()
                    .map(c -> Optional.of(c.id()))
                    .toList())
        .orElse(List.of(Optional.empty()));
  }

  private Optional<Offer> offer(
      Product product, Arguments a, Optional<String> choice, LocalDate today) {
    var pieces = a.items("pieces").stream().limit(MOST_PIECES).toList();
    var total = Money.zero(counter.terms().currency());
    var items = new ArrayList<ProductId>();
    for (var piece : pieces.isEmpty() ? List.<Value>of(new Value.Fields(Map.of())) : pieces) {
      var wanted = Configuration.of(product.id());
      var all = new LinkedHashMap<>(a.fields("options"));
      if (piece instanceof Value.Fields(var fields)) {
        all.putAll(fields);
      }
      choice.ifPresent(c -> all.put(a.text("vary"), Value.of(c)));
      for (var option : all.entrySet()) {
        wanted =
            wanted.with(
                option.getKey(),
                Arguments.items(option.getValue()).stream().map(Arguments::text).toList());
      }
      var settled = counter.catalog().options().settled(product, wanted, today);
      var price = settled.flatMap(c -> counter.catalog().priceOf(c.item(), today));
      if (price.isEmpty() || !price.get().currency().equals(total.currency())) {
        return Optional.empty();
      }
      total = total.plus(price.get());
      items.add(settled.orElseThrow().item());
    }
    var most = a.amount("budget");
    return most.isPresent() && total.compareTo(most.get()) > 0
        ? Optional.empty()
        : Optional.of(new Offer(product, total, items, choice.orElse(null)));
  }

  /** What tells this offer from the others, where an option varies. */
  private Optional<String> called(Offer offer, String option, Situation situation) {
    var choice = offer.choice();
    var sheet = counter.catalog().options();
    return choice == null
        ? Optional.empty()
        : sheet.of(offer.product()).stream()
            .filter(o -> o.id().equals(option))
            .findFirst()
            .map(o -> sheet.said(o, choice, situation.language()));
  }

  private Value.Fields fields(Offer offer, Arguments a, Situation situation) {
    var product = offer.product();
    var name = product.name().in(situation.language());
    var fields = new LinkedHashMap<String, Value>();
    var called = called(offer, a.text("vary"), situation).orElse(name);
    fields.put("value", Value.of(offer.choice() == null ? product.id().value() : offer.choice()));
    fields.put(
        "label", Value.of(called + ", " + Words.in(situation.language()).money(offer.price())));
    fields.put("product", Value.ref("product", product.id().value()));
    fields.put("name", Value.of(name));
    fields.put("summary", Value.of(product.summary().in(situation.language())));
    fields.put("price", Value.of(offer.price()));
    fields.put(
        "lines",
        Value.items(
            offer.items().stream().map(i -> (Value) Value.ref("product", i.value())).toList()));
    AttributeValues.of(product, counter.catalog()).forEach(fields::putIfAbsent);
    return new Value.Fields(fields);
  }
}
