package io.comptoir.shop;

import io.comptoir.dialogue.ActionSpec;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.FlowGraph;
import io.comptoir.dialogue.flow.FlowNames;
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
  private final FlowGraph graph;
  private final Set<Integer> reached;

  FlowCheck(Flow flow) {
    this.flow = flow;
    this.graph = new FlowGraph(flow);
    this.reached = graph.reached();
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
    open.addAll(graph.entries());
    while (!open.isEmpty()) {
      var at = open.removeFirst();
      if (!unconfirmed.add(at)) {
        continue;
      }
      for (var edge : graph.from(at)) {
        if (edge.kind() != FlowGraph.Kind.YES) {
          open.add(edge.to());
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

  /** Lines of loops in which nothing changes what their condition looks at. */
  List<Integer> stuck() {
    var lines = new ArrayList<Integer>();
    for (var i = 0; i < flow.code().size(); i++) {
      if (reached.contains(i)
          && flow.code().get(i) instanceof Instruction.Jump(var start, var _)
          && start < i
          && flow.code().get(start) instanceof Instruction.Unless loop
          && loop.target() == i + 1) {
        var end = i;
        var body = flow.code().subList(start + 1, end);
        if (body.stream().noneMatch(step -> leaves(step, end)) && !changes(loop, body)) {
          lines.add(loop.line());
        }
      }
    }
    return lines;
  }

  /** The first line of steps from which no end can be reached. */
  List<Integer> noWayOut() {
    for (var i = 0; i < flow.code().size(); i++) {
      if (reached.contains(i)
          && !(flow.code().get(i) instanceof Instruction.Jump)
          && graph.reachable(List.of(i)).stream()
              .map(flow.code()::get)
              .noneMatch(s -> s instanceof Instruction.End || s instanceof Instruction.Repeat)) {
        return List.of(flow.code().get(i).line());
      }
    }
    return List.of();
  }

  private static boolean leaves(Instruction step, int end) {
    return step instanceof Instruction.End
        || step instanceof Instruction.Repeat
        || step instanceof Instruction.Jump jump && jump.target() > end;
  }

  private static boolean changes(Instruction.Unless loop, List<Instruction> body) {
    var looked = SlotNames.in(loop.condition());
    return looked.stream().anyMatch(FlowNames.COMMON::containsKey)
        || body.stream()
            .flatMap(step -> SlotNames.filledBy(step).stream())
            .anyMatch(looked::contains)
        || body.stream()
            .anyMatch(
                s ->
                    s instanceof Instruction.Forget forget
                        && forget.slots().stream().anyMatch(looked::contains));
  }

  private boolean comesBack(int start) {
    var seen = new HashSet<Integer>();
    var open = new ArrayDeque<>(next(start));
    while (!open.isEmpty()) {
      var at = open.removeFirst();
      if (at == start) {
        return true;
      }
      if (idle(at) && seen.add(at)) {
        open.addAll(next(at));
      }
    }
    return false;
  }

  private List<Integer> next(int at) {
    return graph.from(at).stream().map(FlowGraph.Edge::to).toList();
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
          Instruction.Erase _,
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
}
