package io.comptoir.channel.viber;

import io.comptoir.channel.Account;
import io.comptoir.channel.ButtonIds;
import io.comptoir.channel.ChannelEvent;
import io.comptoir.channel.ChannelEvent.Progress;
import io.comptoir.channel.ChannelEvent.What;
import io.comptoir.channel.Malformed;
import io.comptoir.channel.Media;
import io.comptoir.channel.Payload;
import io.comptoir.channel.Received;
import io.comptoir.message.Content;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a callback: one thing that happened. */
final class ViberCallback {
  private ViberCallback() {}

  /**
   * @throws Malformed when it is no callback of Viber's
   */
  static Received read(Account account, JsonNode callback) {
    var batch = new Received.Batch();
    switch (Payload.required(callback, "event")) {
      case "message" ->
          batch.add(
              () -> {
                var sender = Payload.object(callback, "sender");
                return event(
                    account,
                    callback,
                    Payload.required(sender, "id"),
                    Payload.language(sender, "language"),
                    said(callback));
              });
      case "conversation_started" ->
          batch.add(
              () -> {
                var user = Payload.object(callback, "user");
                return event(
                    account,
                    callback,
                    Payload.required(user, "id"),
                    Payload.language(user, "language"),
                    new ChannelEvent.Opened(Payload.optional(callback, "context").orElse("")));
              });
      case "subscribed" ->
          batch.add(
              () ->
                  event(
                      account,
                      callback,
                      Payload.required(Payload.object(callback, "user"), "id"),
                      Payload.language(Payload.object(callback, "user"), "language"),
                      new ChannelEvent.Noted("channel.unblocked", "subscribed")));
      case "unsubscribed" ->
          batch.add(
              () ->
                  about(
                      account,
                      callback,
                      new ChannelEvent.Noted("channel.blocked", "unsubscribed")));
      case "delivered" ->
          batch.add(
              () ->
                  about(
                      account,
                      callback,
                      new ChannelEvent.Receipted(token(callback), Progress.DELIVERED)));
      case "seen" ->
          batch.add(
              () ->
                  about(
                      account,
                      callback,
                      new ChannelEvent.Receipted(token(callback), Progress.READ)));
      case "failed" ->
          batch.add(
              () ->
                  about(
                      account,
                      callback,
                      new ChannelEvent.Undelivered(
                          token(callback), Payload.optional(callback, "desc").orElse("failed"))));
      case "webhook", "client_status", "action" -> batch.ignore("service");
      default -> batch.ignore("unknown_event");
    }
    return batch.received();
  }

  private static ChannelEvent about(Account account, JsonNode callback, What what) {
    return event(account, callback, Payload.required(callback, "user_id"), Optional.empty(), what);
  }

  /** A token belongs to a message, whose sending, delivery and reading share it. */
  private static ChannelEvent event(
      Account account,
      JsonNode callback,
      String person,
      Optional<io.comptoir.base.Language> language,
      What what) {
    var key = Payload.required(callback, "event") + " " + token(callback);
    return new ChannelEvent(account.id(), person, "", key, language, what);
  }

  private static String token(JsonNode callback) {
    return Payload.required(callback, "message_token");
  }

  private static What said(JsonNode callback) {
    var message = Payload.object(callback, "message");
    var reference = token(callback);
    var words = Payload.optional(message, "text");
    return switch (Payload.required(message, "type")) {
      case "text" -> new ChannelEvent.Said(reference, text(Payload.required(message, "text")));
      case "url" ->
          new ChannelEvent.Said(reference, new Content.Text(Payload.required(message, "media")));
      case "picture" ->
          file(
              reference,
              message,
              new Content.Image("", null, words.orElse(null), List.of()),
              "image/jpeg");
      case "video" ->
          file(reference, message, new Content.Video("", words.orElse(null)), "video/mp4");
      case "file" ->
          file(
              reference,
              message,
              new Content.File(
                  "", Payload.optional(message, "file_name").orElse("file"), words.orElse(null)),
              "application/octet-stream");
      case "location" -> {
        var place = Payload.object(message, "location");
        yield new ChannelEvent.Said(
            reference, new Content.Location(degrees(place, "lat"), degrees(place, "lon"), null));
      }
      case "contact" ->
          new ChannelEvent.Said(
              reference,
              new Content.Text(
                  Payload.required(Payload.object(message, "contact"), "phone_number")));
      case String other -> new ChannelEvent.Said(reference, new Content.Unsupported(other));
    };
  }

  /** A pressed button comes as the text that we gave it. */
  private static Content text(String text) {
    return ButtonIds.read(text).isPresent()
        ? new Content.Postback(text, null)
        : new Content.Text(text);
  }

  private static What file(String reference, JsonNode message, Content content, String kind) {
    return new ChannelEvent.Said(
        reference,
        content,
        new Media(Payload.required(message, "media"), kind, message.path("file_size").asLong(0)));
  }

  /** A number, or a text that holds one. */
  private static double degrees(JsonNode place, String name) {
    var value = place.path(name);
    if (value.isNumber()) {
      return value.asDouble();
    }
    try {
      var number = Double.parseDouble(Payload.required(place, name));
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new Malformed(name);
  }
}
