package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.state.Frame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks for actions, and takes how they ended into the flow that asked. */
final class ActionCalls {
  private final Turn turn;
  private final Speech speech;
  private final SlotValues values;
  private final FlowStack flows;

  ActionCalls(Turn turn, Speech speech, SlotValues values, FlowStack flows) {
    this.turn = turn;
    this.speech = speech;
    this.values = values;
    this.flows = flows;
  }

  /**
   * Asks for an action.
   *
   * @return whether the flow goes on at once, since the action cannot even be asked for
   */
  boolean invoke(Flow flow, Instruction.Act act, Known known) {
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

  /**
   * Takes a result. The flow that asked comes on top, whatever was talked about meanwhile.
   *
   * @return whether a flow goes on
   */
  boolean finished(String call, ActionResult result) {
    var index = indexOf(call);
    if (index < 0) {
      return false;
    }
    var frame = toTop(index);
    var flow = turn.flowOf(frame).orElse(null);
    if (flow == null || !(flow.code().get(frame.pc()) instanceof Instruction.Act act)) {
      turn.stack.removeLast();
      return false;
    }
    turn.close();
    switch (result) {
      case ActionResult.Done(var results) -> done(flow, act, results);
      case ActionResult.Failed(var code, var about) -> failed(flow, act, code, about);
    }
    return true;
  }

  private void done(Flow flow, Instruction.Act act, Map<String, Value> results) {
    act.into()
        .forEach(
            (slot, result) ->
                values.keep(
                    flow,
                    slot,
                    result.isEmpty() ? new Value.Fields(results) : results.get(result)));
    turn.replaceTop(turn.frame().to(turn.frame().pc() + 1));
  }

  private void failed(Flow flow, Instruction.Act act, String code, Map<String, Value> about) {
    var error = new LinkedHashMap<>(about);
    error.put("code", Value.of(code));
    values.keep(flow, "error", new Value.Fields(error));
    var target = act.errors().get(code);
    if (target == null) {
      target = act.errors().get(Instruction.Act.DEFAULT);
    }
    if (target != null) {
      turn.replaceTop(turn.frame().to(target));
      return;
    }
    turn.record("action.failed", Map.of("action", Value.of(act.action()), "code", Value.of(code)));
    speech.say("pattern.action_failed", error);
    flows.end("failed");
  }

  /** With those that wait for it, so that it still returns to them. */
  private Frame toTop(int index) {
    var first = index;
    while (first > 0 && turn.stack.get(first).caller()) {
      first--;
    }
    var moving = List.copyOf(turn.stack.subList(first, index + 1));
    turn.stack.subList(first, index + 1).clear();
    turn.stack.addAll(moving);
    return turn.frame();
  }

  private int indexOf(String call) {
    for (var i = 0; i < turn.stack.size(); i++) {
      if (call.equals(turn.stack.get(i).call())) {
        return i;
      }
    }
    return -1;
  }
}
