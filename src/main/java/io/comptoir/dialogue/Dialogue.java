package io.comptoir.dialogue;

import io.comptoir.nlu.Context;
import java.time.Instant;

/**
 * Decides what happens next in a conversation. Pure: the same state, input, view and time always
 * give the same decision, so that a recorded conversation replays exactly.
 */
public interface Dialogue {
  /** What helps to understand the next sentence at this point. */
  Context context(DialogueState state, View view, Instant now);

  /**
   * Takes one input. When the decision holds an {@link Command.Invoke} of a read or local action,
   * the engine runs it and calls again with its {@link Input.ActionFinished}.
   */
  Decision decide(DialogueState state, Input input, View view, Instant now);
}
