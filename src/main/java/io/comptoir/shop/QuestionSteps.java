package io.comptoir.shop;

import io.comptoir.dialogue.ActionSpec;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.shop.catalog.YamlNode;
import java.util.Map;
import java.util.function.Consumer;

/** Compiles the steps that ask: {@code collect}, {@code form} and {@code confirm}. */
final class QuestionSteps {
  private final String flow;
  private final Map<String, Slot> slots;
  private final Map<String, ActionSpec> actions;
  private final FlowReader.ExpressionReader expressions;
  private final StepParts parts;
  private final StepCode code;
  private final Consumer<YamlNode> steps;

  /**
   * @param steps compiles the steps within one
   */
  QuestionSteps(
      String flow,
      Map<String, Slot> slots,
      Map<String, ActionSpec> actions,
      FlowReader.ExpressionReader expressions,
      StepParts parts,
      StepCode code,
      Consumer<YamlNode> steps) {
    this.flow = flow;
    this.slots = slots;
    this.actions = actions;
    this.expressions = expressions;
    this.parts = parts;
    this.code = code;
    this.steps = steps;
  }

  void collect(YamlNode step) {
    var name = StepParts.word(step, "collect");
    var slot = slots.get(name);
    if (slot == null) {
      step.problem("flow `" + flow + "` has no slot `" + name + "`; declare it under `slots`");
      return;
    }
    var id = step.text("id").orElse(name);
    if (step.text("id").isEmpty()) {
      code.name(step, id);
    }
    fetchOptions(step, name);
    var at = code.size();
    code.add(new Instruction.Jump(0, step.line()));
    var retries = StepParts.retries(step);
    code.set(
        at,
        new Instruction.Collect(
            id,
            name,
            parts.ask(step, step.text("ask").orElse(flow + "." + name + ".ask")),
            expressions.list(step.field("prefer")),
            parts.options(step, slot),
            parts.checks(step),
            retries,
            step.truth("optional") || slot.optional(),
            step.line()));
    retriesThen(step, at);
  }

  /** {@code options: {action: orders.list}}: looked up before the question, when it is put. */
  private void fetchOptions(YamlNode step, String slot) {
    var options = step.field("options").filter(YamlNode::isMap).orElse(null);
    if (options == null || options.field("action").isEmpty()) {
      return;
    }
    var action = StepParts.word(options, "action");
    var spec = actions.get(action);
    if (spec == null) {
      options.problem("there is no action `" + action + "`");
      return;
    }
    if (spec.effect() != ActionSpec.Effect.READ) {
      options.problem("`" + action + "` changes something; options come from an action that reads");
      return;
    }
    var with = expressions.map(options.field("with"));
    StepParts.checkArguments(options, spec, with);
    var known = expressions.read(options, "!known(" + slot + ")");
    if (known.isEmpty()) {
      return;
    }
    var at = code.size();
    code.add(new Instruction.Unless(known.get(), at + 2, step.line()));
    code.add(
        new Instruction.Act(
            slot + ".options",
            action,
            spec.effect(),
            with,
            Map.of(StepParts.optionsOf(slot), ""),
            Map.of(Instruction.Act.DEFAULT, at + 2),
            spec.arguments().entrySet().stream()
                .filter(e -> !e.getValue().endsWith("?"))
                .map(Map.Entry::getKey)
                .toList(),
            step.line()));
  }

  /** The steps for too many tries stand behind the question, out of its way. */
  private void retriesThen(YamlNode step, int at) {
    var then = step.field("retries").flatMap(r -> r.field("then"));
    if (then.isEmpty() || !(code.get(at) instanceof Instruction.Collect c)) {
      return;
    }
    var over = code.size();
    code.add(new Instruction.Jump(0, step.line()));
    var target = code.size();
    steps.accept(then.get());
    code.end(step.line());
    code.set(over, new Instruction.Jump(code.size(), step.line()));
    code.set(
        at,
        new Instruction.Collect(
            c.id(),
            c.slot(),
            c.ask(),
            c.prefer(),
            c.options(),
            c.validate(),
            new Instruction.Retries(c.retries().max(), target),
            c.optional(),
            c.line()));
  }

  void form(YamlNode step) {
    var id = step.text("id").orElse("form");
    if (step.text("id").isEmpty()) {
      code.name(step, id);
    }
    var names = step.texts("form");
    for (var name : names) {
      if (!slots.containsKey(name)) {
        step.problem("flow `" + flow + "` has no slot `" + name + "` for this form");
      }
    }
    code.add(
        new Instruction.Fill(
            id,
            names,
            parts.ask(step, step.text("ask").orElse(flow + "." + id + ".ask")),
            step.text("submit").orElse("pattern.submit"),
            step.line()));
  }

  void confirm(YamlNode step) {
    var at = code.size();
    var id = step.text("id").orElse("confirm");
    if (step.text("id").isEmpty()) {
      code.name(step, id);
    }
    var ask = parts.ask(step, StepParts.word(step, "confirm"));
    code.add(new Instruction.Confirm(id, ask, 0, at, step.line()));
    step.field("yes").ifPresent(steps);
    var over = code.size();
    code.add(new Instruction.Jump(0, step.line()));
    var no = code.size();
    step.field("no")
        .ifPresentOrElse(steps, () -> code.add(new Instruction.End("cancelled", step.line())));
    code.set(over, new Instruction.Jump(code.size(), step.line()));
    code.set(at, new Instruction.Confirm(id, ask, no, at, step.line()));
    step.text("again").ifPresent(again -> code.refer(step, again, at));
  }
}
