package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.local;
import static io.comptoir.action.NamedActions.without;

import io.comptoir.base.Value;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** "As usual": what was ordered last, in the cart again as it was wanted then. */
final class ReorderActions {
  private static final int LOOKED_AT = 10;

  private final Counter counter;
  private final CartValues values;

  ReorderActions(Counter counter) {
    this.counter = counter;
    this.values = new CartValues(counter);
  }

  List<Action> all() {
    return List.of(
        local(
            "orders.again",
            "order text?",
            "number text, again number, missing items, method text, " + CartValues.RESULTS,
            "NO_ORDERS, NOTHING_LEFT",
            this::again));
  }

  private Action.Outcome again(Arguments a, Situation situation) {
    var wanted = a.text("order");
    var last =
        counter.orders().ofCustomer(situation.customer().id(), LOOKED_AT).stream()
            .filter(o -> o.shop().equals(counter.shop()))
            .filter(
                o ->
                    wanted.isEmpty()
                        ? o.status() != OrderStatus.CANCELLED
                            && o.status() != OrderStatus.AWAITING_PAYMENT
                        : o.number().equalsIgnoreCase(wanted))
            .findFirst();
    if (last.isEmpty()) {
      return without(failed("NO_ORDERS"));
    }
    return into(situation.cart(), last.get(), situation);
  }

  private Action.Outcome into(Cart before, Order order, Situation situation) {
    var today = LocalDate.ofInstant(situation.now(), counter.terms().zone());
    var most = Math.min(counter.terms().maxQuantity(), Cart.MAX_QUANTITY);
    var lines = Math.min(counter.terms().maxLines(), Cart.MAX_LINES);
    var cart = before;
    var again = 0;
    var missing = new ArrayList<Value>();
    for (var line : order.lines()) {
      var sold = counter.catalog().priceOf(line.item(), today).isPresent();
      var room = cart.quantityOf(line.item()) > 0 || cart.lines().size() < lines;
      if (!sold || !room) {
        missing.add(Value.of(line.name()));
        continue;
      }
      cart =
          cart.withQuantity(
              line.item(), Math.min(most, cart.quantityOf(line.item()) + line.quantity()));
      again += line.quantity();
    }
    if (again == 0) {
      return without(failed("NOTHING_LEFT", "number", Value.of(order.number())));
    }
    var results = new LinkedHashMap<>(values.of(cart, situation));
    results.put("number", Value.of(order.number()));
    results.put("again", Value.of(again));
    results.put("missing", Value.items(missing));
    results.put("method", Value.of(order.delivery().method()));
    return new Action.Outcome(done(results), List.of(new LocalWrite.SaveCart(cart)));
  }
}
