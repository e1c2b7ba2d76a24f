package io.comptoir.shop;

import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.FlowNames;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.knowledge.Knowledge;
import io.comptoir.dialogue.message.Messages;
import io.comptoir.dialogue.message.Wording;
import io.comptoir.nlu.Examples;
import io.comptoir.shop.catalog.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds what is wrong between the files of a shop, each being right by itself. */
final class ShopCheck {
  /** What every message may name. */
  private static final Set<String> USUAL = Set.of("persona", "shop", "cart_count");

  private final ShopSettings settings;
  private final Flows flows;
  private final Messages messages;
  private final Knowledge knowledge;
  private final Examples examples;
  private final Catalog catalog;
  private final Problems errors;
  private final Problems warnings;

  ShopCheck(
      ShopSettings settings,
      Flows flows,
      Messages messages,
      Knowledge knowledge,
      Examples examples,
      Catalog catalog,
      Problems errors,
      Problems warnings) {
    this.settings = settings;
    this.flows = flows;
    this.messages = messages;
    this.knowledge = knowledge;
    this.examples = examples;
    this.catalog = catalog;
    this.errors = errors;
    this.warnings = warnings;
  }

  void check() {
    if (settings.goals().isEmpty()) {
      errors.add(
          "shop.yml", 0, "no goal is stated; say under `goals` what the shop wants to happen");
    }
    for (var flow : flows.all()) {
      check(flow);
    }
    examples();
    catalogue();
  }

  private void check(Flow flow) {
    var shape = new FlowCheck(flow);
    shape
        .unreachable()
        .forEach(
            line ->
                warnings.add(
                    flow.file(),
                    line,
                    "no path leads to this step; take it away, or let one lead there"));
    shape
        .endless()
        .forEach(
            line ->
                errors.add(
                    flow.file(),
                    line,
                    "these steps go round without end; ask, act or end on the way"));
    shape
        .stuck()
        .forEach(
            line ->
                errors.add(
                    flow.file(),
                    line,
                    "nothing in this loop changes what its `while` looks at, so it never ends;"
                        + " change it inside"));
    shape
        .noWayOut()
        .forEach(
            line ->
                errors.add(
                    flow.file(),
                    line,
                    "from here on no path leads to an end; let one of the ways leave the loop"));
    shape
        .unconfirmed()
        .forEach(
            act ->
                errors.add(
                    flow.file(),
                    act.line(),
                    "`"
                        + act.action()
                        + "` writes, and can be reached without a yes; put a `confirm` before it"));
    choices(flow, 0, flow.next());
    var names = names(flow);
    for (var instruction : flow.code()) {
      switch (instruction) {
        case Instruction.Say say -> {
          if (say.key() != null) {
            message(flow, say.line(), say.key(), with(names, say.with().keySet()));
          }
          choices(flow, say.line(), say.replies());
        }
        case Instruction.Collect collect -> {
          ask(flow, collect.line(), collect.ask(), names);
          collect.validate().forEach(c -> message(flow, collect.line(), c.otherwise(), names));
          for (var value : collect.options().values()) {
            var own = flow.name() + "." + collect.slot() + "." + value;
            var usual = "choice." + collect.slot() + "." + value;
            if (messages.find(usual, settings.language()).isEmpty()) {
              message(flow, collect.line(), own, names);
            }
          }
        }
        case Instruction.Fill fill -> {
          ask(flow, fill.line(), fill.ask(), names);
          message(flow, fill.line(), fill.submit(), names);
          fill.slots()
              .forEach(
                  slot -> message(flow, fill.line(), flow.name() + "." + slot + ".label", names));
        }
        case Instruction.Confirm confirm -> ask(flow, confirm.line(), confirm.ask(), names);
        case Instruction.Call call -> {
          if (flows.find(call.flow()).isEmpty()) {
            errors.add(flow.file(), call.line(), "there is no flow `" + call.flow() + "` to call");
          } else if (callsItself(flow.name(), call.flow(), new HashSet<>())) {
            errors.add(
                flow.file(),
                call.line(),
                "`"
                    + call.flow()
                    + "` calls this flow again without asking anything; it would never end");
          }
        }
        case Instruction.Change _,
            Instruction.Act _,
            Instruction.Unless _,
            Instruction.Variant _,
            Instruction.Jump _,
            Instruction.Next _,
            Instruction.Set _,
            Instruction.Erase _,
            Instruction.Forget _,
            Instruction.Remember _,
            Instruction.HandOff _,
            Instruction.Wait _,
            Instruction.Note _,
            Instruction.Speak _,
            Instruction.Repeat _,
            Instruction.CancelAll _,
            Instruction.End _ -> {}
      }
    }
  }

  private void ask(Flow flow, int line, Instruction.Ask ask, Set<String> names) {
    message(flow, line, ask.key(), with(names, ask.with().keySet()));
    choices(flow, line, ask.replies());
    var silence = ask.silence();
    if (silence != null) {
      message(flow, line, silence.say(), with(names, ask.with().keySet()));
    }
  }

  private void choices(Flow flow, int line, List<Instruction.Choice> choices) {
    for (var choice : choices) {
      message(flow, line, choice.label(), with(names(flow), choice.with().keySet()));
      if (flows.forPress(choice.does()).isEmpty()) {
        errors.add(flow.file(), line, "no flow has the trigger `do: " + choice.does() + "`");
      }
    }
  }

  private void message(Flow flow, int line, String key, Set<String> names) {
    for (var language : settings.languages()) {
      var wording =
          messages.has(key, language) ? messages.find(key, language) : Optional.<Wording>empty();
      if (wording.isEmpty()) {
        errors.add(
            flow.file(), line, "message `" + key + "` is missing in messages/" + language + ".yml");
        continue;
      }
      for (var argument : wording.get().arguments()) {
        if (!names.contains(argument) && !USUAL.contains(argument)) {
          errors.add(
              flow.file(),
              line,
              "message `"
                  + key
                  + "` ("
                  + language
                  + ") needs {"
                  + argument
                  + "}, which is not given here; add it under `with`");
        }
      }
    }
  }

  private static Set<String> names(Flow flow) {
    var names = new HashSet<>(flow.slots().keySet());
    names.addAll(FlowNames.COMMON.keySet());
    for (var instruction : flow.code()) {
      switch (instruction) {
        case Instruction.Act act -> names.addAll(act.into().keySet());
        case Instruction.Set set -> names.addAll(set.values().keySet());
        case Instruction.Next next -> names.add(next.slot());
        case Instruction.Call call -> names.addAll(call.into().keySet());
        default -> {}
      }
    }
    return names;
  }

  private static Set<String> with(Set<String> names, Set<String> more) {
    var all = new HashSet<>(names);
    all.addAll(more);
    return all;
  }

  private boolean callsItself(String start, String called, Set<String> seen) {
    if (called.equals(start)) {
      return true;
    }
    if (!seen.add(called)) {
      return false;
    }
    return flows.find(called).stream()
        .flatMap(f -> f.code().stream())
        .filter(Instruction.Call.class::isInstance)
        .anyMatch(c -> callsItself(start, ((Instruction.Call) c).flow(), seen));
  }

  private void examples() {
    var counts = new TreeMap<String, Integer>();
    for (var example : examples.examples()) {
      counts.merge(example.language() + " " + example.intent(), 1, Integer::sum);
    }
    var known =
        examples.examples().stream()
            .map(e -> e.intent())
            .collect(Collectors.toCollection(TreeSet::new));
    known.stream()
        .filter(
            intent -> flows.forIntent(intent).isEmpty() && !knowledge.intents().contains(intent))
        .forEach(
            intent ->
                warnings.add(
                    "nlu",
                    0,
                    "nothing answers the intent "
                        + intent
                        + ": no flow begins on it and no article names it"));
    for (var language : settings.languages()) {
      known.stream()
          .filter(intent -> !counts.containsKey(language + " " + intent))
          .forEach(
              intent ->
                  warnings.add(
                      "nlu/" + language + ".yml",
                      0,
                      "the intent " + intent + " has no examples in this language"));
    }
  }

  private void catalogue() {
    if (settings.sells() && catalog.products().isEmpty()) {
      warnings.add("catalog", 0, "there are no products; `comptoir import` brings some in");
    }
    var unpriced = catalog.products().stream().filter(p -> !p.sold()).count();
    if (unpriced > 0) {
      warnings.add(
          "catalog",
          0,
          unpriced
              + " of "
              + catalog.products().size()
              + " products have no price: they are found and asked about, not sold");
    }
  }
}
