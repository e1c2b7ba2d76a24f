package io.comptoir.channel.viber;

import io.comptoir.channel.Envelope;
import io.comptoir.channel.Payload;
import io.comptoir.channel.Reachable;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bodies of {@code send_message}. */
final class ViberMessage {
  /** Clients that know rich media and buttons whose press leaves no trace. */
  private static final int MIN_API = 7;

  private static final int MAX_SENDER = 28;

  /** The grid of a card and of the keyboard. */
  private static final int COLUMNS = 6;

  private static final int CARD_ROWS = 7;
  private static final int PICTURE_ROWS = 3;

  /** Buttons as short as this stand two in a row. */
  private static final int SHORT = 16;

  private ViberMessage() {}

  static List<Map<String, Object>> of(Envelope envelope, Content content) {
    return switch (content) {
      case Content.Text(var text, var actions) ->
          List.of(
              message(
                  envelope,
                  "text",
                  "text",
                  withUnreachable(text, actions),
                  "keyboard",
                  keyboard(actions)));
      case Content.Image(var url, var _, var text, var actions) ->
          List.of(
              message(
                  envelope,
                  "picture",
                  "text",
                  withUnreachable(text == null ? "" : text, actions),
                  "media",
                  url,
                  "keyboard",
                  keyboard(actions)));
      case Content.Carousel(var items, var _) -> List.of(cards(envelope, items));
      case Content.Location(var latitude, var longitude, var name) ->
          place(envelope, latitude, longitude, name);
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

  private static Map<String, Object> message(
      Envelope envelope, String type, @Nullable Object... entries) {
    var fields =
        Payload.of(
            "receiver",
            envelope.to(),
            "min_api_version",
            MIN_API,
            "sender",
            Payload.of(
                "name", cut(Optional.ofNullable(envelope.author().name()).orElse("·"), MAX_SENDER)),
            "type",
            type);
    fields.putAll(Payload.of(entries));
    return fields;
  }

  private static List<Map<String, Object>> place(
      Envelope envelope, double latitude, double longitude, @Nullable String name) {
    var at =
        message(
            envelope,
            "location",
            "location",
            Payload.of("lat", Double.toString(latitude), "lon", Double.toString(longitude)));
    return name == null ? List.of(at) : List.of(message(envelope, "text", "text", name), at);
  }

  private static @Nullable Map<String, Object> keyboard(List<Action> actions) {
    var usable = actions.stream().filter(ViberMessage::isButton).toList();
    if (usable.isEmpty()) {
      return null;
    }
    var buttons = new ArrayList<Map<String, Object>>();
    for (var i = 0; i < usable.size(); i++) {
      var pairs = isShort(usable.get(i)) && i + 1 < usable.size() && isShort(usable.get(i + 1));
      buttons.add(button(usable.get(i), pairs ? COLUMNS / 2 : COLUMNS, 1));
      if (pairs) {
        buttons.add(button(usable.get(++i), COLUMNS / 2, 1));
      }
    }
    return Payload.of("Type", "keyboard", "DefaultHeight", false, "Buttons", buttons);
  }

  private static boolean isShort(Action action) {
    return action.text().length() <= SHORT;
  }

  private static Map<String, Object> button(Action action, int columns, int rows) {
    var what =
        switch (action) {
          case Action.Reply(var _, var payload, var _) -> pressed(payload);
          case Action.Postback(var _, var payload) -> pressed(payload);
          case Action.Link(var _, var uri) -> opens(uri);
          case Action.Buy(var _, var _, var uri) -> opens(uri);
          case Action.Webview(var _, var _, var fallback) -> opens(fallback);
          case Action.LocationRequest _ ->
              Payload.of("ActionType", "location-picker", "ActionBody", "place");
        };
    var fields =
        Payload.of(
            "Columns", columns, "Rows", rows, "Text", html(action.text()), "TextSize", "regular");
    fields.putAll(what);
    return fields;
  }

  /** The press comes to us and leaves no word in the chat. */
  private static Map<String, Object> pressed(String payload) {
    return Payload.of("ActionType", "reply", "ActionBody", payload, "Silent", true);
  }

  private static Map<String, Object> opens(String uri) {
    return Payload.of("ActionType", "open-url", "ActionBody", uri, "Silent", true);
  }

  private static Map<String, Object> cards(Envelope envelope, List<Content.Item> items) {
    var buttons = new ArrayList<Map<String, Object>>();
    var words = new ArrayList<String>();
    for (var item : items) {
      card(item, buttons);
      words.add(item.title());
    }
    return message(
        envelope,
        "rich_media",
        "alt_text",
        String.join("\n", words),
        "rich_media",
        Payload.of(
            "Type",
            "rich_media",
            "ButtonsGroupColumns",
            COLUMNS,
            "ButtonsGroupRows",
            CARD_ROWS,
            "BgColor",
            "#FFFFFF",
            "Buttons",
            buttons));
  }

  /** A picture, words and buttons that fill the card's rows exactly: the grid flows otherwise. */
  private static void card(Content.Item item, List<Map<String, Object>> buttons) {
    var actions = item.actions().stream().filter(ViberMessage::isButton).toList();
    var picture = item.mediaUrl();
    var shown = picture != null && Reachable.fromOutside(picture);
    if (shown) {
      buttons.add(
          Payload.of(
              "Columns",
              COLUMNS,
              "Rows",
              PICTURE_ROWS,
              "ActionType",
              "none",
              "ActionBody",
              "none",
              "Image",
              picture));
    }
    var rest = CARD_ROWS - (shown ? PICTURE_ROWS : 0) - actions.size();
    var description = item.description();
    buttons.add(
        Payload.of(
            "Columns",
            COLUMNS,
            "Rows",
            rest,
            "ActionType",
            "none",
            "ActionBody",
            "none",
            "Text",
            "<b>"
                + html(item.title())
                + "</b>"
                + (description == null ? "" : "<br>" + html(description)),
            "TextSize",
            "medium",
            "TextHAlign",
            "left",
            "TextVAlign",
            "middle"));
    actions.forEach(action -> buttons.add(button(action, COLUMNS, 1)));
  }

  private static boolean isButton(Action action) {
    return switch (action) {
      case Action.Link(var _, var uri) -> Reachable.fromOutside(uri);
      case Action.Buy(var _, var _, var uri) -> Reachable.fromOutside(uri);
      case Action.Webview(var _, var _, var fallback) -> Reachable.fromOutside(fallback);
      case Action.Reply _, Action.Postback _, Action.LocationRequest _ -> true;
    };
  }

  /** Addresses that mean nothing outside are said, not made buttons. */
  private static String withUnreachable(String text, List<Action> actions) {
    var all = new StringBuilder(text);
    for (var action : actions) {
      if (!isButton(action)) {
        var uri =
            switch (action) {
              case Action.Link(var _, var own) -> own;
              case Action.Buy(var _, var _, var own) -> own;
              case Action.Webview(var _, var _, var own) -> own;
              case Action.Reply _, Action.Postback _, Action.LocationRequest _ -> "";
            };
        all.append(all.isEmpty() ? "" : "\n").append(action.text()).append(": ").append(uri);
      }
    }
    return all.toString();
  }

  /** Words of a button may hold tags; ours hold none. */
  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String cut(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
  }
}
