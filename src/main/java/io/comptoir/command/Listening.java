package io.comptoir.command;

import io.comptoir.base.Value;
import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.Decision;
import io.comptoir.dialogue.Dialogue;
import io.comptoir.dialogue.DialogueState;
import io.comptoir.dialogue.Input;
import io.comptoir.dialogue.View;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.interpreter.FlowDialogue;
import io.comptoir.dialogue.state.Memory;
import io.comptoir.nlu.Context;
import io.comptoir.nlu.Understanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A dialogue, with notes of what goes in and out of it and of why it says what it says. */
final class Listening implements Dialogue, FlowDialogue.Trace {
  private Dialogue dialogue;
  private DialogueState state = DialogueState.START;
  private @Nullable Understanding understood;
  private Coverage.@Nullable Step step;
  private String answering = "";
  private final List<String> said = new ArrayList<>();
  private final List<String> begun = new ArrayList<>();
  private final List<String> mistakes = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final List<Coverage.Step> steps = new ArrayList<>();
  private final List<Reason> reasons = new ArrayList<>();

  Listening(FlowDialogue dialogue) {
    this.dialogue = dialogue.tracing(this);
  }

  /**
   * Why a message was put into words.
   *
   * @param step taken last before it; null when the engine spoke before any step
   * @param choice which wording; see {@link FlowDialogue.Trace#worded}
   * @param answering the input that it answers, in a word
   */
  record Reason(
      String key, Coverage.@Nullable Step step, int choice, boolean upset, String answering) {}

  /** Goes on with this one, in the same state. */
  void hear(FlowDialogue other) {
    dialogue = other.tracing(this);
  }

  @Override
  public void said(String key) {
    said.add(key);
  }

  @Override
  public void stepped(Flow flow, int position) {
    step = new Coverage.Step(flow, position);
    steps.add(step);
  }

  @Override
  public void worded(String key, int choice, boolean upset) {
    reasons.add(new Reason(key, step, choice, upset, answering));
  }

  @Override
  public Context context(DialogueState state, View view, Instant now) {
    return dialogue.context(state, view, now);
  }

  @Override
  public Decision decide(DialogueState state, Input input, View view, Instant now) {
    step = null;
    answering =
        switch (input) {
          case Input.Said said -> {
            understood = said.understanding();
            yield "what was said";
          }
          case Input.Sent _ -> "what was pressed or sent";
          case Input.TimerFired timer -> "the timer " + timer.name();
          case Input.ActionFinished _ -> "an action’s result";
          case Input.EventOccurred event -> "the event " + event.name();
          case Input.HandedBack _ -> "an adviser who handed back";
        };
    var decision = dialogue.decide(state, input, view, now);
    this.state = decision.next();
    decision.commands().forEach(this::note);
    return decision;
  }

  private void note(Command command) {
    if (command instanceof Command.Record(var event, var data)) {
      var flow = data.get("flow");
      events.add(event);
      if (event.equals("flow.started") && flow instanceof Value.Text(var name)) {
        begun.add(name);
      } else if (event.equals("dialogue.error")) {
        mistakes.add(data.toString());
      }
    }
  }

  void forget() {
    said.clear();
    begun.clear();
    mistakes.clear();
    events.clear();
    steps.clear();
    reasons.clear();
  }

  Memory memory() {
    return state.memory();
  }

  Optional<Understanding> understood() {
    return Optional.ofNullable(understood);
  }

  List<String> said() {
    return List.copyOf(said);
  }

  List<String> begun() {
    return List.copyOf(begun);
  }

  List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  List<String> events() {
    return List.copyOf(events);
  }

  List<Coverage.Step> steps() {
    return List.copyOf(steps);
  }

  List<Reason> reasons() {
    return List.copyOf(reasons);
  }
}
