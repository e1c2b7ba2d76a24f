package io.comptoir.commerce.order.retail;

import static io.comptoir.commerce.order.retail.RetailData.difference;
import static io.comptoir.commerce.order.retail.RetailData.map;
import static io.comptoir.commerce.order.retail.RetailData.text;
import static io.comptoir.commerce.order.retail.RetailData.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.PaymentMethod;
import io.comptoir.commerce.order.Requester;
import io.comptoir.commerce.order.retail.RetailData.Step;
import io.comptoir.commerce.order.retail.RetailData.Task;
import io.comptoir.commerce.order.retail.RetailShop.Answer;
import io.comptoir.commerce.order.retail.RetailShop.Consent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Another shop's tasks, call by call, over our commerce API; then the same calls bent so that each
 * must be refused. Reads every {@code gold-replay-*.jsonl} beside the shop's {@code db.json}.
 */
class RetailReplayTest {
  private static Map<String, Object> database;
  private static RetailState start;
  private static List<Task> tasks;

  @BeforeAll
  static void read() {
    assumeTrue(
        RetailData.isThere(), "skipped: there is no " + RetailData.FOLDER + " with its replays");
    database = RetailData.database();
    start = RetailState.of(database);
    tasks = RetailData.tasks();
  }

  @Test
  void thatShopIsReadAndWrittenWithoutLoss() {
    var lost = new ArrayList<String>();
    map(database.get("users"))
        .forEach((id, user) -> add(lost, difference(id, user, start.userTree(id))));
    map(database.get("orders"))
        .forEach((id, order) -> add(lost, difference(id, order, start.orderTree(id))));
    start
        .catalog
        .products()
        .forEach(
            p ->
                add(
                    lost,
                    difference(
                        p.id().value(),
                        map(database.get("products")).get(p.id().value()),
                        start.productTree(p))));
    assertThat(lost).isEmpty();
    assertThat(start.catalog.products()).hasSize(map(database.get("products")).size());
  }

  @Test
  void everyTaskGivesTheSameAnswersAndTheSameEnd() {
    var wrong = new ArrayList<String>();
    var calls = 0;
    for (var task : tasks) {
      var shop = new RetailShop(start.copy());
      for (var step : task.steps()) {
        calls++;
        var answer = shop.call(step.name(), step.arguments());
        if (answer.ok() != step.ok()) {
          wrong.add(task.id() + " " + step + " → " + answer);
        } else if (step.ok()) {
          add(wrong, difference(task.id() + " " + step.name(), step.result(), answer.result()));
        }
      }
      wrong.addAll(otherThan(task, shop.state));
    }
    assertThat(wrong).isEmpty();
    assertThat(tasks).hasSizeGreaterThanOrEqualTo(74);
    System.out.println("retail replay: " + tasks.size() + " tasks, " + calls + " calls, all equal");
  }

  @Test
  void bentCallsAreRefusedAndChangeNothing() {
    var refused = new TreeMap<String, Integer>();
    var wrong = new ArrayList<String>();
    for (var task : tasks) {
      var shop = new RetailShop(start.copy());
      for (var step : task.steps()) {
        if (step.changes() && step.ok()) {
          for (var bent : bent(step, shop.state)) {
            var copy = shop.state.copy();
            var answer = bent.run(copy, shop.requester);
            refused.merge(bent.name() + " → " + answer.result(), 1, Integer::sum);
            if (answer.ok()) {
              wrong.add(task.id() + " " + bent.name() + " " + step);
            } else if (!copy.orders.equals(bent.before(shop.state).orders)
                || !copy.customers.equals(shop.state.customers)
                || !copy.methods.equals(bent.before(shop.state).methods)) {
              wrong.add(task.id() + " changed something: " + bent.name() + " " + step);
            }
          }
        }
        shop.call(step.name(), step.arguments());
        if (step.changes() && step.ok()) {
          again(step, shop, refused, wrong, task);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(refused.keySet().stream().map(k -> k.split(" → ")[0]).distinct())
        .containsExactlyInAnyOrder(
            "a bad reason",
            "a gift card a cent too small",
            "a method of somebody else",
            "a piece too many",
            "another customer",
            "another product",
            "cancelled, then once more",
            "changed, then cancelled",
            "changed, then once more",
            "exchanged, then once more",
            "exchanged, then returned",
            "money to another card",
            "nobody known",
            "not confirmed",
            "not what was confirmed",
            "of an order elsewhere on its way",
            "out of stock",
            "returned, then exchanged",
            "returned, then once more",
            "the same item");
    System.out.println("retail bent calls refused: " + refused);
  }

  /** Changing the payment is in none of the known tasks, so it is tried over every order. */
  @Test
  void paymentIsChangedOnceToWhatCoversIt() {
    var wrong = new ArrayList<String>();
    var changed = 0;
    var tooSmall = 0;
    for (var number : start.orders.keySet()) {
      var order = start.orders.get(number);
      var user = start.userOf(order.customer());
      var paid = order.after().transfers().getFirst().method();
      for (var method : start.wallet(user).methods()) {
        var shop = new RetailShop(start.copy());
        Map<String, Object> a = Map.of("order_id", number, "payment_method_id", method.id());
        var answer = shop.call("modify_pending_order_payment", a);
        var pending = map(map(database.get("orders")).get(number)).get("status").equals("pending");
        var covers =
            !(method instanceof PaymentMethod.GiftCard(var id, var balance))
                || balance.compareTo(order.total()) >= 0;
        if (answer.ok() != (pending && covers && !method.id().equals(paid))) {
          wrong.add(number + " " + method + " → " + answer);
        }
        tooSmall += pending && !covers && !answer.ok() ? 1 : 0;
        if (answer.ok()) {
          changed++;
          add(wrong, difference(number, paidBy(method.id(), paid, order.total()), history(answer)));
          Map<String, Object> back = Map.of("order_id", number, "payment_method_id", paid);
          if (shop.call("modify_pending_order_payment", back).ok()) {
            wrong.add(number + " was changed twice");
          }
          for (var card : List.of(method.id(), paid)) {
            if (start.methods.get(card) instanceof PaymentMethod.GiftCard(var id, var before)) {
              var expected =
                  card.equals(paid) ? before.plus(order.total()) : before.minus(order.total());
              if (!shop.state.methods.get(card).equals(new PaymentMethod.GiftCard(id, expected))) {
                wrong.add(number + " " + card + " has " + shop.state.methods.get(card));
              }
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(changed).isPositive();
    assertThat(tooSmall).isPositive();
  }

  @Test
  void sumsAreThatShops() {
    assertThat(Arithmetic.evaluate("(1 + 2) * 3 - 4 / 8")).contains("8.5");
    assertThat(Arithmetic.evaluate("-2 * (3 - 5)")).contains("4.0");
    assertThat(Arithmetic.evaluate("1 + ")).isEmpty();
    assertThat(Arithmetic.evaluate("import os")).isEmpty();
  }

  private static Object history(Answer answer) {
    return map(answer.result()).get("payment_history");
  }

  private static Object paidBy(String now, String before, Money total) {
    return List.of(
        entry("payment", total, before),
        entry("payment", total, now),
        entry("refund", total, before));
  }

  private static Object entry(String kind, Money amount, String method) {
    return Map.of("transaction_type", kind, "amount", amount.major(), "payment_method_id", method);
  }

  /** What is not as the task leaves it: what it changes, and everything else as it was. */
  private static List<String> otherThan(Task task, RetailState end) {
    var wrong = new ArrayList<String>();
    for (var id : end.orders.keySet()) {
      var changed = task.changed("orders", id);
      if (changed != null) {
        add(wrong, difference(task.id() + " " + id, changed, end.orderTree(id)));
      } else if (end.orders.get(id) != start.orders.get(id)) {
        add(wrong, difference(task.id() + " " + id, start.orderTree(id), end.orderTree(id)));
      }
    }
    for (var id : end.customers.keySet()) {
      var changed = task.changed("users", id);
      var expected = changed == null ? start.userTree(id) : changed;
      add(wrong, difference(task.id() + " " + id, expected, end.userTree(id)));
    }
    if (!end.left.equals(start.left) || task.changed().containsKey("products")) {
      wrong.add(task.id() + ": that shop's shelves do not move with orders");
    }
    return wrong;
  }

  // bent calls

  private interface Bending {
    Answer run(RetailState state, Requester requester);
  }

  private interface Setting {
    void in(RetailState state);
  }

  /**
   * @param setting what is otherwise in that shop before the call
   */
  private record Bent(String name, Setting setting, Bending call) {
    Bent(String name, Bending call) {
      this(name, state -> {}, call);
    }

    RetailState before(RetailState state) {
      var before = state.copy();
      setting.in(before);
      return before;
    }

    Answer run(RetailState state, Requester requester) {
      setting.in(state);
      return call.run(state, requester);
    }
  }

  private static List<Bent> bent(Step step, RetailState state) {
    var bent = new ArrayList<Bent>();
    bent.add(new Bent("not confirmed", (s, r) -> call(step, s, r, Consent.NOTHING)));
    bent.add(
        new Bent("not what was confirmed", (s, r) -> call(step, s, r, Consent.TO_SOMETHING_ELSE)));
    bent.add(new Bent("another customer", (s, r) -> call(step, s, stranger(step, s), Consent.YES)));
    bent.add(new Bent("nobody known", (s, r) -> unknown(step, s)));
    var order = state.orders.get(text(step.arguments(), "order_id"));
    if (order == null) {
      return bent;
    }
    bent.add(with(step, "of an order elsewhere on its way", "order_id", otherOrder(step, state)));
    if (step.arguments().containsKey("reason")) {
      bent.add(with(step, "a bad reason", "reason", "because"));
    }
    if (step.arguments().containsKey("payment_method_id")) {
      bent.add(
          with(
              step,
              "a method of somebody else",
              "payment_method_id",
              methodOfAnother(order, state)));
    }
    if (step.name().startsWith("return_")) {
      bent.add(
          new Bent(
              "money to another card",
              s -> s.methods.replaceAll((id, m) -> asAccount(m)),
              (s, r) -> call(withMethod(step, order, s), s, r, Consent.YES)));
    }
    if (step.arguments().containsKey("item_ids")) {
      bent.add(
          new Bent("a piece too many", (s, r) -> call(oneMore(step, order), s, r, Consent.YES)));
    }
    if (step.arguments().containsKey("new_item_ids")) {
      swapsBent(step, state, bent);
    }
    return bent;
  }

  private static void swapsBent(Step step, RetailState state, List<Bent> bent) {
    var from = texts(step.arguments(), "item_ids");
    var to = texts(step.arguments(), "new_item_ids");
    bent.add(with(step, "the same item", "new_item_ids", from));
    bent.add(
        new Bent(
            "out of stock",
            s -> s.left.put(new ProductId(to.getFirst()), 0),
            (s, r) -> call(step, s, r, Consent.YES)));
    var product = state.catalog.find(new ProductId(from.getFirst())).orElseThrow().id();
    var other = state.catalog.products().stream().filter(p -> !p.id().equals(product)).findFirst();
    var mixed = new ArrayList<>(to);
    mixed.set(0, other.orElseThrow().variants().getFirst().id().value());
    bent.add(with(step, "another product", "new_item_ids", mixed));
    var difference = Money.zero(RetailState.USD);
    for (var i = 0; i < from.size(); i++) {
      difference = difference.plus(price(to.get(i), state)).minus(price(from.get(i), state));
    }
    if (difference.minor() > 0) {
      var method = text(step.arguments(), "payment_method_id");
      var short1 = difference.minus(Money.of(1, "USD"));
      bent.add(
          new Bent(
              "a gift card a cent too small",
              s -> s.methods.put(method, new PaymentMethod.GiftCard(method, short1)),
              (s, r) -> call(step, s, r, Consent.YES)));
    }
  }

  /** The same again, and what else is over once it is done. */
  private static void again(
      Step step, RetailShop shop, Map<String, Integer> refused, List<String> wrong, Task task) {
    var after = shop.state.copy();
    var calls = new LinkedHashMap<String, Step>();
    var a = new HashMap<>(step.arguments());
    switch (step.name()) {
      case "cancel_pending_order" -> calls.put("cancelled, then once more", step);
      case "modify_pending_order_items" -> {
        calls.put("changed, then once more", backAgain(step));
        calls.put(
            "changed, then cancelled",
            new Step(
                "cancel_pending_order",
                Map.of("order_id", a.get("order_id"), "reason", "no longer needed"),
                true,
                null));
      }
      case "return_delivered_order_items" -> {
        calls.put("returned, then once more", step);
        a.put("new_item_ids", a.get("item_ids"));
        calls.put(
            "returned, then exchanged", new Step("exchange_delivered_order_items", a, true, null));
      }
      case "exchange_delivered_order_items" -> {
        calls.put("exchanged, then once more", step);
        calls.put(
            "exchanged, then returned", new Step("return_delivered_order_items", a, true, null));
      }
      default -> {}
    }
    calls.forEach(
        (name, call) -> {
          var answer = shop.call(call.name(), call.arguments());
          refused.merge(name + " → " + answer.result(), 1, Integer::sum);
          if (answer.ok() || !after.orders.equals(shop.state.orders)) {
            wrong.add(task.id() + " " + name + " " + call);
          }
        });
  }

  private static Step backAgain(Step step) {
    var a = new HashMap<>(step.arguments());
    a.put("item_ids", step.arguments().get("new_item_ids"));
    a.put("new_item_ids", step.arguments().get("item_ids"));
    return new Step(step.name(), a, true, null);
  }

  private static Answer call(Step step, RetailState state, Requester by, Consent consent) {
    var shop = new RetailShop(state);
    shop.requester = by;
    return shop.call(step.name(), step.arguments(), consent);
  }

  private static Answer unknown(Step step, RetailState state) {
    var shop = new RetailShop(state);
    shop.saysWhoTheyAre = false;
    return shop.call(step.name(), step.arguments(), Consent.YES);
  }

  private static Bent with(Step step, String name, String argument, Object value) {
    var a = new HashMap<>(step.arguments());
    a.put(argument, value);
    var other = new Step(step.name(), a, true, null);
    return new Bent(name, (s, r) -> call(other, s, r, Consent.YES));
  }

  private static Requester stranger(Step step, RetailState state) {
    var order = state.orders.get(text(step.arguments(), "order_id"));
    var owner =
        order == null
            ? RetailState.customerId(text(step.arguments(), "user_id"))
            : order.customer();
    return state.customers.values().stream()
        .filter(c -> !c.id().equals(owner))
        .findFirst()
        .map(c -> (Requester) new Requester.Identified(c.id()))
        .orElseThrow();
  }

  /** An order of the same state that is somebody else's. */
  private static String otherOrder(Step step, RetailState state) {
    var order = state.orders.get(text(step.arguments(), "order_id"));
    return state.orders.values().stream()
        .filter(o -> !o.customer().equals(order.customer()) && o.status() != order.status())
        .findFirst()
        .orElseThrow()
        .number();
  }

  private static String methodOfAnother(io.comptoir.commerce.order.Order order, RetailState state) {
    var own = state.wallet(state.userOf(order.customer()));
    return state.methods.keySet().stream()
        .filter(m -> own.find(m).isEmpty())
        .sorted()
        .findFirst()
        .orElseThrow();
  }

  private static PaymentMethod asAccount(PaymentMethod method) {
    return new PaymentMethod.Account(method.id(), "credit_card");
  }

  /** Another method of the same customer than the one that paid; where there is none, no method. */
  private static Step withMethod(
      Step step, io.comptoir.commerce.order.Order order, RetailState state) {
    var paid = order.after().transfers().getFirst().method();
    var a = new HashMap<>(step.arguments());
    a.put(
        "payment_method_id",
        state.wallet(state.userOf(order.customer())).methods().stream()
            .map(PaymentMethod::id)
            .filter(m -> !m.equals(paid))
            .findFirst()
            .orElse("none"));
    return new Step(step.name(), a, true, null);
  }

  /** One piece more than the order has of its first item. */
  private static Step oneMore(Step step, io.comptoir.commerce.order.Order order) {
    var item = texts(step.arguments(), "item_ids").getFirst();
    var a = new HashMap<>(step.arguments());
    var from = new ArrayList<>(texts(a, "item_ids"));
    var kept = order.keptOf(new ProductId(item));
    for (var i = 0; i < kept; i++) {
      from.add(item);
    }
    a.put("item_ids", from);
    if (a.containsKey("new_item_ids")) {
      var to = new ArrayList<>(texts(a, "new_item_ids"));
      for (var i = 0; i < kept; i++) {
        to.add(to.getFirst());
      }
      a.put("new_item_ids", to);
    }
    return new Step(step.name(), a, true, null);
  }

  private static Money price(String item, RetailState state) {
    var id = new ProductId(item);
    return state.catalog.find(id).orElseThrow().priceOf(id).orElseThrow();
  }

  private static void add(List<String> wrong, String difference) {
    if (!difference.isEmpty()) {
      wrong.add(difference);
    }
  }
}
