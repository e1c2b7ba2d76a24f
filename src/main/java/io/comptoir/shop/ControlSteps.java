package io.comptoir.shop;

import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.shop.catalog.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Compiles the steps that decide which steps follow, and how often. */
final class ControlSteps {
  private static final int MOST_ARMS = 8;

  private final FlowReader.ExpressionReader expressions;
  private final StepCode code;
  private final Consumer<YamlNode> steps;
  private int loops;

  /**
   * @param steps compiles the steps within one
   */
  ControlSteps(FlowReader.ExpressionReader expressions, StepCode code, Consumer<YamlNode> steps) {
    this.expressions = expressions;
    this.code = code;
    this.steps = steps;
  }

  void branch(YamlNode step) {
    var exits = new ArrayList<Integer>();
    for (var option : step.field("branch").map(YamlNode::items).orElse(List.of())) {
      option.onlyKeys(Set.of("if", "then", "else"));
      var condition = option.field("if").flatMap(expressions::read);
      var otherwise = option.field("else");
      if (condition.isPresent()) {
        var at = code.size();
        code.add(new Instruction.Unless(condition.get(), 0, option.line()));
        option.field("then").ifPresent(steps);
        exits.add(code.size());
        code.add(new Instruction.Jump(0, option.line()));
        code.set(at, new Instruction.Unless(condition.get(), code.size(), option.line()));
      }
      otherwise.ifPresent(steps);
    }
    exits.forEach(exit -> code.set(exit, new Instruction.Jump(code.size(), step.line())));
  }

  void each(YamlNode step) {
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
                          step.field("do").ifPresent(steps);
                          code.add(new Instruction.Jump(at, step.line()));
                          code.set(
                              at, new Instruction.Next(name, e, counter, code.size(), step.line()));
                        }));
  }

  void loop(YamlNode step) {
    var loop = step.field("loop").orElseThrow();
    loop.onlyKeys(Set.of("while", "do"));
    var condition = loop.field("while").flatMap(expressions::read);
    if (condition.isEmpty()) {
      loop.problem("a loop needs `while`, or it never ends");
      return;
    }
    var at = code.size();
    code.add(new Instruction.Jump(0, step.line()));
    loop.field("do").ifPresent(steps);
    code.add(new Instruction.Jump(at, step.line()));
    code.set(at, new Instruction.Unless(condition.get(), code.size(), step.line()));
  }

  /** {@code arms: {a: [steps], b: {weight: 3, do: [steps]}}}, one behind the other. */
  void variant(YamlNode step) {
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
            arm.field("do").ifPresent(steps);
          } else {
            steps.accept(arm);
          }
          exits.add(code.size());
          code.add(new Instruction.Jump(0, step.line()));
        });
    code.set(at, new Instruction.Variant(experiment, built, step.line()));
    exits.forEach(exit -> code.set(exit, new Instruction.Jump(code.size(), step.line())));
  }
}
