package io.comptoir.shop;

import io.comptoir.base.Language;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.dialogue.message.Messages;
import io.comptoir.shop.catalog.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds slots that nothing fills and slots that nothing uses. */
final class SlotCheck {
  private final Flows flows;
  private final Messages messages;
  private final Language language;
  private final Problems warnings;

  /** Flow → what others hand it, when they call it or by a button. */
  private final Map<String, Set<String>> handed = new HashMap<>();

  SlotCheck(Flows flows, Messages messages, Language language, Problems warnings) {
    this.flows = flows;
    this.messages = messages;
    this.language = language;
    this.warnings = warnings;
    for (var flow : flows.all()) {
      flow.code().forEach(this::hands);
    }
  }

  void check() {
    for (var flow : flows.all()) {
      if (flow.file().startsWith("flows/")) {
        check(flow);
      }
    }
  }

  private void check(Flow flow) {
    var filled = new HashSet<>(handed.getOrDefault(flow.name(), Set.of()));
    var used = new HashSet<String>();
    for (var step : flow.code()) {
      filled.addAll(SlotNames.filledBy(step));
      SlotNames.expressions(step).forEach(e -> used.addAll(SlotNames.in(e)));
      SlotNames.messages(step)
          .forEach(key -> messages.find(key, language).ifPresent(m -> used.addAll(m.arguments())));
    }
    if (flow.guard() != null) {
      used.addAll(SlotNames.in(flow.guard()));
    }
    flow.slots().values().forEach(slot -> used.addAll(slot.depends()));
    for (var slot : flow.slots().values()) {
      if (slot.scope() == Slot.Scope.CONVERSATION || slot.scope() == Slot.Scope.CUSTOMER) {
        continue;
      }
      if (!used.contains(slot.name()) && !filled.contains(slot.name()) && !returned(flow, slot)) {
        warnings.add(
            flow.file(),
            slot.line(),
            "nothing uses the slot `" + slot.name() + "`; take it away, or use it");
      } else if (!filled.contains(slot.name()) && !fillsByItself(flow, slot)) {
        warnings.add(
            flow.file(),
            slot.line(),
            "nothing ever fills the slot `"
                + slot.name()
                + "`; `collect` it, give it `entities` or a `default`, or hand it over with `with`");
      }
    }
  }

  /** By a sentence, from the start, by an event's data, or by a button that says {@code do}. */
  private static boolean fillsByItself(Flow flow, Slot slot) {
    return !slot.entities().isEmpty()
        || slot.initial() != null
        || !flow.trigger().events().isEmpty()
        || flow.trigger().presses().size() > 1;
  }

  /** Whether a flow that calls this one takes the slot over. */
  private boolean returned(Flow flow, Slot slot) {
    return flows.all().stream()
        .flatMap(f -> f.code().stream())
        .anyMatch(
            step ->
                step instanceof Instruction.Call call
                    && call.flow().equals(flow.name())
                    && call.into().containsValue(slot.name()));
  }

  private void hands(Instruction step) {
    if (step instanceof Instruction.Call call) {
      hands(call.flow(), call.with().keySet());
    }
    for (var choice : SlotNames.choices(step)) {
      flows.forPress(choice.does()).ifPresent(flow -> hands(flow.name(), choice.with().keySet()));
    }
  }

  private void hands(String flow, Set<String> slots) {
    handed.computeIfAbsent(flow, _ -> new HashSet<>()).addAll(slots);
  }
}
