package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.dialogue.state.Frame;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The flows under way: begins, calls, parks and ends them, and comes back to what was left. */
final class FlowStack {
  private final Turn turn;
  private final Speech speech;
  private final SlotValues values;

  FlowStack(Turn turn, Speech speech, SlotValues values) {
    this.turn = turn;
    this.speech = speech;
    this.values = values;
  }

  /** Begins a flow on top of those that stay. */
  void start(Flow flow, Map<String, Value> slots) {
    turn.close();
    leaveWhatDoesNotStay(flow);
    push(flow, values.begun(flow, slots), false);
  }

  /** Begins a flow whose end the one on top waits for. */
  void call(Instruction.Call call, Known known) {
    var flow = turn.script.called(call.flow()).orElseThrow();
    if (turn.calls() >= Turn.MAX_STACK - 1) {
      throw new IllegalStateException("too many flows call one another: " + call.flow());
    }
    var slots = new LinkedHashMap<String, Value>();
    call.with().forEach((name, from) -> from.value(known).ifPresent(v -> slots.put(name, v)));
    var heard = turn.frame().slots().get(Heard.NAME);
    if (heard != null) {
      slots.put(Heard.NAME, heard);
    }
    turn.replaceTop(turn.frame().at(turn.frame().pc(), call.id()));
    push(flow, slots, true);
  }

  /**
   * Puts the flow on top aside until its time or its event comes.
   *
   * @return whether a flow below goes on
   */
  boolean park(Instruction.Wait wait, Optional<Instant> due) {
    var frame = turn.frame();
    String timer = null;
    if (due.isPresent()) {
      var number = turn.number();
      timer = "wait-" + number;
      turn.command(new Command.SetTimer(timer, number, due.get()));
    }
    var waiting = frame.at(frame.pc(), wait.id());
    turn.replaceTop(timer == null ? waiting : waiting.waitingFor(timer, turn.now));
    turn.park();
    return resumeBelow();
  }

  /**
   * Takes up a flow that waited for this timer or event, behind the step where it waited.
   *
   * @return whether one did
   */
  boolean unpark(String name, Map<String, Value> event) {
    for (var i = 0; i < turn.parked.size(); i++) {
      var frame = turn.parked.get(i);
      if (waitsFor(frame, name)) {
        if (frame.call() != null && !name.equals(frame.call())) {
          turn.command(new Command.CancelTimer(frame.call()));
        }
        turn.close();
        turn.unpark(i);
        turn.replaceTop(frame.with("event", new Value.Fields(event)).to(frame.pc() + 1));
        return true;
      }
    }
    return false;
  }

  private boolean waitsFor(Frame frame, String name) {
    return turn.flowOf(frame)
        .map(flow -> flow.code().get(frame.pc()))
        .filter(Instruction.Wait.class::isInstance)
        .map(Instruction.Wait.class::cast)
        .filter(wait -> name.equals(frame.call()) || name.equals(wait.event()))
        .isPresent();
  }

  /**
   * Ends the flow on top.
   *
   * @return whether a flow below goes on
   */
  boolean end(String outcome) {
    var ended = turn.stack.removeLast();
    if (outcome.equals("found")) {
      turn.misses = 0;
    }
    turn.record("flow.ended", Map.of("flow", Value.of(ended.flow()), "outcome", Value.of(outcome)));
    if (turn.stack.isEmpty()) {
      if (outcome.equals("done")) {
        turn.flowOf(ended)
            .ifPresent(flow -> speech.offer(flow.next(), new Known(turn, ended, flow)));
      }
      return false;
    }
    if (ended.caller()) {
      returnFrom(ended, outcome);
      return true;
    }
    return resumeBelow();
  }

  /** Leaves all flows but the one on top and those that wait for a result. */
  void leaveOthers() {
    var self = turn.stack.removeLast();
    turn.leaveAll();
    turn.stack.add(self.uncalled());
  }

  private void push(Flow flow, Map<String, Value> slots, boolean called) {
    var frame = Frame.start(flow.name(), flow.hash(), flow.version(), slots);
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

  private void returnFrom(Frame ended, String outcome) {
    var below = turn.frame();
    var flow = turn.flowOf(below).orElse(null);
    if (flow != null && flow.code().get(below.pc()) instanceof Instruction.Call call) {
      call.into().forEach((own, other) -> values.keep(flow, own, ended.slots().get(other)));
      values.keep(flow, "outcome", Value.of(outcome));
      turn.replaceTop(turn.frame().to(below.pc() + 1));
    }
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
      turn.replaceTop(frame.to(confirm.again()));
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
}
