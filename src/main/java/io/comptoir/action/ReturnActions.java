package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.read;
import static io.comptoir.action.NamedActions.write;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.Order.OrderLine;
import io.comptoir.commerce.order.OrderNumber;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.Return;
import io.comptoir.dialogue.ActionResult;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sends goods of an order back, for money or for other goods. */
final class ReturnActions {
  private static final int LOOKED_AT = 20;
  private static final int ATTEMPTS = 5;
  private static final Set<String> REASONS = Set.of("not_liked", "damaged", "wrong_item", "other");

  private final Counter counter;
  private final OwnOrders own;

  ReturnActions(Counter counter) {
    this.counter = counter;
    this.own = new OwnOrders(counter);
  }

  List<Action> all() {
    return List.of(
        read(
            "orders.returnable",
            "order text?, product product?",
            "lines items, number text, until text, exchange_until text, count number",
            "UNKNOWN_ORDER, NO_ORDERS, NOT_DELIVERED, TOO_LATE, NOTHING_LEFT",
            this::returnable),
        write(
            "orders.return",
            "order text, product product, quantity number?, reason text?",
            "return text, number text, name text, refund amount",
            "UNKNOWN_ORDER, NOT_DELIVERED, TOO_LATE, NOT_IN_ORDER, NOTHING_LEFT",
            (a, s, key) -> giveBack(a, s, key, null)),
        write(
            "orders.exchange",
            "order text, product product, replacement product, reason text?",
            "return text, number text, name text, replacement text, refund amount",
            "UNKNOWN_ORDER, NOT_DELIVERED, TOO_LATE, NOT_IN_ORDER, NOTHING_LEFT, UNKNOWN_PRODUCT,"
                + " SAME, DEARER, OUT_OF_STOCK",
            this::exchange));
  }

  /** The newest order that has arrived, unless one is named or holds the product. */
  private ActionResult returnable(Arguments a, Situation situation) {
    var said = a.text("order");
    var orders = own.newest(situation, LOOKED_AT);
    if (said.isEmpty() && orders.isEmpty()) {
      return failed("NO_ORDERS");
    }
    var product = a.text("product").isEmpty() ? null : new ProductId(a.text("product"));
    var found =
        said.isEmpty()
            ? orders.stream()
                .filter(o -> o.status() == OrderStatus.DELIVERED)
                .filter(o -> product == null || line(o, product).isPresent())
                .findFirst()
                .or(() -> orders.stream().findFirst())
            : own.find(said, situation);
    if (found.isEmpty()) {
      return failed("UNKNOWN_ORDER", "number", Value.of(said));
    }
    var order = found.get();
    var wrong = wrong(order, situation, true);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    var lines =
        order.lines().stream()
            .filter(l -> order.keptOf(l) > 0)
            .map(
                l ->
                    (Value)
                        new Value.Fields(
                            Map.of(
                                "id", Value.of(l.item().value()),
                                "name", Value.of(l.name()),
                                "product", Value.ref("product", l.item().value()),
                                "quantity", Value.of(order.keptOf(l)),
                                "price", Value.of(l.price()))))
            .toList();
    if (lines.isEmpty()) {
      return failed("NOTHING_LEFT", "number", Value.of(order.number()));
    }
    var values = new LinkedHashMap<String, Value>();
    values.put("lines", Value.items(lines));
    values.put("number", Value.of(order.number()));
    values.put("until", Value.of(day(returnUntil(order), situation)));
    values.put("exchange_until", Value.of(day(exchangeUntil(order), situation)));
    values.put("count", Value.of(lines.size()));
    return done(values);
  }

  private ActionResult exchange(Arguments a, Situation situation, String key) {
    var replacement = counter.catalog().find(new ProductId(a.text("replacement")));
    if (replacement.isEmpty() || !replacement.get().sold()) {
      return failed("UNKNOWN_PRODUCT", "text", Value.of(a.text("replacement")));
    }
    return giveBack(a, situation, key, replacement.get());
  }

  /** Under the same key it is done once; the goods that are sent instead are taken first. */
  private ActionResult giveBack(
      Arguments a,
      Situation situation,
      String key,
      @org.jspecify.annotations.Nullable Product replacement) {
    var back = "T-" + OrderNumber.of(key, 0).substring(2);
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var found = own.find(a.text("order"), situation);
      if (found.isEmpty()) {
        return failed("UNKNOWN_ORDER", "number", Value.of(a.text("order")));
      }
      var order = found.get();
      var before = order.returns().stream().filter(r -> r.number().equals(back)).findFirst();
      if (before.isPresent()) {
        return told(before.get(), order, situation);
      }
      var wrong = wrong(order, situation, replacement != null);
      if (wrong.isPresent()) {
        return wrong.get();
      }
      var line = line(order, new ProductId(a.text("product")));
      if (line.isEmpty()) {
        return failed("NOT_IN_ORDER", "number", Value.of(order.number()));
      }
      var kept = order.keptOf(line.get());
      if (kept < 1) {
        return failed("NOTHING_LEFT", "number", Value.of(order.number()));
      }
      var pieces = replacement == null ? a.whole("quantity", kept, 1, kept) : 1;
      var paid = paid(order, line.get(), pieces);
      var instead =
          replacement == null
              ? Optional.<ActionResult>empty()
              : takes(replacement, line.get(), paid, back, situation);
      if (instead.isPresent()) {
        return instead.get();
      }
      var made =
          new Return(
              back,
              line.get().item(),
              pieces,
              replacement == null ? paid : paid.minus(price(replacement)),
              replacement == null ? null : replacement.id(),
              REASONS.contains(a.text("reason")) ? a.text("reason") : "other",
              situation.now());
      if (counter.orders().save(order.returning(made))) {
        return told(made, order, situation);
      }
    }
    throw new IllegalStateException("the order changes faster than goods of it can come back");
  }

  /** Takes the replacement off the shelf, or says why it cannot be sent. */
  private Optional<ActionResult> takes(
      Product replacement, OrderLine line, Money paid, String back, Situation situation) {
    if (replacement.id().equals(line.item())) {
      return Optional.of(failed("SAME", "name", Value.of(line.name())));
    }
    var price = price(replacement);
    if (price.compareTo(paid) > 0) {
      return Optional.of(failed("DEARER", "difference", Value.of(price.minus(paid))));
    }
    var few = counter.stock().reserve(counter.shop(), back, Map.of(replacement.id(), 1));
    return few.isEmpty()
        ? Optional.empty()
        : Optional.of(
            failed("OUT_OF_STOCK", "name", Value.of(replacement.name().in(situation.language()))));
  }

  /** What was really paid for these pieces: their share of all discounts is theirs. */
  private static Money paid(Order order, OrderLine line, int pieces) {
    var goods = order.lines().stream().mapToLong(l -> l.price().minor()).sum();
    var off =
        order.amounts().stream()
            .filter(x -> x.kind().equals("discount"))
            .mapToLong(x -> -x.amount().minor())
            .sum();
    var price = line.price().minor();
    var share = goods == 0 ? 0 : Math.round((double) off * price / goods);
    return new Money(
        Math.max(0, (price - share) * pieces / line.quantity()), line.price().currency());
  }

  private static Money price(Product product) {
    return java.util.Objects.requireNonNull(product.price());
  }

  private Optional<ActionResult> wrong(Order order, Situation situation, boolean exchange) {
    if (order.status() != OrderStatus.DELIVERED) {
      return Optional.of(
          new ActionResult.Failed(
              "NOT_DELIVERED",
              Map.of(
                  "number", Value.of(order.number()),
                  "status", Value.of(OrderValues.word(order.status())))));
    }
    var last = exchange ? exchangeUntil(order) : returnUntil(order);
    var today = LocalDate.ofInstant(situation.now(), counter.terms().zone());
    return today.isAfter(last)
        ? Optional.of(
            new ActionResult.Failed(
                "TOO_LATE",
                Map.of(
                    "number", Value.of(order.number()),
                    "until", Value.of(day(last, situation)))))
        : Optional.empty();
  }

  private LocalDate returnUntil(Order order) {
    return counter.care().returns().returnUntil(order, counter.terms().zone());
  }

  private LocalDate exchangeUntil(Order order) {
    return counter.care().returns().exchangeUntil(order, counter.terms().zone());
  }

  private String day(LocalDate day, Situation situation) {
    return Dates.day(day.toString(), counter.terms().zone(), Words.in(situation.language()));
  }

  /** By the thing ordered, or by the product that it is a variant of. */
  private Optional<OrderLine> line(Order order, ProductId product) {
    return order.lines().stream()
        .filter(
            l ->
                l.item().equals(product)
                    || counter
                        .catalog()
                        .find(l.item())
                        .filter(p -> p.id().equals(product))
                        .isPresent())
        .findFirst();
  }

  private ActionResult told(Return made, Order order, Situation situation) {
    var values = new LinkedHashMap<String, Value>();
    values.put("return", Value.of(made.number()));
    values.put("number", Value.of(order.number()));
    values.put("name", Value.of(line(order, made.item()).map(OrderLine::name).orElse("")));
    values.put("refund", Value.of(made.refund()));
    var replacement = made.replacement();
    values.put(
        "replacement",
        Value.of(
            replacement == null
                ? ""
                : counter
                    .catalog()
                    .find(replacement)
                    .map(p -> p.name().in(situation.language()))
                    .orElse("")));
    return done(values);
  }
}
