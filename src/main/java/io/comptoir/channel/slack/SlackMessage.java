package io.comptoir.channel.slack;

import io.comptoir.base.Language;
import io.comptoir.channel.Envelope;
import io.comptoir.channel.Payload;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts messages as blocks (Block Kit). */
final class SlackMessage {
  private static final int MAX_SECTION = 3_000;

  private final Envelope envelope;
  private final List<Map<String, Object>> blocks = new ArrayList<>();
  private int buttons;

  private SlackMessage(Envelope envelope) {
    this.envelope = envelope;
  }

  /** The body of chat.postMessage. */
  static Optional<Map<String, Object>> of(Envelope envelope, Content content) {
    var message = new SlackMessage(envelope);
    var text = message.shown(content);
    if (message.blocks.isEmpty()) {
      return Optional.empty();
    }
    var thread = envelope.thread();
    var slash = thread.indexOf('/');
    var body = new LinkedHashMap<String, Object>();
    body.put(
        "channel",
        thread.isEmpty() ? envelope.to() : slash < 0 ? thread : thread.substring(0, slash));
    if (slash >= 0) {
      body.put("thread_ts", thread.substring(slash + 1));
    }
    body.put("text", escaped(text));
    body.put("blocks", message.blocks);
    body.put("unfurl_links", false);
    return Optional.of(body);
  }

  /**
   * @return what is read aloud and shown in notifications
   */
  private String shown(Content content) {
    return switch (content) {
      case Content.Text(var text, var actions) -> {
        section(text, null, null);
        actions(actions);
        yield text;
      }
      case Content.Image(var url, var alt, var text, var actions) -> {
        blocks.add(
            Payload.of("type", "image", "image_url", url, "alt_text", alt == null ? "…" : alt));
        if (text != null) {
          section(text, null, null);
        }
        actions(actions);
        yield text == null ? (alt == null ? "" : alt) : text;
      }
      case Content.Carousel(var items, var _) -> {
        for (var item : items) {
          var about = item.description();
          section(
              about == null ? item.title() : item.title() + "\n" + about,
              item.mediaUrl(),
              item.altText() == null ? item.title() : item.altText());
          actions(item.actions());
        }
        yield String.join(", ", items.stream().map(Content.Item::title).toList());
      }
      case Content.ItemList(var text, var items, var _) -> {
        var words = text == null || text.isBlank() ? choose() : text;
        section(words, null, null);
        choices(items);
        yield words;
      }
      case Content.Audio _,
          Content.Video _,
          Content.File _,
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
          "";
    };
  }

  private void section(String text, @Nullable String picture, @Nullable String alt) {
    blocks.add(
        Payload.of(
            "type",
            "section",
            "text",
            marked(text),
            "accessory",
            picture == null
                ? null
                : Payload.of("type", "image", "image_url", picture, "alt_text", alt)));
  }

  /** With links that can be followed, unless escaping made it too long for that. */
  private static Map<String, Object> marked(String text) {
    var escaped = escaped(text);
    return escaped.length() <= MAX_SECTION
        ? Payload.of("type", "mrkdwn", "text", escaped)
        : words(text);
  }

  private void actions(List<Action> actions) {
    var elements = new ArrayList<Map<String, Object>>();
    for (var action : actions) {
      switch (action) {
        case Action.Reply(var text, var payload, var _) ->
            elements.add(button(text, "value", payload));
        case Action.Postback(var text, var payload) -> elements.add(button(text, "value", payload));
        case Action.Link(var text, var uri) -> elements.add(button(text, "url", uri));
        case Action.Buy(var text, var _, var uri) -> elements.add(button(text, "url", uri));
        case Action.Webview(var text, var _, var fallback) ->
            elements.add(button(text, "url", fallback));
        case Action.LocationRequest _ -> {}
      }
    }
    if (!elements.isEmpty()) {
      blocks.add(Payload.of("type", "actions", "elements", elements));
    }
  }

  /** Each has an id of its own in the message, as Slack wants. */
  private Map<String, Object> button(String text, String name, String value) {
    return Payload.of(
        "type", "button", "action_id", "b" + buttons++, "text", words(text), name, value);
  }

  private void choices(List<Content.Item> items) {
    var options = new ArrayList<Map<String, Object>>();
    for (var item : items) {
      switch (item.actions().getFirst()) {
        case Action.Reply(var _, var payload, var _) ->
            options.add(Payload.of("text", words(item.title()), "value", payload));
        case Action.Postback(var _, var payload) ->
            options.add(Payload.of("text", words(item.title()), "value", payload));
        case Action.Link _, Action.Buy _, Action.Webview _, Action.LocationRequest _ -> {}
      }
    }
    blocks.add(
        Payload.of(
            "type",
            "actions",
            "elements",
            List.of(
                Payload.of(
                    "type",
                    "static_select",
                    "action_id",
                    "choose",
                    "placeholder",
                    words(choose()),
                    "options",
                    options))));
  }

  private String choose() {
    return envelope.language().equals(Language.FRENCH) ? "Choisir" : "Choose";
  }

  private static Map<String, Object> words(String text) {
    return Payload.of("type", "plain_text", "text", text);
  }

  /** The three characters that Slack reads as marks. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
