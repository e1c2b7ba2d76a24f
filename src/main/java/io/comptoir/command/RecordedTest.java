package io.comptoir.command;

import io.comptoir.base.Language;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.flow.Instruction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A conversation written down as a test while it is held: each turn with what it led to, so that
 * playing it again passes as long as the shop does the same.
 */
final class RecordedTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_TURNS = 500;

  private final String name;
  private final Language language;
  private final String channel;
  private final Instant began;
  private final ZoneId zone;
  private final Set<String> messages;
  private final List<String> turns = new ArrayList<>();

  RecordedTest(
      String name, Language language, String channel, Instant began, ZoneId zone, Flows flows) {
    this.name = name;
    this.language = language;
    this.channel = channel.equals("webchat") ? "web" : channel;
    this.began = began;
    this.zone = zone;
    this.messages = messages(flows);
  }

  int size() {
    return turns.size();
  }

  void said(String text, Rehearsal after) {
    add("user: " + quoted(text), after);
  }

  void pressed(String label, Rehearsal after) {
    add("press: " + quoted(label), after);
  }

  /** A button as what it asks for, wherever it stood. */
  void asked(String does, Map<String, String> with, Rehearsal after) {
    if (with.isEmpty()) {
      add("do: " + quoted(does), after);
      return;
    }
    var all = new LinkedHashMap<String, String>();
    all.put("name", does);
    all.putAll(with);
    add("do: " + map(all), after);
  }

  void filledIn(Map<String, String> fields, Rehearsal after) {
    add("form: " + map(fields), after);
  }

  /** A picture was sent; which one makes no difference. */
  void showed(Rehearsal after) {
    add("picture: yes", after);
  }

  void paid(String how, Rehearsal after) {
    add("pay: " + quoted(how), after);
  }

  void happened(String event, Map<String, String> data, Rehearsal after) {
    add("event: {name: " + quoted(event) + ", data: " + map(data) + "}", after);
  }

  void passed(Duration time, Rehearsal after) {
    add("advance_clock: " + time.toSeconds() + "s", after);
  }

  String yaml() {
    var text = new StringBuilder();
    text.append("test: ").append(quoted(name)).append('\n');
    text.append("locales: [").append(language).append("]\n");
    text.append("channels: [").append(channel).append("]\n");
    text.append("given: {clock: \"")
        .append(began.atZone(zone).truncatedTo(ChronoUnit.SECONDS).toOffsetDateTime())
        .append("\"}\n");
    text.append("turns:\n");
    turns.forEach(text::append);
    return text.toString();
  }

  void writeTo(Path file) throws IOException {
    Files.writeString(file, yaml());
  }

  private void add(String turn, Rehearsal after) {
    if (turns.size() >= MOST_TURNS) {
      return;
    }
    turns.add("  - " + turn + "\n    expect: {" + expectation(after) + "}\n");
  }

  /** What the turn led to: the flow, the messages, the open question, the language and the cart. */
  private String expectation(Rehearsal after) {
    var parts = new ArrayList<String>();
    var begun = after.flowsBegun();
    var under = after.memory().stack();
    if (!under.isEmpty()) {
      parts.add("flow: " + under.getLast().flow());
    } else if (!begun.isEmpty()) {
      parts.add("flow: " + begun.getLast());
    }
    var said =
        after.said().stream().filter(messages::contains).distinct().collect(Collectors.toList());
    if (!said.isEmpty()) {
      parts.add("say: [" + String.join(", ", said) + "]");
    }
    parts.add("asks: " + Expectation.open(after));
    parts.add("language: " + after.now().language());
    parts.add("cart: " + after.cart().count());
    return String.join(", ", parts);
  }

  private static String map(Map<String, String> values) {
    return values.entrySet().stream()
        .map(e -> e.getKey() + ": " + quoted(e.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** JSON's quoting is YAML's. */
  private static String quoted(String text) {
    return JSON.writeValueAsString(text);
  }

  /** Keys of what is said and asked; labels of buttons are not worth a test. */
  private static Set<String> messages(Flows flows) {
    var keys = new HashSet<String>();
    for (var flow : flows.all()) {
      for (var step : flow.code()) {
        switch (step) {
          case Instruction.Say say when say.key() != null -> keys.add(say.key());
          case Instruction.Collect collect -> {
            keys.add(collect.ask().key());
            collect.validate().forEach(check -> keys.add(check.otherwise()));
          }
          case Instruction.Fill fill -> keys.add(fill.ask().key());
          case Instruction.Confirm confirm -> keys.add(confirm.ask().key());
          default -> {}
        }
      }
    }
    return keys;
  }
}
