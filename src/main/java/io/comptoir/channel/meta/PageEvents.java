package io.comptoir.channel.meta;

import io.comptoir.channel.Account;
import io.comptoir.channel.ChannelEvent;
import io.comptoir.channel.ChannelEvent.Progress;
import io.comptoir.channel.ChannelEvent.What;
import io.comptoir.channel.Malformed;
import io.comptoir.channel.Media;
import io.comptoir.channel.Payload;
import io.comptoir.channel.Received;
import io.comptoir.message.Content;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what happened on pages and Instagram accounts: entries, each with several events. */
final class PageEvents {
  private final Account account;

  private PageEvents(Account account) {
    this.account = account;
  }

  /**
   * @param object {@code page} or {@code instagram}
   * @throws Malformed when it is no notice of that kind
   */
  static Received read(Account account, String object, JsonNode notice) {
    if (!Payload.required(notice, "object").equals(object)) {
      throw new Malformed("object");
    }
    var events = new PageEvents(account);
    var batch = new Received.Batch();
    for (var entry : Payload.each(notice, "entry")) {
      if (!Payload.optional(entry, "id").filter(account.id()::equals).isPresent()) {
        batch.ignore(entry.path("id").isMissingNode() ? "malformed" : "wrong_account");
        continue;
      }
      for (var one : Payload.each(entry, "messaging")) {
        if (one.path("message").path("is_echo").asBoolean(false)) {
          batch.ignore("echo");
        } else {
          batch.addAll(() -> events.events(one));
        }
      }
      // another application holds the conversation; it is not ours to answer
      for (var _ : Payload.each(entry, "standby")) {
        batch.ignore("standby");
      }
    }
    return batch.received();
  }

  private List<ChannelEvent> events(JsonNode one) {
    var sender = Payload.required(Payload.object(one, "sender"), "id");
    var events = new ArrayList<ChannelEvent>();
    referral(one)
        .ifPresent(
            link ->
                events.add(
                    event(
                        sender, "ref:" + stamp(one) + ":" + link, new ChannelEvent.Opened(link))));
    if (one.has("message")) {
      events.addAll(message(sender, Payload.object(one, "message")));
    } else if (one.has("message_edit")) {
      var edit = Payload.object(one, "message_edit");
      var mid = Payload.required(edit, "mid");
      events.add(
          event(
              sender,
              "edit:" + mid + ":" + Payload.optional(edit, "num_edit").orElse("1"),
              new ChannelEvent.Changed(mid, new Content.Text(Payload.required(edit, "text")))));
    } else if (one.has("postback")) {
      events.add(postback(sender, one));
    } else if (one.has("reaction")) {
      events.add(reaction(sender, one));
    } else if (one.has("delivery")) {
      for (var mid : Payload.each(one.path("delivery"), "mids")) {
        events.add(
            event(
                sender,
                "delivered:" + mid.asString(""),
                new ChannelEvent.Receipted(mid.asString(""), Progress.DELIVERED)));
      }
    } else if (one.has("read")) {
      events.add(read(sender, one.path("read")));
    } else {
      other(sender, one).ifPresent(events::add);
    }
    return events;
  }

  private ChannelEvent event(String sender, String key, What what) {
    return new ChannelEvent(account.id(), sender, "", key, Optional.empty(), what);
  }

  /** A link, a code or an advertisement that the person came by. */
  private static Optional<String> referral(JsonNode one) {
    for (var node : List.of(one, one.path("postback"), one.path("message"), one.path("optin"))) {
      var referral = node.path("referral");
      var ref =
          Payload.optional(referral, "ref")
              .or(() -> Payload.optional(referral, "ad_id").map(ad -> "ad-" + ad));
      if (ref.isPresent()) {
        return ref;
      }
    }
    return Optional.empty();
  }

  private List<ChannelEvent> message(String sender, JsonNode message) {
    var mid = Payload.required(message, "mid");
    if (message.path("is_deleted").asBoolean(false)) {
      return List.of(event(sender, "deleted:" + mid, new ChannelEvent.Changed(mid, null)));
    }
    var events = new ArrayList<ChannelEvent>();
    var text = Payload.optional(message, "text");
    var quick = Payload.optional(message.path("quick_reply"), "payload");
    if (quick.isPresent()) {
      events.add(said(sender, mid, new Content.Postback(quick.get(), text.orElse(null)), null));
      return events;
    }
    text.ifPresent(words -> events.add(said(sender, mid, new Content.Text(words), null)));
    var nth = 0;
    for (var attachment : Payload.each(message, "attachments")) {
      // the first has the message's own id when there are no words before it
      var id = events.isEmpty() && nth == 0 ? mid : mid + ":" + nth;
      events.add(attachment(sender, id, attachment));
      nth++;
    }
    if (events.isEmpty()) {
      events.add(said(sender, mid, new Content.Unsupported("message"), null));
    }
    return events;
  }

  private ChannelEvent attachment(String sender, String id, JsonNode attachment) {
    var type = Payload.required(attachment, "type");
    var payload = attachment.path("payload");
    var url = Payload.optional(payload, "url").or(() -> Payload.optional(attachment, "url"));
    if (url.isEmpty() && !type.equals("location")) {
      return said(sender, id, new Content.Unsupported(type), null);
    }
    var media = new Media(url.orElse(""), "", 0);
    return switch (type) {
      case "image" -> said(sender, id, new Content.Image("", null, null, List.of()), media);
      case "audio" -> said(sender, id, new Content.Audio("", null), media);
      case "video" -> said(sender, id, new Content.Video("", null), media);
      case "file" -> said(sender, id, new Content.File("", "file", null), media);
      case "location" -> {
        var place = Payload.object(payload, "coordinates");
        yield said(
            sender,
            id,
            new Content.Location(
                Payload.number(place, "lat"),
                Payload.number(place, "long"),
                Payload.optional(attachment, "title").orElse(null)),
            null);
      }
      default -> said(sender, id, new Content.Unsupported(type), null);
    };
  }

  private ChannelEvent said(
      String sender, String id, Content content, @org.jspecify.annotations.Nullable Media media) {
    return event(sender, id, new ChannelEvent.Said(id, content, media));
  }

  private ChannelEvent postback(String sender, JsonNode one) {
    var postback = Payload.object(one, "postback");
    var id =
        Payload.optional(postback, "mid").orElseGet(() -> "postback:" + sender + ":" + stamp(one));
    return said(
        sender,
        id,
        new Content.Postback(
            Payload.required(postback, "payload"),
            Payload.optional(postback, "title").orElse(null)),
        null);
  }

  private ChannelEvent reaction(String sender, JsonNode one) {
    var reaction = Payload.object(one, "reaction");
    var mid = Payload.required(reaction, "mid");
    var taken = Payload.optional(reaction, "action").filter("unreact"::equals).isPresent();
    var sign =
        taken
            ? ""
            : Payload.optional(reaction, "emoji")
                .or(() -> Payload.optional(reaction, "reaction"))
                .orElse("?");
    return event(sender, "reaction:" + mid + ":" + stamp(one), new ChannelEvent.Reacted(mid, sign));
  }

  /** Messenger says until when, Instagram which message. */
  private ChannelEvent read(String sender, JsonNode read) {
    var mid = Payload.optional(read, "mid");
    if (mid.isPresent()) {
      return event(
          sender, "read:" + mid.get(), new ChannelEvent.Receipted(mid.get(), Progress.READ));
    }
    var watermark = Payload.whole(read, "watermark");
    try {
      return event(
          sender, "read:" + watermark, new ChannelEvent.ReadUntil(Instant.ofEpochMilli(watermark)));
    } catch (DateTimeException e) {
      throw new Malformed("watermark");
    }
  }

  /** The handover protocol, and what flows may want to know. */
  private Optional<ChannelEvent> other(String sender, JsonNode one) {
    if (one.has("pass_thread_control")) {
      return Optional.of(noted(sender, one, "channel.control_given"));
    }
    if (one.has("take_thread_control")) {
      return Optional.of(noted(sender, one, "channel.control_taken"));
    }
    if (one.has("request_thread_control")) {
      return Optional.of(noted(sender, one, "channel.control_asked"));
    }
    if (one.has("optin")) {
      return Optional.of(noted(sender, one, "channel.opted_in"));
    }
    if (one.has("referral")) {
      return Optional.empty();
    }
    throw new Malformed("messaging");
  }

  private ChannelEvent noted(String sender, JsonNode one, String name) {
    return event(
        sender,
        name + ":" + sender + ":" + stamp(one),
        new ChannelEvent.Noted(name, Payload.optional(one.path("optin"), "ref").orElse("")));
  }

  private static String stamp(JsonNode one) {
    return Payload.required(one, "timestamp");
  }
}
