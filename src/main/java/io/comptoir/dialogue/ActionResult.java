package io.comptoir.dialogue;

import io.comptoir.base.Value;
import java.util.Map;

/** How an action ended. What was expected to go wrong is a value, not an exception. */
public sealed interface ActionResult {
  record Done(Map<String, Value> values) implements ActionResult {
    public Done {
      values = Map.copyOf(values);
    }
  }

  /**
   * @param code one of those the action declares: {@code OUT_OF_STOCK}
   * @param values what the message about it may need
   */
  record Failed(String code, Map<String, Value> values) implements ActionResult {
    public Failed {
      values = Map.copyOf(values);
    }
  }
}
