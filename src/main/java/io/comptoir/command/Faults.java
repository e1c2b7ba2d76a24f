package io.comptoir.command;

import io.comptoir.action.Action;
import io.comptoir.action.Actions;
import io.comptoir.action.Situation;
import io.comptoir.base.Value;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.dialogue.ActionSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets an action fail once, as a conversation test wants it: what cannot be brought about from
 * outside, such as a price that changes in between, is answered all the same.
 */
final class Faults {
  private final Map<String, ActionResult.Failed> next = new HashMap<>();

  /** The action fails in this way when it is called next; it is not run then. */
  void failNext(String action, ActionResult.Failed failure) {
    next.put(action, failure);
  }

  /** The same actions, each of which may be made to fail. */
  Actions over(Actions actions) {
    return new Actions(
        actions.specs().stream().map(s -> over(actions.find(s.name()).orElseThrow())).toList());
  }

  private Action over(Action action) {
    return switch (action) {
      case Action.Read read -> new FaultyRead(read);
      case Action.Local local -> new FaultyLocal(local);
      case Action.Write write -> new FaultyWrite(write);
    };
  }

  private Optional<ActionResult.Failed> of(ActionSpec spec) {
    return Optional.ofNullable(next.remove(spec.name()));
  }

  private final class FaultyRead implements Action.Read {
    private final Action.Read read;

    FaultyRead(Action.Read read) {
      this.read = read;
    }

    @Override
    public ActionSpec spec() {
      return read.spec();
    }

    @Override
    public ActionResult run(Map<String, Value> arguments, Situation situation) {
      return of(spec()).<ActionResult>map(f -> f).orElseGet(() -> read.run(arguments, situation));
    }
  }

  private final class FaultyLocal implements Action.Local {
    private final Action.Local local;

    FaultyLocal(Action.Local local) {
      this.local = local;
    }

    @Override
    public ActionSpec spec() {
      return local.spec();
    }

    @Override
    public Outcome run(Map<String, Value> arguments, Situation situation) {
      return of(spec())
          .map(f -> new Outcome(f, List.of()))
          .orElseGet(() -> local.run(arguments, situation));
    }
  }

  private final class FaultyWrite implements Action.Write {
    private final Action.Write write;

    FaultyWrite(Action.Write write) {
      this.write = write;
    }

    @Override
    public ActionSpec spec() {
      return write.spec();
    }

    @Override
    public ActionResult run(Map<String, Value> arguments, Situation situation, String key) {
      return of(spec())
          .<ActionResult>map(f -> f)
          .orElseGet(() -> write.run(arguments, situation, key));
    }
  }
}
