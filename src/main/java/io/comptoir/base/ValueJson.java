package io.comptoir.base;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * Values as JSON, written and read token by token: the same text as the annotations of {@link
 * Value} give, several times as fast. A turn does it for all that a conversation remembers.
 */
public final class ValueJson {
  private ValueJson() {}

  public static void write(JsonGenerator to, Value value) {
    to.writeStartObject();
    switch (value) {
      case Value.Text(var text) -> {
        to.writeStringProperty("is", "text");
        to.writeStringProperty("text", text);
      }
      case Value.Number(var number) -> {
        to.writeStringProperty("is", "number");
        to.writeNumberProperty("number", number);
      }
      case Value.Truth(var truth) -> {
        to.writeStringProperty("is", "truth");
        to.writeBooleanProperty("truth", truth);
      }
      case Value.Amount(var money) -> {
        to.writeStringProperty("is", "amount");
        to.writeObjectPropertyStart("money");
        to.writeNumberProperty("amount", money.minor());
        to.writeStringProperty("currency", money.currency().getCurrencyCode());
        to.writeEndObject();
      }
      case Value.Ref(var kind, var id) -> {
        to.writeStringProperty("is", "ref");
        to.writeStringProperty("kind", kind);
        to.writeStringProperty("id", id);
      }
      case Value.Items(var items) -> {
        to.writeStringProperty("is", "items");
        to.writeArrayPropertyStart("items");
        for (var item : items) {
          write(to, item);
        }
        to.writeEndArray();
      }
      case Value.Fields(var fields) -> {
        to.writeStringProperty("is", "fields");
        to.writeName("fields");
        write(to, fields);
      }
    }
    to.writeEndObject();
  }

  /** Named values as one object, in their order. */
  public static void write(JsonGenerator to, Map<String, Value> values) {
    to.writeStartObject();
    for (var entry : values.entrySet()) {
      to.writeName(entry.getKey());
      write(to, entry.getValue());
    }
    to.writeEndObject();
  }

  /**
   * Reads the object that the parser stands at the start of, and leaves it at its end.
   *
   * @throws StreamReadException when it is not a value
   */
  public static Value read(JsonParser from) {
    expect(from, JsonToken.START_OBJECT);
    @Nullable String is = null;
    @Nullable String text = null;
    @Nullable String kind = null;
    @Nullable String id = null;
    @Nullable Money money = null;
    @Nullable List<Value> items = null;
    @Nullable Map<String, Value> fields = null;
    var number = 0.0;
    var truth = false;
    for (var name = from.nextName(); name != null; name = from.nextName()) {
      from.nextToken();
      switch (name) {
        case "is" -> is = from.getString();
        case "text" -> text = from.getString();
        case "number" -> number = from.getDoubleValue();
        case "truth" -> truth = from.getBooleanValue();
        case "money" -> money = money(from);
        case "kind" -> kind = from.getString();
        case "id" -> id = from.getString();
        case "items" -> items = items(from);
        case "fields" -> fields = readFields(from);
        default -> from.skipChildren();
      }
    }
    return switch (is) {
      case "text" -> new Value.Text(required(from, text));
      case "number" -> new Value.Number(number);
      case "truth" -> new Value.Truth(truth);
      case "amount" -> new Value.Amount(required(from, money));
      case "ref" -> new Value.Ref(required(from, kind), required(from, id));
      case "items" -> new Value.Items(required(from, items));
      case "fields" -> new Value.Fields(required(from, fields));
      case null, default -> throw new StreamReadException(from, "no value is a \"" + is + "\"");
    };
  }

  /** Reads an object of values. */
  public static Map<String, Value> readFields(JsonParser from) {
    expect(from, JsonToken.START_OBJECT);
    var values = new LinkedHashMap<String, Value>();
    for (var name = from.nextName(); name != null; name = from.nextName()) {
      from.nextToken();
      values.put(name, read(from));
    }
    return values;
  }

  private static List<Value> items(JsonParser from) {
    expect(from, JsonToken.START_ARRAY);
    var items = new ArrayList<Value>();
    while (from.nextToken() != JsonToken.END_ARRAY) {
      items.add(read(from));
    }
    return items;
  }

  private static Money money(JsonParser from) {
    expect(from, JsonToken.START_OBJECT);
    var minor = 0L;
    @Nullable String currency = null;
    for (var name = from.nextName(); name != null; name = from.nextName()) {
      from.nextToken();
      switch (name) {
        case "amount" -> minor = from.getLongValue();
        case "currency" -> currency = from.getString();
        default -> from.skipChildren();
      }
    }
    try {
      return Money.of(minor, required(from, currency));
    } catch (IllegalArgumentException unknown) {
      throw new StreamReadException(from, "no currency is \"" + currency + "\"", unknown);
    }
  }

  private static void expect(JsonParser from, JsonToken token) {
    if (from.currentToken() != token) {
      throw new StreamReadException(from, "expected " + token + ", found " + from.currentToken());
    }
  }

  private static <T> T required(JsonParser from, @Nullable T part) {
    if (part == null) {
      throw new StreamReadException(from, "a value lacks what it is made of");
    }
    return part;
  }
}
