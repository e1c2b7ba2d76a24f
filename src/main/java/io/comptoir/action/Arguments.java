package io.comptoir.action;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The arguments of a call, read by kind; a value of another kind counts as absent. */
record Arguments(Map<String, Value> values) {
  /** Words of a customer are cut here. */
  static final int MAX_TEXT = 500;

  Arguments {
    values = Map.copyOf(values);
  }

  Optional<Value> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String text(String name) {
    return value(name).map(Arguments::text).orElse("");
  }

  /** The words of a text or the id of a reference. */
  static String text(Value value) {
    var text =
        switch (value) {
          case Value.Text(var words) -> words;
          case Value.Ref(var kind, var id) -> id;
          case Value.Number(var number) ->
              number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
          case Value.Truth(var truth) -> Boolean.toString(truth);
          case Value.Amount a -> "";
          case Value.Items(var items) -> items.isEmpty() ? "" : text(items.getFirst());
          case Value.Fields f -> "";
        };
    return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text.strip();
  }

  /** All the words of a value: its own, or those of its items. */
  static List<String> texts(Value value) {
    return items(value).stream().map(Arguments::text).filter(t -> !t.isEmpty()).toList();
  }

  boolean truth(String name) {
    return value(name)
        .map(v -> v instanceof Value.Truth(var t) ? t : text(v).equals("true"))
        .orElse(false);
  }

  OptionalDouble number(String name) {
    var value = values.get(name);
    if (value instanceof Value.Number(var number) && Double.isFinite(number)) {
      return OptionalDouble.of(number);
    }
    if (value instanceof Value.Text(var text)) {
      try {
        return OptionalDouble.of(Double.parseDouble(text.strip()));
      } catch (NumberFormatException e) {
        return OptionalDouble.empty();
      }
    }
    return OptionalDouble.empty();
  }

  /** A whole number within bounds. */
  int whole(String name, int otherwise, int min, int max) {
    return (int) Math.clamp(Math.round(number(name).orElse(otherwise)), min, max);
  }

  Optional<Money> amount(String name) {
    return value(name).flatMap(Arguments::amount);
  }

  static Optional<Money> amount(Value value) {
    return value instanceof Value.Amount(var money) ? Optional.of(money) : Optional.empty();
  }

  /** The elements under this name; one value alone counts as a list of one. */
  List<Value> items(String name) {
    return value(name).map(Arguments::items).orElse(List.of());
  }

  static List<Value> items(Value value) {
    return value instanceof Value.Items(var items) ? items : List.of(value);
  }

  Map<String, Value> fields(String name) {
    return values.get(name) instanceof Value.Fields(var fields) ? fields : Map.of();
  }

  /** The texts under several names. */
  List<String> allTexts(String name) {
    var texts = new ArrayList<String>();
    items(name).forEach(v -> texts.add(text(v)));
    return texts.stream().filter(t -> !t.isEmpty()).toList();
  }
}
