package io.comptoir.action;

import io.comptoir.base.Value;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.dialogue.ActionSpec;
import io.comptoir.dialogue.ActionSpec.Effect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes an action as its name, what it takes, what it gives, and what it does. */
final class NamedActions {
  private NamedActions() {}

  interface ReadBody {
    ActionResult run(Arguments arguments, Situation situation);
  }

  interface LocalBody {
    Action.Outcome run(Arguments arguments, Situation situation);
  }

  interface WriteBody {
    ActionResult run(Arguments arguments, Situation situation, String key);
  }

  private record Read(ActionSpec spec, ReadBody body) implements Action.Read {
    @Override
    public ActionResult run(Map<String, Value> arguments, Situation situation) {
      return body.run(new Arguments(arguments), situation);
    }
  }

  private record Local(ActionSpec spec, LocalBody body) implements Action.Local {
    @Override
    public Action.Outcome run(Map<String, Value> arguments, Situation situation) {
      return body.run(new Arguments(arguments), situation);
    }
  }

  private record Write(ActionSpec spec, WriteBody body) implements Action.Write {
    @Override
    public ActionResult run(Map<String, Value> arguments, Situation situation, String key) {
      return body.run(new Arguments(arguments), situation, key);
    }
  }

  /**
   * @param takes {@code "text text?, limit number?"}
   * @param gives {@code "products items, total number"}
   * @param errors {@code "UNKNOWN_PRODUCT, TOO_MANY"}
   */
  static Action read(String name, String takes, String gives, String errors, ReadBody body) {
    return new Read(spec(name, Effect.READ, takes, gives, errors), body);
  }

  static Action local(String name, String takes, String gives, String errors, LocalBody body) {
    return new Local(spec(name, Effect.LOCAL, takes, gives, errors), body);
  }

  static Action write(String name, String takes, String gives, String errors, WriteBody body) {
    return new Write(spec(name, Effect.WRITE, takes, gives, errors), body);
  }

  /** A {@link Effect#HOLD}: a write that lets go by itself. */
  static Action hold(String name, String takes, String gives, String errors, WriteBody body) {
    return new Write(spec(name, Effect.HOLD, takes, gives, errors), body);
  }

  static ActionResult done(Map<String, Value> values) {
    return new ActionResult.Done(values);
  }

  static ActionResult failed(String code) {
    return new ActionResult.Failed(code, Map.of());
  }

  static ActionResult failed(String code, String name, Value value) {
    return new ActionResult.Failed(code, Map.of(name, value));
  }

  static Action.Outcome without(ActionResult failure) {
    return new Action.Outcome(failure, List.of());
  }

  private static ActionSpec spec(
      String name, Effect effect, String takes, String gives, String errors) {
    return new ActionSpec(
        name,
        effect,
        typed(takes),
        typed(gives),
        errors.isEmpty() ? List.of() : List.of(errors.split(",\\s*")));
  }

  private static Map<String, String> typed(String words) {
    var types = new LinkedHashMap<String, String>();
    if (!words.isEmpty()) {
      for (var word : words.split(",\\s*")) {
        var parts = word.split(" ");
        types.put(parts[0], parts[1]);
      }
    }
    return types;
  }
}
