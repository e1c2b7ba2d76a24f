package io.comptoir.command.picture;

import io.comptoir.command.picture.Row.Style;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.FlowGraph;
import io.comptoir.dialogue.flow.Instruction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Ways aside that are soon told: what is said when an action fails, and where one is then. They
 * stand as lines in the box of their step, so that the picture is as wide as what usually happens.
 */
final class Asides {
  private static final int MOST_STEPS = 5;

  private final Flow flow;
  private final FlowGraph graph;
  private final StepBoxes steps;

  Asides(Flow flow, FlowGraph graph, StepBoxes steps) {
    this.flow = flow;
    this.graph = graph;
    this.steps = steps;
  }

  /** The way in lines; none when it wants arrows of its own. */
  List<Row> of(FlowGraph.Edge edge) {
    var aside =
        switch (edge.kind()) {
          case ERROR, TRIED -> true;
          case NO -> flow.code().get(edge.from()) instanceof Instruction.Confirm;
          case NEXT, HOLDS, ELSE, ARM, ITEM, NO_ITEM, YES, CHANGED -> false;
        };
    return aside ? told(edge) : List.of();
  }

  private List<Row> told(FlowGraph.Edge edge) {
    var told = new ArrayList<String>();
    var seen = new HashSet<Integer>();
    var at = edge.to();
    while (seen.add(at) && seen.size() <= MOST_STEPS) {
      var step = flow.code().get(at);
      if (seen.size() > 1 && leadsElsewhere(at)) {
        told.add(steps.goesTo(at, at <= edge.from()));
        return rows(edge, told);
      }
      switch (step) {
        case Instruction.End end -> {
          told.add(steps.ends(end));
          return rows(edge, told);
        }
        case Instruction.Jump jump -> {
          told.add(steps.goesTo(jump.target(), jump.target() <= edge.from()));
          return rows(edge, told);
        }
        default -> {
          var words = steps.inWords(step);
          if (words.isEmpty()) {
            return List.of();
          }
          told.add(words);
        }
      }
      var next = graph.from(at);
      if (next.size() != 1) {
        return List.of();
      }
      at = next.getFirst().to();
    }
    return List.of();
  }

  /** Several ways meet here: it is drawn, and not told in passing. */
  private boolean leadsElsewhere(int at) {
    return graph.edges().stream().filter(e -> e.to() == at).count() > 1;
  }

  private List<Row> rows(FlowGraph.Edge edge, List<String> told) {
    var rows = new ArrayList<Row>();
    rows.addAll(steps.line(steps.label(edge), Style.KIND, 1));
    rows.addAll(steps.line(String.join(" ", told), Style.NOTE, 4));
    return rows;
  }
}
