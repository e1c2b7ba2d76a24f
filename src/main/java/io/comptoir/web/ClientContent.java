package io.comptoir.web;

import io.comptoir.message.Content;
import io.comptoir.message.CustomerText;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a customer may send through the web chat, read and checked: a closed list of kinds, each
 * with its limits. Control characters go, everything else stays as it was written; encoding it is
 * the reader's task.
 */
final class ClientContent {
  static final int MAX_TEXT_CHARS = 4_000;
  private static final int MAX_PAYLOAD_CHARS = 2_000;
  private static final int MAX_FIELDS = 30;
  private static final Pattern UPLOADED =
      Pattern.compile("/chat/v1/uploads/[0-9a-f]{8,64}\\.(jpg|png|webp|gif)");

  private ClientContent() {}

  /**
   * @throws Problem 422 when the kind is not one a customer sends or a limit is passed
   */
  static Content read(@Nullable JsonNode node) {
    if (node == null || !node.isObject()) {
      throw new Problem(422, "invalid", "content: {\"type\": …}");
    }
    return switch (node.path("type").asString("")) {
      case "text" -> new Content.Text(text(node.path("text")));
      case "postback" ->
          new Content.Postback(
              required(node, "payload", MAX_PAYLOAD_CHARS), optional(node, "text", 200));
      case "formResponse" -> form(node);
      case "image" -> image(node);
      case "location" -> location(node);
      default ->
          throw new Problem(
              422, "unknown_content", "text, postback, formResponse, image, location");
    };
  }

  private static String text(JsonNode node) {
    if (!node.isString()) {
      throw new Problem(422, "invalid", "content.text");
    }
    var text = CustomerText.clean(node.asString());
    if (text.codePointCount(0, text.length()) > MAX_TEXT_CHARS) {
      throw new Problem(422, "text_too_long", MAX_TEXT_CHARS);
    }
    if (text.isBlank()) {
      throw new Problem(422, "empty_text");
    }
    return text;
  }

  private static Content form(JsonNode node) {
    var answers = new ArrayList<Content.Answer>();
    for (var field : node.path("fields")) {
      answers.add(
          new Content.Answer(
              required(field, "name", 100),
              CustomerText.clean(field.path("value").asString("")).strip()));
      if (answers.size() > MAX_FIELDS || answers.getLast().value().length() > MAX_TEXT_CHARS) {
        throw new Problem(422, "text_too_long", MAX_TEXT_CHARS);
      }
    }
    return new Content.FormResponse(required(node, "id", 200), answers);
  }

  private static Content image(JsonNode node) {
    var url = required(node, "mediaUrl", 300);
    if (!UPLOADED.matcher(url).matches()) {
      throw new Problem(422, "invalid", "content.mediaUrl");
    }
    return new Content.Image(
        url,
        optional(node, "altText", 300),
        optional(node, "text", MAX_TEXT_CHARS),
        java.util.List.of());
  }

  private static Content location(JsonNode node) {
    var latitude = node.path("latitude").asDouble(Double.NaN);
    var longitude = node.path("longitude").asDouble(Double.NaN);
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      throw new Problem(422, "invalid", "content.latitude, content.longitude");
    }
    return new Content.Location(latitude, longitude, optional(node, "name", 200));
  }

  private static String required(JsonNode node, String name, int max) {
    var value = optional(node, name, max);
    if (value == null) {
      throw new Problem(422, "invalid", "content." + name);
    }
    return value;
  }

  private static @Nullable String optional(JsonNode node, String name, int max) {
    var value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw new Problem(422, "invalid", "content." + name);
    }
    var text = CustomerText.clean(value.asString()).strip();
    if (text.length() > max) {
      throw new Problem(422, "text_too_long", max);
    }
    return text.isEmpty() ? null : text;
  }

  /** Reads a body that must be a JSON object. */
  static JsonNode object(String body) {
    try {
      var node = Json.MAPPER.readTree(body);
      if (node == null || !node.isObject()) {
        throw new Problem(400, "malformed", "{…}");
      }
      return node;
    } catch (JacksonException e) {
      throw new Problem(400, "malformed", Server.where(e));
    }
  }
}
