package io.comptoir.channel.slack;

import io.comptoir.channel.Account;
import io.comptoir.channel.ChannelEvent;
import io.comptoir.channel.ChannelEvent.What;
import io.comptoir.channel.Malformed;
import io.comptoir.channel.Media;
import io.comptoir.channel.Payload;
import io.comptoir.channel.Received;
import io.comptoir.channel.Webhook;
import io.comptoir.message.Content;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads Slack's events (JSON) and interactions (a form whose payload is JSON). */
final class SlackEvents {
  private final Account account;

  private SlackEvents(Account account) {
    this.account = account;
  }

  static boolean isForm(Webhook webhook) {
    return webhook
        .header("Content-Type")
        .filter(
            kind -> kind.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"))
        .isPresent();
  }

  /**
   * @throws Malformed when it is neither an event nor an interaction
   */
  static Received read(Account account, Webhook webhook) {
    var batch = new Received.Batch();
    var events = new SlackEvents(account);
    if (isForm(webhook)) {
      events.interaction(batch, Payload.object(payload(webhook.text())));
    } else {
      events.event(batch, Payload.object(webhook.body()));
    }
    return batch.received();
  }

  private static byte[] payload(String form) {
    for (var field : form.split("&")) {
      if (field.startsWith("payload=")) {
        try {
          return URLDecoder.decode(field.substring("payload=".length()), StandardCharsets.UTF_8)
              .getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
          throw new Malformed("payload");
        }
      }
    }
    throw new Malformed("payload");
  }

  private void event(Received.Batch batch, JsonNode notice) {
    if (!Payload.required(notice, "type").equals("event_callback")) {
      batch.ignore("unknown_event");
      return;
    }
    if (!Payload.required(notice, "team_id").equals(account.id())) {
      batch.ignore("wrong_account");
      return;
    }
    var event = Payload.object(notice, "event");
    if (event.has("bot_id")
        || Payload.optional(event, "subtype").filter("bot_message"::equals).isPresent()
        || event.path("message").has("bot_id")
        || event.path("previous_message").has("bot_id")) {
      batch.ignore("echo");
      return;
    }
    var id = Payload.required(notice, "event_id");
    switch (Payload.required(event, "type")) {
      case "message" -> {
        if (isDirect(event)) {
          message(batch, id, event);
        } else {
          // in a channel it is meant for us only where we are named
          batch.ignore("not_for_us");
        }
      }
      case "app_mention" -> batch.addAll(() -> said(id, event));
      case "reaction_added" -> batch.add(() -> reacted(id, event, true));
      case "reaction_removed" -> batch.add(() -> reacted(id, event, false));
      case "app_home_opened" -> batch.ignore("service");
      default -> batch.ignore("unknown_event");
    }
  }

  private static boolean isDirect(JsonNode event) {
    return Payload.optional(event, "channel_type").filter("im"::equals).isPresent()
        || Payload.optional(event, "channel").filter(id -> id.startsWith("D")).isPresent();
  }

  private void message(Received.Batch batch, String id, JsonNode event) {
    switch (Payload.optional(event, "subtype").orElse("")) {
      case "message_changed" -> {
        var now = event.path("message").path("text");
        if (now.equals(event.path("previous_message").path("text"))) {
          batch.ignore("unchanged"); // a link was given a picture
        } else {
          batch.add(() -> changed(id, event));
        }
      }
      case "message_deleted" -> batch.add(() -> deleted(id, event));
      case "", "file_share", "thread_broadcast", "me_message" ->
          batch.addAll(() -> said(id, event));
      default ->
          batch.add(
              () ->
                  event(
                      event,
                      Payload.required(event, "user"),
                      id,
                      new ChannelEvent.Said(
                          Payload.required(event, "ts"),
                          new Content.Unsupported(Payload.required(event, "subtype")))));
    }
  }

  private List<ChannelEvent> said(String id, JsonNode event) {
    var user = Payload.required(event, "user");
    var ts = Payload.required(event, "ts");
    var events = new ArrayList<ChannelEvent>();
    Payload.optional(event, "text")
        .map(SlackEvents::plain)
        .filter(text -> !text.isBlank())
        .ifPresent(
            text ->
                events.add(
                    event(event, user, id, new ChannelEvent.Said(ts, new Content.Text(text)))));
    var nth = 0;
    for (var file : Payload.each(event, "files")) {
      var key = events.isEmpty() && nth == 0 ? "" : ":" + nth;
      events.add(event(event, user, id + key, file(ts + key, file)));
      nth++;
    }
    if (events.isEmpty()) {
      events.add(
          event(
              event, user, id, new ChannelEvent.Said(ts, new Content.Unsupported(unknown(event)))));
    }
    return events;
  }

  private static String unknown(JsonNode event) {
    return event.has("blocks") ? "blocks" : event.has("attachments") ? "attachments" : "message";
  }

  private static What file(String reference, JsonNode file) {
    var url =
        Payload.optional(file, "url_private_download")
            .orElseGet(() -> Payload.required(file, "url_private"));
    var kind = Payload.optional(file, "mimetype").orElse("");
    var name = Payload.optional(file, "name").orElse("file");
    var content =
        switch (kind.split("/", 2)[0]) {
          case "image" -> new Content.Image("", name, null, List.of());
          case "audio" -> new Content.Audio("", null);
          case "video" -> new Content.Video("", null);
          default -> new Content.File("", name, null);
        };
    return new ChannelEvent.Said(
        reference, content, new Media(url, kind, file.path("size").asLong(0)));
  }

  private ChannelEvent changed(String id, JsonNode event) {
    var message = Payload.object(event, "message");
    return event(
        event,
        Payload.required(message, "user"),
        id,
        new ChannelEvent.Changed(
            Payload.required(message, "ts"),
            new Content.Text(plain(Payload.required(message, "text")))));
  }

  private ChannelEvent deleted(String id, JsonNode event) {
    return event(
        event,
        Payload.required(Payload.object(event, "previous_message"), "user"),
        id,
        new ChannelEvent.Changed(Payload.required(event, "deleted_ts"), null));
  }

  private ChannelEvent reacted(String id, JsonNode event, boolean added) {
    var item = Payload.object(event, "item");
    return event(
        item,
        Payload.required(event, "user"),
        id,
        new ChannelEvent.Reacted(
            Payload.required(item, "ts"), added ? Payload.required(event, "reaction") : ""));
  }

  /** A pressed button or a chosen row; a button that is only a link says nothing. */
  private void interaction(Received.Batch batch, JsonNode payload) {
    if (!Payload.required(payload, "type").equals("block_actions")) {
      batch.ignore("unknown_event");
      return;
    }
    if (!Payload.required(Payload.object(payload, "team"), "id").equals(account.id())) {
      batch.ignore("wrong_account");
      return;
    }
    for (var action : Payload.each(payload, "actions")) {
      if (action.has("value") || action.has("selected_option")) {
        batch.add(() -> pressed(payload, action));
      } else {
        batch.ignore("link");
      }
    }
  }

  private ChannelEvent pressed(JsonNode payload, JsonNode action) {
    var chosen = action.path("selected_option");
    var node = chosen.isObject() ? chosen : action;
    var key =
        Payload.required(payload, "trigger_id")
            + ":"
            + Payload.optional(action, "action_id").orElse("");
    var message = payload.path("message");
    return new ChannelEvent(
        account.id(),
        Payload.required(Payload.object(payload, "user"), "id"),
        thread(
            Payload.required(Payload.object(payload, "channel"), "id"),
            Payload.optional(message, "thread_ts")),
        key,
        Optional.empty(),
        new ChannelEvent.Said(
            key,
            new Content.Postback(
                Payload.required(node, "value"),
                Payload.optional(node.path("text"), "text").orElse(null))));
  }

  private ChannelEvent event(JsonNode place, String user, String key, What what) {
    var channel = Payload.required(place, "channel");
    var direct = channel.startsWith("D");
    return new ChannelEvent(
        account.id(),
        user,
        direct
            ? ""
            : thread(
                channel,
                Payload.optional(place, "thread_ts").or(() -> Payload.optional(place, "ts"))),
        key,
        Optional.empty(),
        what);
  }

  /** A direct conversation needs none; elsewhere the channel, and the thread in it. */
  private static String thread(String channel, Optional<String> ts) {
    return channel.startsWith("D") ? "" : ts.map(t -> channel + "/" + t).orElse(channel);
  }

  /** Slack's own marks as what a person wrote: mentions go, links are their addresses. */
  private static String plain(String text) {
    return text.replaceAll("<@[A-Z0-9]+(?:\\|[^>]*)?>", "")
        .replaceAll("<mailto:([^|>]+)(?:\\|[^>]*)?>", "$1")
        .replaceAll("<tel:([^|>]+)(?:\\|[^>]*)?>", "$1")
        .replaceAll("<(https?://[^|>]+)(?:\\|[^>]*)?>", "$1")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .strip();
  }
}
