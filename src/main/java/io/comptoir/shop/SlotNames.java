package io.comptoir.shop;

import io.comptoir.dialogue.expression.Expression;
import io.comptoir.dialogue.flow.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which slots a step puts something into, and which it looks at. */
final class SlotNames {
  private static final Pattern TEXT =
      Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern NAME = Pattern.compile("(?<![\\w.])[a-z_]\\w*");

  private SlotNames() {}

  /** The names that stand in an expression, and not behind a dot or in a text. */
  static Set<String> in(Expression expression) {
    return NAME.matcher(TEXT.matcher(expression.source()).replaceAll("''"))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  static Set<String> filledBy(Instruction step) {
    return switch (step) {
      case Instruction.Collect collect -> Set.of(collect.slot());
      case Instruction.Fill fill -> Set.copyOf(fill.slots());
      case Instruction.Act act -> act.into().keySet();
      case Instruction.Set set -> set.values().keySet();
      case Instruction.Next next -> Set.of(next.slot());
      case Instruction.Call call -> call.into().keySet();
      case Instruction.Say _,
          Instruction.Change _,
          Instruction.Confirm _,
          Instruction.Variant _,
          Instruction.Unless _,
          Instruction.Jump _,
          Instruction.Erase _,
          Instruction.Forget _,
          Instruction.Remember _,
          Instruction.HandOff _,
          Instruction.Wait _,
          Instruction.Note _,
          Instruction.Speak _,
          Instruction.Repeat _,
          Instruction.CancelAll _,
          Instruction.End _ ->
          Set.of();
    };
  }

  /** Everything that a step computes. */
  static List<Expression> expressions(Instruction step) {
    return switch (step) {
      case Instruction.Say say -> {
        var all = new ArrayList<>(say.with().values());
        all.addAll(shown(say.show()));
        all.addAll(chosen(say.replies()));
        if (say.keyed() != null) {
          all.add(say.keyed());
        }
        yield all;
      }
      case Instruction.Change change -> {
        var all = new ArrayList<>(shown(change.show()));
        all.add(change.of());
        yield all;
      }
      case Instruction.Collect collect -> {
        var all = new ArrayList<>(asked(collect.ask()));
        all.addAll(collect.prefer());
        collect.validate().forEach(check -> all.add(check.condition()));
        if (collect.options().from() != null) {
          all.add(collect.options().from());
        }
        yield all;
      }
      case Instruction.Fill fill -> asked(fill.ask());
      case Instruction.Confirm confirm -> asked(confirm.ask());
      case Instruction.Act act -> List.copyOf(act.with().values());
      case Instruction.Unless unless -> List.of(unless.condition());
      case Instruction.Next next -> List.of(next.items());
      case Instruction.Set set -> List.copyOf(set.values().values());
      case Instruction.Remember remember -> List.copyOf(remember.values().values());
      case Instruction.Call call -> List.copyOf(call.with().values());
      case Instruction.Note note -> List.copyOf(note.with().values());
      case Instruction.Speak speak -> List.of(speak.language());
      case Instruction.Erase erase -> List.of(erase.names());
      case Instruction.Variant _,
          Instruction.Jump _,
          Instruction.Forget _,
          Instruction.HandOff _,
          Instruction.Wait _,
          Instruction.Repeat _,
          Instruction.CancelAll _,
          Instruction.End _ ->
          List.of();
    };
  }

  /** The messages that a step says. */
  static List<String> messages(Instruction step) {
    return switch (step) {
      case Instruction.Say say ->
          Stream.concat(Stream.ofNullable(say.key()), labels(say.replies())).toList();
      case Instruction.Collect collect ->
          Stream.concat(
                  Stream.concat(Stream.of(collect.ask().key()), labels(collect.ask().replies())),
                  collect.validate().stream().map(Instruction.Check::otherwise))
              .toList();
      case Instruction.Fill fill -> List.of(fill.ask().key());
      case Instruction.Confirm confirm ->
          Stream.concat(Stream.of(confirm.ask().key()), labels(confirm.ask().replies())).toList();
      default -> List.of();
    };
  }

  /** The buttons that a step offers. */
  static List<Instruction.Choice> choices(Instruction step) {
    return switch (step) {
      case Instruction.Say say -> say.replies();
      case Instruction.Collect collect -> collect.ask().replies();
      case Instruction.Fill fill -> fill.ask().replies();
      case Instruction.Confirm confirm -> confirm.ask().replies();
      default -> List.of();
    };
  }

  private static Stream<String> labels(List<Instruction.Choice> choices) {
    return choices.stream().map(Instruction.Choice::label);
  }

  private static List<Expression> asked(Instruction.Ask ask) {
    var all = new ArrayList<>(ask.with().values());
    all.addAll(shown(ask.show()));
    all.addAll(chosen(ask.replies()));
    return all;
  }

  private static List<Expression> shown(Instruction.@org.jspecify.annotations.Nullable Show show) {
    return show == null ? List.of() : List.copyOf(show.with().values());
  }

  private static List<Expression> chosen(List<Instruction.Choice> choices) {
    var all = new ArrayList<Expression>();
    for (var choice : choices) {
      all.addAll(choice.with().values());
      if (choice.when() != null) {
        all.add(choice.when());
      }
    }
    return all;
  }
}
