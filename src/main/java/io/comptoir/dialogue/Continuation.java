package io.comptoir.dialogue;

import io.comptoir.dialogue.state.Memory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is under way moves from one conversation to another of the same person: the flows and what
 * they know, what was shown and spoken of. It is asked for again there, under a number of that
 * conversation. What waits for an event or a time stays where it will come.
 *
 * @param left where it was
 * @param taken where it goes on
 */
public record Continuation(DialogueState left, DialogueState taken) {
  /** As many flows as a conversation has under way at most. */
  private static final int MAX_STACK = 6;

  /** Empty when nothing is under way, or it waits for an action that answers over there. */
  public static Optional<Continuation> of(DialogueState from, DialogueState to) {
    var old = from.memory();
    var present = to.memory();
    if (old.stack().isEmpty() && old.shown().isEmpty()
        || old.stack().size() + present.stack().size() > MAX_STACK
        || old.stack().stream().anyMatch(frame -> frame.call() != null)) {
      return Optional.empty();
    }
    var stack = new ArrayList<>(old.stack());
    stack.addAll(present.stack());
    var slots = new LinkedHashMap<>(old.slots());
    slots.putAll(present.slots());
    var taken =
        new Memory(
            Memory.VERSION,
            stack,
            present.prompt(),
            slots,
            present.shown().isEmpty() ? old.shown() : present.shown(),
            present.focus() == null ? old.focus() : present.focus(),
            present.misses(),
            present.count(),
            present.language(),
            present.channelLanguage(),
            true,
            present.lastAt(),
            present.parked(),
            present.lastAnswered());
    var left =
        new Memory(
            Memory.VERSION,
            List.of(),
            null,
            old.slots(),
            old.shown(),
            old.focus(),
            0,
            old.count(),
            old.language(),
            old.channelLanguage(),
            old.greeted(),
            old.lastAt(),
            old.parked(),
            old.lastAnswered());
    return Optional.of(
        new Continuation(new DialogueState(left, 0), new DialogueState(taken, to.promptNumber())));
  }

  /**
   * The state of a conversation that somebody else may go on with: nothing of what was known there,
   * but for the flow that waits for an action and its count.
   */
  public static DialogueState forgotten(DialogueState state) {
    var memory = state.memory();
    return new DialogueState(
        new Memory(
            Memory.VERSION,
            memory.stack().stream().filter(frame -> frame.call() != null).toList(),
            null,
            Map.of(),
            List.of(),
            null,
            0,
            memory.count(),
            memory.language(),
            memory.channelLanguage(),
            memory.greeted(),
            memory.lastAt(),
            List.of(),
            memory.lastAnswered()),
        0);
  }
}
