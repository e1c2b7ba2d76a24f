package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Instruction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the flow on top of the stack until it asks, waits for an action, or all have ended. */
final class Interpreter {
  /** A turn that takes more steps is a flow without end. */
  static final int MAX_STEPS = 2_000;

  private final Turn turn;
  private final Speech speech;
  private final Asking asking;
  private final SlotValues values;
  private final FlowStack flows;
  private final ActionCalls actions;
  private final Rewinding rewinding;

  Interpreter(Turn turn, Speech speech, Asking asking) {
    this.turn = turn;
    this.speech = speech;
    this.asking = asking;
    this.values = new SlotValues(turn);
    this.flows = new FlowStack(turn, speech, values);
    this.actions = new ActionCalls(turn, speech, values, flows);
    this.rewinding = new Rewinding(turn, values);
  }

  /** Begins a flow on top of those that stay; {@link #run()} takes its steps. */
  void start(Flow flow, Map<String, Value> slots) {
    flows.start(flow, slots);
  }

  void run() {
    for (var steps = 0; steps < MAX_STEPS; steps++) {
      if (turn.stack.isEmpty() || !step()) {
        return;
      }
    }
    throw new IllegalStateException("flow " + turn.frame().flow() + " runs without end");
  }

  /** Puts the open question again, after something that was not its answer. */
  void askAgain() {
    if (turn.prompt != null && !turn.stack.isEmpty()) {
      turn.close();
      run();
    }
  }

  /** Puts the question of the flow on top when none is open. */
  void comeBack() {
    if (turn.prompt == null && !turn.stack.isEmpty()) {
      run();
    }
  }

  /** The flow on top goes on behind the step where it waited. */
  void goOn() {
    turn.close();
    turn.replaceTop(turn.frame().to(turn.frame().pc() + 1).tried(0));
    run();
  }

  void goTo(int target) {
    turn.close();
    turn.replaceTop(turn.frame().to(target).tried(0));
    run();
  }

  /** Takes a value into the flow on top, and to where its scope keeps it. */
  void keep(Flow flow, String name, @Nullable Value value) {
    values.keep(flow, name, value);
  }

  /**
   * Goes back to the first step about one of these slots, whose values changed.
   *
   * @return false when that would do again what cannot be undone
   */
  boolean rewind(Flow flow, Set<String> changed) {
    var target = rewinding.target(flow, changed);
    rewinding.forget(flow, changed);
    target.ifPresent(this::goTo);
    return target.isPresent();
  }

  /** Whether {@link #rewind} would go back. */
  boolean canRewind(Flow flow, Set<String> changed) {
    return rewinding.target(flow, changed).isPresent();
  }

  /** Whether {@link #rewind} would come out at the question that is open. */
  boolean stays(Flow flow, Set<String> changed) {
    var target = rewinding.target(flow, changed);
    return target.isPresent() && target.getAsInt() == turn.frame().pc();
  }

  /** An action ended: the flow that asked for it goes on. */
  void finished(String call, ActionResult result) {
    if (actions.finished(call, result)) {
      run();
    }
  }

  /**
   * A parked flow goes on: its time has come, or its event.
   *
   * @return whether there was one
   */
  boolean unpark(String name, Map<String, Value> event) {
    if (!flows.unpark(name, event)) {
      return false;
    }
    run();
    return true;
  }

  private boolean step() {
    var frame = turn.frame();
    if (frame.call() != null) {
      return false;
    }
    var flow = turn.flowOf(frame).orElseThrow();
    turn.trace.stepped(flow, frame.pc());
    var known = new Known(turn, frame, flow);
    switch (flow.code().get(frame.pc())) {
      case Instruction.Say say -> speech.say(say, known);
      case Instruction.Change change -> speech.change(change, known);
      case Instruction.Collect collect -> {
        var again = rewinding.lookUp(flow, collect);
        if (again.isPresent()) {
          turn.replaceTop(frame.at(again.getAsInt(), frame.step()));
          return true;
        }
        if (asking.collect(this, flow, collect)) {
          return false;
        }
        return true;
      }
      case Instruction.Fill fill -> {
        if (asking.fill(flow, fill)) {
          return false;
        }
      }
      case Instruction.Confirm confirm -> {
        asking.confirm(confirm, known);
        return false;
      }
      case Instruction.Act act -> {
        return actions.invoke(flow, act, known);
      }
      case Instruction.Unless unless -> {
        if (!unless.condition().holds(known)) {
          return jump(unless.target());
        }
      }
      case Instruction.Jump jump -> {
        return jump(jump.target());
      }
      case Instruction.Variant variant -> {
        return jump(Experiments.arm(turn, variant).target());
      }
      case Instruction.Next next -> {
        return nextItem(flow, next, known);
      }
      case Instruction.Set set ->
          set.values().forEach((name, from) -> keep(flow, name, from.value(known).orElse(null)));
      case Instruction.Erase erase -> values.erase(erase.names().value(known).orElse(null));
      case Instruction.Forget forget -> forget.slots().forEach(name -> keep(flow, name, null));
      case Instruction.Remember remember ->
          remember
              .values()
              .forEach(
                  (name, from) ->
                      from.value(known)
                          .ifPresent(
                              v -> turn.command(new Command.Remember(name, v, flow.name()))));
      case Instruction.Call call -> {
        flows.call(call, known);
        return true;
      }
      case Instruction.HandOff handOff ->
          turn.command(new Command.HandOver(handOff.reason(), handOff.skill()));
      case Instruction.Wait wait -> {
        var due = Waiting.due(wait, known, turn.now, turn.view.zone());
        if (Waiting.isOver(wait, due, turn.now)) {
          break;
        }
        return flows.park(wait, due);
      }
      case Instruction.Note note -> {
        var data = new LinkedHashMap<String, Value>();
        note.with().forEach((name, from) -> from.value(known).ifPresent(v -> data.put(name, v)));
        turn.record(note.event(), data);
      }
      case Instruction.Speak speak -> speak(speak, known);
      case Instruction.Repeat _ -> {
        turn.stack.removeLast();
        return !turn.stack.isEmpty();
      }
      case Instruction.CancelAll _ -> flows.leaveOthers();
      case Instruction.End end -> {
        return flows.end(end.outcome());
      }
    }
    if (!turn.stack.isEmpty()) {
      goOnToNext();
    }
    return true;
  }

  private boolean nextItem(Flow flow, Instruction.Next next, Known known) {
    var items =
        next.items().value(known).orElse(null) instanceof Value.Items(var list)
            ? list
            : List.<Value>of();
    var index =
        turn.frame().slots().get(next.counter()) instanceof Value.Number(var n) ? (int) n : 0;
    if (index >= items.size()) {
      keep(flow, next.slot(), null);
      keep(flow, next.counter(), null);
      return jump(next.exit());
    }
    keep(flow, next.slot(), items.get(index));
    keep(flow, next.counter(), Value.of(index + 1));
    goOnToNext();
    return true;
  }

  private void speak(Instruction.Speak speak, Known known) {
    if (speak.language().value(known).orElse(null) instanceof Value.Text(var code)
        && code.length() == 2) {
      var language = new Language(code);
      if (turn.script.languages().contains(language)) {
        turn.speak(language);
      }
    }
  }

  private boolean jump(int target) {
    turn.replaceTop(turn.frame().to(target));
    return true;
  }

  private void goOnToNext() {
    turn.replaceTop(turn.frame().to(turn.frame().pc() + 1));
  }
}
