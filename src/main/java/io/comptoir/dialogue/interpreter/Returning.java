package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import java.time.Duration;
import java.util.Map;

/** Takes up with whoever comes back after hours or days: says once where things stood. */
final class Returning {
  /** The event that a person opened the chat. */
  static final String SESSION = "session.start";

  private static final Duration LONG_AGO = Duration.ofHours(6);

  private final Turn turn;
  private final Speech speech;

  Returning(Turn turn, Speech speech) {
    this.turn = turn;
    this.speech = speech;
  }

  /**
   * Says where things stood, when the last word was long ago.
   *
   * @return whether it did
   */
  boolean recap() {
    var last = turn.lastAt;
    if (last == null || !last.plus(LONG_AGO).isBefore(turn.now)) {
      return false;
    }
    turn.lastAt = turn.now;
    if (turn.prompt != null && !turn.stack.isEmpty()) {
      var title = turn.flowOf(turn.frame()).map(f -> f.title().in(turn.language)).orElse("");
      speech.say("pattern.back", Map.of("title", Value.of(title)));
    } else if (!turn.view.cart().isEmpty()) {
      speech.say("pattern.back_cart", Map.of("count", Value.of(turn.view.cart().count())));
    } else {
      return false;
    }
    return true;
  }
}
