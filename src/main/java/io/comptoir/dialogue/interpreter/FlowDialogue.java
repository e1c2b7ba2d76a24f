package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.Decision;
import io.comptoir.dialogue.Dialogue;
import io.comptoir.dialogue.DialogueState;
import io.comptoir.dialogue.Input;
import io.comptoir.dialogue.View;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.dialogue.state.Prompt;
import io.comptoir.nlu.Context;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dialogue of a shop: its flows, run by what people say and do. */
public final class FlowDialogue implements Dialogue {
  private final Script script;
  private final Trace trace;

  public FlowDialogue(Script script) {
    this(script, Trace.NONE);
  }

  private FlowDialogue(Script script, Trace trace) {
    this.script = script;
    this.trace = trace;
  }

  /** Hears which steps are taken and which messages are chosen, for whoever tries a shop out. */
  @FunctionalInterface
  public interface Trace {
    Trace NONE = _ -> {};

    /**
     * @param key of a message or a label that was put into words
     */
    void said(String key);

    /**
     * @param position of the step of this flow that is taken now; one that waits is taken again
     *     each time the flow comes back to it
     */
    default void stepped(Flow flow, int position) {}

    /**
     * @param choice which of the message's wordings is said: the remainder by their number
     * @param upset whether it is said to a person who is not happy
     */
    default void worded(String key, int choice, boolean upset) {}
  }

  /** The same dialogue that tells what it does and says. */
  public FlowDialogue tracing(Trace trace) {
    return new FlowDialogue(script, trace);
  }

  public Script script() {
    return script;
  }

  @Override
  public Context context(DialogueState state, View view, Instant now) {
    var turn = new Turn(script, state, view, now, Trace.NONE);
    new Versions(turn).settle();
    var at = ZonedDateTime.ofInstant(now, view.zone());
    var top = turn.top().flatMap(turn::flowOf);
    var likely = new HashSet<String>();
    top.ifPresent(
        flow -> {
          likely.addAll(flow.expects());
          likely.addAll(flow.trigger().intents());
        });
    var slot = top.flatMap(flow -> asked(flow, turn.prompt));
    return new Context(
        turn.language,
        expected(turn.prompt, slot),
        slot.map(Slot::entities).orElse(List.of()),
        turn.shown.size(),
        likely,
        at);
  }

  @Override
  public Decision decide(DialogueState state, Input input, View view, Instant now) {
    try {
      return new Talk(new Turn(script, state, view, now, trace)).take(input);
    } catch (RuntimeException broken) {
      return apologise(state, input, view, now, broken);
    }
  }

  /** A mistake of ours costs the person their place, never the conversation. */
  private Decision apologise(
      DialogueState state, Input input, View view, Instant now, RuntimeException broken) {
    var turn = new Turn(script, state, view, now, trace);
    var where = turn.top().map(frame -> frame.flow()).orElse("");
    if (input instanceof Input.ActionFinished finished) {
      turn.stack.removeIf(frame -> finished.call().equals(frame.call()));
    }
    turn.leaveAll();
    turn.close();
    new Speech(turn).say("pattern.internal_error", Map.of());
    var cause = broken.getStackTrace();
    turn.record(
        "dialogue.error",
        Map.of(
            "flow", Value.of(where),
            "error", Value.of(broken.getClass().getSimpleName()),
            "message", Value.of(String.valueOf(broken.getMessage())),
            "at", Value.of(cause.length == 0 ? "" : cause[0].toString())));
    return turn.decision();
  }

  private static Optional<Slot> asked(Flow flow, @org.jspecify.annotations.Nullable Prompt prompt) {
    return prompt == null || prompt.slot() == null
        ? Optional.empty()
        : Optional.ofNullable(flow.slots().get(prompt.slot()));
  }

  private static Optional<Context.Expected> expected(
      @org.jspecify.annotations.Nullable Prompt prompt, Optional<Slot> slot) {
    if (prompt == null) {
      return Optional.empty();
    }
    return switch (prompt.kind()) {
      case CONFIRM -> Optional.of(Context.Expected.YES_NO);
      case CLARIFY -> Optional.of(Context.Expected.CHOICE);
      case FORM -> Optional.of(Context.Expected.FREE_TEXT);
      case SLOT -> {
        if (slot.isPresent() && slot.get().type() == Slot.Type.TRUTH) {
          yield Optional.of(Context.Expected.YES_NO);
        }
        if (!prompt.options().isEmpty()) {
          yield Optional.of(Context.Expected.CHOICE);
        }
        yield Optional.of(
            slot.isPresent() && slot.get().type().freeText()
                ? Context.Expected.FREE_TEXT
                : Context.Expected.VALUE);
      }
    };
  }
}
