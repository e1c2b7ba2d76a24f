package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.nlu.Entity;
import io.comptoir.nlu.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Several kinds of goods ordered in one breath, of which one is still to be chosen each: "two soaps
 * and a candle".
 */
final class OrderKinds {
  private static final Pattern OR =
      Pattern.compile("\\b(?:ou|or)\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private OrderKinds() {}

  /**
   * Items of fields {@code category} and {@code quantity}, 1 where none is said; empty when fewer
   * than two kinds are named, one against the other ("a soap or a candle"), or a product.
   */
  static Optional<Value> of(String text, Understanding understanding) {
    var kinds = kinds(understanding);
    if (kinds.size() < 2
        || !understanding.entities("product").isEmpty()
        || isChoice(text, kinds.getFirst(), kinds.getLast())) {
      return Optional.empty();
    }
    var items = new ArrayList<Value>();
    int from = 0;
    for (var kind : kinds) {
      items.add(
          new Value.Fields(
              Map.of("category", kind.value(), "quantity", quantity(understanding, from, kind))));
      from = kind.end();
    }
    return Optional.of(Value.items(items));
  }

  private static List<Entity> kinds(Understanding understanding) {
    var kinds = new ArrayList<Entity>();
    for (var kind : understanding.entities("category")) {
      boolean known = kinds.stream().anyMatch(k -> k.value().equals(kind.value()));
      boolean apart = kinds.isEmpty() || kind.start() >= kinds.getLast().end();
      if (!kind.negated() && apart && !known) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private static boolean isChoice(String text, Entity first, Entity last) {
    return last.start() <= text.length()
        && OR.matcher(text.substring(first.end(), last.start())).find();
  }

  /** The last number between the kind before and this one. */
  private static Value quantity(Understanding understanding, int from, Entity kind) {
    Value quantity = Value.of(1);
    for (var number : understanding.entities("quantity")) {
      if (number.start() >= from && number.end() <= kind.start() && !number.negated()) {
        quantity = number.value();
      }
    }
    return quantity;
  }
}
