package io.comptoir.channel.line;

import io.comptoir.channel.Capabilities;
import io.comptoir.channel.Payload;
import io.comptoir.channel.Reachable;
import io.comptoir.message.Action;
import io.comptoir.message.Author;
import io.comptoir.message.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Message objects: words with quick replies, buttons as a template, cards as a flex carousel (whose
 * cards, unlike a template's, need not all have as many buttons).
 */
final class LineMessage {
  private static final int MAX_ALT = 400;
  private static final int MAX_URI = 1_000;
  private static final int MAX_NAME = 20;
  private static final int MAX_PLACE = 100;

  private LineMessage() {}

  static List<Map<String, Object>> of(Author author, Content content) {
    var sender = sender(author);
    return switch (content) {
      case Content.Text(var text, var actions) -> List.of(words(sender, text, actions));
      case Content.Image(var url, var _, var _, var _) -> List.of(image(sender, url));
      case Content.Carousel(var items, var _) -> List.of(cards(sender, items));
      case Content.Location(var latitude, var longitude, var name) ->
          List.of(place(sender, latitude, longitude, name));
      case Content.Audio _,
          Content.Video _,
          Content.File _,
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

  /** An adviser is named; the bot speaks as the account. */
  private static @Nullable Map<String, Object> sender(Author author) {
    var name = author.name();
    return author.type() == Author.Type.AGENT && name != null && !name.isBlank()
        ? Payload.of("name", cut(name, MAX_NAME))
        : null;
  }

  private static Map<String, Object> words(
      @Nullable Map<String, Object> sender, String text, List<Action> actions) {
    var said = new StringBuilder(text);
    var buttons = new ArrayList<Map<String, Object>>();
    var replies = new ArrayList<Map<String, Object>>();
    for (var action : actions) {
      switch (action) {
        case Action.Reply(var label, var payload, var icon) ->
            replies.add(
                Payload.of(
                    "type",
                    "action",
                    "imageUrl",
                    icon == null || !icon.startsWith("https://") ? null : icon,
                    "action",
                    postback(label, payload)));
        case Action.LocationRequest(var label) ->
            replies.add(
                Payload.of(
                    "type", "action", "action", Payload.of("type", "location", "label", label)));
        case Action.Postback(var label, var payload) -> buttons.add(postback(label, payload));
        case Action.Link(var label, var uri) -> link(label, uri, said, buttons);
        case Action.Buy(var label, var _, var uri) -> link(label, uri, said, buttons);
        case Action.Webview(var label, var _, var fallback) -> link(label, fallback, said, buttons);
      }
    }
    var words = said.isEmpty() ? "↑" : said.toString();
    if (words.length() > Capabilities.of("line").orElseThrow().prompt()) {
      // addresses made it too long to carry buttons: they go beside it
      buttons.forEach(button -> replies.add(Payload.of("type", "action", "action", button)));
      buttons.clear();
    }
    var quickReply = replies.isEmpty() ? null : Payload.of("items", replies);
    return buttons.isEmpty()
        ? Payload.of("type", "text", "text", words, "quickReply", quickReply, "sender", sender)
        : Payload.of(
            "type",
            "template",
            "altText",
            cut(words, MAX_ALT),
            "template",
            Payload.of("type", "buttons", "text", words, "actions", buttons),
            "quickReply",
            quickReply,
            "sender",
            sender);
  }

  private static void link(
      String label, String uri, StringBuilder said, List<Map<String, Object>> buttons) {
    if (isLink(uri)) {
      buttons.add(uri(label, uri));
    } else {
      said.append(said.isEmpty() ? "" : "\n").append(label).append(": ").append(uri);
    }
  }

  private static Map<String, Object> image(@Nullable Map<String, Object> sender, String url) {
    return Payload.of(
        "type", "image", "originalContentUrl", url, "previewImageUrl", url, "sender", sender);
  }

  private static Map<String, Object> place(
      @Nullable Map<String, Object> sender,
      double latitude,
      double longitude,
      @Nullable String name) {
    var title = cut(name == null ? latitude + ", " + longitude : name, MAX_PLACE);
    return Payload.of(
        "type",
        "location",
        "title",
        title,
        "address",
        title,
        "latitude",
        latitude,
        "longitude",
        longitude,
        "sender",
        sender);
  }

  private static Map<String, Object> cards(
      @Nullable Map<String, Object> sender, List<Content.Item> items) {
    var titles = String.join(", ", items.stream().map(Content.Item::title).toList());
    return Payload.of(
        "type",
        "flex",
        "altText",
        cut(titles, MAX_ALT),
        "contents",
        Payload.of(
            "type", "carousel", "contents", items.stream().map(LineMessage::bubble).toList()),
        "sender",
        sender);
  }

  private static Map<String, Object> bubble(Content.Item item) {
    var body = new ArrayList<Map<String, Object>>();
    body.add(Payload.of("type", "text", "text", item.title(), "weight", "bold", "wrap", true));
    var description = item.description();
    if (description != null && !description.isBlank()) {
      body.add(Payload.of("type", "text", "text", description, "size", "sm", "wrap", true));
    }
    var buttons = new ArrayList<Map<String, Object>>();
    for (var action : item.actions()) {
      var made =
          switch (action) {
            case Action.Reply(var label, var payload, var _) -> postback(label, payload);
            case Action.Postback(var label, var payload) -> postback(label, payload);
            case Action.Link(var label, var uri) -> isLink(uri) ? uri(label, uri) : null;
            case Action.Buy(var label, var _, var uri) -> isLink(uri) ? uri(label, uri) : null;
            case Action.Webview(var label, var _, var fallback) ->
                isLink(fallback) ? uri(label, fallback) : null;
            case Action.LocationRequest _ -> null;
          };
      if (made != null) {
        buttons.add(Payload.of("type", "button", "height", "sm", "action", made));
      } else {
        addresses(action, body);
      }
    }
    var picture = item.mediaUrl();
    return Payload.of(
        "type",
        "bubble",
        "hero",
        picture == null || !picture.startsWith("https://")
            ? null
            : Payload.of(
                "type",
                "image",
                "url",
                picture,
                "size",
                "full",
                "aspectRatio",
                "4:3",
                "aspectMode",
                "cover"),
        "body",
        column(body),
        "footer",
        buttons.isEmpty() ? null : column(buttons));
  }

  /** A link that cannot be a button stands in words. */
  private static void addresses(Action action, List<Map<String, Object>> body) {
    switch (action) {
      case Action.Link(var label, var uri) -> body.add(address(label, uri));
      case Action.Buy(var label, var _, var uri) -> body.add(address(label, uri));
      case Action.Webview(var label, var _, var fallback) -> body.add(address(label, fallback));
      case Action.Reply _, Action.Postback _, Action.LocationRequest _ -> {}
    }
  }

  private static Map<String, Object> address(String label, String uri) {
    return Payload.of("type", "text", "text", label + ": " + uri, "size", "xs", "wrap", true);
  }

  private static Map<String, Object> column(List<Map<String, Object>> contents) {
    return Payload.of(
        "type", "box", "layout", "vertical", "spacing", "sm", "contents", List.copyOf(contents));
  }

  private static Map<String, Object> postback(String label, String payload) {
    return Payload.of("type", "postback", "label", label, "data", payload, "displayText", label);
  }

  private static Map<String, Object> uri(String label, String uri) {
    return Payload.of("type", "uri", "label", label, "uri", uri);
  }

  private static boolean isLink(String uri) {
    return uri.length() <= MAX_URI && Reachable.fromOutside(uri);
  }

  private static String cut(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
  }
}
