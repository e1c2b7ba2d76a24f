package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.flow.Instruction.Arm;
import java.util.Map;
import java.util.UUID;

/**
 * Chooses a customer's arm of an experiment: by weight the first time, from then on the one that is
 * kept in the profile, in every conversation. Entering is a fact for the measures.
 */
final class Experiments {
  /** Names in the profile begin so. */
  static final String KEPT = "experiment.";

  static final String ENTERED = "experiment.entered";

  private Experiments() {}

  static Arm arm(Turn turn, Instruction.Variant variant) {
    var kept = turn.view.profile().value(KEPT + variant.experiment());
    if (kept.isPresent() && kept.get() instanceof Value.Text(var name)) {
      for (var arm : variant.arms()) {
        if (arm.name().equals(name)) {
          return arm;
        }
      }
    }
    var arm = drawn(turn.view.conversation().value(), variant);
    var entered =
        turn.commands.stream()
            .anyMatch(
                c ->
                    c instanceof Command.Remember r
                        && r.name().equals(KEPT + variant.experiment()));
    if (!entered) {
      turn.command(
          new Command.Remember(KEPT + variant.experiment(), Value.of(arm.name()), "experiment"));
      turn.record(
          ENTERED,
          Map.of(
              "experiment", Value.of(variant.experiment()),
              "arm", Value.of(arm.name())));
    }
    return arm;
  }

  /** The conversation and the experiment decide, so that a replay draws the same. */
  static Arm drawn(UUID id, Instruction.Variant variant) {
    var all = variant.arms().stream().mapToInt(Arm::weight).sum();
    var ticket =
        Math.floorMod(
            mixed(
                mixed(id.getMostSignificantBits() ^ id.getLeastSignificantBits())
                    + variant.experiment().hashCode()),
            all);
    for (var arm : variant.arms()) {
      ticket -= arm.weight();
      if (ticket < 0) {
        return arm;
      }
    }
    throw new IllegalStateException("the weights of an experiment sum up");
  }

  /** Spreads neighbouring numbers (the finalizer of SplitMix64). */
  private static long mixed(long bits) {
    var z = bits + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
