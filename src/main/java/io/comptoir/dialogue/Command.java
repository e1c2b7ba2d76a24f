package io.comptoir.dialogue;

import io.comptoir.base.Value;
import java.time.Instant;
import java.util.Map;

/** What a decision wants done besides its replies. */
public sealed interface Command {
  /**
   * Run a named action.
   *
   * @param call comes back in {@link Input.ActionFinished}; unique in the conversation, and the
   *     idempotency key of a write
   */
  record Invoke(String call, String action, ActionSpec.Effect effect, Map<String, Value> arguments)
      implements Command {
    public Invoke {
      arguments = Map.copyOf(arguments);
    }
  }

  /** Wake the dialogue at this time; a timer of the same name is replaced. */
  record SetTimer(String name, long generation, Instant due) implements Command {}

  record CancelTimer(String name) implements Command {}

  /**
   * Ask for a person.
   *
   * @param reason a key: {@code asked}, {@code complaint}, {@code urgent}, {@code distress}, {@code
   *     cannot_handle}, {@code error}
   * @param skill who is needed: {@code support}, {@code sales}
   */
  record HandOver(String reason, String skill) implements Command {}

  /** Note a fact for the measures; no free text. */
  record Record(String event, Map<String, Value> data) implements Command {
    public Record {
      data = Map.copyOf(data);
    }
  }

  /** Keep in the customer's profile, with where it was learnt. */
  record Remember(String name, Value value, String source) implements Command {}

  /** Keep this in the customer's profile no longer. */
  record Forget(String name) implements Command {}

  /** The customer speaks this language now. */
  record Speak(io.comptoir.base.Language language) implements Command {}
}
