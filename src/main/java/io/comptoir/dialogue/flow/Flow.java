package io.comptoir.dialogue.flow;

import io.comptoir.base.LocalizedText;
import io.comptoir.dialogue.expression.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A flow as it runs.
 *
 * @param hash of its content; layout and comments do not count
 * @param version as its author numbers it; 0 when they do not
 * @param migrations from earlier versions
 * @param title what a person would call it in mid-sentence: "votre commande"
 * @param aside whether what it interrupts is taken up again when it ends
 * @param keeps whether it stays open whatever interrupts it
 * @param expects intents that belong to it while it waits, so that they do not lead elsewhere
 * @param guard must hold at the start, else it begins at {@code otherwise}
 * @param otherwise position of the steps for a guard that does not hold
 * @param next what is offered when it is done and nothing else is under way
 * @param code from position 0; it ends with an {@link Instruction.End}
 */
public record Flow(
    String name,
    String hash,
    int version,
    List<Migration> migrations,
    String file,
    LocalizedText description,
    LocalizedText title,
    Trigger trigger,
    boolean aside,
    boolean keeps,
    Set<String> expects,
    @Nullable Expression guard,
    int otherwise,
    Map<String, Slot> slots,
    List<Instruction.Choice> next,
    List<Instruction> code) {
  public Flow {
    migrations = List.copyOf(migrations);
    expects = Set.copyOf(expects);
    slots = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    next = List.copyOf(next);
    code = List.copyOf(code);
  }

  /** Whether it comes with the product; a shop's own stand in its folder {@code flows/}. */
  public boolean shipped() {
    return file.indexOf('/') < 0;
  }

  /** How a flow under way comes from that version to this one. */
  public Optional<Migration> migrationFrom(int earlier) {
    return migrations.stream().filter(m -> m.from().contains(earlier)).findFirst();
  }

  /** The position of the step with this id. */
  public Optional<Integer> step(String id) {
    for (var i = 0; i < code.size(); i++) {
      if (id.equals(idOf(code.get(i)))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The id of a step that waits, calls or writes; null for the others. */
  public static @Nullable String idOf(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Collect c -> c.id();
      case Instruction.Fill f -> f.id();
      case Instruction.Confirm c -> c.id();
      case Instruction.Act a -> a.id();
      case Instruction.Wait w -> w.id();
      case Instruction.Call c -> c.id();
      case Instruction.Say _,
          Instruction.Change _,
          Instruction.Unless _,
          Instruction.Variant _,
          Instruction.Jump _,
          Instruction.Next _,
          Instruction.Set _,
          Instruction.Erase _,
          Instruction.Forget _,
          Instruction.Remember _,
          Instruction.HandOff _,
          Instruction.Note _,
          Instruction.Speak _,
          Instruction.Repeat _,
          Instruction.CancelAll _,
          Instruction.End _ ->
          null;
    };
  }
}
