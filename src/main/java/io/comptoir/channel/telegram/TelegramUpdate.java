package io.comptoir.channel.telegram;

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
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads an Update: one thing that happened. */
final class TelegramUpdate {
  /** Members of a Message that say nothing of what it holds. */
  private static final Set<String> ABOUT =
      Set.of(
          "message_id",
          "message_thread_id",
          "from",
          "sender_chat",
          "date",
          "chat",
          "edit_date",
          "reply_to_message",
          "external_reply",
          "quote",
          "via_bot",
          "forward_origin",
          "is_topic_message",
          "has_protected_content",
          "media_group_id",
          "author_signature",
          "link_preview_options",
          "effect_id",
          "reply_markup",
          "caption",
          "caption_entities",
          "entities");

  /** What Telegram says of a chat itself; nothing that a person said. */
  private static final Set<String> SERVICE =
      Set.of(
          "new_chat_members",
          "left_chat_member",
          "new_chat_title",
          "new_chat_photo",
          "delete_chat_photo",
          "group_chat_created",
          "supergroup_chat_created",
          "channel_chat_created",
          "message_auto_delete_timer_changed",
          "migrate_to_chat_id",
          "migrate_from_chat_id",
          "pinned_message",
          "connected_website",
          "write_access_allowed",
          "forum_topic_created",
          "forum_topic_edited",
          "forum_topic_closed",
          "forum_topic_reopened",
          "chat_background_set",
          "boost_added",
          "refunded_payment");

  private final Account account;
  private final String key;

  private TelegramUpdate(Account account, String key) {
    this.account = account;
    this.key = key;
  }

  /**
   * @throws Malformed when it is no Update
   */
  static Received read(Account account, JsonNode update) {
    var id = Payload.whole(update, "update_id");
    var reader = new TelegramUpdate(account, Long.toString(id));
    var batch = new Received.Batch();
    for (var kind : update.propertyNames()) {
      var node = update.path(kind);
      switch (kind) {
        case "update_id" -> {}
        case "message", "business_message" -> {
          if (isService(node)) {
            batch.ignore("service");
          } else {
            batch.add(() -> reader.message(node));
          }
        }
        case "edited_message", "edited_business_message" -> batch.add(() -> reader.edited(node));
        case "callback_query" -> batch.add(() -> reader.pressed(node));
        case "message_reaction" -> batch.add(() -> reader.reacted(node));
        case "pre_checkout_query" -> batch.add(() -> reader.aboutToPay(node));
        case "my_chat_member" -> batch.add(() -> reader.member(node));
        default -> batch.ignore("unknown_update");
      }
    }
    return batch.received();
  }

  private static boolean isService(JsonNode message) {
    return message.isObject() && message.propertyNames().stream().anyMatch(SERVICE::contains);
  }

  private ChannelEvent message(JsonNode message) {
    var from = Payload.object(message, "from");
    return event(from, Payload.object(message, "chat"), message, said(message));
  }

  private ChannelEvent edited(JsonNode message) {
    var from = Payload.object(message, "from");
    var said = said(message);
    if (!(said instanceof ChannelEvent.Said(var reference, var content, var media))) {
      throw new Malformed("edited_message");
    }
    return event(
        from,
        Payload.object(message, "chat"),
        message,
        new ChannelEvent.Changed(reference, content, media));
  }

  private ChannelEvent pressed(JsonNode query) {
    var message = Payload.object(query, "message");
    var data = Payload.required(query, "data");
    return event(
        Payload.object(query, "from"),
        Payload.object(message, "chat"),
        message,
        new ChannelEvent.Said(
            Payload.required(query, "id"),
            new Content.Postback(data, words(message, data).orElse(null))));
  }

  /** The words of the button that was pressed. */
  private static Optional<String> words(JsonNode message, String data) {
    for (var row : Payload.each(message.path("reply_markup"), "inline_keyboard")) {
      for (var button : row) {
        if (Payload.optional(button, "callback_data").filter(data::equals).isPresent()) {
          return Payload.optional(button, "text");
        }
      }
    }
    return Optional.empty();
  }

  private ChannelEvent reacted(JsonNode reaction) {
    var sign = new StringBuilder();
    for (var one : Payload.each(reaction, "new_reaction")) {
      sign.append(
          Payload.optional(one, "emoji")
              .or(() -> Payload.optional(one, "custom_emoji_id"))
              .orElseGet(() -> Payload.required(one, "type")));
    }
    return event(
        Payload.object(reaction, "user"),
        Payload.object(reaction, "chat"),
        reaction,
        new ChannelEvent.Reacted(Payload.required(reaction, "message_id"), sign.toString()));
  }

  private ChannelEvent aboutToPay(JsonNode query) {
    var from = Payload.object(query, "from");
    return new ChannelEvent(
        account.id(),
        Payload.required(from, "id"),
        "",
        key,
        Payload.language(from, "language_code"),
        new ChannelEvent.AboutToPay(
            Payload.required(query, "id"),
            Payload.required(query, "invoice_payload"),
            Payload.money(
                Payload.whole(query, "total_amount"), Payload.required(query, "currency"))));
  }

  /** Whether the person blocked the bot or let it in again. */
  private ChannelEvent member(JsonNode change) {
    var status = Payload.required(Payload.object(change, "new_chat_member"), "status");
    var gone = status.equals("kicked") || status.equals("left");
    return event(
        Payload.object(change, "from"),
        Payload.object(change, "chat"),
        change,
        new ChannelEvent.Noted(gone ? "channel.blocked" : "channel.unblocked", status));
  }

  private ChannelEvent event(JsonNode from, JsonNode chat, JsonNode message, What what) {
    return new ChannelEvent(
        account.id(),
        Payload.required(from, "id"),
        thread(chat, message),
        key,
        Payload.language(from, "language_code"),
        what);
  }

  /** A private chat needs none; elsewhere the chat, and the topic in it. */
  private static String thread(JsonNode chat, JsonNode message) {
    var id = Payload.required(chat, "id");
    if (Payload.required(chat, "type").equals("private")) {
      return "";
    }
    return Payload.optional(message, "message_thread_id").map(topic -> id + "/" + topic).orElse(id);
  }

  private static What said(JsonNode message) {
    var reference = Payload.required(message, "message_id");
    var caption = Payload.optional(message, "caption").orElse(null);
    for (var kind : message.propertyNames()) {
      var node = message.path(kind);
      switch (kind) {
        case "text" -> {
          return text(reference, Payload.required(message, "text"));
        }
        case "photo" -> {
          return new ChannelEvent.Said(
              reference, new Content.Image("", null, caption, List.of()), largest(node));
        }
        case "voice", "audio" -> {
          return new ChannelEvent.Said(
              reference, new Content.Audio("", caption), media(node, "audio/ogg"));
        }
        // an animation comes with a document of the same file
        case "video", "video_note", "animation" -> {
          return new ChannelEvent.Said(
              reference, new Content.Video("", caption), media(node, "video/mp4"));
        }
        case "document" -> {
          if (!message.has("animation")) {
            return new ChannelEvent.Said(
                reference,
                new Content.File("", Payload.optional(node, "file_name").orElse("file"), caption),
                media(node, "application/octet-stream"));
          }
        }
        case "venue" -> {
          return new ChannelEvent.Said(
              reference, place(Payload.object(node, "location"), Payload.optional(node, "title")));
        }
        case "location" -> {
          if (!message.has("venue")) {
            return new ChannelEvent.Said(reference, place(node, Optional.empty()));
          }
        }
        case "contact" -> {
          return new ChannelEvent.Said(
              reference, new Content.Text(Payload.required(node, "phone_number")));
        }
        case "successful_payment" -> {
          return new ChannelEvent.Paid(
              Payload.required(node, "invoice_payload"),
              Payload.required(node, "telegram_payment_charge_id"),
              Payload.money(
                  Payload.whole(node, "total_amount"), Payload.required(node, "currency")));
        }
        default -> {
          if (!ABOUT.contains(kind)) {
            return new ChannelEvent.Said(reference, new Content.Unsupported(kind));
          }
        }
      }
    }
    throw new Malformed("message");
  }

  /** {@code /start name} opens the conversation by a link. */
  private static What text(String reference, String text) {
    if (text.equals("/start") || text.startsWith("/start ")) {
      return new ChannelEvent.Opened(text.substring("/start".length()).strip());
    }
    return new ChannelEvent.Said(reference, new Content.Text(text));
  }

  private static Content place(JsonNode node, Optional<String> name) {
    return new Content.Location(
        Payload.number(node, "latitude"), Payload.number(node, "longitude"), name.orElse(null));
  }

  private static Media largest(JsonNode sizes) {
    Media largest = null;
    for (var size : sizes) {
      var media = media(size, "image/jpeg");
      if (largest == null || media.bytes() >= largest.bytes()) {
        largest = media;
      }
    }
    if (largest == null) {
      throw new Malformed("photo");
    }
    return largest;
  }

  private static Media media(JsonNode file, String usual) {
    return new Media(
        Payload.required(file, "file_id"),
        Payload.optional(file, "mime_type").orElse(usual),
        file.path("file_size").asLong(0));
  }

  /** Telegram serves every file as bytes; the first ones say what it is. */
  static String kind(String said, String reference, byte[] bytes) {
    if (!said.isEmpty() && !said.startsWith("application/octet-stream")) {
      return said;
    }
    if (starts(bytes, 0, 0xFF, 0xD8, 0xFF)) {
      return "image/jpeg";
    }
    if (starts(bytes, 0, 'O', 'g', 'g', 'S')) {
      return "audio/ogg";
    }
    if (starts(bytes, 0, 0x89, 'P', 'N', 'G')) {
      return "image/png";
    }
    if (starts(bytes, 0, 'R', 'I', 'F', 'F') && starts(bytes, 8, 'W', 'E', 'B', 'P')) {
      return "image/webp";
    }
    if (starts(bytes, 4, 'f', 't', 'y', 'p')) {
      return "video/mp4";
    }
    if (starts(bytes, 0, '%', 'P', 'D', 'F')) {
      return "application/pdf";
    }
    return starts(bytes, 0, 'I', 'D', '3') ? "audio/mpeg" : "application/octet-stream";
  }

  private static boolean starts(byte[] bytes, int at, int... magic) {
    for (var i = 0; i < magic.length; i++) {
      if (at + i >= bytes.length || (bytes[at + i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
