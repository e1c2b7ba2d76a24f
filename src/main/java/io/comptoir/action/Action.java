package io.comptoir.action;

import io.comptoir.base.Value;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.dialogue.ActionSpec;
import java.util.List;
import java.util.Map;

/** Something that a flow can have done, by name. */
public sealed interface Action {
  ActionSpec spec();

  /** Looks and changes nothing; fast, no network. */
  non-sealed interface Read extends Action {
    ActionResult run(Map<String, Value> arguments, Situation situation);
  }

  /** Decides a change that is committed with the turn. Pure given the situation. */
  non-sealed interface Local extends Action {
    Outcome run(Map<String, Value> arguments, Situation situation);
  }

  /**
   * Changes the world outside the turn; called again under the same key it changes nothing more.
   */
  non-sealed interface Write extends Action {
    /**
     * @param key the idempotency key
     */
    ActionResult run(Map<String, Value> arguments, Situation situation, String key);
  }

  /**
   * @param writes committed with the turn; none when the action failed
   */
  record Outcome(ActionResult result, List<LocalWrite> writes) {
    public Outcome {
      writes = List.copyOf(writes);
    }
  }
}
