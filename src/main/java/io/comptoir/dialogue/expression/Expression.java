package io.comptoir.dialogue.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.comptoir.base.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression. A value that is missing makes a condition false and a result absent; it
 * never fails a turn.
 */
public final class Expression {
  private final String source;
  private final List<String> path;
  private final CelRuntime.@Nullable Program program;
  private final List<Condition> conditions;

  /**
   * @param conditions what must hold for it to hold; empty to evaluate it whole
   */
  Expression(
      String source,
      List<String> path,
      CelRuntime.@Nullable Program program,
      List<Condition> conditions) {
    this.source = source;
    this.path = List.copyOf(path);
    this.program = program;
    this.conditions = List.copyOf(conditions);
  }

  /** As it was written. */
  public String source() {
    return source;
  }

  /** The names joined by dots when it is nothing else ({@code quote.total}); empty otherwise. */
  public List<String> path() {
    return path;
  }

  public Optional<Value> value(Names names) {
    return Optional.ofNullable(valueOrNull(names));
  }

  @Nullable Value valueOrNull(Names names) {
    if (program == null) {
      return along(path, names);
    }
    try {
      return CelValues.toValue(
          program.eval(name -> Optional.of(CelValues.ofNullable(names.find(name)))));
    } catch (CelEvaluationException missing) {
      return null;
    }
  }

  /** Whether the condition holds. A value that is there counts as true unless it is false. */
  public boolean holds(Names names) {
    if (!conditions.isEmpty()) {
      for (var condition : conditions) {
        if (!condition.holds(names)) {
          return false;
        }
      }
      return true;
    }
    var value = valueOrNull(names);
    return switch (value) {
      case null -> false;
      case Value.Truth t -> t.truth();
      case Value.Items items -> !items.items().isEmpty();
      case Value.Text _, Value.Number _, Value.Amount _, Value.Ref _, Value.Fields _ -> true;
    };
  }

  static @Nullable Value along(List<String> path, Names names) {
    var value = names.find(path.getFirst());
    for (var i = 1; i < path.size(); i++) {
      if (!(value instanceof Value.Fields fields)) {
        return null;
      }
      value = fields.fields().get(path.get(i));
    }
    return value;
  }

  @Override
  public String toString() {
    return source;
  }
}
