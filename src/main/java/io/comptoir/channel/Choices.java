package io.comptoir.channel;

import io.comptoir.message.Action;
import io.comptoir.message.Content;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts choices under words in the best form that a channel has for them: buttons, quick replies, a
 * list, and last numbered lines. Links that cannot be buttons become words and address.
 */
final class Choices {
  private final Capabilities can;
  private final Numbers numbers;

  Choices(Capabilities can, Numbers numbers) {
    this.can = can;
    this.numbers = numbers;
  }

  /** The words with what can be done about them, as one or several messages. */
  List<Content> under(String text, List<Action> actions) {
    var links = new ArrayList<Action>();
    var choices = new ArrayList<Action>();
    for (var action : actions) {
      switch (action) {
        case Action.Link _, Action.Buy _, Action.Webview _ -> links.add(action);
        case Action.Reply _, Action.Postback _ -> choices.add(action);
        case Action.LocationRequest _ -> {
          if (can.asksLocation()) {
            choices.add(action);
          } else {
            links.add(action);
          }
        }
      }
    }
    if (links.stream().allMatch(this::isButton)) {
      if (actions.isEmpty() || areQuickReplies(actions) || fit(actions, can.buttons())) {
        return words(text, actions);
      }
      if (fit(links, can.buttons()) && areQuickReplies(choices)) {
        // a platform with both has the choices beside the buttons, not among them
        return words(text, actions);
      }
    }
    var linked = lines(text, addresses(links));
    if (fit(choices, can.buttons()) || areQuickReplies(choices)) {
      return words(linked, choices);
    }
    if (fit(choices, can.quickReplies())) {
      return words(linked, asReplies(choices));
    }
    return fitRows(choices) ? list(linked, choices) : words(lines(linked, numbered(choices)));
  }

  private boolean isButton(Action action) {
    return can.linkButtons() && !(action instanceof Action.LocationRequest);
  }

  private boolean areQuickReplies(List<Action> actions) {
    return !actions.isEmpty()
        && actions.stream()
            .allMatch(a -> a instanceof Action.Reply || a instanceof Action.LocationRequest)
        && fit(actions, can.quickReplies());
  }

  private static boolean fit(List<Action> actions, Capabilities.Room room) {
    return actions.size() <= room.count()
        && actions.stream().allMatch(action -> action.text().length() <= room.label());
  }

  private boolean fitRows(List<Action> choices) {
    var longest = Math.max(can.rows().label(), can.rows().description());
    return choices.size() <= can.rows().count()
        && choices.stream()
            .allMatch(c -> c.text().length() <= longest && !(c instanceof Action.LocationRequest));
  }

  private static List<Action> asReplies(List<Action> choices) {
    return choices.stream()
        .map(
            choice ->
                choice instanceof Action.Postback(var text, var payload)
                    ? new Action.Reply(text, payload)
                    : choice)
        .toList();
  }

  private List<Content> list(String text, List<Action> choices) {
    var messages = new ArrayList<Content>(words(text, List.of(), can.prompt()));
    var last = ((Content.Text) messages.removeLast()).text();
    messages.add(
        new Content.ItemList(
            last,
            choices.stream().map(choice -> row(choice, choice.text(), null)).toList(),
            List.of()));
    return messages;
  }

  /** A row of a list; words too long for its title stand whole below it. */
  Content.Item row(Action choice, String title, @Nullable String description) {
    var room = can.rows();
    if (title.length() <= room.label()) {
      return new Content.Item(
          title,
          description == null ? null : cut(description, room.description()),
          null,
          null,
          List.of(choice));
    }
    return new Content.Item(
        cut(title, room.label()), cut(title, room.description()), null, null, List.of(choice));
  }

  /** As numbered lines; links with their addresses where these are of use. */
  String numbered(List<Action> actions) {
    var lines = new ArrayList<String>();
    for (var action : actions) {
      lines.add(
          switch (action) {
            case Action.Reply _, Action.Postback _ -> numbers.give(action) + ". " + action.text();
            case Action.Link _, Action.Buy _, Action.Webview _, Action.LocationRequest _ ->
                addresses(List.of(action));
          });
    }
    return String.join("\n", lines);
  }

  String addresses(List<Action> links) {
    return String.join(
        "\n",
        links.stream()
            .map(
                link ->
                    switch (link) {
                      case Action.Link(var text, var uri) -> worded(text, uri);
                      case Action.Buy(var text, var _, var uri) -> worded(text, uri);
                      case Action.Webview(var text, var _, var fallback) -> worded(text, fallback);
                      case Action.Reply _, Action.Postback _, Action.LocationRequest _ ->
                          link.text();
                    })
            .toList());
  }

  private String worded(String words, String address) {
    return can.links() ? words + ": " + address : words;
  }

  private List<Content> words(String text) {
    return words(text, List.of());
  }

  private List<Content> words(String text, List<Action> actions) {
    return words(text, actions, actions.isEmpty() ? can.text() : can.prompt());
  }

  /**
   * Cut where a reader would pause; the last part carries the actions and is short enough for it.
   */
  private List<Content> words(String text, List<Action> actions, int prompt) {
    var parts = new ArrayList<>(Sentences.split(text, can.text(), can.unit()));
    if (parts.isEmpty()) {
      parts.add("");
    }
    var last = parts.removeLast();
    if (Sentences.size(last, can.unit()) > prompt) {
      parts.addAll(Sentences.split(last, prompt, can.unit()));
    } else {
      parts.add(last);
    }
    var messages = new ArrayList<Content>();
    for (var i = 0; i < parts.size(); i++) {
      messages.add(new Content.Text(parts.get(i), i == parts.size() - 1 ? actions : List.of()));
    }
    return messages;
  }

  /** Shortened at a word, with a sign that it goes on. */
  static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    if (limit < 2) {
      return "";
    }
    var fits = text.substring(0, limit - 1);
    if (Character.isHighSurrogate(fits.charAt(fits.length() - 1))) {
      fits = fits.substring(0, fits.length() - 1);
    }
    var word = fits.lastIndexOf(' ');
    return (word > limit / 2 ? fits.substring(0, word) : fits).strip() + "…";
  }

  static String lines(@Nullable String first, @Nullable String second) {
    var one = first == null ? "" : first;
    var two = second == null ? "" : second;
    return one.isEmpty() ? two : two.isEmpty() ? one : one + "\n" + two;
  }
}
