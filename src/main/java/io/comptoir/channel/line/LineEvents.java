package io.comptoir.channel.line;

import io.comptoir.channel.Account;
import io.comptoir.channel.ChannelEvent;
import io.comptoir.channel.ChannelEvent.What;
import io.comptoir.channel.Malformed;
import io.comptoir.channel.Media;
import io.comptoir.channel.Payload;
import io.comptoir.channel.Received;
import io.comptoir.message.Content;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a webhook's events, each by itself. */
final class LineEvents {
  private LineEvents() {}

  /**
   * @throws Malformed when it is no webhook of LINE's
   */
  static Received read(Account account, JsonNode webhook) {
    if (!webhook.path("events").isArray()) {
      throw new Malformed("events");
    }
    var destination = Payload.required(webhook, "destination");
    if (account.id().matches("U[0-9a-f]{32}") && !account.id().equals(destination)) {
      return Received.nothing("wrong_account");
    }
    var batch = new Received.Batch();
    for (var event : webhook.path("events")) {
      switch (event.path("type").asString("")) {
        // in standby, another module of the account speaks with the person
        case String _ when event.path("mode").asString("").equals("standby") ->
            batch.ignore("standby");
        case "message" -> batch.add(() -> event(account, event, said(event)));
        case "unsend" ->
            batch.add(
                () ->
                    event(
                        account,
                        event,
                        new ChannelEvent.Changed(
                            Payload.required(Payload.object(event, "unsend"), "messageId"), null)));
        case "postback" -> batch.add(() -> event(account, event, pressed(event)));
        case "follow" -> batch.add(() -> event(account, event, followed(event)));
        case "unfollow" ->
            batch.add(
                () -> event(account, event, new ChannelEvent.Noted("channel.blocked", "unfollow")));
        case "join", "leave", "memberJoined", "memberLeft", "botSuspended", "botResumed" ->
            batch.ignore("service");
        default -> batch.ignore("unknown_event");
      }
    }
    return batch.received();
  }

  private static ChannelEvent event(Account account, JsonNode event, What what) {
    var source = Payload.object(event, "source");
    var thread =
        switch (Payload.required(source, "type")) {
          case "user" -> "";
          case "group" -> Payload.required(source, "groupId");
          case "room" -> Payload.required(source, "roomId");
          default -> throw new Malformed("source");
        };
    return new ChannelEvent(
        account.id(),
        Payload.required(source, "userId"),
        thread,
        Payload.required(event, "webhookEventId"),
        Optional.empty(),
        what,
        new ChannelEvent.Tokens(
            Payload.optional(event, "replyToken").orElse(""),
            Payload.optional(event.path("message"), "markAsReadToken").orElse("")));
  }

  private static What followed(JsonNode event) {
    return event.path("follow").path("isUnblocked").asBoolean(false)
        ? new ChannelEvent.Noted("channel.unblocked", "follow")
        : new ChannelEvent.Opened("");
  }

  private static What pressed(JsonNode event) {
    var postback = Payload.object(event, "postback");
    return new ChannelEvent.Said(
        Payload.required(event, "webhookEventId"),
        new Content.Postback(Payload.required(postback, "data"), null));
  }

  private static What said(JsonNode event) {
    var message = Payload.object(event, "message");
    var reference = Payload.required(message, "id");
    return switch (Payload.required(message, "type")) {
      case "text" ->
          new ChannelEvent.Said(reference, new Content.Text(Payload.required(message, "text")));
      case "image" ->
          file(reference, message, new Content.Image("", null, null, List.of()), "image/jpeg", 0);
      case "video" -> file(reference, message, new Content.Video("", null), "video/mp4", 0);
      case "audio" -> file(reference, message, new Content.Audio("", null), "audio/mp4", 0);
      case "file" ->
          file(
              reference,
              message,
              new Content.File("", Payload.optional(message, "fileName").orElse("file"), null),
              "application/octet-stream",
              message.path("fileSize").asLong(0));
      case "location" ->
          new ChannelEvent.Said(
              reference,
              new Content.Location(
                  Payload.number(message, "latitude"),
                  Payload.number(message, "longitude"),
                  Payload.optional(message, "title")
                      .or(() -> Payload.optional(message, "address"))
                      .orElse(null)));
      case String other -> new ChannelEvent.Said(reference, new Content.Unsupported(other));
    };
  }

  /** A file that LINE keeps; one that lies elsewhere is an address that the person sent. */
  private static What file(
      String reference, JsonNode message, Content content, String kind, long bytes) {
    var provider = message.path("contentProvider");
    if (provider.path("type").asString("line").equals("external")) {
      return new ChannelEvent.Said(
          reference, new Content.Text(Payload.required(provider, "originalContentUrl")));
    }
    return new ChannelEvent.Said(reference, content, new Media(reference, kind, bytes));
  }
}
