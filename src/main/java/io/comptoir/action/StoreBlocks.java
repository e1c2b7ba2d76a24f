package io.comptoir.action;

import io.comptoir.base.Value;
import io.comptoir.dialogue.View;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import io.comptoir.message.Content.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores as a list: where they are, how far, when they are open. */
final class StoreBlocks {
  Content stores(Arguments a, View view) {
    var words = Words.in(view.language());
    var rows = new ArrayList<Item>();
    for (var item : a.items("stores")) {
      if (item instanceof Value.Fields(var fields)) {
        rows.add(row(new Arguments(fields), words));
      }
    }
    return new Content.ItemList(null, rows, List.of());
  }

  private static Item row(Arguments store, Words words) {
    var place =
        Stream.of(store.text("address"), store.text("distance"))
            .filter(t -> !t.isEmpty())
            .collect(Collectors.joining(" · "));
    var hours = store.text("week").isEmpty() ? store.text("today") : store.text("week");
    var actions = new ArrayList<Action>();
    actions.add(new Action.Link(words.say("button.directions"), store.text("map")));
    if (store.text("week").isEmpty()) {
      actions.add(
          Presses.press(words, "button.hours", "stores.hours", "store", store.text("store")));
    }
    return new Item(
        store.text("name"),
        Stream.of(place, capital(hours), store.text("phone"))
            .filter(t -> !t.isEmpty())
            .collect(Collectors.joining("\n")),
        null,
        null,
        actions);
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
