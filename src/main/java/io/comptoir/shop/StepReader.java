package io.comptoir.shop;

import io.comptoir.dialogue.ActionSpec;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.shop.catalog.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles the steps of a flow into one flat list of instructions. */
final class StepReader {
  private final Map<String, ActionSpec> actions;
  private final FlowReader.ExpressionReader expressions;
  private final StepParts parts;
  private final StepCode code = new StepCode();
  private final QuestionSteps questions;
  private final ControlSteps control;

  StepReader(
      String flow,
      Map<String, Slot> slots,
      Map<String, ActionSpec> actions,
      Set<String> blocks,
      FlowReader.ExpressionReader expressions) {
    this.actions = actions;
    this.parts = new StepParts(blocks, expressions);
    this.expressions = expressions;
    this.questions = new QuestionSteps(flow, slots, actions, expressions, parts, code, this::steps);
    this.control = new ControlSteps(expressions, code, this::steps);
  }

  int position() {
    return code.size();
  }

  void end(int line) {
    code.end(line);
  }

  List<Instruction> code() {
    return code.linked();
  }

  /** Slots of the flow, or {@code {known: names}} of the customer's profile. */
  private void forget(YamlNode step) {
    var node = step.field("forget").orElse(step);
    if (!node.isMap()) {
      code.add(new Instruction.Forget(step.texts("forget"), step.line()));
      return;
    }
    node.onlyKeys(Set.of("known"));
    node.field("known")
        .flatMap(expressions::read)
        .ifPresentOrElse(
            names -> code.add(new Instruction.Erase(names, step.line())),
            () -> node.problem("write `forget: [slot]`, or `forget: {known: names}`"));
  }

  void steps(YamlNode steps) {
    for (var step : steps.items()) {
      if (!step.isMap()) {
        step.problem("a step is a map such as `- say: cart.added`");
        continue;
      }
      step(step);
    }
  }

  private void step(YamlNode step) {
    var kind = StepKind.of(step);
    if (kind.isEmpty()) {
      step.problem("this step does nothing; it needs one of " + StepKind.names());
      return;
    }
    step.onlyKeys(kind.get().keys());
    var condition = step.field("if").flatMap(expressions::read);
    var guard = code.size();
    condition.ifPresent(c -> code.add(new Instruction.Unless(c, 0, step.line())));
    step.text("id").ifPresent(id -> code.name(step, id));
    switch (kind.get().name()) {
      case "collect" -> questions.collect(step);
      case "form" -> questions.form(step);
      case "confirm" -> questions.confirm(step);
      case "action" -> action(step);
      case "branch" -> control.branch(step);
      case "each" -> control.each(step);
      case "loop" -> control.loop(step);
      case "variant" -> control.variant(step);
      case "call" ->
          code.add(
              new Instruction.Call(
                  step.text("id").orElse(StepParts.word(step, "call")),
                  StepParts.word(step, "call"),
                  expressions.map(step.field("with")),
                  StepParts.texts(step.field("into")),
                  step.line()));
      case "jump" -> {
        code.refer(step, StepParts.word(step, "jump"), code.size());
        code.add(new Instruction.Jump(0, step.line()));
      }
      case "set" -> code.add(new Instruction.Set(expressions.map(step.field("set")), step.line()));
      case "forget" -> forget(step);
      case "remember" ->
          code.add(new Instruction.Remember(expressions.map(step.field("remember")), step.line()));
      case "handoff" -> handOff(step);
      case "wait" -> await(step);
      case "note" ->
          code.add(
              new Instruction.Note(
                  StepParts.word(step, "note"), expressions.map(step.field("with")), step.line()));
      case "speak" ->
          step.field("speak")
              .flatMap(expressions::read)
              .ifPresent(e -> code.add(new Instruction.Speak(e, step.line())));
      case "cancel" -> code.add(new Instruction.CancelAll(step.line()));
      case "change" -> change(step);
      case "end" -> code.add(new Instruction.End(StepParts.word(step, "end"), step.line()));
      case "say", "show" -> say(step);
      default -> throw new IllegalStateException(kind.get().name());
    }
    if (condition.isPresent()) {
      code.set(guard, new Instruction.Unless(condition.get(), code.size(), step.line()));
    }
  }

  private void say(YamlNode step) {
    code.add(
        new Instruction.Say(
            step.text("say").orElse(null),
            expressions.map(step.field("with")),
            parts.show(step),
            parts.replies(step),
            step.field("keyed").flatMap(expressions::read).orElse(null),
            step.line()));
  }

  private void change(YamlNode step) {
    var of = step.field("change").flatMap(expressions::read);
    var show = parts.show(step);
    if (of.isPresent() && show != null) {
      code.add(new Instruction.Change(of.get(), show, step.line()));
    } else if (show == null) {
      step.problem("`change` needs `show`: what stands there now");
    }
  }

  List<Instruction.Choice> next(YamlNode node) {
    return parts.choices(node, "next");
  }

  private void action(YamlNode step) {
    var name = StepParts.word(step, "action");
    var spec = actions.get(name);
    if (spec == null) {
      step.problem(
          "there is no action `"
              + name
              + "`; known are "
              + actions.keySet().stream().sorted().toList());
      return;
    }
    var id = step.text("id").orElse(name);
    var with = expressions.map(step.field("with"));
    StepParts.checkArguments(step, spec, with);
    step.text("effect")
        .filter(effect -> !effect.equalsIgnoreCase(spec.effect().name()))
        .ifPresent(
            effect ->
                step.problem(
                    "`"
                        + name
                        + "` is a "
                        + spec.effect().name().toLowerCase(java.util.Locale.ROOT)
                        + ", not a "
                        + effect));
    var into = StepParts.into(step, spec);
    var at = code.size();
    code.add(new Instruction.Jump(0, step.line()));
    var errors = new LinkedHashMap<String, Integer>();
    var handlers = step.field("errors");
    if (handlers.isPresent()) {
      var over = code.size();
      code.add(new Instruction.Jump(0, step.line()));
      handlers
          .get()
          .fields()
          .forEach(
              (errorCode, handler) -> {
                if (!errorCode.equals(Instruction.Act.DEFAULT)
                    && !Instruction.Act.ALWAYS.contains(errorCode)
                    && !spec.errors().contains(errorCode)) {
                  handler.problem(
                      "`"
                          + name
                          + "` never fails with "
                          + errorCode
                          + "; it may with "
                          + spec.errors());
                }
                errors.put(errorCode, code.size());
                steps(handler);
                code.end(handler.line());
              });
      code.set(over, new Instruction.Jump(code.size(), step.line()));
    }
    var required =
        spec.arguments().entrySet().stream()
            .filter(e -> !e.getValue().endsWith("?"))
            .map(Map.Entry::getKey)
            .toList();
    code.set(
        at,
        new Instruction.Act(id, name, spec.effect(), with, into, errors, required, step.line()));
  }

  private void handOff(YamlNode step) {
    var node = step.field("handoff").orElseThrow();
    var skill =
        node.isWord() ? node.text().orElse("support") : node.text("skill").orElse("support");
    var reason = node.isWord() ? "asked" : node.text("reason").orElse("asked");
    code.add(new Instruction.HandOff(reason, skill, step.line()));
  }

  private void await(YamlNode step) {
    var node = step.field("wait").orElseThrow();
    node.onlyKeys(Set.of("for", "until", "or_event", "event"));
    var time = node.text("for").flatMap(text -> StepParts.duration(node, text)).orElse(null);
    var event = node.text("or_event").or(() -> node.text("event")).orElse(null);
    var until = node.field("until").flatMap(expressions::read).orElse(null);
    if (time == null && until == null && event == null) {
      node.problem("`wait` needs `for: 24h`, `until: day` or `event: name`");
      return;
    }
    var id = step.text("id").orElse("wait_" + code.size());
    code.add(new Instruction.Wait(id, time, until, event, step.line()));
  }
}
