package io.comptoir.channel;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what platforms send: nothing of it is trusted to be there or to be of its kind. */
public final class Payload {
  /**
   * Deeper than any platform goes, so that one odd event does not cost its neighbours, and less
   * than what is kept of it can be written again (Jackson writes 500 levels).
   */
  private static final int MAX_DEPTH = 400;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private Payload() {}

  /**
   * A JSON object.
   *
   * @throws Malformed when it is none, holds a key twice or is nested too deeply
   */
  public static JsonNode object(byte[] body) {
    try {
      var node = JSON.readTree(body);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      // said below
    }
    throw new Malformed("not a JSON object");
  }

  public static JsonNode readOrEmpty(byte[] body) {
    try {
      return object(body);
    } catch (Malformed e) {
      return JSON.createObjectNode();
    }
  }

  public static byte[] write(Object value) {
    return JSON.writeValueAsBytes(value);
  }

  public static String text(Object value) {
    return JSON.writeValueAsString(value);
  }

  /**
   * A text or a whole number, as text.
   *
   * @throws Malformed when it is not there
   */
  public static String required(JsonNode node, String name) {
    return optional(node, name).orElseThrow(() -> new Malformed(name));
  }

  /** A text or a whole number, as text; empty when it is neither or "". */
  public static Optional<String> optional(JsonNode node, String name) {
    var value = node.path(name);
    if (value.isString() || value.isIntegralNumber()) {
      return Optional.of(value.asString()).filter(text -> !text.isEmpty());
    }
    return Optional.empty();
  }

  /**
   * @throws Malformed when it is no number
   */
  public static double number(JsonNode node, String name) {
    var value = node.path(name);
    if (!value.isNumber()) {
      throw new Malformed(name);
    }
    return value.asDouble();
  }

  /**
   * @throws Malformed when it is no whole number
   */
  public static long whole(JsonNode node, String name) {
    var value = node.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new Malformed(name);
    }
    return value.asLong();
  }

  /**
   * @throws Malformed when it is no object
   */
  public static JsonNode object(JsonNode node, String name) {
    var value = node.path(name);
    if (!value.isObject()) {
      throw new Malformed(name);
    }
    return value;
  }

  /**
   * @param minor in the smallest unit
   * @throws Malformed when there is no such currency
   */
  public static Money money(long minor, String currency) {
    try {
      return Money.of(minor, currency);
    } catch (IllegalArgumentException e) {
      throw new Malformed("currency");
    }
  }

  /** A language by the beginning of its tag: {@code fr-CA}; empty when it is none. */
  public static Optional<Language> language(JsonNode node, String name) {
    return optional(node, name)
        .map(tag -> tag.split("[-_]", 2)[0].toLowerCase(java.util.Locale.ROOT))
        .filter(code -> code.matches("[a-z]{2}"))
        .map(Language::new);
  }

  /** The members of a list; none when it is not there. */
  public static Iterable<JsonNode> each(JsonNode node, String name) {
    var value = node.path(name);
    return value.isArray() ? value : java.util.List.of();
  }

  /** A map of these, for bodies written in place; entries whose value is null are left out. */
  public static Map<String, Object> of(@org.jspecify.annotations.Nullable Object... entries) {
    var map = new java.util.LinkedHashMap<String, Object>();
    for (var i = 0; i + 1 < entries.length; i += 2) {
      var value = entries[i + 1];
      if (value != null && entries[i] instanceof String name) {
        map.put(name, value);
      }
    }
    return map;
  }
}
