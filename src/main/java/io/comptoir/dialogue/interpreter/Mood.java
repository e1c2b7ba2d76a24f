package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.nlu.Tone;
import io.comptoir.nlu.Understanding;
import io.comptoir.nlu.Understanding.Sentiment;
import java.util.Map;
import java.util.Optional;

/** Lets danger, insults and anger lead to the flows that meet them. */
final class Mood {
  private static final double SURE = 0.7;

  /** A wish as sure as this is heard whatever is felt. */
  private static final double CERTAIN = 0.85;

  private static final double STRAYING = 0.5;

  private final Turn turn;
  private final Interpreter interpreter;

  Mood(Turn turn, Interpreter interpreter) {
    this.turn = turn;
    this.interpreter = interpreter;
  }

  /** Someone in danger is heard before anything else; whatever was asked is left. */
  boolean alarms(Understanding understanding) {
    var distress = understanding.tone().distress();
    var flow = turn.script.flows().find("distress");
    if (distress.isEmpty() || flow.isEmpty()) {
      return false;
    }
    turn.leaveAll();
    turn.close();
    begin(flow.get(), Map.of("kind", Value.of(kind(distress.get()))));
    return true;
  }

  private static String kind(Tone.Distress distress) {
    return switch (distress) {
      case SELF_HARM -> "self_harm";
      case EMERGENCY -> "emergency";
    };
  }

  /** What is said in anger and leads nowhere else is an insult or a complaint, not a riddle. */
  boolean vents(Understanding understanding) {
    var tone = understanding.tone();
    Optional<Flow> flow = Optional.empty();
    if (tone.insulting()) {
      flow = turn.script.flows().find("insult");
    } else if (tone.sentiment() == Sentiment.NEGATIVE && tone.confidence() >= SURE) {
      flow = turn.script.flows().find("complaint");
    }
    flow.ifPresent(f -> begin(f, Map.of()));
    return flow.isPresent();
  }

  /** Anger that only resembles some wish ("your shop is rubbish") is heard as anger. */
  boolean bursts(Understanding understanding) {
    var best = understanding.intents().stream().findFirst();
    // thanks and small talk are no answer to anger: "merci pour rien"
    var faint =
        best.isEmpty()
            || best.get().confidence() < CERTAIN
            || turn.script
                .flows()
                .forIntent(best.get().intent())
                .filter(flow -> flow.name().equals("thanks") || flow.name().equals("off_topic"))
                .isPresent();
    return faint
        && understanding.entities().isEmpty()
        && understanding
            .intent()
            .flatMap(turn.script.flows()::forIntent)
            .filter(Mood::meets)
            .isEmpty()
        && vents(understanding);
  }

  /** Whether this flow is one that people in anger may well want. */
  private static boolean meets(Flow flow) {
    return flow.name().equals("person")
        || flow.name().equals("complaint")
        || flow.name().equals("insult")
        || flow.name().equals("cancel");
  }

  /** What is surely about nothing of the shop's is told so, not that it was not understood. */
  boolean strays(Understanding understanding) {
    var flow =
        understanding.intents().stream()
            .limit(1)
            .filter(best -> best.confidence() >= STRAYING)
            .flatMap(best -> turn.script.flows().forIntent(best.intent()).stream())
            .filter(best -> best.name().equals("off_topic"))
            .findFirst();
    flow.ifPresent(f -> begin(f, Map.of()));
    return flow.isPresent();
  }

  private void begin(Flow flow, Map<String, Value> slots) {
    interpreter.start(flow, slots);
    interpreter.run();
  }
}
