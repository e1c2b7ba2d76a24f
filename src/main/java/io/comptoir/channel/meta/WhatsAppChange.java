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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the changes of WhatsApp business accounts. People are known by their business-scoped user
 * id where it is given; not everyone shows a phone number.
 */
final class WhatsAppChange {
  private final Account account;
  private final JsonNode value;

  private WhatsAppChange(Account account, JsonNode value) {
    this.account = account;
    this.value = value;
  }

  /**
   * @throws Malformed when it is no notice of WhatsApp
   */
  static Received read(Account account, JsonNode notice) {
    if (!Payload.required(notice, "object").equals("whatsapp_business_account")) {
      throw new Malformed("object");
    }
    var batch = new Received.Batch();
    for (var entry : Payload.each(notice, "entry")) {
      for (var change : Payload.each(entry, "changes")) {
        if (!Payload.optional(change, "field").filter("messages"::equals).isPresent()) {
          batch.ignore("unknown_field");
          continue;
        }
        var value = change.path("value");
        var number = Payload.optional(value.path("metadata"), "phone_number_id").orElse("");
        if (!number.equals(account.id())) {
          batch.ignore(number.isEmpty() ? "malformed" : "wrong_account");
          continue;
        }
        new WhatsAppChange(account, value).add(batch);
      }
    }
    return batch.received();
  }

  private void add(Received.Batch batch) {
    for (var message : Payload.each(value, "messages")) {
      batch.addAll(() -> message(message));
    }
    for (var status : Payload.each(value, "statuses")) {
      batch.addIfThere(() -> status(status));
    }
  }

  private List<ChannelEvent> message(JsonNode message) {
    var id = Payload.required(message, "id");
    var sender = sender(message);
    var type = Payload.optional(message, "type").orElse("unknown");
    var events = new ArrayList<ChannelEvent>();
    referral(message)
        .ifPresent(
            from -> events.add(event(sender, id + ":referral", new ChannelEvent.Opened(from))));
    events.add(event(sender, id, said(id, type, message)));
    return events;
  }

  /** The business-scoped user id, of the message or of its contact; else the phone number. */
  private String sender(JsonNode message) {
    var own = Payload.optional(message, "from_user_id");
    if (own.isPresent()) {
      return own.get();
    }
    var from = Payload.optional(message, "from");
    for (var contact : Payload.each(value, "contacts")) {
      var number = Payload.optional(contact, "wa_id");
      if (from.isEmpty() || number.isEmpty() || number.equals(from)) {
        var user = Payload.optional(contact, "user_id");
        if (user.isPresent()) {
          return user.get();
        }
      }
    }
    return from.orElseThrow(() -> new Malformed("from"));
  }

  private ChannelEvent event(String sender, String key, What what) {
    return new ChannelEvent(account.id(), sender, "", key, Optional.empty(), what);
  }

  /** An advertisement or a post that the person came from. */
  private static Optional<String> referral(JsonNode message) {
    return Payload.optional(message.path("referral"), "source_id").map(id -> "ad-" + id);
  }

  private static What said(String id, String type, JsonNode message) {
    var node = message.path(type);
    return switch (type) {
      case "text" -> said(id, new Content.Text(Payload.required(node, "body")));
      case "image" ->
          new ChannelEvent.Said(
              id, new Content.Image("", null, caption(node), List.of()), media(node));
      case "sticker" ->
          new ChannelEvent.Said(id, new Content.Image("", null, null, List.of()), media(node));
      case "audio", "voice" -> new ChannelEvent.Said(id, new Content.Audio("", null), media(node));
      case "video" -> new ChannelEvent.Said(id, new Content.Video("", caption(node)), media(node));
      case "document" ->
          new ChannelEvent.Said(
              id,
              new Content.File(
                  "", Payload.optional(node, "filename").orElse("file"), caption(node)),
              media(node));
      case "location" ->
          said(
              id,
              new Content.Location(
                  Payload.number(node, "latitude"),
                  Payload.number(node, "longitude"),
                  Payload.optional(node, "name").orElse(null)));
      case "contacts" -> said(id, new Content.Text(phone(node)));
      case "button" ->
          said(
              id,
              new Content.Postback(
                  Payload.required(node, "payload"), Payload.optional(node, "text").orElse(null)));
      case "interactive" -> said(id, interactive(node));
      case "order" -> ordered(id, node);
      case "reaction" ->
          new ChannelEvent.Reacted(
              Payload.required(node, "message_id"), Payload.optional(node, "emoji").orElse(""));
      case "edit" ->
          new ChannelEvent.Changed(
              Payload.required(node, "original_message_id"), edited(id, node.path("message")));
      case "revoke" ->
          new ChannelEvent.Changed(Payload.required(node, "original_message_id"), null);
      default -> said(id, new Content.Unsupported(type));
    };
  }

  private static Content edited(String id, JsonNode message) {
    var type = Payload.required(message, "type");
    return said(id, type, message) instanceof ChannelEvent.Said(var _, var content, var media)
            && media == null
        ? content
        : new Content.Unsupported(type);
  }

  private static What said(String id, Content content) {
    return new ChannelEvent.Said(id, content);
  }

  private static Content interactive(JsonNode node) {
    var type = Payload.required(node, "type");
    var reply = node.path(type);
    return switch (type) {
      case "button_reply", "list_reply" ->
          new Content.Postback(
              Payload.required(reply, "id"), Payload.optional(reply, "title").orElse(null));
      case "nfm_reply" -> form(reply);
      default -> new Content.Unsupported("interactive." + type);
    };
  }

  /** The answers of a form of theirs (a Flow). */
  private static Content form(JsonNode reply) {
    var answers = new ArrayList<Content.Answer>();
    var given =
        Payload.readOrEmpty(
            Payload.required(reply, "response_json")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    for (var name : given.propertyNames()) {
      if (!name.equals("flow_token")) {
        Payload.optional(given, name)
            .ifPresent(value -> answers.add(new Content.Answer(name, value)));
      }
    }
    return new Content.FormResponse(
        Payload.optional(given, "flow_token")
            .or(() -> Payload.optional(reply, "name"))
            .orElse("flow"),
        answers);
  }

  private static What ordered(String id, JsonNode order) {
    var lines = new ArrayList<ChannelEvent.Line>();
    for (var item : Payload.each(order, "product_items")) {
      var quantity = Payload.whole(item, "quantity");
      if (quantity < 1 || quantity > 10_000) {
        throw new Malformed("quantity");
      }
      lines.add(
          new ChannelEvent.Line(Payload.required(item, "product_retailer_id"), (int) quantity));
    }
    if (lines.isEmpty()) {
      throw new Malformed("product_items");
    }
    return new ChannelEvent.Ordered(id, lines, Payload.optional(order, "text").orElse(""));
  }

  private static String phone(JsonNode contacts) {
    for (var contact : contacts) {
      for (var phone : Payload.each(contact, "phones")) {
        return Payload.required(phone, "phone");
      }
    }
    throw new Malformed("contacts");
  }

  private static @org.jspecify.annotations.Nullable String caption(JsonNode node) {
    return Payload.optional(node, "caption").orElse(null);
  }

  private static Media media(JsonNode node) {
    return new Media(
        Payload.required(node, "id"), Payload.optional(node, "mime_type").orElse(""), 0);
  }

  private Optional<ChannelEvent> status(JsonNode status) {
    var id = Payload.required(status, "id");
    var word = Payload.required(status, "status");
    var to =
        Payload.optional(status, "recipient_user_id")
            .or(() -> Payload.optional(status, "recipient_id"))
            .orElse("unknown");
    if (Payload.optional(status, "type").filter("payment"::equals).isPresent()) {
      return word.equals("captured")
          ? Optional.of(event(to, "paid:" + id, paid(status)))
          : Optional.empty();
    }
    return switch (word) {
      case "delivered" ->
          Optional.of(
              event(to, "delivered:" + id, new ChannelEvent.Receipted(id, Progress.DELIVERED)));
      case "read", "played" ->
          Optional.of(event(to, "read:" + id, new ChannelEvent.Receipted(id, Progress.READ)));
      case "failed" ->
          Optional.of(event(to, "failed:" + id, new ChannelEvent.Undelivered(id, why(status))));
      default -> Optional.empty();
    };
  }

  private static What paid(JsonNode status) {
    var payment = Payload.object(status, "payment");
    var amount = Payload.object(payment, "amount");
    return new ChannelEvent.Paid(
        Payload.required(payment, "reference_id"),
        Payload.required(Payload.object(payment, "transaction"), "id"),
        Payload.money(Payload.whole(amount, "value"), Payload.required(payment, "currency")));
  }

  private static String why(JsonNode status) {
    for (var error : Payload.each(status, "errors")) {
      return (Payload.optional(error, "code").orElse("")
              + " "
              + Payload.optional(error, "title").orElse(""))
          .strip();
    }
    return "failed";
  }
}
