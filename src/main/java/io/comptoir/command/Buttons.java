package io.comptoir.command;

import io.comptoir.dialogue.flow.Flows;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The buttons of a message, wherever it has them. */
final class Buttons {
  private Buttons() {}

  /** A button that sends something back. */
  record Button(String text, String payload) {}

  static List<Action> of(Content content) {
    var actions = new ArrayList<Action>();
    switch (content) {
      case Content.Text t -> actions.addAll(t.actions());
      case Content.Image i -> actions.addAll(i.actions());
      case Content.Products p -> {
        actions.addAll(p.actions());
        p.items().forEach(i -> actions.addAll(i.actions()));
      }
      case Content.CartBlock c -> actions.addAll(c.actions());
      case Content.OrderBlock o -> actions.addAll(o.actions());
      case Content.PaymentBlock p -> actions.addAll(p.actions());
      case Content.Carousel c -> {
        actions.addAll(c.actions());
        c.items().forEach(i -> actions.addAll(i.actions()));
      }
      case Content.ItemList l -> {
        actions.addAll(l.actions());
        l.items().forEach(i -> actions.addAll(i.actions()));
      }
      case Content.Change c -> {
        if (c.content() != null) {
          actions.addAll(of(c.content()));
        }
      }
      case Content.Audio _,
          Content.Video _,
          Content.File _,
          Content.Form _,
          Content.FormResponse _,
          Content.Location _,
          Content.Template _,
          Content.Postback _,
          Content.Unsupported _ -> {}
    }
    return actions;
  }

  /** By its place, counted from 1, its words, or the beginning of them. */
  static Optional<Button> find(List<Action> actions, String wanted) {
    var buttons = actions.stream().flatMap(a -> button(a).stream()).toList();
    if (wanted.matches("\\d{1,3}")) {
      var index = Integer.parseInt(wanted) - 1;
      return index >= 0 && index < buttons.size()
          ? Optional.of(buttons.get(index))
          : Optional.empty();
    }
    var bare = Flows.bare(wanted);
    return buttons.stream()
        .filter(b -> Flows.bare(b.text()).equals(bare))
        .findFirst()
        .or(() -> buttons.stream().filter(b -> Flows.bare(b.text()).startsWith(bare)).findFirst())
        .or(
            () ->
                buttons.stream()
                    .filter(b -> b.payload().contains("\"do\":\"" + wanted + "\""))
                    .findFirst());
  }

  private static Optional<Button> button(Action action) {
    return switch (action) {
      case Action.Postback p -> Optional.of(new Button(p.text(), p.payload()));
      case Action.Reply r -> Optional.of(new Button(r.text(), r.payload()));
      case Action.Buy _, Action.Link _, Action.LocationRequest _, Action.Webview _ ->
          Optional.empty();
    };
  }
}
