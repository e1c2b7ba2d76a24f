package io.comptoir.command;

import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.FlowGraph;
import io.comptoir.dialogue.flow.FlowGraph.Edge;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.shop.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which steps of a shop's own flows conversations came by, and which of their ways they took. */
final class Coverage {
  private final Map<String, FlowGraph> graphs = new LinkedHashMap<>();
  private final Map<String, Set<Integer>> steps = new HashMap<>();
  private final Map<String, Set<Edge>> taken = new HashMap<>();

  Coverage(Flows flows) {
    for (var flow : flows.all()) {
      if (flow.file().startsWith("flows/")) {
        graphs.put(flow.name(), new FlowGraph(flow));
        steps.put(flow.name(), new HashSet<>());
        taken.put(flow.name(), new HashSet<>());
      }
    }
  }

  /** A step that was taken. */
  record Step(Flow flow, int position) {}

  /** How many there are and how many were reached. */
  record Share(int reached, int all) {
    int percent() {
      return all == 0 ? 100 : reached * 100 / all;
    }

    @Override
    public String toString() {
      return reached + " of " + all + " (" + percent() + " %)";
    }
  }

  /** The steps of one conversation, in order. */
  void add(Collection<Step> conversation) {
    var last = new HashMap<String, Integer>();
    for (var step : conversation) {
      var name = step.flow().name();
      var graph = graphs.get(name);
      if (graph == null || !graph.flow().hash().equals(step.flow().hash())) {
        continue;
      }
      steps.getOrDefault(name, new HashSet<>()).add(step.position());
      var before = last.put(name, step.position());
      if (before != null) {
        graph.from(before).stream()
            .filter(edge -> edge.to() == step.position())
            .forEach(edge -> taken.getOrDefault(name, new HashSet<>()).add(edge));
      }
    }
  }

  Share steps() {
    var all = 0;
    var reached = 0;
    for (var graph : graphs.values()) {
      for (var position : countable(graph)) {
        all++;
        reached += reached(graph, position) ? 1 : 0;
      }
    }
    return new Share(reached, all);
  }

  Share branches() {
    var all = 0;
    var reached = 0;
    for (var graph : graphs.values()) {
      for (var edge : choices(graph)) {
        all++;
        reached += taken(graph, edge) ? 1 : 0;
      }
    }
    return new Share(reached, all);
  }

  /** What no conversation came by, in the order of the files. */
  List<Problem> never() {
    var never = new ArrayList<Problem>();
    for (var graph : graphs.values()) {
      var flow = graph.flow();
      for (var position : countable(graph)) {
        var step = flow.code().get(position);
        if (!reached(graph, position)) {
          never.add(new Problem(flow.file(), step.line(), flow.name() + ": " + named(step)));
          continue;
        }
        for (var edge : graph.from(position)) {
          // A way whose step was never reached either is told by that step.
          if (edge.kind().chosen() && !taken(graph, edge) && reached(graph, target(graph, edge))) {
            never.add(
                new Problem(
                    flow.file(),
                    step.line(),
                    flow.name() + ": " + named(step) + " → " + way(edge)));
          }
        }
      }
    }
    never.sort(Comparator.comparing(Problem::file).thenComparingInt(Problem::line));
    return never;
  }

  private static int target(FlowGraph graph, Edge edge) {
    var at = edge.to();
    for (var hops = 0; hops < 50; hops++) {
      if (!(graph.flow().code().get(at) instanceof Instruction.Jump jump)) {
        break;
      }
      at = jump.target();
    }
    return at;
  }

  /** Reached steps but for jumps, and for ends that nobody wrote. */
  private static List<Integer> countable(FlowGraph graph) {
    return graph.reached().stream()
        .filter(at -> !(graph.flow().code().get(at) instanceof Instruction.Jump))
        .filter(
            at ->
                !(graph.flow().code().get(at) instanceof Instruction.End end)
                    || !end.outcome().equals("done"))
        .sorted()
        .toList();
  }

  private static List<Edge> choices(FlowGraph graph) {
    return graph.edges().stream()
        .filter(edge -> edge.kind().chosen() && graph.from(edge.from()).size() > 1)
        .toList();
  }

  private boolean reached(FlowGraph graph, int position) {
    return steps.getOrDefault(graph.flow().name(), Set.of()).contains(position);
  }

  private boolean taken(FlowGraph graph, Edge edge) {
    return taken.getOrDefault(graph.flow().name(), Set.of()).contains(edge);
  }

  private static String way(Edge edge) {
    return switch (edge.kind()) {
      case HOLDS -> "it holds";
      case ELSE -> "it does not hold";
      case YES -> "yes";
      case NO -> "no";
      case ERROR -> "error " + edge.label();
      case ARM -> "arm " + edge.label();
      case TRIED -> "after " + edge.label() + " tries";
      case ITEM -> "an item";
      case NO_ITEM -> "none left";
      case NEXT, CHANGED -> "on";
    };
  }

  /** The step in a few words. */
  static String named(Instruction step) {
    return switch (step) {
      case Instruction.Say say when say.key() != null -> "say " + say.key();
      case Instruction.Say say -> "show " + (say.show() == null ? "nothing" : say.show().block());
      case Instruction.Collect collect -> "collect " + collect.slot();
      case Instruction.Fill fill -> "form " + String.join(", ", fill.slots());
      case Instruction.Confirm confirm -> "confirm " + confirm.ask().key();
      case Instruction.Act act -> "action " + act.action();
      case Instruction.Unless unless -> "if " + unless.condition().source();
      case Instruction.Call call -> "call " + call.flow();
      case Instruction.End end -> "end " + end.outcome();
      case Instruction.Variant variant -> "variant " + variant.experiment();
      case Instruction.Next next -> "each " + next.slot();
      case Instruction.Note note -> "note " + note.event();
      case Instruction.HandOff handOff -> "handoff " + handOff.reason();
      case Instruction.Set set -> "set " + String.join(", ", set.values().keySet());
      case Instruction.Change _,
          Instruction.Jump _,
          Instruction.Erase _,
          Instruction.Forget _,
          Instruction.Remember _,
          Instruction.Wait _,
          Instruction.Speak _,
          Instruction.Repeat _,
          Instruction.CancelAll _ ->
          step.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    };
  }
}
