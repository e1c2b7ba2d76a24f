package io.comptoir.shop;

import io.comptoir.dialogue.ActionSpec;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Instruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the shape of one flow's steps says: what is never reached, never ends or was not agreed to.
 */
final class FlowCheck {
  private final Flow flow;
  private final List<List<Integer>> next = new ArrayList<>();
  private final Set<Integer> reached;

  FlowCheck(Flow flow) {
    this.flow = flow;
    for (var i = 0; i < flow.code().size(); i++) {
      next.add(targets(i));
    }
    this.reached = reached();
  }

  /** Lines of steps that no path leads to. */
  List<Integer> unreachable() {
    var lines = new ArrayList<Integer>();
    for (var i = 0; i < flow.code().size(); i++) {
      var instruction = flow.code().get(i);
      if (!reached.contains(i)
          && !(instruction instanceof Instruction.End)
          && !(instruction instanceof Instruction.Jump)) {
        lines.add(instruction.line());
      }
    }
    return lines.stream().distinct().toList();
  }

  /** Writes that some path leads to without a yes on it. */
  List<Instruction.Act> unconfirmed() {
    var unconfirmed = new HashSet<Integer>();
    var open = new ArrayDeque<Integer>();
    entries().forEach(open::add);
    while (!open.isEmpty()) {
      var at = open.removeFirst();
      if (!unconfirmed.add(at)) {
        continue;
      }
      for (var target : next.get(at)) {
        var yes = flow.code().get(at) instanceof Instruction.Confirm && target == at + 1;
        if (!yes) {
          open.add(target);
        }
      }
    }
    return unconfirmed.stream()
        .sorted()
        .map(i -> flow.code().get(i))
        .filter(Instruction.Act.class::isInstance)
        .map(Instruction.Act.class::cast)
        .filter(act -> act.effect() == ActionSpec.Effect.WRITE)
        .toList();
  }

  /** Lines of steps that go round without ever asking, acting or waiting. */
  List<Integer> endless() {
    var lines = new ArrayList<Integer>();
    for (var i = 0; i < flow.code().size(); i++) {
      if (reached.contains(i) && idle(i) && comesBack(i)) {
        lines.add(flow.code().get(i).line());
      }
    }
    return lines.stream().distinct().limit(1).toList();
  }

  private boolean comesBack(int start) {
    var seen = new HashSet<Integer>();
    var open = new ArrayDeque<>(next.get(start));
    while (!open.isEmpty()) {
      var at = open.removeFirst();
      if (at == start) {
        return true;
      }
      if (idle(at) && seen.add(at)) {
        open.addAll(next.get(at));
      }
    }
    return false;
  }

  /** Whether a step changes nothing, so that coming back to it changes nothing. */
  private boolean idle(int at) {
    return switch (flow.code().get(at)) {
      case Instruction.Say _,
          Instruction.Change _,
          Instruction.Unless _,
          Instruction.Variant _,
          Instruction.Jump _,
          Instruction.Note _,
          Instruction.Speak _,
          Instruction.HandOff _ ->
          true;
      case Instruction.Collect _,
          Instruction.Fill _,
          Instruction.Confirm _,
          Instruction.Act _,
          Instruction.Next _,
          Instruction.Set _,
          Instruction.Forget _,
          Instruction.Remember _,
          Instruction.Call _,
          Instruction.Wait _,
          Instruction.Repeat _,
          Instruction.CancelAll _,
          Instruction.End _ ->
          false;
    };
  }

  private Set<Integer> reached() {
    var seen = new HashSet<Integer>();
    var open = new ArrayDeque<>(entries());
    while (!open.isEmpty()) {
      var at = open.removeFirst();
      if (seen.add(at)) {
        open.addAll(next.get(at));
      }
    }
    return seen;
  }

  private List<Integer> entries() {
    return flow.guard() == null ? List.of(0) : List.of(0, flow.otherwise());
  }

  private List<Integer> targets(int at) {
    return switch (flow.code().get(at)) {
      case Instruction.Jump(var target, var _) -> List.of(target);
      case Instruction.Unless(var _, var target, var _) -> List.of(at + 1, target);
      case Instruction.Variant(var _, var arms, var _) ->
          arms.stream().map(Instruction.Arm::target).toList();
      case Instruction.Next(var _, var _, var _, var exit, var _) -> List.of(at + 1, exit);
      case Instruction.Confirm c -> List.of(at + 1, c.no(), c.again());
      case Instruction.Collect c ->
          c.retries().then() >= 0 ? List.of(at + 1, c.retries().then()) : List.of(at + 1);
      case Instruction.Act a -> {
        var all = new ArrayList<Integer>();
        all.add(at + 1);
        all.addAll(a.errors().values());
        yield all;
      }
      case Instruction.End _, Instruction.Repeat _ -> List.of();
      case Instruction.Say _,
          Instruction.Change _,
          Instruction.Fill _,
          Instruction.Set _,
          Instruction.Forget _,
          Instruction.Remember _,
          Instruction.Call _,
          Instruction.HandOff _,
          Instruction.Wait _,
          Instruction.Note _,
          Instruction.Speak _,
          Instruction.CancelAll _ ->
          List.of(at + 1);
    };
  }
}
