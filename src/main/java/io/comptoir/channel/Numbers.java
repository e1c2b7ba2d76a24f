package io.comptoir.channel;

import io.comptoir.message.Action;
import java.util.ArrayList;
import java.util.List;

/** The numbers given to choices that a channel cannot show as buttons. */
final class Numbers {
  private final List<Action> given = new ArrayList<>();

  /**
   * @return the number by which this is answered
   */
  int give(Action choice) {
    given.add(choice);
    return given.size();
  }

  List<Action> given() {
    return List.copyOf(given);
  }
}
