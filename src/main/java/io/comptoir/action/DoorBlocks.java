package io.comptoir.action;

import io.comptoir.base.Value;
import io.comptoir.dialogue.View;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import io.comptoir.message.Content.Item;
import java.util.ArrayList;
import java.util.List;

/** Ways into the shop's other channels: one card each, with its QR code and a link. */
final class DoorBlocks {
  Content doors(Arguments a, View view) {
    var words = Words.in(view.language());
    var cards = new ArrayList<Item>();
    for (var value : a.items("doors")) {
      if (value instanceof Value.Fields(var fields)) {
        cards.add(card(new Arguments(fields), words));
      }
    }
    return new Content.Carousel(cards, List.of());
  }

  private static Item card(Arguments door, Words words) {
    var name = door.text("name");
    var picture = door.text("picture");
    return new Item(
        name,
        picture.isEmpty() ? null : words.say("door.scan"),
        picture.isEmpty() ? null : picture,
        picture.isEmpty() ? null : words.say("door.picture", name),
        List.of(new Action.Link(words.say("door.open", name), door.text("address"))));
  }
}
