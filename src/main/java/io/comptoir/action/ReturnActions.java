package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.read;
import static io.comptoir.action.NamedActions.write;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.Confirmation;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.Order.OrderLine;
import io.comptoir.commerce.order.OrderNumber;
import io.comptoir.commerce.order.OrderRequest;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.Refusal;
import io.comptoir.commerce.order.Requester;
import io.comptoir.commerce.order.Return;
import io.comptoir.commerce.order.Verdict;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.dialogue.ActionResult;
import java.time.LocalDate;
import java.util.Collections;
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
  private final OrderDesk desk;

  ReturnActions(Counter counter) {
    this.counter = counter;
    this.own = new OwnOrders(counter);
    this.desk = new OrderDesk(counter);
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
            "order text, product product, quantity number?, reason text?, to text?, confirmation"
                + " text?",
            "return text, number text, name text, refund amount",
            "UNKNOWN_ORDER, NOT_DELIVERED, TOO_LATE, NOT_IN_ORDER, NOTHING_LEFT, NOT_OFFERED,"
                + " ONLY_ONCE, CHANGE_AWAITED, NOT_AS_CONFIRMED, MADE_TO_ORDER, BAD_METHOD,"
                + " UNAVAILABLE",
            (a, s, key) -> giveBack(a, s, key, false)),
        write(
            "orders.exchange",
            "order text, product product, replacement product, reason text?, to text?,"
                + " confirmation text?",
            "return text, number text, name text, replacement text, refund amount, charge amount,"
                + " waits truth, payment fields?",
            "UNKNOWN_ORDER, NOT_DELIVERED, TOO_LATE, NOT_IN_ORDER, NOTHING_LEFT, UNKNOWN_PRODUCT,"
                + " SAME, MADE_TO_ORDER, OUT_OF_STOCK, NOT_OFFERED, ONLY_ONCE, OTHER_PRODUCT, CHANGE_AWAITED,"
                + " NOT_AS_CONFIRMED, BAD_METHOD, UNAVAILABLE",
            (a, s, key) -> giveBack(a, s, key, true)));
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

  /** Under the same key it is done once. */
  private ActionResult giveBack(Arguments a, Situation situation, String key, boolean exchange) {
    var back = "T-" + OrderNumber.of(key, 0).substring(2);
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var found = own.find(a.text("order"), situation);
      if (found.isEmpty()) {
        return failed("UNKNOWN_ORDER", "number", Value.of(a.text("order")));
      }
      var order = found.get();
      var before = order.returns().stream().filter(r -> r.number().equals(back)).findFirst();
      if (before.isPresent()) {
        return told(before.get(), order, Optional.empty(), situation);
      }
      switch (request(a, order, exchange)) {
        case Asked.No(var failure) -> {
          return failure;
        }
        case Asked.Yes(var request) -> {
          var outcome = carriedOut(request, a, order, key, situation);
          var changed =
              outcome instanceof OrderDesk.Outcome.Refused(var why)
                  && why == Refusal.NOT_AS_CONFIRMED;
          if (!changed || !a.text("confirmation").isEmpty()) {
            return told(outcome, back, a, order, situation);
          }
        }
      }
    }
    throw new IllegalStateException("the order changes faster than goods of it can come back");
  }

  private sealed interface Asked {
    record Yes(OrderRequest request) implements Asked {}

    record No(ActionResult failure) implements Asked {}
  }

  private Asked request(Arguments a, Order order, boolean exchange) {
    var line = line(order, new ProductId(a.text("product")));
    if (line.isEmpty()) {
      return new Asked.No(failed("NOT_IN_ORDER", "number", Value.of(order.number())));
    }
    var item = line.get().item();
    var kept = order.keptOf(item);
    if (kept < 1) {
      return new Asked.No(failed("NOTHING_LEFT", "number", Value.of(order.number())));
    }
    var reason = REASONS.contains(a.text("reason")) ? a.text("reason") : "other";
    var to = a.text("to").isEmpty() ? OrderDesk.ORIGINAL : a.text("to");
    if (!exchange) {
      var pieces = Collections.nCopies(a.whole("quantity", kept, 1, kept), item);
      return new Asked.Yes(new OrderRequest.SendBack(pieces, to, reason));
    }
    var instead = a.text("replacement");
    return ProductId.valid(instead)
        ? new Asked.Yes(
            new OrderRequest.Exchange(
                List.of(new OrderRequest.Swap(item, new ProductId(instead))), to, reason))
        : new Asked.No(failed("UNKNOWN_PRODUCT", "text", Value.of(instead)));
  }

  /** A flow that asks before it acts gives no confirmation of its own. */
  private OrderDesk.Outcome carriedOut(
      OrderRequest request, Arguments a, Order order, String key, Situation situation) {
    var now = situation.now();
    var yes = Optional.<Confirmation>empty();
    if (!a.text("confirmation").isEmpty()) {
      yes = Optional.of(new Confirmation(a.text("confirmation")));
    } else if (desk.consider(request, order, by(situation), situation.language(), now)
        instanceof Verdict.Allowed(var plan)) {
      yes = Optional.of(plan.confirmation());
    }
    return desk.carryOut(request, yes, order, by(situation), situation.language(), key, now);
  }

  private ActionResult told(
      OrderDesk.Outcome outcome, String back, Arguments a, Order order, Situation situation) {
    return switch (outcome) {
      case OrderDesk.Outcome.Unavailable() -> failed("UNAVAILABLE");
      case OrderDesk.Outcome.Refused(var refusal) -> refused(refusal, a, order, situation);
      case OrderDesk.Outcome.Done(var after, var difference, var toPay) -> {
        var awaited = after.after().awaited();
        var made =
            (awaited == null ? after.returns() : awaited.returns())
                .stream().filter(r -> r.number().equals(back)).findFirst().orElseThrow();
        yield told(made, after, toPay, situation);
      }
    };
  }

  private ActionResult refused(Refusal refusal, Arguments a, Order order, Situation situation) {
    return switch (refusal) {
      case WRONG_STATUS ->
          new ActionResult.Failed(
              "NOT_DELIVERED",
              Map.of(
                  "number", Value.of(order.number()),
                  "status", Value.of(OrderValues.word(order.status()))));
      case TOO_LATE ->
          new ActionResult.Failed(
              "TOO_LATE",
              Map.of(
                  "number", Value.of(order.number()),
                  "until",
                      Value.of(
                          day(
                              a.text("replacement").isEmpty()
                                  ? returnUntil(order)
                                  : exchangeUntil(order),
                              situation))));
      case SAME_ITEM -> failed("SAME", "name", Value.of(name(a.text("product"), situation)));
      case MADE_TO_ORDER ->
          failed("MADE_TO_ORDER", "name", Value.of(name(a.text("product"), situation)));
      case OUT_OF_STOCK ->
          failed("OUT_OF_STOCK", "name", Value.of(name(a.text("replacement"), situation)));
      case UNKNOWN_PRODUCT -> failed("UNKNOWN_PRODUCT", "text", Value.of(a.text("replacement")));
      case NOT_OFFERED,
          ONLY_ONCE,
          OTHER_PRODUCT,
          CHANGE_AWAITED,
          NOT_AS_CONFIRMED,
          NOT_IN_ORDER,
          UNKNOWN_ORDER ->
          failed(refusal.name(), "number", Value.of(order.number()));
      case UNKNOWN_METHOD,
          NOT_THE_ORIGINAL,
          PAYS_NOTHING,
          GIFT_CARD_TOO_SMALL,
          SAME_METHOD,
          PAID_BY_SEVERAL ->
          failed("BAD_METHOD", "number", Value.of(order.number()));
      case NOT_CONFIRMED, UNKNOWN_CUSTOMER, ITEMS_CHANGED, BAD_REASON, BAD_ADDRESS, NOTHING ->
          throw new IllegalStateException("nobody asked for this: " + refusal);
    };
  }

  private String name(String product, Situation situation) {
    return CartValues.name(counter.catalog(), new ProductId(product), situation.language());
  }

  private static Requester by(Situation situation) {
    return new Requester.Identified(situation.customer().id());
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

  private ActionResult told(
      Return made, Order order, Optional<Payment> toPay, Situation situation) {
    var values = new LinkedHashMap<String, Value>();
    values.put("return", Value.of(made.number()));
    values.put("number", Value.of(order.number()));
    values.put("name", Value.of(line(order, made.item()).map(OrderLine::name).orElse("")));
    values.put("refund", Value.of(made.refund()));
    var surcharge = made.surcharge();
    values.put(
        "charge", Value.of(surcharge == null ? Money.zero(made.refund().currency()) : surcharge));
    values.put("waits", Value.of(toPay.isPresent()));
    toPay.ifPresent(
        payment ->
            values.put("payment", OrderValues.payment(payment, order, counter.terms().payee())));
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
