package io.comptoir.channel.meta;

import io.comptoir.channel.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several notices of Meta's as one, entry after entry. */
final class MetaBatch {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private MetaBatch() {}

  static Optional<byte[]> together(String object, List<byte[]> requests) {
    var entries = new ArrayList<JsonNode>();
    for (var request : requests) {
      try {
        JSON.readTree(request).path("entry").forEach(entries::add);
      } catch (JacksonException e) {
        return Optional.empty();
      }
    }
    return Optional.of(Payload.write(Map.of("object", object, "entry", entries)));
  }
}
