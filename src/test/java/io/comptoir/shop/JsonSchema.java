package io.comptoir.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The part of JSON Schema (draft 7) that our schemas use, so that they are held against files here
 * as an editor does it. A keyword that it does not know is an error, not a pass.
 */
final class JsonSchema {
  private final JsonNode root;

  JsonSchema(JsonNode root) {
    this.root = root;
  }

  /** What is wrong with a document, each with its place; none when nothing is. */
  List<String> mistakes(JsonNode document) {
    var mistakes = new ArrayList<String>();
    check(root, document, "", mistakes);
    return mistakes;
  }

  private void check(JsonNode schema, JsonNode value, String at, List<String> mistakes) {
    for (var keyword : schema.properties()) {
      var rule = keyword.getValue();
      switch (keyword.getKey()) {
        case "$schema", "title", "description", "definitions" -> {}
        case "$ref" -> check(root.at(rule.stringValue().substring(1)), value, at, mistakes);
        case "type" -> {
          if (!isOf(rule, value)) {
            mistakes.add(at + " is not " + rule);
          }
        }
        case "const" -> {
          if (!rule.equals(value)) {
            mistakes.add(at + " is not " + rule);
          }
        }
        case "enum" -> {
          if (rule.valueStream().noneMatch(value::equals)) {
            mistakes.add(at + " is none of " + rule);
          }
        }
        case "anyOf" -> {
          if (rule.valueStream().noneMatch(one -> fits(one, value, at))) {
            mistakes.add(at + " is none of what may stand here: " + value);
          }
        }
        case "required" -> {
          if (value.isObject()) {
            rule.valueStream()
                .filter(name -> !value.has(name.stringValue()))
                .forEach(name -> mistakes.add(at + " needs " + name));
          }
        }
        case "properties", "additionalProperties" -> {}
        case "propertyNames" -> {
          if (value.isObject()) {
            var pattern = Pattern.compile(rule.get("pattern").stringValue());
            value.propertyNames().stream()
                .filter(name -> !pattern.matcher(name).find())
                .forEach(name -> mistakes.add(at + "/" + name + " is no name here"));
          }
        }
        case "items" -> {
          if (value.isArray()) {
            for (var i = 0; i < value.size(); i++) {
              check(rule, value.get(i), at + "/" + i, mistakes);
            }
          }
        }
        case "pattern" -> {
          if (value.isString()
              && !Pattern.compile(rule.stringValue()).matcher(value.stringValue()).find()) {
            mistakes.add(at + " is not written " + rule);
          }
        }
        case "minLength" ->
            atLeast(value.isString(), () -> value.stringValue().length(), rule, at, mistakes);
        case "maxLength" ->
            atMost(value.isString(), () -> value.stringValue().length(), rule, at, mistakes);
        case "minimum" -> atLeast(value.isNumber(), value::asInt, rule, at, mistakes);
        case "maximum" -> atMost(value.isNumber(), value::asInt, rule, at, mistakes);
        case "minItems" -> atLeast(value.isArray(), value::size, rule, at, mistakes);
        case "minProperties" -> atLeast(value.isObject(), value::size, rule, at, mistakes);
        case "maxItems" -> atMost(value.isArray(), value::size, rule, at, mistakes);
        case "maxProperties" -> atMost(value.isObject(), value::size, rule, at, mistakes);
        default -> throw new AssertionError("this schema says " + keyword.getKey());
      }
    }
    fields(schema, value, at, mistakes);
  }

  private void fields(JsonNode schema, JsonNode value, String at, List<String> mistakes) {
    if (!value.isObject()) {
      return;
    }
    var known = schema.path("properties");
    var others = schema.path("additionalProperties");
    for (var field : value.properties()) {
      var place = at + "/" + field.getKey();
      if (known.has(field.getKey())) {
        check(known.get(field.getKey()), field.getValue(), place, mistakes);
      } else if (others.isObject()) {
        check(others, field.getValue(), place, mistakes);
      } else if (others.isBoolean()) {
        mistakes.add(place + " means nothing here");
      }
    }
  }

  private boolean fits(JsonNode schema, JsonNode value, String at) {
    var mistakes = new ArrayList<String>();
    check(schema, value, at, mistakes);
    return mistakes.isEmpty();
  }

  private static boolean isOf(JsonNode types, JsonNode value) {
    return types.isArray()
        ? types.valueStream().anyMatch(type -> isOf(type, value))
        : switch (types.stringValue()) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isString();
          case "number" -> value.isNumber();
          case "integer" -> value.isIntegralNumber();
          case "boolean" -> value.isBoolean();
          default -> throw new AssertionError("no type is called " + types);
        };
  }

  private static void atLeast(
      boolean applies,
      java.util.function.IntSupplier size,
      JsonNode least,
      String at,
      List<String> mistakes) {
    if (applies && size.getAsInt() < least.asInt()) {
      mistakes.add(at + " is less than " + least);
    }
  }

  private static void atMost(
      boolean applies,
      java.util.function.IntSupplier size,
      JsonNode most,
      String at,
      List<String> mistakes) {
    if (applies && size.getAsInt() > most.asInt()) {
      mistakes.add(at + " is more than " + most);
    }
  }
}
