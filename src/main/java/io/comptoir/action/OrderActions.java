package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.read;
import static io.comptoir.action.NamedActions.write;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.Identification;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.Requester;
import io.comptoir.dialogue.ActionResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A customer's own orders. */
final class OrderActions {
  private static final int SHOWN = 5;

  private final Counter counter;
  private final OwnOrders own;

  OrderActions(Counter counter) {
    this.counter = counter;
    this.own = new OwnOrders(counter);
  }

  List<Action> all() {
    return List.of(
        read(
            "orders.status",
            "order text?, email text?, postcode text?",
            "orders items, order fields, number text, status text, status_label text, count"
                + " number, cancellable truth",
            "UNKNOWN_ORDER, NO_ORDERS",
            this::status),
        write(
            "orders.cancel",
            "order text",
            "order fields, number text",
            "UNKNOWN_ORDER, TOO_LATE",
            this::cancel),
        write(
            "payment.retry",
            "order text?",
            "payment fields, number text, total amount",
            "UNKNOWN_ORDER, NOT_PAYABLE, OUT_OF_STOCK, UNAVAILABLE",
            this::retry));
  }

  private ActionResult status(Arguments a, Situation situation) {
    var orders = new ArrayList<Order>();
    if (a.text("order").isEmpty()) {
      orders.addAll(own.newest(situation, SHOWN));
      if (orders.isEmpty()) {
        return failed("NO_ORDERS");
      }
    } else {
      var named =
          own.named(a.text("order"), situation)
              .or(() -> proven(a.text("order"), a.text("email"), a.text("postcode")));
      if (named.isEmpty()) {
        return unknown(a);
      }
      orders.add(named.get());
    }
    var first = orders.getFirst();
    var values = new LinkedHashMap<String, Value>();
    values.put(
        "orders",
        Value.items(orders.stream().map(o -> OrderValues.order(o, counter, situation)).toList()));
    values.put("order", OrderValues.order(first, counter, situation));
    values.put("number", Value.of(first.number()));
    values.put("status", Value.of(OrderValues.word(first.status())));
    values.put(
        "status_label",
        Value.of(OrderValues.label(first, counter.terms(), Words.in(situation.language()))));
    values.put("count", Value.of(orders.size()));
    values.put("cancellable", Value.of(OrderValues.cancellable(first, counter, situation)));
    return done(values);
  }

  /** One that was placed elsewhere, for whoever proves that it is theirs as the shop asks. */
  private Optional<Order> proven(String number, String email, String postcode) {
    var register = new OrderRegister(counter);
    var proofs = counter.care().orders().proofs();
    for (var claim :
        List.<Identification.Claim>of(
            new Identification.Claim.OrderAndEmail(number, email),
            new Identification.Claim.OrderAndPostcode(number, postcode))) {
      if (Identification.of(claim, proofs, register) instanceof Requester.Identified who) {
        return register.byNumber(number).filter(who::maySee);
      }
    }
    return Optional.empty();
  }

  /** Said again under the same key, or said of an order already cancelled, it is done already. */
  private ActionResult cancel(Arguments a, Situation situation, String key) {
    for (var attempt = 0; attempt < 5; attempt++) {
      var named = own.named(a.text("order"), situation);
      if (named.isEmpty()) {
        return unknown(a);
      }
      var order = named.get();
      if (order.status() != OrderStatus.CANCELLED
          && !OrderValues.cancellable(order, counter, situation)) {
        return failed("TOO_LATE", "status", Value.of(OrderValues.word(order.status())));
      }
      var cancelled =
          new Cancellation(counter.orders(), counter.payments(), counter.stock())
              .cancel(order, situation.now());
      if (cancelled.isEmpty()) {
        continue; // somebody changed it: look again
      }
      order = cancelled.get();
      var values = new LinkedHashMap<String, Value>();
      values.put("order", OrderValues.order(order, counter, situation));
      values.put("number", Value.of(order.number()));
      return done(values);
    }
    throw new IllegalStateException("the order changes faster than it can be cancelled");
  }

  private ActionResult retry(Arguments a, Situation situation, String key) {
    for (var attempt = 0; attempt < 5; attempt++) {
      var found = toPay(a, situation);
      if (found.isEmpty()) {
        return unknown(a);
      }
      var order = found.get();
      if (order.status() != OrderStatus.AWAITING_PAYMENT) {
        if (order.status() == OrderStatus.CANCELLED) {
          new HeldGoods(counter.stock()).giveUp(order);
        }
        return failed("NOT_PAYABLE", "status", Value.of(OrderValues.word(order.status())));
      }
      var round = order.round();
      if (!order.holds()) {
        var few = new HeldGoods(counter.stock()).takeAgain(order);
        if (!few.isEmpty()) {
          return soldOut(order, few.iterator().next());
        }
        round++;
      }
      var held = order.held(round, situation.now().plus(counter.terms().payWithin()));
      if (counter.orders().save(held)) {
        return begun(held, situation, key);
      }
    }
    throw new IllegalStateException("the order changes faster than it can be paid");
  }

  private Optional<Order> toPay(Arguments a, Situation situation) {
    return a.text("order").isEmpty()
        ? own.newest(situation, SHOWN).stream()
            .filter(o -> o.status() == OrderStatus.AWAITING_PAYMENT)
            .findFirst()
        : own.named(a.text("order"), situation);
  }

  private ActionResult begun(Order order, Situation situation, String key) {
    var payment =
        new PaymentStart(counter)
            .begin(order, key + "/payment", situation.language(), situation.now());
    if (payment.isEmpty()) {
      return failed("UNAVAILABLE");
    }
    var values = new LinkedHashMap<String, Value>();
    values.put("payment", OrderValues.payment(payment.get(), order, counter.terms().payee()));
    values.put("number", Value.of(order.number()));
    values.put("total", Value.of(order.total()));
    return done(values);
  }

  private ActionResult soldOut(Order order, ProductId item) {
    var left = counter.stock().left(counter.shop(), List.of(item)).getOrDefault(item, 0);
    var name =
        order.lines().stream()
            .filter(l -> HeldGoods.countedAs(l.item()).contains(item))
            .findFirst()
            .map(Order.OrderLine::name)
            .orElse(item.value());
    return new ActionResult.Failed(
        "OUT_OF_STOCK",
        Map.of(
            "name", Value.of(name),
            "product", Value.ref("product", item.value()),
            "left", Value.of(Math.max(0, left)),
            "number", Value.of(order.number())));
  }

  private static ActionResult unknown(Arguments a) {
    return failed("UNKNOWN_ORDER", "number", Value.of(a.text("order")));
  }
}
