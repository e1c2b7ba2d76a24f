package io.comptoir.dialogue.interpreter;

import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Instruction;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;

/** Finds where a flow goes back to when something that it knew has changed. */
final class Rewinding {
  private final Turn turn;
  private final SlotValues values;

  Rewinding(Turn turn, SlotValues values) {
    this.turn = turn;
    this.values = values;
  }

  /**
   * Where the flow on top goes back to when these of its slots change.
   *
   * @return the step that first deals with one of them or with what depends on them, so that
   *     whatever was worked out from them is worked out again; empty when going back would do again
   *     what cannot be undone
   */
  OptionalInt target(Flow flow, Set<String> changed) {
    var from = turn.frame().pc();
    var target = firstAbout(flow, affected(flow, changed), from);
    for (var i = target; i < from; i++) {
      if (flow.code().get(i) instanceof Instruction.Act act && !mayBeDoneAgain(act)) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(target);
  }

  /** Forgets what depended, directly or not, on these slots, whose values changed. */
  void forget(Flow flow, Set<String> changed) {
    affected(flow, changed).stream()
        .filter(name -> !changed.contains(name))
        .forEach(name -> values.keep(flow, name, null));
  }

  /**
   * The look-up that offers what is asked for now, when another language is spoken since: what it
   * called things is to be said in that one.
   */
  OptionalInt lookUp(Flow flow, Instruction.Collect collect) {
    var from = collect.options().from();
    var slot = flow.slots().get(collect.slot());
    if (from == null
        || from.path().isEmpty()
        || slot == null
        || Known.held(turn, turn.frame(), slot) != null
        || !turn.takeSwitched()) {
      return OptionalInt.empty();
    }
    for (var i = turn.frame().pc() - 1; i >= 0; i--) {
      switch (flow.code().get(i)) {
        case Instruction.Act act -> {
          if (!mayBeDoneAgain(act)) {
            return OptionalInt.empty();
          }
          if (act.into().containsKey(from.path().getFirst())) {
            return OptionalInt.of(i);
          }
        }
        case Instruction.Confirm _ -> {
          return OptionalInt.empty();
        }
        default -> {}
      }
    }
    return OptionalInt.empty();
  }

  private static Set<String> affected(Flow flow, Set<String> changed) {
    var affected = new LinkedHashSet<>(changed);
    for (var found = true; found; ) {
      found = false;
      for (var slot : flow.slots().values()) {
        if (slot.depends().stream().anyMatch(affected::contains)) {
          found |= affected.add(slot.name());
        }
      }
    }
    return affected;
  }

  /** A look-up; or a change that takes nothing, such as emptying the cart: twice is as once. */
  private static boolean mayBeDoneAgain(Instruction.Act act) {
    return switch (act.effect()) {
      case READ -> true;
      case LOCAL -> act.with().isEmpty();
      case HOLD, WRITE -> false;
    };
  }

  /** Where the flow first deals with one of these slots; where it stands when it never does. */
  private static int firstAbout(Flow flow, Set<String> slots, int from) {
    for (var i = 0; i < from; i++) {
      var about =
          switch (flow.code().get(i)) {
            case Instruction.Collect c -> slots.contains(c.slot());
            case Instruction.Fill f -> f.slots().stream().anyMatch(slots::contains);
            case Instruction.Act a ->
                a.with().values().stream()
                    .anyMatch(e -> !e.path().isEmpty() && slots.contains(e.path().getFirst()));
            default -> false;
          };
      if (about) {
        return i;
      }
    }
    return flow.code().get(from) instanceof Instruction.Confirm confirm ? confirm.again() : from;
  }
}
