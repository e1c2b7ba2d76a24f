package io.comptoir.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a body is what a platform's published OpenAPI description says: kinds, what must be
 * there, enumerations, lengths, and nothing that is not described.
 */
public final class OpenApiCheck {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, OpenApiCheck> READ = new ConcurrentHashMap<>();

  private final Map<?, ?> document;
  private final Set<String> besides;

  private OpenApiCheck(Map<?, ?> document, Set<String> besides) {
    this.document = document;
    this.besides = besides;
  }

  /** The same, with names that the platform's guide knows and its description leaves out. */
  public OpenApiCheck besides(String... names) {
    return new OpenApiCheck(document, Set.of(names));
  }

  /**
   * @param file in the folder of {@link PublishedSpecs}, YAML or JSON
   */
  public static Optional<OpenApiCheck> of(String file) {
    return PublishedSpecs.file(file)
        .map(
            text ->
                READ.computeIfAbsent(
                    file,
                    _ ->
                        new OpenApiCheck(
                            (Map<?, ?>)
                                new Load(
                                        LoadSettings.builder()
                                            .setCodePointLimit(20_000_000)
                                            .setMaxAliasesForCollections(10_000)
                                            .build())
                                    .loadFromString(text),
                            Set.of())));
  }

  /** The schema by its name. */
  public Map<?, ?> schema(String name) {
    return map(map(map(document, "components"), "schemas"), name);
  }

  /** The schema of an operation's request body. */
  public Map<?, ?> body(String path, String method) {
    var content =
        map(map(map(map(map(document, "paths"), path), method), "requestBody"), "content");
    return map(map(content, content.keySet().iterator().next().toString()), "schema");
  }

  /** What is wrong with it; nothing when it is as described. */
  public List<String> problems(Map<?, ?> schema, String body) {
    return problems(schema, body, "");
  }

  private List<String> problems(Map<?, ?> schema, String body, String where) {
    return check(schema, JSON.readTree(body), where);
  }

  private List<String> check(Map<?, ?> given, JsonNode value, String where) {
    var schema = chosen(resolved(given), value);
    var problems = new ArrayList<String>();
    if (schema.isEmpty()) {
      return List.of(where + ": " + value + " is of none of the kinds that are described");
    }
    for (var one : list(schema, "oneOf", "anyOf")) {
      // those that are left once the best of them is chosen
      problems.clear();
      problems.addAll(check(merged(schema, (Map<?, ?>) one), value, where));
      if (problems.isEmpty()) {
        return problems;
      }
      problems.add("(none of the alternatives at " + where + ")");
    }
    if (!list(schema, "oneOf", "anyOf").isEmpty()) {
      return problems;
    }
    if (schema.get("enum") instanceof List<?> words
        && words.stream().noneMatch(word -> word.toString().equals(value.asString("")))) {
      problems.add(where + ": " + value + " is none of " + words);
    }
    var type = String.valueOf(schema.get("type"));
    switch (schema.containsKey("properties") ? "object" : type) {
      case "string" -> text(schema, value, where, problems);
      case "integer" -> require(value.isIntegralNumber(), where, "a whole number", value, problems);
      case "number" -> require(value.isNumber(), where, "a number", value, problems);
      case "boolean" -> require(value.isBoolean(), where, "a boolean", value, problems);
      case "array" -> array(schema, value, where, problems);
      case "object" -> object(schema, value, where, problems);
      default -> {}
    }
    return problems;
  }

  /** Where a member says which kind it is, the schema of that kind; nothing when there is none. */
  private Map<?, ?> chosen(Map<?, ?> schema, JsonNode value) {
    if (!(schema.get("discriminator") instanceof Map<?, ?> by)
        || !(by.get("mapping") instanceof Map<?, ?> kinds)) {
      return schema;
    }
    var kind = value.path(String.valueOf(by.get("propertyName"))).asString("");
    return kinds.get(kind) instanceof String ref
        ? without(resolved(Map.of("$ref", ref)), "discriminator")
        : Map.of();
  }

  private static void require(
      boolean right, String where, String what, JsonNode value, List<String> problems) {
    if (!right) {
      problems.add(where + ": " + what + " is needed, not " + value);
    }
  }

  private static void text(Map<?, ?> schema, JsonNode value, String where, List<String> problems) {
    require(value.isString(), where, "a text", value, problems);
    if (schema.get("maxLength") instanceof Integer most && value.asString("").length() > most) {
      problems.add(where + ": longer than " + most);
    }
    if (schema.get("pattern") instanceof String pattern && !value.asString("").matches(pattern)) {
      problems.add(where + ": " + value + " is not " + pattern);
    }
  }

  private void array(Map<?, ?> schema, JsonNode value, String where, List<String> problems) {
    require(value.isArray(), where, "a list", value, problems);
    if (schema.get("maxItems") instanceof Integer most && value.size() > most) {
      problems.add(where + ": more than " + most);
    }
    if (schema.get("minItems") instanceof Integer least && value.size() < least) {
      problems.add(where + ": fewer than " + least);
    }
    if (schema.get("items") instanceof Map<?, ?> items) {
      for (var i = 0; i < value.size(); i++) {
        problems.addAll(check(items, value.get(i), where + "[" + i + "]"));
      }
    }
  }

  private void object(Map<?, ?> schema, JsonNode value, String where, List<String> problems) {
    require(value.isObject(), where, "an object", value, problems);
    if (schema.get("required") instanceof List<?> required) {
      required.stream()
          .filter(name -> !value.has(name.toString()))
          .forEach(name -> problems.add(where + ": " + name + " is missing"));
    }
    var properties = schema.get("properties") instanceof Map<?, ?> known ? known : Map.of();
    for (var name : value.propertyNames()) {
      if (properties.get(name) instanceof Map<?, ?> property) {
        problems.addAll(check(property, value.get(name), where + "." + name));
      } else if (!besides.contains(name)
          && !properties.isEmpty()
          && !(schema.get("additionalProperties") instanceof Map)) {
        problems.add(where + ": nobody knows " + name);
      }
    }
  }

  /** References followed, {@code allOf} put together. */
  private Map<?, ?> resolved(Map<?, ?> given) {
    var schema = given;
    while (schema.get("$ref") instanceof String ref) {
      Map<?, ?> at = document;
      for (var step : ref.substring(2).split("/")) {
        at = map(at, step);
      }
      schema = at;
    }
    if (!(schema.get("allOf") instanceof List<?> all)) {
      return schema;
    }
    Map<?, ?> whole = without(schema, "allOf");
    for (var one : all) {
      whole = merged(whole, (Map<?, ?>) one);
    }
    return whole;
  }

  private Map<?, ?> merged(Map<?, ?> one, Map<?, ?> given) {
    var other = resolved(given);
    var merged = new LinkedHashMap<Object, Object>(without(one, "oneOf", "anyOf"));
    other.forEach(
        (key, value) -> {
          var before = merged.get(key);
          if (key.equals("properties") && before instanceof Map<?, ?> known) {
            var both = new LinkedHashMap<Object, Object>(known);
            both.putAll((Map<?, ?>) value);
            merged.put(key, both);
          } else if (key.equals("required") && before instanceof List<?> known) {
            var both = new ArrayList<Object>(known);
            both.addAll((List<?>) value);
            merged.put(key, both);
          } else {
            merged.put(key, value);
          }
        });
    return merged;
  }

  private static Map<?, ?> without(Map<?, ?> map, String... keys) {
    var less = new LinkedHashMap<Object, Object>(map);
    for (var key : keys) {
      less.remove(key);
    }
    return less;
  }

  private static List<?> list(Map<?, ?> map, String... keys) {
    for (var key : keys) {
      if (map.get(key) instanceof List<?> list) {
        return list;
      }
    }
    return List.of();
  }

  private static Map<?, ?> map(Map<?, ?> map, String key) {
    if (map.get(key) instanceof Map<?, ?> inner) {
      return inner;
    }
    throw new AssertionError("the description has no " + key + "; there are " + map.keySet());
  }
}
