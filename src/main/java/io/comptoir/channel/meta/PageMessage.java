package io.comptoir.channel.meta;

import io.comptoir.channel.Payload;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts messages as the Send API of Messenger and Instagram takes them. */
final class PageMessage {
  private PageMessage() {}

  /** The {@code message} of each call. */
  static List<Map<String, Object>> of(Content content) {
    return switch (content) {
      case Content.Text(var text, var actions) -> List.of(text(text, actions));
      case Content.Image(var url, var alt, var text, var _) -> media("image", url, text);
      case Content.Audio(var url, var text) -> media("audio", url, text);
      case Content.Video(var url, var text) -> media("video", url, text);
      case Content.File(var url, var name, var text) -> media("file", url, text);
      case Content.Carousel(var items, var _) ->
          List.of(
              template(
                  Payload.of(
                      "template_type",
                      "generic",
                      "elements",
                      items.stream().map(PageMessage::element).toList())));
      case Content.ItemList _,
          Content.Form _,
          Content.FormResponse _,
          Content.Location _,
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

  /** Quick replies beside the words, all else as buttons below them. */
  private static Map<String, Object> text(String text, List<Action> actions) {
    var quick = new ArrayList<Map<String, Object>>();
    var buttons = new ArrayList<Map<String, Object>>();
    for (var action : actions) {
      switch (action) {
        case Action.Reply(var words, var payload, var icon) ->
            quick.add(
                Payload.of(
                    "content_type", "text", "title", words, "payload", payload, "image_url", icon));
        case Action.LocationRequest _ -> {}
        case Action.Postback _, Action.Link _, Action.Buy _, Action.Webview _ ->
            buttons.add(button(action));
      }
    }
    var message =
        buttons.isEmpty()
            ? Payload.of("text", text)
            : template(Payload.of("template_type", "button", "text", text, "buttons", buttons));
    if (!quick.isEmpty()) {
      message.put("quick_replies", quick);
    }
    return message;
  }

  private static Map<String, Object> element(Content.Item item) {
    return Payload.of(
        "title", item.title(),
        "subtitle", item.description(),
        "image_url", item.mediaUrl(),
        "buttons", item.actions().stream().map(PageMessage::button).toList());
  }

  private static Map<String, Object> button(Action action) {
    return switch (action) {
      case Action.Postback(var words, var payload) ->
          Payload.of("type", "postback", "title", words, "payload", payload);
      case Action.Reply(var words, var payload, var _) ->
          Payload.of("type", "postback", "title", words, "payload", payload);
      case Action.Link(var words, var uri) -> link(words, uri);
      case Action.Buy(var words, var _, var uri) -> link(words, uri);
      case Action.Webview(var words, var _, var fallback) -> link(words, fallback);
      case Action.LocationRequest(var words) ->
          Payload.of("type", "postback", "title", words, "payload", "{}");
    };
  }

  private static Map<String, Object> link(String words, String uri) {
    return Payload.of("type", "web_url", "title", words, "url", uri);
  }

  private static Map<String, Object> template(Map<String, Object> payload) {
    return Payload.of("attachment", Payload.of("type", "template", "payload", payload));
  }

  /** Words cannot stand with a file; they come after it. */
  private static List<Map<String, Object>> media(String kind, String url, @Nullable String text) {
    var file =
        Payload.of(
            "attachment",
            Payload.of("type", kind, "payload", Payload.of("url", url, "is_reusable", false)));
    return text == null || text.isBlank() ? List.of(file) : List.of(file, Payload.of("text", text));
  }
}
