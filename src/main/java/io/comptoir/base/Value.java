package io.comptoir.base;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A typed value that a sentence held, a slot keeps, an action takes or gives. Small, immutable and
 * written to JSON with its kind, so that a conversation's state can be read back years later.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Value.Text.class, name = "text"),
  @JsonSubTypes.Type(value = Value.Number.class, name = "number"),
  @JsonSubTypes.Type(value = Value.Truth.class, name = "truth"),
  @JsonSubTypes.Type(value = Value.Amount.class, name = "amount"),
  @JsonSubTypes.Type(value = Value.Ref.class, name = "ref"),
  @JsonSubTypes.Type(value = Value.Items.class, name = "items"),
  @JsonSubTypes.Type(value = Value.Fields.class, name = "fields")
})
public sealed interface Value {

  /** Plain words, or the key of a closed choice. */
  record Text(String text) implements Value {}

  /** A whole or decimal number; quantities and ages are whole. */
  record Number(double number) implements Value {}

  record Truth(boolean truth) implements Value {}

  record Amount(Money money) implements Value {}

  /**
   * Something with an identity of its own.
   *
   * @param kind what it is: {@code product}, {@code variant}, {@code order}, {@code store}, {@code
   *     category} …
   */
  record Ref(String kind, String id) implements Value {}

  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Named values, in order. */
  record Fields(Map<String, Value> fields) implements Value {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  static Value of(String text) {
    return new Text(text);
  }

  static Value of(double number) {
    return new Number(number);
  }

  static Value of(boolean truth) {
    return new Truth(truth);
  }

  static Value of(Money money) {
    return new Amount(money);
  }

  static Value ref(String kind, String id) {
    return new Ref(kind, id);
  }

  static Value items(List<? extends Value> items) {
    return new Items(List.copyOf(items));
  }
}
