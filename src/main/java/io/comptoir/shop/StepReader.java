package io.comptoir.shop;

import io.comptoir.dialogue.ActionSpec;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.shop.catalog.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles the steps of a flow into one flat list of instructions. */
final class StepReader {
  private static final int MOST_ARMS = 8;

  private final String flow;
  private final Map<String, Slot> slots;
  private final Map<String, ActionSpec> actions;
  private final FlowReader.ExpressionReader expressions;
  private final StepParts parts;
  private final List<Instruction> code = new ArrayList<>();
  private final Map<String, Integer> ids = new LinkedHashMap<>();
  private final List<Reference> references = new ArrayList<>();
  private int loops;

  /** A place that names a step which may come later. */
  private record Reference(YamlNode node, String id, int at) {}

  StepReader(
      String flow,
      Map<String, Slot> slots,
      Map<String, ActionSpec> actions,
      Set<String> blocks,
      FlowReader.ExpressionReader expressions) {
    this.flow = flow;
    this.slots = slots;
    this.actions = actions;
    this.parts = new StepParts(blocks, expressions);
    this.expressions = expressions;
  }

  int position() {
    return code.size();
  }

  void end(int line) {
    code.add(new Instruction.End("done", line));
  }

  List<Instruction> code() {
    for (var reference : references) {
      var target = ids.get(reference.id());
      if (target == null) {
        reference
            .node()
            .problem(
                "no step of this flow has `id: " + reference.id() + "`; known are " + ids.keySet());
        continue;
      }
      switch (code.get(reference.at())) {
        case Instruction.Jump jump ->
            code.set(reference.at(), new Instruction.Jump(target, jump.line()));
        case Instruction.Confirm c ->
            code.set(
                reference.at(), new Instruction.Confirm(c.id(), c.ask(), c.no(), target, c.line()));
        default -> throw new IllegalStateException("a reference from nowhere");
      }
    }
    return code;
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
    step.text("id").ifPresent(id -> name(step, id));
    switch (kind.get().name()) {
      case "collect" -> collect(step);
      case "form" -> form(step);
      case "confirm" -> confirm(step);
      case "action" -> action(step);
      case "branch" -> branch(step);
      case "each" -> each(step);
      case "loop" -> loop(step);
      case "variant" -> variant(step);
      case "call" ->
          code.add(
              new Instruction.Call(
                  step.text("id").orElse(StepParts.word(step, "call")),
                  StepParts.word(step, "call"),
                  expressions.map(step.field("with")),
                  StepParts.texts(step.field("into")),
                  step.line()));
      case "jump" -> {
        references.add(new Reference(step, StepParts.word(step, "jump"), code.size()));
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

  private void collect(YamlNode step) {
    var name = StepParts.word(step, "collect");
    var slot = slots.get(name);
    if (slot == null) {
      step.problem("flow `" + flow + "` has no slot `" + name + "`; declare it under `slots`");
      return;
    }
    var id = step.text("id").orElse(name);
    if (step.text("id").isEmpty()) {
      name(step, id);
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

  List<Instruction.Choice> next(YamlNode node) {
    return parts.choices(node, "next");
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
    steps(then.get());
    end(step.line());
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

  private void form(YamlNode step) {
    var id = step.text("id").orElse("form");
    if (step.text("id").isEmpty()) {
      name(step, id);
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

  private void confirm(YamlNode step) {
    var at = code.size();
    var id = step.text("id").orElse("confirm");
    if (step.text("id").isEmpty()) {
      name(step, id);
    }
    var ask = parts.ask(step, StepParts.word(step, "confirm"));
    code.add(new Instruction.Confirm(id, ask, 0, at, step.line()));
    step.field("yes").ifPresent(this::steps);
    var over = code.size();
    code.add(new Instruction.Jump(0, step.line()));
    var no = code.size();
    step.field("no")
        .ifPresentOrElse(
            this::steps, () -> code.add(new Instruction.End("cancelled", step.line())));
    code.set(over, new Instruction.Jump(code.size(), step.line()));
    code.set(at, new Instruction.Confirm(id, ask, no, at, step.line()));
    step.text("again").ifPresent(again -> references.add(new Reference(step, again, at)));
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
                end(handler.line());
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

  private void branch(YamlNode step) {
    var exits = new ArrayList<Integer>();
    for (var option : step.field("branch").map(YamlNode::items).orElse(List.of())) {
      option.onlyKeys(Set.of("if", "then", "else"));
      var condition = option.field("if").flatMap(expressions::read);
      var otherwise = option.field("else");
      if (condition.isPresent()) {
        var at = code.size();
        code.add(new Instruction.Unless(condition.get(), 0, option.line()));
        option.field("then").ifPresent(this::steps);
        exits.add(code.size());
        code.add(new Instruction.Jump(0, option.line()));
        code.set(at, new Instruction.Unless(condition.get(), code.size(), option.line()));
      }
      otherwise.ifPresent(this::steps);
    }
    exits.forEach(exit -> code.set(exit, new Instruction.Jump(code.size(), step.line())));
  }

  private void each(YamlNode step) {
    var each = step.field("each").orElseThrow();
    each.fields()
        .forEach(
            (name, items) ->
                expressions
                    .read(items)
                    .ifPresent(
                        e -> {
                          var at = code.size();
                          var counter = "loop_" + (++loops);
                          code.add(new Instruction.Jump(0, step.line()));
                          step.field("do").ifPresent(this::steps);
                          code.add(new Instruction.Jump(at, step.line()));
                          code.set(
                              at, new Instruction.Next(name, e, counter, code.size(), step.line()));
                        }));
  }

  private void loop(YamlNode step) {
    var loop = step.field("loop").orElseThrow();
    loop.onlyKeys(Set.of("while", "do"));
    var condition = loop.field("while").flatMap(expressions::read);
    if (condition.isEmpty()) {
      loop.problem("a loop needs `while`, or it never ends");
      return;
    }
    var at = code.size();
    code.add(new Instruction.Jump(0, step.line()));
    loop.field("do").ifPresent(this::steps);
    code.add(new Instruction.Jump(at, step.line()));
    code.set(at, new Instruction.Unless(condition.get(), code.size(), step.line()));
  }

  /** {@code arms: {a: [steps], b: {weight: 3, do: [steps]}}}, one behind the other. */
  private void variant(YamlNode step) {
    var node = step.field("variant").orElseThrow();
    node.onlyKeys(Set.of("experiment", "arms"));
    var experiment = node.requiredText("experiment").orElse("");
    var arms = node.field("arms").map(YamlNode::fields).orElse(Map.of());
    if (arms.size() < 2 || arms.size() > MOST_ARMS) {
      node.problem(
          "`arms` are 2 to " + MOST_ARMS + " lists of steps by name: {a: [...], b: [...]}");
      return;
    }
    var at = code.size();
    code.add(new Instruction.Jump(0, step.line()));
    var built = new ArrayList<Instruction.Arm>();
    var exits = new ArrayList<Integer>();
    arms.forEach(
        (name, arm) -> {
          if (arm.isMap()) {
            arm.onlyKeys(Set.of("weight", "do"));
          }
          var weight = arm.isMap() ? arm.text("weight").orElse("1") : "1";
          if (!weight.matches("[1-9]\\d{0,3}")) {
            arm.problem("`weight` is a whole number from 1 to 9999");
            weight = "1";
          }
          built.add(new Instruction.Arm(name, Integer.parseInt(weight), code.size()));
          if (arm.isMap()) {
            arm.field("do").ifPresent(this::steps);
          } else {
            steps(arm);
          }
          exits.add(code.size());
          code.add(new Instruction.Jump(0, step.line()));
        });
    code.set(at, new Instruction.Variant(experiment, built, step.line()));
    exits.forEach(exit -> code.set(exit, new Instruction.Jump(code.size(), step.line())));
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

  private void name(YamlNode step, String id) {
    if (ids.put(id, code.size()) != null) {
      step.problem("two steps have the id `" + id + "`");
    }
  }
}
