package io.comptoir.dialogue.expression;

import dev.cel.common.values.NullValue;
import io.comptoir.base.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Our values as CEL sees them and back. Whole numbers are integers, amounts of money are decimals
 * in the major unit, things with an identity stay themselves.
 */
final class CelValues {
  private CelValues() {}

  static Object ofNullable(@Nullable Value value) {
    return value == null ? NullValue.NULL_VALUE : of(value);
  }

  static Object of(Value value) {
    return switch (value) {
      case Value.Text text -> text.text();
      case Value.Number number -> {
        if (number.number() == Math.rint(number.number()) && Math.abs(number.number()) < 1e15) {
          yield (Object) (long) number.number();
        }
        yield number.number();
      }
      case Value.Truth truth -> truth.truth();
      case Value.Amount amount -> amount.money().major().doubleValue();
      case Value.Ref ref -> ref;
      case Value.Items items -> items.items().stream().map(CelValues::of).toList();
      case Value.Fields fields -> {
        var map = new LinkedHashMap<String, Object>();
        fields.fields().forEach((name, field) -> map.put(name, of(field)));
        yield map;
      }
    };
  }

  static @Nullable Value toValue(@Nullable Object object) {
    return switch (object) {
      case null -> null;
      case NullValue _ -> null;
      case Value value -> value;
      case String text -> Value.of(text);
      case Boolean truth -> Value.of(truth);
      case Number number -> Value.of(number.doubleValue());
      case List<?> list -> {
        var items = new ArrayList<Value>();
        for (var item : list) {
          var value = toValue(item);
          if (value != null) {
            items.add(value);
          }
        }
        yield Value.items(items);
      }
      case Map<?, ?> map -> {
        var fields = new LinkedHashMap<String, Value>();
        map.forEach(
            (name, field) -> {
              var value = toValue(field);
              if (value != null) {
                fields.put(String.valueOf(name), value);
              }
            });
        yield new Value.Fields(fields);
      }
      default -> Value.of(object.toString());
    };
  }
}
