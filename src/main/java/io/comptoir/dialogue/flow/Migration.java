package io.comptoir.dialogue.flow;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a flow under way is brought from an earlier version to this one.
 *
 * @param from the versions it is for
 * @param steps an earlier step's id → this version's; a step not named keeps its id
 * @param slots an earlier slot → this version's; a slot not named keeps its name
 * @param forget earlier slots that say nothing any more
 * @param restart whether to begin again with what is known, rather than go on where it stood
 */
public record Migration(
    Set<Integer> from,
    Map<String, String> steps,
    Map<String, String> slots,
    List<String> forget,
    boolean restart) {
  public Migration {
    from = Set.copyOf(from);
    steps = Map.copyOf(steps);
    slots = Map.copyOf(slots);
    forget = List.copyOf(forget);
  }

  public String step(String earlier) {
    return steps.getOrDefault(earlier, earlier);
  }

  public String slot(String earlier) {
    return slots.getOrDefault(earlier, earlier);
  }
}
