package io.comptoir.command.picture;

import io.comptoir.base.Language;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.FlowGraph;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.shop.Shop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Draws one flow: its steps in the order in which they may happen, with what is said in them. */
public final class FlowPicture {
  private static final int MOST_IN_A_BOX = 8;

  private final Flow flow;
  private final FlowGraph graph;
  private final StepBoxes steps;
  private final Asides asides;
  private final List<Box> boxes = new ArrayList<>();
  private final List<Arrow> arrows = new ArrayList<>();

  /** Position of a step → its box. */
  private final Map<Integer, Integer> drawn = new HashMap<>();

  private FlowPicture(Shop shop, Flow flow, Language language) {
    this.flow = flow;
    this.graph = new FlowGraph(flow);
    this.steps = new StepBoxes(shop, flow, language, PictureWords.in(language));
    this.asides = new Asides(flow, graph, steps);
  }

  /**
   * @param language of the messages, and of the picture's own words where it is French or English
   * @return an SVG document
   */
  public static String svg(Shop shop, Flow flow, Language language) {
    var layout = new Layout(new FlowPicture(shop, flow, language).picture());
    return Svg.of(
        flow.name(), flow.description().in(language), List.of(new Svg.Placed(layout, 0, 0)));
  }

  private Picture picture() {
    boxes.add(steps.start());
    var guard = flow.guard();
    if (guard == null) {
      arrows.add(new Arrow(0, draw(0), "", false));
    } else {
      boxes.add(steps.guard(guard));
      arrows.add(new Arrow(0, 1, "", false));
      var yes = new FlowGraph.Edge(0, 0, FlowGraph.Kind.YES, "");
      var no = new FlowGraph.Edge(0, 0, FlowGraph.Kind.NO, "");
      arrows.add(new Arrow(1, draw(0), steps.label(yes), false));
      arrows.add(new Arrow(1, draw(flow.otherwise()), steps.label(no), false));
    }
    return inOrder();
  }

  /** The boxes in the order in which their steps are written. */
  private Picture inOrder() {
    var first = new HashMap<Integer, Integer>();
    drawn.forEach((position, box) -> first.merge(box, position, Math::min));
    var order = new ArrayList<Integer>();
    for (var box = 0; box < boxes.size(); box++) {
      order.add(box);
    }
    order.sort(Comparator.comparingInt(box -> first.getOrDefault(box, -1)));
    var sorted =
        arrows.stream()
            .map(
                a ->
                    new Arrow(
                        order.indexOf(a.from()), order.indexOf(a.to()), a.label(), a.dashed()))
            .toList();
    return new Picture(order.stream().map(boxes::get).toList(), sorted, true);
  }

  /** The box of this step, drawn with all that follows it when nobody did before. */
  private int draw(int position) {
    var at = pastJumps(position);
    var known = drawn.get(at);
    if (known != null) {
      return known;
    }
    var box = boxes.size();
    drawn.put(at, box);
    boxes.add(steps.of(flow.code().get(at)));
    var last = at;
    if (isSmall(at)) {
      last = together(box, at);
    }
    for (var edge : graph.from(last)) {
      var aside = asides.of(edge);
      if (!aside.isEmpty()) {
        var rows = new ArrayList<>(boxes.get(box).rows());
        rows.addAll(aside);
        boxes.set(box, new Box(boxes.get(box).tone(), rows, boxes.get(box).leastWidth()));
      } else if (pastJumps(edge.to()) != at || edge.kind() != FlowGraph.Kind.CHANGED) {
        var dashed = edge.kind() == FlowGraph.Kind.CHANGED;
        arrows.add(new Arrow(box, draw(edge.to()), steps.label(edge), dashed));
      }
    }
    return box;
  }

  /** Small steps that follow one another share a box. */
  private int together(int box, int first) {
    var rows = new ArrayList<>(boxes.get(box).rows());
    var last = first;
    for (var next = after(last); next >= 0; next = after(last)) {
      if (!isSmall(next) || ways(next) > 1 || drawn.containsKey(next)) {
        break;
      }
      var more = steps.small(flow.code().get(next));
      if (rows.size() + more.size() > MOST_IN_A_BOX) {
        break;
      }
      rows.addAll(more);
      drawn.put(next, box);
      last = next;
    }
    boxes.set(box, new Box(boxes.get(box).tone(), rows, boxes.get(box).leastWidth()));
    return last;
  }

  private int after(int position) {
    var edges = graph.from(position);
    return edges.size() == 1 ? pastJumps(edges.getFirst().to()) : -1;
  }

  /** How many steps lead here. */
  private int ways(int position) {
    return (int)
        graph.edges().stream()
            .filter(edge -> !decidesNothing(edge.from()))
            .filter(edge -> pastJumps(edge.to()) == position)
            .count();
  }

  private boolean isSmall(int position) {
    return !steps.small(flow.code().get(position)).isEmpty();
  }

  private boolean decidesNothing(int at) {
    return switch (flow.code().get(at)) {
      case Instruction.Jump _ -> true;
      case Instruction.Unless _ -> graph.from(at).size() == 1;
      default -> false;
    };
  }

  private int pastJumps(int position) {
    var at = position;
    var seen = new HashSet<Integer>();
    while (decidesNothing(at) && seen.add(at)) {
      at = graph.from(at).getFirst().to();
    }
    return at;
  }
}
