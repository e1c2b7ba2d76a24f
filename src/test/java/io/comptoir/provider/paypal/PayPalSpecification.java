package io.comptoir.provider.paypal;

import io.comptoir.provider.Answered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * PayPal's OpenAPI description of Orders v2, as far as JSON bodies go: types, required and known
 * fields, lengths, patterns and closed lists.
 */
final class PayPalSpecification {
  private static final Path FILE = Path.of("../shared/specs/paypal/checkout_orders_v2.json");

  private final JsonNode root;

  private PayPalSpecification(JsonNode root) {
    this.root = root;
  }

  /** Empty, and said so, where the description does not lie beside the project. */
  static Optional<PayPalSpecification> open() {
    if (!Files.exists(FILE)) {
      System.err.println("not checked against PayPal's description: " + FILE + " is not there");
      return Optional.empty();
    }
    try {
      return Optional.of(new PayPalSpecification(Answered.JSON.readTree(Files.readAllBytes(FILE))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a body of this schema. */
  List<String> problems(String schema, String json) {
    var problems = new ArrayList<String>();
    check(
        root.path("components").path("schemas").path(schema),
        Answered.JSON.readTree(json),
        schema,
        problems);
    return problems;
  }

  private void check(JsonNode schema, JsonNode value, String at, List<String> problems) {
    var all = parts(schema);
    for (var part : all) {
      checkOne(part, value, at, problems);
    }
    if (value.isObject() && all.stream().anyMatch(part -> part.has("properties"))) {
      for (var field : value.properties()) {
        var known =
            all.stream()
                .map(part -> part.path("properties").path(field.getKey()))
                .filter(property -> !property.isMissingNode())
                .toList();
        if (known.isEmpty()) {
          problems.add(at + "." + field.getKey() + " is not known");
        }
        known.forEach(one -> check(one, field.getValue(), at + "." + field.getKey(), problems));
      }
    }
  }

  private void checkOne(JsonNode schema, JsonNode value, String at, List<String> problems) {
    var type = schema.path("type").asString("");
    var right =
        switch (type) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isString();
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          default -> true;
        };
    if (!right) {
      problems.add(at + " is no " + type);
      return;
    }
    for (var name : schema.path("required")) {
      if (!value.has(name.asString())) {
        problems.add(at + "." + name.asString() + " is missing");
      }
    }
    if (value.isArray()) {
      for (var i = 0; i < value.size(); i++) {
        check(schema.path("items"), value.path(i), at + "[" + i + "]", problems);
      }
    }
    if (value.isString()) {
      text(schema, value.asString(), at, problems);
    }
  }

  private static void text(JsonNode schema, String text, String at, List<String> problems) {
    if (text.length() < schema.path("minLength").asInt(0)
        || text.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
      problems.add(at + " is too short or too long");
    }
    if (schema.has("pattern")
        && !Pattern.compile(schema.path("pattern").asString()).matcher(text).find()) {
      problems.add(at + " is not of the pattern " + schema.path("pattern").asString());
    }
    if (schema.has("enum")
        && schema.path("enum").valueStream().noneMatch(v -> v.asString().equals(text))) {
      problems.add(at + " is none of the listed words");
    }
  }

  /** The schema itself and all that it refers to or is put together from. */
  private List<JsonNode> parts(JsonNode schema) {
    var parts = new ArrayList<JsonNode>();
    collect(schema, parts);
    return parts;
  }

  private void collect(JsonNode schema, List<JsonNode> into) {
    into.add(schema);
    var reference = schema.path("$ref").asString("");
    if (reference.startsWith("#/")) {
      collect(root.at(reference.substring(1)), into);
    }
    schema.path("allOf").forEach(one -> collect(one, into));
  }
}
