package io.comptoir.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.channel.PublishedSpecs;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a call is one of the Bot API, by its published description. */
final class TelegramSpec {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, JsonNode> READ = new ConcurrentHashMap<>();

  private TelegramSpec() {}

  /** Fails when the call is none of the API's, lacks something or holds what is not there. */
  static void check(String method, String body) {
    spec()
        .ifPresent(
            spec -> {
              var described = spec.path("methods").path(method);
              assertThat(described.isObject()).as("the Bot API has a method %s", method).isTrue();
              fields(spec, method, described.path("fields"), JSON.readTree(body));
            });
  }

  private static Optional<JsonNode> spec() {
    return PublishedSpecs.file("telegram/api.min.json")
        .map(text -> READ.computeIfAbsent("api", _ -> JSON.readTree(text)));
  }

  private static void fields(JsonNode spec, String where, JsonNode fields, JsonNode given) {
    var known = new java.util.HashMap<String, JsonNode>();
    fields.forEach(field -> known.put(field.path("name").asString(""), field));
    for (var name : given.propertyNames()) {
      assertThat(known).as("%s knows %s", where, name).containsKey(name);
      var types = known.get(name).path("types").valueStream().map(JsonNode::asString).toList();
      assertThat(types)
          .as("%s.%s is %s", where, name, given.get(name))
          .anyMatch(type -> matches(spec, where + "." + name, type, given.get(name)));
    }
    known.values().stream()
        .filter(field -> field.path("required").asBoolean(false))
        .forEach(
            field ->
                assertThat(given.has(field.path("name").asString("")))
                    .as("%s needs %s", where, field.path("name"))
                    .isTrue());
  }

  private static boolean matches(JsonNode spec, String where, String type, JsonNode given) {
    if (type.startsWith("Array of ")) {
      return given.isArray()
          && given
              .valueStream()
              .allMatch(one -> matches(spec, where, type.substring("Array of ".length()), one));
    }
    return switch (type) {
      case "String", "InputFile" -> given.isString();
      case "Integer" -> given.isIntegralNumber();
      case "Float" -> given.isNumber();
      case "Boolean", "True" -> given.isBoolean();
      default -> {
        if (!given.isObject()) {
          yield false;
        }
        var described = spec.path("types").path(type);
        var subtypes = described.path("subtypes").valueStream().map(JsonNode::asString).toList();
        if (!subtypes.isEmpty()) {
          yield subtypes.stream().anyMatch(sub -> matches(spec, where, sub, given));
        }
        fields(spec, where, described.path("fields"), given);
        yield true;
      }
    };
  }
}
