package io.comptoir.action;

import io.comptoir.dialogue.Press;
import io.comptoir.message.Action;
import java.util.LinkedHashMap;

/** The buttons of blocks. Their names are in {@code docs/reference/actions.md}. */
final class Presses {
  private Presses() {}

  static Action.Postback press(Words words, String label, String does, String... with) {
    var values = new LinkedHashMap<String, String>();
    for (var i = 0; i < with.length; i += 2) {
      values.put(with[i], with[i + 1]);
    }
    return new Action.Postback(words.say(label), new Press(does, values).payload());
  }
}
