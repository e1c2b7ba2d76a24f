package io.comptoir.command;

import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.conversation.Control;
import io.comptoir.shop.Problem;
import io.comptoir.shop.catalog.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a conversation left in the stores, compared with how they were when it began. */
final class Aftermath {
  static final Set<String> KEYS =
      Set.of(
          "orders",
          "paid_orders",
          "cancelled_orders",
          "cart",
          "handovers",
          "under_way",
          "waiting",
          "timers",
          "profile");

  private final Rehearsal rehearsal;
  private final Map<OrderStatus, Long> before;
  private final int ordersBefore;
  private final List<Problem> failures = new ArrayList<>();

  /** Remembers how things are now. */
  Aftermath(Rehearsal rehearsal) {
    this.rehearsal = rehearsal;
    this.before =
        Map.of(
            OrderStatus.PAID, in(rehearsal, OrderStatus.PAID),
            OrderStatus.CANCELLED, in(rehearsal, OrderStatus.CANCELLED));
    this.ordersBefore = rehearsal.orders().size();
  }

  List<Problem> compare(YamlNode end) {
    end.onlyKeys(KEYS);
    equal(end, "orders", rehearsal.orders().size() - ordersBefore);
    equal(end, "paid_orders", since(OrderStatus.PAID));
    equal(end, "cancelled_orders", since(OrderStatus.CANCELLED));
    equal(end, "cart", rehearsal.cart().count());
    equal(end, "handovers", rehearsal.now().control() == Control.BOT ? 0 : 1);
    equal(end, "under_way", rehearsal.memory().stack().size());
    equal(end, "waiting", rehearsal.memory().parked().size());
    equal(end, "timers", rehearsal.timers().size());
    end.field("profile")
        .ifPresent(
            profile ->
                profile
                    .fields()
                    .forEach(
                        (name, wanted) -> {
                          var held =
                              Expectation.plain(rehearsal.profile().value(name).orElse(null));
                          if (!held.equals(wanted.text().orElse("nothing"))) {
                            fail(wanted, "profile " + name, wanted.text().orElse("nothing"), held);
                          }
                        }));
    return failures;
  }

  private int since(OrderStatus status) {
    return (int) (in(rehearsal, status) - before.getOrDefault(status, 0L));
  }

  private static long in(Rehearsal rehearsal, OrderStatus status) {
    return rehearsal.orders().stream().filter(o -> o.status() == status).count();
  }

  private void equal(YamlNode end, String key, int actual) {
    end.field(key)
        .filter(node -> !node.text().orElse("").equals(Integer.toString(actual)))
        .ifPresent(node -> fail(node, key, node.text().orElse("?"), Integer.toString(actual)));
  }

  private void fail(YamlNode node, String what, String wanted, String actual) {
    failures.add(
        new Problem(
            node.file(),
            node.line(),
            what + ": `" + wanted + "` expected at the end, not `" + actual + "`"));
  }
}
