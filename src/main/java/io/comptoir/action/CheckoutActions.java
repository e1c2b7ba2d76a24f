package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.read;
import static io.comptoir.action.NamedActions.write;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.checkout.DeliveryMethod;
import io.comptoir.commerce.pricing.PricedCart;
import io.comptoir.dialogue.ActionResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** From the cart to an order. */
final class CheckoutActions {
  private static final String DEFAULT_COUNTRY = "FR";

  private final Counter counter;

  CheckoutActions(Counter counter) {
    this.counter = counter;
  }

  List<Action> all() {
    return List.of(
        read(
            "checkout.quote",
            "country text?, method text?, postcode text?",
            "methods items, total amount, count number",
            "EMPTY, NO_DELIVERY",
            this::quote),
        read(
            "checkout.check",
            "method text?, expected amount?",
            "total amount, subtotal amount, discount amount, delivery amount?",
            "EMPTY, OUT_OF_STOCK, NOT_SOLD, PRICE_CHANGED",
            this::check),
        write(
            "checkout.place",
            "name text, email text, phone text?, method text, street text?, postcode text?, city"
                + " text?, country text?, store text?, expected amount?, at text?, pay text?, gift"
                + " truth?, gift_message text?, replaces text?, gift_card text?",
            "order fields, number text, payment fields?, total amount, to_pay amount, paid truth,"
                + " paid_on_delivery truth",
            "EMPTY, OUT_OF_STOCK, NOT_SOLD, PRICE_CHANGED, NEEDS_ADDRESS, NEEDS_STORE, NO_DELIVERY,"
                + " BELOW_MINIMUM, BAD_TIME, BAD_CONTACT, GIFT_MESSAGE_TOO_LONG,"
                + " NOT_REPLACEABLE, UNKNOWN_GIFT_CARD, UNAVAILABLE",
            (a, s, key) -> new OrderPlacement(counter).place(a, s, key)));
  }

  private ActionResult quote(Arguments a, Situation situation) {
    if (situation.cart().isEmpty()) {
      return failed("EMPTY");
    }
    var country = country(a);
    var methods =
        counter.terms().methods().stream()
            .filter(m -> counter.terms().reaches(m, country))
            .filter(m -> a.text("postcode").isEmpty() || m.goesTo(a.text("postcode")))
            .toList();
    if (methods.stream().allMatch(m -> m.needs() == DeliveryMethod.Needs.STORE)
        && !a.text("country").isEmpty()
        && methods.isEmpty()) {
      return failed("NO_DELIVERY", "country", Value.of(country));
    }
    var buyer = counter.buyer(situation);
    var values = new LinkedHashMap<String, Value>();
    values.put(
        "methods",
        Value.items(methods.stream().map(m -> (Value) method(m, situation, buyer)).toList()));
    var chosen = counter.terms().method(a.text("method")).orElse(null);
    values.put(
        "total",
        Value.of(
            counter.pricing().price(situation.cart(), buyer, chosen, situation.now()).total()));
    values.put("count", Value.of(methods.size()));
    return done(values);
  }

  private Value.Fields method(
      DeliveryMethod method, Situation s, io.comptoir.commerce.promotion.Buyer buyer) {
    var delivery = counter.pricing().price(s.cart(), buyer, method, s.now()).delivery();
    var fields = new LinkedHashMap<String, Value>();
    fields.put("id", Value.of(method.id()));
    fields.put("name", Value.of(method.name().in(s.language())));
    fields.put("delay", Value.of(method.delay().in(s.language())));
    fields.put("price", Value.of(delivery == null ? method.price() : delivery));
    fields.put("needs", Value.of(needs(method)));
    fields.put("paid_on_delivery", Value.of(method.paidOnDelivery()));
    var goods = counter.pricing().price(s.cart(), buyer, method, s.now()).goods();
    var minimum = method.minimum();
    if (minimum != null) {
      fields.put("minimum", Value.of(minimum));
    }
    method.missing(goods).ifPresent(missing -> fields.put("missing", Value.of(missing)));
    return new Value.Fields(fields);
  }

  private static String needs(DeliveryMethod method) {
    return method.needs() == DeliveryMethod.Needs.NOTHING
        ? "none"
        : method.needs().name().toLowerCase(Locale.ROOT);
  }

  private ActionResult check(Arguments a, Situation situation) {
    var method = counter.terms().method(a.text("method")).orElse(null);
    var priced =
        counter
            .pricing()
            .price(situation.cart(), counter.buyer(situation), method, situation.now());
    var problem = problem(counter, priced, a.amount("expected"), situation);
    if (problem.isPresent()) {
      return problem.get();
    }
    var values = new LinkedHashMap<String, Value>();
    values.put("total", Value.of(priced.total()));
    values.put("subtotal", Value.of(priced.subtotal()));
    values.put(
        "discount", Value.of(new Money(-priced.discount().minor(), priced.total().currency())));
    var delivery = priced.delivery();
    if (delivery != null) {
      values.put("delivery", Value.of(delivery));
    }
    return done(values);
  }

  /** Why this cart cannot be ordered now as it was shown; empty when it can. */
  static Optional<ActionResult> problem(
      Counter counter, PricedCart priced, Optional<Money> expected, Situation situation) {
    if (situation.cart().isEmpty()) {
      return Optional.of(failed("EMPTY"));
    }
    if (!priced.unavailable().isEmpty()) {
      var item = priced.unavailable().getFirst();
      var name = CartValues.name(counter.catalog(), item, situation.language());
      return Optional.of(failed("NOT_SOLD", "name", Value.of(name)));
    }
    var shelf = new Shelf(counter);
    var left = shelf.left(priced.lines().stream().map(PricedCart.Line::item).toList());
    var wanted = new LinkedHashMap<ProductId, Integer>();
    for (var line : priced.lines()) {
      var pieces = left.get(line.item());
      if (pieces != null
          && pieces < wanted.merge(shelf.countedAs(line.item()), line.quantity(), Integer::sum)) {
        return Optional.of(outOfStock(counter, line, pieces, situation));
      }
    }
    return changed(priced, expected);
  }

  static Optional<ActionResult> changed(PricedCart priced, Optional<Money> expected) {
    return expected
        .filter(e -> !e.equals(priced.total()))
        .map(
            e ->
                new ActionResult.Failed(
                    "PRICE_CHANGED", Map.of("old", Value.of(e), "new", Value.of(priced.total()))));
  }

  static ActionResult outOfStock(
      Counter counter, PricedCart.Line line, int left, Situation situation) {
    return new ActionResult.Failed(
        "OUT_OF_STOCK",
        Map.of(
            "name", Value.of(CartValues.name(counter.catalog(), line.item(), situation.language())),
            "product", Value.ref("product", line.item().value()),
            "left", Value.of(Math.max(0, left))));
  }

  static String country(Arguments a) {
    var country = a.text("country").toUpperCase(Locale.ROOT);
    return country.isEmpty() ? DEFAULT_COUNTRY : country;
  }
}
