package io.comptoir.dialogue.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The steps of a flow as a graph: which step may follow which, and why. */
public final class FlowGraph {
  private final Flow flow;
  private final List<List<Edge>> edges;
  private final Set<Integer> reached;

  public FlowGraph(Flow flow) {
    this.flow = flow;
    var all = new ArrayList<List<Edge>>();
    for (var at = 0; at < flow.code().size(); at++) {
      all.add(edges(flow.code().get(at), at));
    }
    this.edges = List.copyOf(all);
    this.reached = Collections.unmodifiableSet(reachable(entries()));
  }

  /**
   * One step may follow another.
   *
   * @param label the error's code, the arm's name or the number of tries; "" for the other kinds
   */
  public record Edge(int from, int to, Kind kind, String label) {}

  /** Why a step follows. */
  public enum Kind {
    /** Nothing is decided here. */
    NEXT,
    /** The condition holds. */
    HOLDS,
    /** It does not. */
    ELSE,
    /** This arm of an experiment. */
    ARM,
    /** There is one more item. */
    ITEM,
    /** There is none. */
    NO_ITEM,
    YES,
    NO,
    /** Something changed since a yes was asked for. */
    CHANGED,
    /** The action failed with this code. */
    ERROR,
    /** Too many answers were not accepted. */
    TRIED;

    /** Whether it is one of several ways that somebody decides between. */
    public boolean chosen() {
      return this != NEXT && this != CHANGED;
    }
  }

  public Flow flow() {
    return flow;
  }

  /** Where this step leads, in the order in which they are written. */
  public List<Edge> from(int at) {
    return edges.get(at);
  }

  /** Every edge whose step can be reached. */
  public List<Edge> edges() {
    return edges.stream()
        .flatMap(List::stream)
        .filter(edge -> reached.contains(edge.from()))
        .toList();
  }

  /** Where the flow may begin: at its first step, or at the other one when its guard fails. */
  public List<Integer> entries() {
    return flow.guard() == null ? List.of(0) : List.of(0, flow.otherwise());
  }

  /** Positions that some path leads to. */
  public Set<Integer> reached() {
    return reached;
  }

  /** These positions and all that some path leads to from there. */
  public Set<Integer> reachable(List<Integer> starts) {
    var seen = new HashSet<Integer>();
    var open = new ArrayDeque<>(starts);
    while (!open.isEmpty()) {
      var at = open.removeFirst();
      if (seen.add(at)) {
        edges.get(at).forEach(edge -> open.add(edge.to()));
      }
    }
    return seen;
  }

  private static List<Edge> edges(Instruction instruction, int at) {
    return switch (instruction) {
      case Instruction.Jump(var target, var _) -> List.of(edge(at, target, Kind.NEXT));
      case Instruction.Unless(var condition, var target, var _) ->
          condition.source().strip().equals("true")
              ? List.of(edge(at, at + 1, Kind.HOLDS))
              : List.of(edge(at, at + 1, Kind.HOLDS), edge(at, target, Kind.ELSE));
      case Instruction.Variant(var _, var arms, var _) ->
          arms.stream().map(arm -> new Edge(at, arm.target(), Kind.ARM, arm.name())).toList();
      case Instruction.Next(var _, var _, var _, var exit, var _) ->
          List.of(edge(at, at + 1, Kind.ITEM), edge(at, exit, Kind.NO_ITEM));
      case Instruction.Confirm c ->
          List.of(
              edge(at, at + 1, Kind.YES),
              edge(at, c.no(), Kind.NO),
              edge(at, c.again(), Kind.CHANGED));
      case Instruction.Collect c ->
          c.retries().then() < 0
              ? List.of(edge(at, at + 1, Kind.NEXT))
              : List.of(
                  edge(at, at + 1, Kind.NEXT),
                  new Edge(
                      at, c.retries().then(), Kind.TRIED, Integer.toString(c.retries().max())));
      case Instruction.Act a -> {
        var all = new ArrayList<Edge>();
        all.add(edge(at, at + 1, Kind.NEXT));
        new TreeMap<>(a.errors())
            .forEach((code, target) -> all.add(new Edge(at, target, Kind.ERROR, code)));
        yield List.copyOf(all);
      }
      case Instruction.End _, Instruction.Repeat _ -> List.of();
      case Instruction.Say _,
          Instruction.Change _,
          Instruction.Fill _,
          Instruction.Set _,
          Instruction.Erase _,
          Instruction.Forget _,
          Instruction.Remember _,
          Instruction.Call _,
          Instruction.HandOff _,
          Instruction.Wait _,
          Instruction.Note _,
          Instruction.Speak _,
          Instruction.CancelAll _ ->
          List.of(edge(at, at + 1, Kind.NEXT));
    };
  }

  private static Edge edge(int from, int to, Kind kind) {
    return new Edge(from, to, kind, "");
  }
}
