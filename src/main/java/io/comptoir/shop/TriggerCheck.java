package io.comptoir.shop;

import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.nlu.Examples;
import io.comptoir.nlu.Examples.Example;
import io.comptoir.shop.catalog.Problems;
import io.comptoir.shop.catalog.YamlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds flows that begin on the same thing, and flows that nothing ever begins. */
final class TriggerCheck {
  private final Flows flows;
  private final Map<String, YamlNode> sources;
  private final Set<String> patterns;
  private final Set<String> taught;
  private final Problems errors;
  private final Problems warnings;

  /** Kind and value → the first flow that begins on it. */
  private final Map<String, Flow> begun = new HashMap<>();

  /**
   * @param sources flow → where it is written
   * @param patterns names of the flows that the engine begins by itself
   */
  TriggerCheck(
      Flows flows,
      Map<String, YamlNode> sources,
      Set<String> patterns,
      Examples examples,
      Problems errors,
      Problems warnings) {
    this.flows = flows;
    this.sources = sources;
    this.patterns = patterns;
    this.taught = examples.examples().stream().map(Example::intent).collect(Collectors.toSet());
    this.errors = errors;
    this.warnings = warnings;
  }

  void check() {
    var own = flows.all().stream().filter(TriggerCheck::own).toList();
    for (var flow : own) {
      var trigger = flow.trigger();
      once(flow, "intents", "the intent", trigger.intents());
      once(flow, "do", "the button", trigger.presses());
      once(flow, "events", "the event", trigger.events());
      once(flow, "entities", "somebody naming", trigger.entities());
      trigger
          .keywords()
          .forEach(
              (language, words) ->
                  once(
                      flow,
                      "keywords",
                      "the words (" + language + ")",
                      words.stream().map(Flows::bare).collect(Collectors.toSet())));
      trigger.intents().stream()
          .filter(intent -> !taught.contains(intent))
          .sorted()
          .forEach(
              intent ->
                  warnings.add(
                      flow.file(),
                      line(flow, "intents"),
                      "the intent "
                          + intent
                          + " has no examples; write some under `intents` in nlu/"));
    }
    if (!own.isEmpty() && own.stream().noneMatch(TriggerCheck::begins)) {
      errors.add(
          own.getFirst().file(),
          line(own.getFirst(), "flow"),
          "this shop has no entry: none of its flows has `triggers`, so nothing ever begins one;"
              + " give one an intent, a word or an event");
    }
    lonely(own);
  }

  private void once(Flow flow, String key, String kind, Set<String> values) {
    for (var value : values.stream().sorted().toList()) {
      var other = begun.putIfAbsent(key + " " + kind + " " + value, flow);
      if (other != null && other != flow) {
        errors.add(
            flow.file(),
            line(flow, key),
            "flows `"
                + other.name()
                + "` and `"
                + flow.name()
                + "` both begin on "
                + kind
                + " "
                + value
                + "; only the first would: leave it to one of them");
      }
    }
  }

  /** Flows that nobody can come to. */
  private void lonely(List<Flow> own) {
    var led = new HashSet<String>();
    for (var flow : flows.all()) {
      for (var step : flow.code()) {
        if (step instanceof Instruction.Call call) {
          led.add(call.flow());
        }
        SlotNames.choices(step)
            .forEach(c -> flows.forPress(c.does()).ifPresent(f -> led.add(f.name())));
      }
    }
    for (var flow : own) {
      if (!begins(flow) && !led.contains(flow.name()) && !patterns.contains(flow.name())) {
        warnings.add(
            flow.file(),
            line(flow, "flow"),
            "nothing leads to the flow `"
                + flow.name()
                + "`; give it `triggers`, call it, or offer it as a reply");
      }
    }
  }

  private static boolean own(Flow flow) {
    return flow.file().startsWith("flows/");
  }

  /** Whether it has a trigger besides its own name. */
  private static boolean begins(Flow flow) {
    var trigger = flow.trigger();
    return !trigger.intents().isEmpty()
        || trigger.presses().size() > 1
        || !trigger.events().isEmpty()
        || !trigger.keywords().isEmpty()
        || !trigger.entities().isEmpty();
  }

  private int line(Flow flow, String key) {
    var node = sources.get(flow.name());
    if (node == null) {
      return 0;
    }
    return node.field("triggers")
        .map(triggers -> triggers.field(key).orElse(triggers))
        .map(YamlNode::line)
        .orElse(node.line());
  }
}
