package io.comptoir.shop;

import io.comptoir.base.Language;
import io.comptoir.dialogue.ActionSpec;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.FlowSnapshot;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.message.Messages;
import io.comptoir.dialogue.message.Wording;
import io.comptoir.shop.catalog.Problems;
import io.comptoir.shop.catalog.YamlNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes flows, with the words they say, so that they can be gone on with when the folder has
 * changed; and compiles them again.
 */
public final class FlowSnapshots {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FlowSnapshots() {}

  /**
   * Flows of earlier versions and what they say.
   *
   * @param flows by hash
   * @param words by language and key
   */
  public record Earlier(Map<String, Flow> flows, Map<Language, Map<String, Wording>> words) {
    public Earlier {
      flows = Map.copyOf(flows);
      words = Map.copyOf(words);
    }
  }

  static FlowSnapshot of(Flow flow, YamlNode source, Messages messages) {
    var words = new LinkedHashMap<String, Object>();
    for (var language : messages.languages()) {
      var said = new LinkedHashMap<String, Object>();
      for (var key : keys(flow)) {
        if (messages.has(key, language)) {
          messages.find(key, language).ifPresent(wording -> said.put(key, wording.written()));
        }
      }
      words.put(language.code(), said);
    }
    var document = new LinkedHashMap<String, Object>();
    document.put("file", flow.file());
    document.put("flow", source.plain());
    document.put("messages", words);
    return new FlowSnapshot(flow.hash(), flow.name(), JSON.writeValueAsString(document));
  }

  /**
   * Compiles what was kept. A flow that cannot be any more, since an action it needs is gone, is
   * left out: whoever is in it hears that the pages have changed.
   */
  public static Earlier read(
      List<FlowSnapshot> kept, Language language, List<ActionSpec> actions, Set<String> blocks) {
    var specs = new LinkedHashMap<String, ActionSpec>();
    actions.forEach(spec -> specs.put(spec.name(), spec));
    var flows = new LinkedHashMap<String, Flow>();
    var words = new LinkedHashMap<Language, Map<String, Wording>>();
    for (var snapshot : kept) {
      var problems = new Problems();
      var node = YamlNode.read(snapshot.flow(), snapshot.document(), problems);
      var flow =
          node.flatMap(n -> n.field("flow"))
              .flatMap(n -> new FlowReader(language, specs, blocks).read(n, snapshot.hash()));
      if (flow.isEmpty() || !problems.all().isEmpty()) {
        continue;
      }
      flows.put(snapshot.hash(), flow.get());
      node.flatMap(n -> n.field("messages"))
          .ifPresent(
              all ->
                  all.fields()
                      .forEach(
                          (code, said) -> {
                            var spoken = new Language(code);
                            MessageReader.read(
                                said,
                                spoken,
                                words.computeIfAbsent(spoken, l -> new LinkedHashMap<>()));
                          }));
    }
    return new Earlier(flows, words);
  }

  /** Every message that a flow may say by itself. */
  static Set<String> keys(Flow flow) {
    var keys = new LinkedHashSet<String>();
    flow.next().forEach(choice -> keys.add(choice.label()));
    for (var instruction : flow.code()) {
      switch (instruction) {
        case Instruction.Say say -> {
          if (say.key() != null) {
            keys.add(say.key());
          }
          say.replies().forEach(choice -> keys.add(choice.label()));
        }
        case Instruction.Collect collect -> {
          asked(collect.ask(), keys);
          collect.validate().forEach(check -> keys.add(check.otherwise()));
          for (var value : collect.options().values()) {
            keys.add(flow.name() + "." + collect.slot() + "." + value);
            keys.add("choice." + collect.slot() + "." + value);
          }
        }
        case Instruction.Fill fill -> {
          asked(fill.ask(), keys);
          keys.add(fill.submit());
          for (var slot : fill.slots()) {
            keys.add(flow.name() + "." + slot + ".label");
            keys.add(flow.name() + "." + slot + ".placeholder");
          }
        }
        case Instruction.Confirm confirm -> {
          asked(confirm.ask(), keys);
          keys.add(confirm.ask().key() + ".yes");
          keys.add(confirm.ask().key() + ".no");
        }
        default -> {}
      }
    }
    return keys;
  }

  private static void asked(Instruction.Ask ask, Set<String> keys) {
    keys.add(ask.key());
    ask.replies().forEach(choice -> keys.add(choice.label()));
    var silence = ask.silence();
    if (silence != null) {
      keys.add(silence.say());
    }
  }
}
