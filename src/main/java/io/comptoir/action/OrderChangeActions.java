package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.read;
import static io.comptoir.action.NamedActions.write;

import io.comptoir.action.OrderRequests.Piece;
import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Configuration;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.Confirmation;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderRequest;
import io.comptoir.commerce.order.OrderRequest.Act;
import io.comptoir.commerce.order.Refusal;
import io.comptoir.commerce.order.Requester;
import io.comptoir.commerce.order.Verdict;
import io.comptoir.dialogue.ActionResult;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What customers change about their orders: looked at, said yes to, carried out just so. */
final class OrderChangeActions {
  private static final String TAKES =
      "order text?, what text, product product?, replacement product?, quantity number?, street"
          + " text?, postcode text?, city text?, country text?, reason text?, to text?";
  private static final String ERRORS =
      Arrays.stream(Refusal.values()).map(Enum::name).collect(Collectors.joining(", "))
          + ", BAD_REQUEST, UNAVAILABLE";

  private final Counter counter;
  private final OwnOrders own;
  private final OrderDesk desk;

  OrderChangeActions(Counter counter) {
    this.counter = counter;
    this.own = new OwnOrders(counter);
    this.desk = new OrderDesk(counter);
  }

  List<Action> all() {
    return List.of(
        read(
            "orders.plan",
            TAKES,
            "number text, what text, difference amount, charge amount, refund amount, to text,"
                + " dearer truth, cheaper truth, name text, replacement_name text, confirmation text",
            ERRORS,
            this::plan),
        write(
            "orders.change",
            TAKES + ", confirmation text",
            "number text, order fields, difference amount, waits truth, payment fields?, return"
                + " text",
            ERRORS,
            this::change),
        read(
            "orders.open",
            "order text?",
            "number text, acts items, address truth, items truth, payment truth, cancel truth",
            "UNKNOWN_ORDER",
            this::open),
        read(
            "orders.swaps",
            "order text?, product product?",
            "number text, lines items, options items, count number",
            "UNKNOWN_ORDER, NOT_OFFERED, NOT_IN_ORDER, NONE_OTHER",
            this::swaps));
  }

  private ActionResult open(Arguments a, Situation situation) {
    var found = own.find(a.text("order"), situation);
    if (found.isEmpty()) {
      return unknown(a);
    }
    var open = desk.open(found.get(), by(situation), situation.now());
    var values = new LinkedHashMap<String, Value>();
    values.put("number", Value.of(found.get().number()));
    values.put(
        "acts",
        Value.items(
            open.stream().map(act -> Value.of(act.name().toLowerCase(Locale.ROOT))).toList()));
    values.put("address", Value.of(open.contains(Act.CHANGE_ADDRESS)));
    values.put("items", Value.of(open.contains(Act.CHANGE_ITEMS)));
    values.put("payment", Value.of(open.contains(Act.CHANGE_PAYMENT)));
    values.put("cancel", Value.of(open.contains(Act.CANCEL)));
    return done(values);
  }

  /**
   * What an item of an order that was not sent may be changed for: the product's other variants.
   */
  private ActionResult swaps(Arguments a, Situation situation) {
    var found = own.find(a.text("order"), situation);
    if (found.isEmpty()) {
      return unknown(a);
    }
    var order = found.get();
    if (!desk.open(order, by(situation), situation.now()).contains(Act.CHANGE_ITEMS)) {
      return failed("NOT_OFFERED", "number", Value.of(order.number()));
    }
    var lines = order.lines().stream().filter(l -> !others(l.item()).isEmpty()).toList();
    if (lines.isEmpty()) {
      return failed("NONE_OTHER", "number", Value.of(order.number()));
    }
    var said = a.text("product");
    var item = said.isEmpty() && lines.size() == 1 ? lines.getFirst().item().value() : said;
    var values = new LinkedHashMap<String, Value>();
    values.put("number", Value.of(order.number()));
    values.put("lines", Value.items(lines.stream().map(l -> option(l.item(), situation)).toList()));
    var options =
        !ProductId.valid(item)
            ? List.<ProductId>of()
            : order.lines().stream()
                .map(Order.OrderLine::item)
                .filter(i -> i.value().equals(item))
                .findFirst()
                .map(this::others)
                .orElse(List.of());
    if (!item.isEmpty() && options.isEmpty()) {
      return failed("NOT_IN_ORDER", "number", Value.of(order.number()));
    }
    values.put("options", Value.items(options.stream().map(o -> option(o, situation)).toList()));
    values.put("count", Value.of(lines.size()));
    return done(values);
  }

  private Value option(ProductId item, Situation situation) {
    return new Value.Fields(
        Map.of(
            "id", Value.of(item.value()),
            "name", Value.of(CartValues.name(counter.catalog(), item, situation.language())),
            "product", Value.ref("product", item.value())));
  }

  private List<ProductId> others(ProductId item) {
    var product = counter.catalog().find(item);
    if (product.isEmpty()) {
      return List.of();
    }
    var ids =
        Stream.concat(
                Stream.of(product.get().id()), product.get().variants().stream().map(v -> v.id()))
            .filter(id -> !id.equals(item) && product.get().priceOf(id).isPresent())
            .toList();
    var left = counter.stock().left(counter.shop(), ids);
    return ids.stream().filter(id -> left.getOrDefault(id, 1) > 0).toList();
  }

  private ActionResult plan(Arguments a, Situation situation) {
    var found = own.find(a.text("order"), situation);
    if (found.isEmpty()) {
      return unknown(a);
    }
    var order = found.get();
    var request = request(a, order);
    if (request.isEmpty()) {
      return failed("BAD_REQUEST");
    }
    return switch (desk.consider(
        request.get(), order, by(situation), situation.language(), situation.now())) {
      case Verdict.Refused(var refusal) -> refused(refusal, a, order);
      case Verdict.Allowed(var plan) -> {
        var values = new LinkedHashMap<String, Value>();
        var zero = Money.zero(plan.difference().currency());
        var more = plan.difference().minor() > 0;
        values.put("number", Value.of(order.number()));
        values.put("what", Value.of(a.text("what")));
        values.put("difference", Value.of(plan.difference()));
        values.put("charge", Value.of(more ? plan.difference() : zero));
        values.put("refund", Value.of(more ? zero : zero.minus(plan.difference())));
        values.put("dearer", Value.of(more));
        values.put("cheaper", Value.of(plan.difference().minor() < 0));
        values.put("to", Value.of(a.text("to")));
        values.put("name", Value.of(name(a.text("product"), situation)));
        values.put("replacement_name", Value.of(name(a.text("replacement"), situation)));
        values.put("confirmation", Value.of(plan.confirmation().value()));
        yield done(values);
      }
    };
  }

  private ActionResult change(Arguments a, Situation situation, String key) {
    var found = own.find(a.text("order"), situation);
    if (found.isEmpty()) {
      return unknown(a);
    }
    var order = found.get();
    var request = request(a, order);
    if (request.isEmpty()) {
      return failed("BAD_REQUEST");
    }
    var yes =
        a.text("confirmation").isEmpty()
            ? Optional.<Confirmation>empty()
            : Optional.of(new Confirmation(a.text("confirmation")));
    return switch (desk.carryOut(
        request.get(), yes, order, by(situation), situation.language(), situation.now())) {
      case OrderDesk.Outcome.Refused(var refusal) -> refused(refusal, a, order);
      case OrderDesk.Outcome.Unavailable() -> failed("UNAVAILABLE");
      case OrderDesk.Outcome.Done(var after, var difference, var toPay) -> {
        var values = new LinkedHashMap<String, Value>();
        values.put("number", Value.of(after.number()));
        values.put("order", OrderValues.order(after, counter, situation));
        values.put("difference", Value.of(difference));
        values.put(
            "return",
            Value.of(
                after.returns().size() > order.returns().size()
                    ? after.returns().getLast().number()
                    : ""));
        values.put("waits", Value.of(toPay.isPresent()));
        toPay.ifPresent(
            payment ->
                values.put(
                    "payment", OrderValues.payment(payment, after, counter.terms().payee())));
        yield done(values);
      }
    };
  }

  /** One kind of item at a time, as one says it. */
  private static Optional<OrderRequest> request(Arguments a, Order order) {
    var item = item(a.text("product"), order);
    var all = Math.max(1, order.keptOf(new ProductId(item)));
    var back = a.text("what").equals("return");
    var pieces = a.whole("quantity", back ? all : 1, 1, 99);
    return OrderRequests.read(
        a.text("what"),
        a::text,
        a.text("product").isEmpty()
            ? List.of()
            : Collections.nCopies(pieces, new Piece(item, a.text("replacement"))));
  }

  /** The thing that was ordered, when its product is said. */
  private static String item(String said, Order order) {
    return said.isEmpty()
        ? "none"
        : order.lines().stream()
            .map(l -> l.item().value())
            .filter(
                i ->
                    i.equals(said)
                        || Configuration.of(new ProductId(i)).product().value().equals(said))
            .findFirst()
            .orElse(said);
  }

  private String name(String product, Situation situation) {
    return product.isEmpty()
        ? ""
        : CartValues.name(counter.catalog(), new ProductId(product), situation.language());
  }

  private static Requester by(Situation situation) {
    return new Requester.Identified(situation.customer().id());
  }

  private static ActionResult unknown(Arguments a) {
    return failed("UNKNOWN_ORDER", "number", Value.of(a.text("order")));
  }

  private static ActionResult refused(Refusal refusal, Arguments a, Order order) {
    return new ActionResult.Failed(
        refusal.name(),
        Map.of(
            "number", Value.of(order.number()),
            "what", Value.of(a.text("what")),
            "status", Value.of(OrderValues.word(order.status()))));
  }
}
