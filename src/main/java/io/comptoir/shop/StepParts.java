package io.comptoir.shop;

import io.comptoir.dialogue.ActionSpec;
import io.comptoir.dialogue.View.MessageForm;
import io.comptoir.dialogue.expression.Expression;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.shop.catalog.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what several kinds of steps have in common: questions, blocks, choices, conditions. */
final class StepParts {
  private static final Duration MOST_PATIENCE = Duration.ofDays(30);

  private final Set<String> blocks;
  private final FlowReader.ExpressionReader expressions;

  StepParts(Set<String> blocks, FlowReader.ExpressionReader expressions) {
    this.blocks = blocks;
    this.expressions = expressions;
  }

  Instruction.Options options(YamlNode step, Slot slot) {
    var options = step.field("options");
    if (options.isEmpty()) {
      return new Instruction.Options(slot.values(), null);
    }
    if (options.get().isMap()) {
      options.get().onlyKeys(Set.of("from", "action", "with"));
      var action = options.get().text("action");
      if (action.isPresent()) {
        var from = optionsOf(slot.name()) + "." + options.get().text("from").orElse("items");
        return new Instruction.Options(
            List.of(), expressions.read(options.get(), from).orElse(null));
      }
      return new Instruction.Options(
          List.of(), options.get().field("from").flatMap(expressions::read).orElse(null));
    }
    if (options.get().isWord() && options.get().text().orElse("").equals("none")) {
      return Instruction.Options.NONE;
    }
    return new Instruction.Options(options.get().texts(), null);
  }

  /** The slot that holds what an action offered for this one. */
  static String optionsOf(String slot) {
    return slot + "_options";
  }

  List<Instruction.Check> checks(YamlNode step) {
    var checks = new ArrayList<Instruction.Check>();
    for (var check : step.field("validate").map(YamlNode::items).orElse(List.of())) {
      check.onlyKeys(Set.of("if", "else"));
      var otherwise = check.requiredText("else");
      check
          .field("if")
          .flatMap(expressions::read)
          .ifPresent(e -> checks.add(new Instruction.Check(e, otherwise.orElse(""))));
    }
    return checks;
  }

  static Instruction.Retries retries(YamlNode step) {
    return step.field("retries")
        .flatMap(r -> r.isWord() ? r.text() : r.text("max"))
        .map(max -> new Instruction.Retries(whole(step, max), -1))
        .orElse(Instruction.Retries.USUAL);
  }

  Instruction.@Nullable Show show(YamlNode step) {
    var node = step.field("show").orElse(null);
    if (node == null) {
      return null;
    }
    var with = new LinkedHashMap<String, Expression>();
    String block;
    if (node.isWord()) {
      block = node.text().orElse("");
    } else {
      block = node.requiredText("block").orElse("");
      node.fields()
          .forEach(
              (name, e) -> {
                if (!name.equals("block")) {
                  expressions.read(e).ifPresent(x -> with.put(name, x));
                }
              });
    }
    if (!blocks.contains(block)) {
      node.problem(
          "there is no block `" + block + "`; known are " + blocks.stream().sorted().toList());
    }
    return new Instruction.Show(block, with);
  }

  List<Instruction.Choice> replies(YamlNode step) {
    return choices(step, "replies");
  }

  List<Instruction.Choice> choices(YamlNode step, String key) {
    var choices = new ArrayList<Instruction.Choice>();
    for (var node : step.field(key).map(YamlNode::items).orElse(List.of())) {
      if (node.isWord()) {
        var name = node.text().orElse("");
        choices.add(new Instruction.Choice("reply." + name, name, Map.of(), null));
      } else {
        node.onlyKeys(Set.of("say", "do", "with", "if"));
        var does = node.requiredText("do").orElse("");
        choices.add(
            new Instruction.Choice(
                node.text("say").orElse("reply." + does),
                does,
                expressions.map(node.field("with")),
                node.field("if").flatMap(expressions::read).orElse(null)));
      }
    }
    return choices;
  }

  Instruction.Ask ask(YamlNode step, String key) {
    return new Instruction.Ask(
        key, expressions.map(step.field("with")), show(step), replies(step), silence(step));
  }

  private static Instruction.@Nullable Silence silence(YamlNode step) {
    var node = step.field("silence").orElse(null);
    if (node == null) {
      return null;
    }
    node.onlyKeys(Set.of("web", "voice", "sms", "then"));
    var after = new EnumMap<MessageForm, Duration>(MessageForm.class);
    for (var form : MessageForm.values()) {
      node.text(form.name().toLowerCase(Locale.ROOT))
          .flatMap(time -> duration(node, time))
          .ifPresent(
              time -> {
                if (time.isZero() || time.compareTo(MOST_PATIENCE) > 0) {
                  node.problem("one waits at least 1s and at most 30d for an answer");
                } else {
                  after.put(form, time);
                }
              });
    }
    if (after.isEmpty()) {
      node.problem("`silence` needs a time, such as {voice: 7s, web: 30m}");
      return null;
    }
    return new Instruction.Silence(after, node.text("then").orElse("pattern.silence"));
  }

  static Optional<Duration> duration(YamlNode node, String text) {
    var matcher = java.util.regex.Pattern.compile("(\\d{1,6})(s|m|h|d)").matcher(text);
    if (!matcher.matches()) {
      node.problem("`" + text + "` is no time; write 30s, 10m, 24h or 7d");
      return Optional.empty();
    }
    var amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        });
  }

  static Map<String, String> texts(Optional<YamlNode> node) {
    var texts = new LinkedHashMap<String, String>();
    node.ifPresent(
        n -> n.fields().forEach((name, value) -> value.text().ifPresent(t -> texts.put(name, t))));
    return texts;
  }

  static int whole(YamlNode node, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      node.problem("`" + text + "` is no whole number");
      return 3;
    }
  }

  static Map<String, String> into(YamlNode step, ActionSpec spec) {
    var into = new LinkedHashMap<String, String>();
    step.field("into")
        .ifPresent(
            node -> {
              if (node.isWord()) {
                node.text().ifPresent(slot -> into.put(slot, ""));
              } else {
                node.fields()
                    .forEach(
                        (slot, result) -> {
                          var name = result.text().orElse("");
                          if (!spec.results().containsKey(name)) {
                            result.problem(
                                "`"
                                    + spec.name()
                                    + "` gives no `"
                                    + name
                                    + "`; it gives "
                                    + spec.results().keySet().stream().sorted().toList());
                          }
                          into.put(slot, name);
                        });
              }
            });
    return into;
  }

  static void checkArguments(YamlNode step, ActionSpec spec, Map<String, Expression> with) {
    with.keySet().stream()
        .filter(argument -> !spec.arguments().containsKey(argument))
        .forEach(
            argument ->
                step.problem(
                    "`"
                        + spec.name()
                        + "` takes no `"
                        + argument
                        + "`; it takes "
                        + spec.arguments().keySet().stream().sorted().toList()));
    spec.arguments().entrySet().stream()
        .filter(e -> !e.getValue().endsWith("?") && !with.containsKey(e.getKey()))
        .forEach(
            e -> step.problem("`" + spec.name() + "` needs `" + e.getKey() + "` under `with`"));
  }

  static String word(YamlNode step, String key) {
    return step.text(key).orElse("");
  }
}
