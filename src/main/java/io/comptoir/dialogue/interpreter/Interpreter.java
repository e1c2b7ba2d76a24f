package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.dialogue.ActionSpec;
import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.dialogue.state.Frame;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

  Interpreter(Turn turn, Speech speech, Asking asking) {
    this.turn = turn;
    this.speech = speech;
    this.asking = asking;
  }

  /** Begins a flow on top of those under way. */
  void start(Flow flow, Map<String, Value> slots) {
    turn.close();
    leaveWhatDoesNotStay(flow);
    push(flow, slots, false);
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

  /** The flow on top goes on behind the step where it waited. */
  void goOn() {
    turn.close();
    turn.replaceTop(next(turn.frame()).tried(0));
    run();
  }

  void goTo(int target) {
    turn.close();
    turn.replaceTop(at(turn.frame(), target).tried(0));
    run();
  }

  /** Takes a value into the flow on top, and to where its scope keeps it. */
  void keep(Flow flow, String name, @Nullable Value value) {
    turn.replaceTop(keep(turn.frame(), flow, name, value));
  }

  /**
   * Goes back to the question of the first of these slots, whose values changed, so that whatever
   * was worked out from them is worked out again.
   *
   * @return false when that would do again what cannot be undone
   */
  boolean rewind(Flow flow, Set<String> changed) {
    var affected = new LinkedHashSet<>(changed);
    for (var slot : flow.slots().values()) {
      if (!changed.contains(slot.name()) && slot.depends().stream().anyMatch(changed::contains)) {
        affected.add(slot.name());
        keep(flow, slot.name(), null);
      }
    }
    var from = turn.frame().pc();
    var target = firstAbout(flow, affected, from);
    for (var i = target; i < from; i++) {
      if (flow.code().get(i) instanceof Instruction.Act act
          && act.effect() != ActionSpec.Effect.READ) {
        return false;
      }
    }
    goTo(target);
    return true;
  }

  void finished(String call, ActionResult result) {
    var index = indexOf(call);
    if (index < 0) {
      return;
    }
    var frame = turn.stack.remove(index);
    turn.stack.add(frame);
    var flow = turn.flowOf(frame).orElse(null);
    if (flow == null || !(flow.code().get(frame.pc()) instanceof Instruction.Act act)) {
      turn.stack.removeLast();
      return;
    }
    turn.close();
    switch (result) {
      case ActionResult.Done(var values) -> done(flow, act, values);
      case ActionResult.Failed(var code, var values) -> failed(flow, act, code, values);
    }
    run();
  }

  /** A parked flow goes on: its time has come, or its event. */
  boolean unpark(String name, Map<String, Value> event) {
    for (var frame : List.copyOf(turn.parked)) {
      var flow = turn.flowOf(frame).orElse(null);
      var wait =
          flow == null
              ? null
              : flow.code().get(frame.pc()) instanceof Instruction.Wait w ? w : null;
      if (flow == null || wait == null) {
        turn.parked.remove(frame);
      } else if (name.equals(frame.call()) || name.equals(wait.event())) {
        turn.parked.remove(frame);
        if (frame.call() != null && !name.equals(frame.call())) {
          turn.command(new Command.CancelTimer(frame.call()));
        }
        turn.close();
        turn.push(at(frame.with("event", new Value.Fields(event)), frame.pc() + 1));
        run();
        return true;
      }
    }
    return false;
  }

  private boolean step() {
    var frame = turn.frame();
    if (frame.call() != null) {
      return false;
    }
    var flow = turn.flowOf(frame).orElse(null);
    if (flow == null || (!flow.hash().equals(frame.hash()) && !migrate(frame, flow))) {
      turn.stack.removeLast();
      speech.say("pattern.version_change", Map.of());
      return true;
    }
    frame = turn.frame();
    turn.trace.stepped(flow, frame.pc());
    var known = new Known(turn, frame, flow);
    switch (flow.code().get(frame.pc())) {
      case Instruction.Say say -> speech.say(say, known);
      case Instruction.Change change -> speech.change(change, known);
      case Instruction.Collect collect -> {
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
        return invoke(flow, act, known);
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
        return call(call, known);
      }
      case Instruction.HandOff handOff ->
          turn.command(new Command.HandOver(handOff.reason(), handOff.skill()));
      case Instruction.Wait wait -> {
        park(wait);
        return resumeBelow();
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
      case Instruction.CancelAll _ -> {
        var self = turn.stack.removeLast();
        turn.stack.clear();
        turn.stack.add(self);
      }
      case Instruction.End end -> {
        return end(end.outcome());
      }
    }
    if (!turn.stack.isEmpty()) {
      turn.replaceTop(next(turn.frame()));
    }
    return true;
  }

  /** A flow whose text changed goes on at the step of the same name, if there still is one. */
  private boolean migrate(Frame frame, Flow flow) {
    var step = frame.step() == null ? null : flow.step(frame.step()).orElse(null);
    if (step == null) {
      return false;
    }
    turn.replaceTop(frame.rehashed(flow.hash(), step));
    return true;
  }

  private boolean invoke(Flow flow, Instruction.Act act, Known known) {
    var arguments = new LinkedHashMap<String, Value>();
    act.with().forEach((name, from) -> from.value(known).ifPresent(v -> arguments.put(name, v)));
    for (var required : act.required()) {
      if (!arguments.containsKey(required)) {
        failed(flow, act, "MISSING", Map.of("argument", Value.of(required)));
        return true;
      }
    }
    var call = "a" + turn.number();
    turn.command(new Command.Invoke(call, act.action(), act.effect(), arguments));
    turn.replaceTop(turn.frame().at(turn.frame().pc(), act.id()).waitingFor(call, turn.now));
    return false;
  }

  private void done(Flow flow, Instruction.Act act, Map<String, Value> values) {
    act.into()
        .forEach(
            (slot, result) ->
                keep(flow, slot, result.isEmpty() ? new Value.Fields(values) : values.get(result)));
    turn.replaceTop(next(turn.frame()));
  }

  private void failed(Flow flow, Instruction.Act act, String code, Map<String, Value> values) {
    var error = new LinkedHashMap<>(values);
    error.put("code", Value.of(code));
    keep(flow, "error", new Value.Fields(error));
    var target = act.errors().get(code);
    if (target == null) {
      target = act.errors().get(Instruction.Act.DEFAULT);
    }
    if (target != null) {
      turn.replaceTop(at(turn.frame(), target));
      return;
    }
    turn.record("action.failed", Map.of("action", Value.of(act.action()), "code", Value.of(code)));
    speech.say("pattern.action_failed", error);
    end("failed");
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
    turn.replaceTop(next(turn.frame()));
    return true;
  }

  private boolean call(Instruction.Call call, Known known) {
    var flow = turn.script.flows().find(call.flow()).orElseThrow();
    if (turn.stack.size() >= Turn.MAX_STACK) {
      throw new IllegalStateException("too many flows call one another: " + call.flow());
    }
    var slots = new LinkedHashMap<String, Value>();
    call.with().forEach((name, from) -> from.value(known).ifPresent(v -> slots.put(name, v)));
    push(flow, slots, true);
    return true;
  }

  private void push(Flow flow, Map<String, Value> slots, boolean called) {
    var frame = Frame.start(flow.name(), flow.hash(), 0, slots);
    for (var slot : flow.slots().values()) {
      if (slot.type() == Slot.Type.PRODUCT
          && slots.get(slot.name()) instanceof Value.Ref(var _, var id)) {
        turn.focus = id;
      }
    }
    var guard = flow.guard();
    if (guard != null && !guard.holds(new Known(turn, frame, flow))) {
      frame = frame.at(flow.otherwise(), null);
    }
    turn.push(called ? frame.called() : frame);
    turn.record("flow.started", Map.of("flow", Value.of(flow.name())));
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

  private void park(Instruction.Wait wait) {
    var frame = turn.stack.removeLast();
    String timer = null;
    if (wait.time() != null) {
      var number = turn.number();
      timer = "wait-" + number;
      turn.command(new Command.SetTimer(timer, number, turn.now.plus(wait.time())));
    }
    var waiting = frame.at(frame.pc(), wait.id());
    turn.park(timer == null ? waiting : waiting.waitingFor(timer, turn.now));
  }

  private boolean end(String outcome) {
    var ended = turn.stack.removeLast();
    if (outcome.equals("found")) {
      turn.misses = 0;
    }
    turn.record("flow.ended", Map.of("flow", Value.of(ended.flow()), "outcome", Value.of(outcome)));
    if (turn.stack.isEmpty()) {
      return false;
    }
    if (ended.caller()) {
      var below = turn.frame();
      var flow = turn.flowOf(below).orElse(null);
      if (flow != null && flow.code().get(below.pc()) instanceof Instruction.Call call) {
        call.into().forEach((own, other) -> keep(flow, own, ended.slots().get(other)));
        keep(flow, "outcome", Value.of(outcome));
        turn.replaceTop(next(turn.frame()));
      }
      return true;
    }
    return resumeBelow();
  }

  /** Comes back to what was interrupted, and says so. */
  private boolean resumeBelow() {
    if (turn.stack.isEmpty()) {
      return false;
    }
    var frame = turn.frame();
    if (frame.call() != null) {
      return false;
    }
    var flow = turn.flowOf(frame).orElse(null);
    if (flow == null) {
      return true;
    }
    var title = flow.title().in(turn.language);
    speech.say(
        title.isEmpty() ? "pattern.resume_plain" : "pattern.resume",
        Map.of("title", Value.of(title)));
    if (flow.code().get(frame.pc()) instanceof Instruction.Confirm confirm) {
      turn.replaceTop(at(frame, confirm.again()));
    }
    return true;
  }

  private void leaveWhatDoesNotStay(Flow starting) {
    if (starting.aside()) {
      return;
    }
    while (!turn.stack.isEmpty()) {
      var top = turn.frame();
      var flow = turn.flowOf(top).orElse(null);
      if (flow != null && (flow.keeps() || top.call() != null)) {
        return;
      }
      turn.stack.removeLast();
      turn.record(
          "flow.ended", Map.of("flow", Value.of(top.flow()), "outcome", Value.of("interrupted")));
    }
  }

  private Frame keep(Frame frame, Flow flow, String name, @Nullable Value value) {
    var slot = flow.slots().get(name);
    var scope = slot == null ? Slot.Scope.FLOW : slot.scope();
    switch (scope) {
      case TURN, FLOW -> {}
      case CONVERSATION -> {
        if (value == null) {
          turn.slots.remove(name);
        } else {
          turn.slots.put(name, value);
        }
        return frame;
      }
      case CUSTOMER -> {
        if (value == null) {
          return unset(frame, name);
        }
        turn.command(new Command.Remember(name, value, flow.name()));
      }
    }
    if (value instanceof Value.Ref(var kind, var id)
        && (kind.equals("product") || kind.equals("variant"))) {
      turn.focus = id;
    }
    return frame.with(name, value);
  }

  private static Frame unset(Frame frame, String name) {
    var names = new LinkedHashSet<Value>();
    if (frame.slots().get(Known.UNSET) instanceof Value.Items(var before)) {
      names.addAll(before);
    }
    names.add(Value.of(name));
    return frame.with(name, null).with(Known.UNSET, Value.items(List.copyOf(names)));
  }

  /** Where the flow first deals with one of these slots; where it stands when it never does. */
  private static int firstAbout(Flow flow, Set<String> slots, int from) {
    for (var i = 0; i < from; i++) {
      var about =
          switch (flow.code().get(i)) {
            case Instruction.Collect c -> slots.contains(c.slot());
            case Instruction.Fill f -> f.slots().stream().anyMatch(slots::contains);
            case Instruction.Act a ->
                a.with().values().stream()
                    .anyMatch(e -> !e.path().isEmpty() && slots.contains(e.path().getFirst()));
            default -> false;
          };
      if (about) {
        return i;
      }
    }
    return flow.code().get(from) instanceof Instruction.Confirm confirm ? confirm.again() : from;
  }

  private int indexOf(String call) {
    for (var i = 0; i < turn.stack.size(); i++) {
      if (call.equals(turn.stack.get(i).call())) {
        return i;
      }
    }
    return -1;
  }

  private boolean jump(int target) {
    turn.replaceTop(at(turn.frame(), target));
    return true;
  }

  private static Frame next(Frame frame) {
    return at(frame, frame.pc() + 1);
  }

  private static Frame at(Frame frame, int pc) {
    return frame.at(pc, frame.step());
  }
}
