package io.comptoir.engine;

import io.comptoir.base.Value;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.message.Content;
import java.util.Map;
import java.util.UUID;

/** What reached a conversation, as the inbox keeps it. */
public sealed interface Arrival {
  /** The customer sent this; it becomes a message of that id. */
  record Written(UUID id, Content content) implements Arrival {}

  record TimerDue(String name, long generation) implements Arrival {}

  /**
   * @param fence of the lease under which the action ran; a result under an older one is dropped
   */
  record ActionEnded(String call, long fence, ActionResult result) implements Arrival {}

  record Happened(String name, Map<String, Value> data) implements Arrival {
    public Happened {
      data = Map.copyOf(data);
    }
  }

  record HandedBack() implements Arrival {}
}
