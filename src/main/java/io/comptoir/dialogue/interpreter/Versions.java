package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.flow.Migration;
import io.comptoir.dialogue.state.Frame;
import io.comptoir.dialogue.state.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settles, before an input is taken, on which version each flow under way goes on: the one it began
 * on, unless that one is gone or the new one says how it is taken over.
 */
final class Versions {
  private final Turn turn;

  Versions(Turn turn) {
    this.turn = turn;
  }

  /** What became of the flow that is being talked about. */
  enum Settled {
    /** It stands where it stood. */
    AS_IT_WAS,
    /** It goes on in the new version, whose question was not put yet. */
    TO_BE_ASKED,
    /** It cannot go on. */
    LOST
  }

  Settled settle() {
    if (current()) {
      return Settled.AS_IT_WAS;
    }
    var settled = Settled.AS_IT_WAS;
    for (var i = turn.stack.size() - 1; i >= 0; i--) {
      var top = i == turn.stack.size() - 1;
      var before = turn.stack.get(i);
      var after = settled(before);
      if (after.isEmpty()) {
        turn.remove(i);
        if (top) {
          turn.close();
          settled = Settled.LOST;
        }
      } else if (!after.get().equals(before)) {
        turn.stack.set(i, after.get());
        if (top && !stillAsked(before, after.get())) {
          settled = Settled.TO_BE_ASKED;
        }
      }
    }
    settleParked();
    return settled;
  }

  /** One that is lost takes with it those that wait for one another with it. */
  private void settleParked() {
    var kept = new ArrayList<Frame>();
    var chain = 0;
    var lost = false;
    for (var frame : turn.parked) {
      if (!frame.caller()) {
        chain = kept.size();
        lost = false;
      }
      var after = settled(frame);
      if (after.isPresent() && !lost) {
        kept.add(after.get());
      } else {
        lost = true;
        kept.subList(chain, kept.size()).clear();
      }
    }
    turn.parked.clear();
    turn.parked.addAll(kept);
  }

  /** The usual case, found out without making anything. */
  private boolean current() {
    for (var frame : turn.stack) {
      if (!stands(frame)) {
        return false;
      }
    }
    for (var frame : turn.parked) {
      if (!stands(frame)) {
        return false;
      }
    }
    return true;
  }

  private boolean stands(Frame frame) {
    var now = turn.script.flows().find(frame.flow());
    return now.isPresent()
        && now.get().hash().equals(frame.hash())
        && frame.pc() < now.get().code().size();
  }

  /** The frame to go on with; empty when there is none. */
  private Optional<Frame> settled(Frame frame) {
    if (stands(frame)) {
      return Optional.of(frame);
    }
    var own = turn.flowOf(frame).filter(flow -> frame.pc() >= 0 && frame.pc() < flow.code().size());
    if (own.isPresent() && waitsForAction(frame, own.get())) {
      return Optional.of(frame);
    }
    var now = turn.script.flows().find(frame.flow()).orElse(null);
    var migration = now == null ? null : now.migrationFrom(frame.version()).orElse(null);
    if (now != null && migration != null) {
      return migrated(frame, now, migration);
    }
    if (own.isPresent()) {
      return Optional.of(frame);
    }
    return now == null || now.version() != frame.version()
        ? Optional.empty()
        : sameStep(frame, now);
  }

  /** What was asked for outside comes back to the step that asked. */
  private static boolean waitsForAction(Frame frame, Flow flow) {
    return frame.call() != null && flow.code().get(frame.pc()) instanceof Instruction.Act;
  }

  private static Optional<Frame> migrated(Frame frame, Flow now, Migration migration) {
    var step = frame.step();
    var target =
        migration.restart()
            ? Optional.of(0)
            : step == null ? Optional.<Integer>empty() : now.step(migration.step(step));
    var slots = new LinkedHashMap<String, Value>();
    frame.slots().forEach((name, value) -> slots.put(migration.slot(name), value));
    migration.forget().forEach(slots::remove);
    return target.flatMap(pc -> moved(frame, now, pc, slots));
  }

  /** A text that changed without a new version goes on at the step of the same name. */
  private static Optional<Frame> sameStep(Frame frame, Flow now) {
    var step = frame.step();
    return step == null
        ? Optional.empty()
        : now.step(step).flatMap(pc -> moved(frame, now, pc, frame.slots()));
  }

  /** A flow that waits for a result or a time can only go on where the same is waited for. */
  private static Optional<Frame> moved(Frame frame, Flow now, int pc, Map<String, Value> slots) {
    var waits =
        switch (now.code().get(pc)) {
          case Instruction.Act _, Instruction.Wait _ -> true;
          default -> false;
        };
    if (frame.call() != null && !waits) {
      return Optional.empty();
    }
    return Optional.of(frame.movedTo(now.hash(), now.version(), pc, slots));
  }

  /**
   * Whether the open question is the new version's too. A yes is never taken over: what it was
   * asked for may be another now.
   */
  private boolean stillAsked(Frame before, Frame after) {
    var prompt = turn.prompt;
    var flow = turn.flowOf(after).orElseThrow();
    var at = flow.code().get(after.pc());
    if (prompt == null) {
      return after.call() != null || after.pc() == before.pc();
    }
    if (prompt.kind() == Prompt.Kind.CLARIFY) {
      return true;
    }
    if (prompt.kind() == Prompt.Kind.SLOT && at instanceof Instruction.Collect collect) {
      var asked = renamed(prompt.slot(), flow, before.version());
      if (collect.slot().equals(asked)) {
        turn.prompt = new Prompt(prompt.id(), prompt.kind(), asked, prompt.options());
        return true;
      }
    }
    turn.close();
    if (at instanceof Instruction.Confirm confirm) {
      turn.replaceTop(after.to(confirm.again()));
    }
    return false;
  }

  private static @Nullable String renamed(@Nullable String slot, Flow now, int version) {
    return slot == null
        ? null
        : now.migrationFrom(version).map(migration -> migration.slot(slot)).orElse(slot);
  }
}
