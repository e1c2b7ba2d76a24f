package io.comptoir.shop;

import io.comptoir.commerce.order.Identification.Proof;
import io.comptoir.commerce.order.OrderPolicy;
import io.comptoir.commerce.order.OrderPolicy.RefundTo;
import io.comptoir.commerce.order.OrderPolicy.Rule;
import io.comptoir.commerce.order.OrderRequest.Act;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.ReturnTerms;
import io.comptoir.commerce.order.Transfer.Due;
import io.comptoir.shop.catalog.YamlNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code orders.yml}: what a shop lets be done with an order, until when. What it does not
 * name is as {@link OrderPolicy#usual}; what it says {@code no} to is not offered.
 */
final class OrderPolicyReader {
  private static final Set<String> RULE =
      Set.of("while", "within", "once", "after_change", "reasons");
  private static final Set<String> EXCHANGE =
      Set.of("while", "within", "once", "after_change", "reasons", "for", "same_item", "pays");
  private static final Set<String> RETURN =
      Set.of("while", "within", "once", "after_change", "reasons", "refund_to");

  private final OrderPolicy usual;

  OrderPolicyReader(OrderStatus cancelBefore, ReturnTerms returns) {
    this.usual = OrderPolicy.usual(cancelBefore, returns);
  }

  OrderPolicy read(Optional<YamlNode> file) {
    return file.map(this::policy).orElse(usual);
  }

  private OrderPolicy policy(YamlNode file) {
    var known = new LinkedHashSet<String>();
    for (var act : Act.values()) {
      known.add(key(act));
    }
    known.add("identify_by");
    file.onlyKeys(known);
    var rules = new EnumMap<Act, Rule>(Act.class);
    for (var act : Act.values()) {
      var said = file.field(key(act));
      if (said.isEmpty()) {
        usual.rule(act).ifPresent(rule -> rules.put(act, rule));
      } else if (!no(said.get())) {
        rules.put(act, rule(act, said.get()));
      }
    }
    var exchange = file.field(key(Act.EXCHANGE)).filter(YamlNode::isMap);
    var back = file.field(key(Act.RETURN)).filter(YamlNode::isMap);
    return new OrderPolicy(
        rules,
        usual.returns(),
        back.flatMap(b -> b.field("refund_to")).map(this::refundTo).orElse(usual.refundTo()),
        exchange
            .flatMap(e -> e.field("for"))
            .map(n -> one(n, List.of("same_product", "any_product")).equals("any_product"))
            .orElse(usual.exchangeForOthers()),
        exchange.map(e -> e.truth("same_item")).orElse(usual.exchangeForSame()),
        exchange
            .flatMap(e -> e.field("pays"))
            .map(n -> one(n, List.of("now", "on_arrival")).equals("now"))
            .map(now -> now ? Due.NOW : Due.ON_ARRIVAL)
            .orElse(usual.exchangeDue()),
        file.field("identify_by")
            .map(n -> several(n, Proof.class))
            .filter(p -> !p.isEmpty())
            .orElse(usual.proofs()));
  }

  private Rule rule(Act act, YamlNode node) {
    if (!node.isMap()) {
      node.problem("write `no`, or what holds: {while: [paid], within: 2h}");
      return usual.rule(act).orElseThrow();
    }
    node.onlyKeys(act == Act.EXCHANGE ? EXCHANGE : act == Act.RETURN ? RETURN : RULE);
    var before = usual.rule(act).orElseThrow();
    var during =
        node.field("while").map(n -> several(n, OrderStatus.class)).orElse(before.during());
    if (act == Act.CANCEL) {
      node.field("while").ifPresent(n -> cancellable(n, during));
    }
    return new Rule(
        during,
        node.text("within")
            .flatMap(t -> StepParts.duration(node, t))
            .filter(Duration::isPositive)
            .orElse(before.within()),
        node.field("once").isPresent() ? node.truth("once") : before.once(),
        node.field("after_change").isPresent()
            ? node.truth("after_change")
            : before.afterItemsChanged(),
        node.field("reasons").map(n -> Set.copyOf(n.texts())).orElse(before.reasons()));
  }

  /** An order that has left cannot be cancelled, whatever a shop would like. */
  private static void cancellable(YamlNode node, Set<OrderStatus> during) {
    for (var status : during) {
      if (!status.next().contains(OrderStatus.CANCELLED)) {
        node.problem("an order that is " + word(status) + " cannot be cancelled any more");
      }
    }
  }

  private Set<RefundTo> refundTo(YamlNode node) {
    return several(node, RefundTo.class);
  }

  private static <E extends Enum<E>> Set<E> several(YamlNode node, Class<E> kind) {
    var found = EnumSet.noneOf(kind);
    for (var text : node.texts()) {
      Arrays.stream(kind.getEnumConstants())
          .filter(e -> word(e).equals(text))
          .findFirst()
          .ifPresentOrElse(
              found::add,
              () ->
                  node.problem(
                      "`"
                          + text
                          + "` is none of "
                          + String.join(
                              ", ",
                              Arrays.stream(kind.getEnumConstants())
                                  .map(OrderPolicyReader::word)
                                  .toList())));
    }
    return found;
  }

  private static String one(YamlNode node, List<String> of) {
    var text = node.text().orElse("");
    if (!of.contains(text)) {
      node.problem("write one of " + String.join(", ", of));
    }
    return text;
  }

  private static boolean no(YamlNode node) {
    var text = node.text().orElse("");
    return text.equals("no") || text.equals("false");
  }

  private static String key(Act act) {
    return word(act);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
