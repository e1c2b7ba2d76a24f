package io.comptoir.dialogue.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes flows that nobody would, in the language of flows. */
final class RandomFlows {
  private static final int FLOWS = 4;
  private static final List<String> CONDITIONS =
      List.of(
          "known(a)", "b > 2", "c", "outcome == 'kept'", "error.code == 'LATE'", "size(a) == 2");

  private final Random random;
  private int ids;

  RandomFlows(Random random) {
    this.random = random;
  }

  /** Several flows that call one another, without a ring. */
  String write() {
    var text = new StringBuilder();
    for (var i = 0; i < FLOWS; i++) {
      text.append(i == 0 ? "" : "---\n")
          .append("flow: f" + i + "\n")
          .append("triggers: {intents: [f" + i + "], do: [f" + i + "]}\n")
          .append(random.nextBoolean() ? "keeps: true\n" : "")
          .append(random.nextInt(4) == 0 ? "aside: true\n" : "")
          .append(
              random.nextInt(4) == 0
                  ? "guard: \"" + condition() + "\"\notherwise: [{say: no}]\n"
                  : "")
          .append("slots:\n")
          .append(
              "  a: {type: text, entities: [a], scope: " + scope() + ", words: {fr: [couleur]}}\n")
          .append("  b: {type: number, depends: [a]}\n")
          .append("  c: {type: truth, scope: " + scope() + "}\n")
          .append("steps: " + steps(i, 0) + "\n");
    }
    return text.toString();
  }

  private String scope() {
    return List.of("flow", "flow", "turn", "conversation", "customer").get(random.nextInt(5));
  }

  private String steps(int flow, int depth) {
    var steps = new ArrayList<String>();
    for (var i = random.nextInt(4) + (depth == 0 ? 2 : 0); i >= 0; i--) {
      steps.add(step(flow, depth));
    }
    return "[" + String.join(", ", steps) + "]";
  }

  private String step(int flow, int depth) {
    var nested = depth < 2;
    return switch (random.nextInt(nested ? 17 : 11)) {
      case 0 -> "{say: said_" + random.nextInt(5) + "}";
      case 1 -> "{collect: a, id: " + id() + ", ask: a?, optional: " + random.nextBoolean() + "}";
      case 2 ->
          "{collect: b, id: "
              + id()
              + ", ask: b?, options: ['1', '5'], validate: [{if: 'b < 90', else: too_many}]}";
      case 3 -> "{collect: c, id: " + id() + ", ask: c?}";
      case 4 -> "{action: read, id: " + id() + ", with: {a: a}, into: {b: b}}";
      case 5 -> "{set: {a: \"'set'\", c: \"b > 1\"}}";
      case 6 -> "{forget: [" + List.of("a", "b", "c").get(random.nextInt(3)) + "]}";
      case 7 ->
          "{wait: {for: " + (1 + random.nextInt(9)) + "h, or_event: happened}, id: " + id() + "}";
      case 8 -> "{handoff: {reason: asked, skill: support}}";
      case 9 -> flow + 1 < FLOWS ? "{call: f" + (flow + 1) + ", into: {a: a}}" : "{say: last}";
      case 10 ->
          random.nextBoolean()
              ? "{say: more}"
              : "{end: "
                  + List.of("done", "kept").get(random.nextInt(2))
                  + ", if: \""
                  + condition()
                  + "\"}";
      case 11, 12 ->
          "{confirm: sure_"
              + ids
              + "?, id: "
              + id()
              + ", no: ["
              + "{say: kept}, {end: kept}]}, {action: write, id: "
              + id()
              + ", with: {a: a}, errors: {LATE: "
              + steps(flow, 2)
              + "}}";
      case 13 -> "{action: local, id: " + id() + ", errors: {default: " + steps(flow, 2) + "}}";
      case 14 ->
          "{branch: [{if: \""
              + condition()
              + "\", then: "
              + steps(flow, depth + 1)
              + "}, {else: "
              + steps(flow, depth + 1)
              + "}]}";
      case 15 -> "{each: {item: \"['x', 'y']\"}, do: " + steps(flow, depth + 1) + "}";
      default ->
          "{variant: {experiment: e, arms: {x: "
              + steps(flow, depth + 1)
              + ", y: "
              + steps(flow, depth + 1)
              + "}}}";
    };
  }

  private String id() {
    return "s" + ids++;
  }

  private String condition() {
    return CONDITIONS.get(random.nextInt(CONDITIONS.size()));
  }
}
