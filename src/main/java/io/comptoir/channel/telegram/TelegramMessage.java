package io.comptoir.channel.telegram;

import io.comptoir.channel.Envelope;
import io.comptoir.channel.Payload;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of the Bot API that shows something.
 *
 * @param fields of its JSON
 */
record TelegramMessage(String method, Map<String, Object> fields) {
  private static final int MAX_TITLE = 32;
  private static final int MAX_DESCRIPTION = 255;

  /** Buttons as short as this stand two in a row. */
  private static final int SHORT = 16;

  static List<TelegramMessage> of(Envelope envelope, Content content) {
    return switch (content) {
      case Content.Text(var text, var actions) ->
          one(
              envelope,
              "sendMessage",
              "text",
              withUnreachable(text, actions),
              "reply_markup",
              keyboard(actions));
      case Content.Image(var url, var alt, var text, var actions) ->
          one(
              envelope,
              "sendPhoto",
              "photo",
              url,
              "caption",
              orNull(withUnreachable(text == null ? "" : text, actions)),
              "reply_markup",
              keyboard(actions));
      case Content.Audio(var url, var text) ->
          url.endsWith(".ogg")
              ? one(envelope, "sendVoice", "voice", url, "caption", text)
              : one(envelope, "sendAudio", "audio", url, "caption", text);
      case Content.Video(var url, var text) ->
          one(envelope, "sendVideo", "video", url, "caption", text);
      case Content.File(var url, var name, var text) ->
          one(envelope, "sendDocument", "document", url, "caption", text == null ? name : text);
      case Content.Location(var latitude, var longitude, var name) ->
          name == null
              ? one(envelope, "sendLocation", "latitude", latitude, "longitude", longitude)
              : one(
                  envelope,
                  "sendVenue",
                  "latitude",
                  latitude,
                  "longitude",
                  longitude,
                  "title",
                  name,
                  "address",
                  name);
      case Content.Carousel _,
          Content.ItemList _,
          Content.Form _,
          Content.FormResponse _,
          Content.Template _,
          Content.Postback _,
          Content.Products _,
          Content.CartBlock _,
          Content.OrderBlock _,
          Content.PaymentBlock _,
          Content.Change _,
          Content.Unsupported _ ->
          List.of();
    };
  }

  /** Fields with the chat, and the topic in it, in front. */
  static Map<String, Object> addressed(String to, String thread, @Nullable Object... entries) {
    var fields = new java.util.LinkedHashMap<String, Object>();
    var slash = thread.indexOf('/');
    var chat = thread.isEmpty() ? to : slash < 0 ? thread : thread.substring(0, slash);
    fields.put("chat_id", chat.matches("-?\\d{1,18}") ? Long.valueOf(chat) : chat);
    if (slash >= 0) {
      fields.put("message_thread_id", Long.valueOf(thread.substring(slash + 1)));
    }
    fields.putAll(Payload.of(entries));
    return fields;
  }

  static Map<String, Object> invoice(
      Envelope envelope, Content.PaymentBlock payment, String providerToken) {
    var label = payment.label() + " · " + payment.order();
    return addressed(
        envelope.to(),
        envelope.thread(),
        "title",
        cut(payment.order(), MAX_TITLE),
        "description",
        cut(payment.payee() + " · " + label, MAX_DESCRIPTION),
        "payload",
        payment.payment(),
        "provider_token",
        providerToken,
        "currency",
        payment.amount().currency().getCurrencyCode(),
        "prices",
        List.of(Payload.of("label", label, "amount", payment.amount().minor())));
  }

  private static List<TelegramMessage> one(
      Envelope envelope, String method, @Nullable Object... entries) {
    return List.of(
        new TelegramMessage(method, addressed(envelope.to(), envelope.thread(), entries)));
  }

  private static @Nullable Map<String, Object> keyboard(List<Action> actions) {
    var rows = new ArrayList<List<Map<String, Object>>>();
    var row = new ArrayList<Map<String, Object>>();
    for (var action : actions) {
      var button =
          switch (action) {
            case Action.Reply(var text, var payload, var _) ->
                Payload.of("text", text, "callback_data", payload);
            case Action.Postback(var text, var payload) ->
                Payload.of("text", text, "callback_data", payload);
            case Action.Link(var text, var uri) -> link(text, uri);
            case Action.Buy(var text, var _, var uri) -> link(text, uri);
            case Action.Webview(var text, var _, var fallback) -> link(text, fallback);
            case Action.LocationRequest _ -> null;
          };
      if (button == null) {
        continue;
      }
      if (action.text().length() > SHORT) {
        if (!row.isEmpty()) {
          rows.add(List.copyOf(row));
          row.clear();
        }
        rows.add(List.of(button));
        continue;
      }
      row.add(button);
      if (row.size() == 2) {
        rows.add(List.copyOf(row));
        row.clear();
      }
    }
    if (!row.isEmpty()) {
      rows.add(List.copyOf(row));
    }
    return rows.isEmpty() ? null : Payload.of("inline_keyboard", rows);
  }

  private static @Nullable Map<String, Object> link(String text, String uri) {
    return isReachable(uri) ? Payload.of("text", text, "url", uri) : null;
  }

  /** Telegram refuses a whole message for a button to an address that is none outside: say it. */
  private static String withUnreachable(String text, List<Action> actions) {
    var all = new StringBuilder(text);
    for (var action : actions) {
      switch (action) {
        case Action.Link(var words, var uri) -> add(all, words, uri);
        case Action.Buy(var words, var _, var uri) -> add(all, words, uri);
        case Action.Webview(var words, var _, var fallback) -> add(all, words, fallback);
        case Action.Reply _, Action.Postback _, Action.LocationRequest _ -> {}
      }
    }
    return all.toString();
  }

  private static void add(StringBuilder text, String words, String uri) {
    if (!isReachable(uri)) {
      text.append(text.isEmpty() ? "" : "\n").append(words).append(": ").append(uri);
    }
  }

  private static boolean isReachable(String uri) {
    try {
      var host = URI.create(uri).getHost();
      return uri.startsWith("http") && host != null && host.contains(".");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String cut(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
  }
}
