package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.nlu.Entity;
import io.comptoir.nlu.Understanding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * An order said in one breath, line by line: "two reginas without mushrooms and a large margherita"
 * is two lines, each with its number and with what is wanted and not wanted of it.
 */
final class OrderLines {
  /** So close in front of a product, a word describes that product and not the one before. */
  private static final int BESIDE = 2;

  private OrderLines() {}

  private static final class Line {
    final Entity product;
    final List<Value> wanted = new ArrayList<>();
    final List<Value> unwanted = new ArrayList<>();
    double quantity = 1;

    Line(Entity product) {
      this.product = product;
    }

    Value value() {
      var fields = new LinkedHashMap<String, Value>();
      fields.put("product", product.value());
      fields.put("quantity", Value.of(quantity));
      fields.put("wanted", Value.items(wanted));
      fields.put("unwanted", Value.items(unwanted));
      return new Value.Fields(fields);
    }
  }

  /**
   * Items of fields {@code product}, {@code quantity}, {@code wanted} and {@code unwanted}; empty
   * when no product is named.
   */
  static Optional<Value> of(Understanding understanding) {
    var lines = products(understanding).stream().map(Line::new).toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    for (var entity : understanding.entities()) {
      switch (entity.type()) {
        case "attribute" -> {
          var line = describedBy(entity, lines);
          (entity.negated() ? line.unwanted : line.wanted).add(entity.value());
        }
        case "quantity" -> {
          if (entity.value() instanceof Value.Number(var number)) {
            counted(entity, lines).ifPresent(line -> line.quantity = number);
          }
        }
        default -> {}
      }
    }
    return Optional.of(Value.items(lines.stream().map(Line::value).toList()));
  }

  /** Those named, in their order; of several that the same words could mean, the surest. */
  private static List<Entity> products(Understanding understanding) {
    var found = new ArrayList<Entity>();
    understanding.entities("product").stream()
        .filter(e -> !e.negated())
        .sorted(
            Comparator.comparingInt(Entity::start)
                .thenComparing(Entity::confidence, Comparator.reverseOrder()))
        .forEach(
            e -> {
              if (found.isEmpty() || e.start() >= found.getLast().end()) {
                found.add(e);
              }
            });
    return found;
  }

  private static Line describedBy(Entity word, List<Line> lines) {
    var before = lines.getFirst();
    for (var line : lines) {
      var gap = line.product.start() - word.end();
      if (line.product.start() < word.start() || (gap >= 0 && gap <= BESIDE)) {
        before = line;
      }
    }
    return before;
  }

  /** The first product behind the number, as long as no other number comes between. */
  private static Optional<Line> counted(Entity number, List<Line> lines) {
    return lines.stream().filter(l -> l.product.start() >= number.start()).findFirst();
  }
}
