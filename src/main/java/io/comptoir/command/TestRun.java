package io.comptoir.command;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import io.comptoir.message.Message;
import io.comptoir.shop.Problem;
import io.comptoir.shop.catalog.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plays one conversation test and compares what is said and done with what is expected. */
final class TestRun {
  private static final Set<String> TURN =
      Set.of(
          "user",
          "press",
          "do",
          "form",
          "event",
          "advance_clock",
          "pay",
          "at_once",
          "hand_back",
          "delivered",
          "long",
          "picture",
          "fails",
          "expect");
  private static final int MAX_LONG = 1_000_000;

  private final ConversationTest test;
  private final Rehearsal rehearsal;
  private final Language language;
  private final List<Problem> failures = new ArrayList<>();
  private final List<String> transcript = new ArrayList<>();
  private final List<Coverage.Step> steps = new ArrayList<>();
  private final List<Action> buttons = new ArrayList<>();
  private Optional<Content.Form> form = Optional.empty();

  TestRun(ConversationTest test, Rehearsal rehearsal, Language language) {
    this.test = test;
    this.rehearsal = rehearsal;
    this.language = language;
  }

  List<Problem> run() {
    test.given().prepare(rehearsal);
    var aftermath = new Aftermath(rehearsal);
    for (var turn : test.turns()) {
      try {
        turn(turn);
      } catch (IllegalArgumentException unreadable) {
        fail(turn, "something here is not written as it should be: " + unreadable.getMessage());
      }
      steps.addAll(rehearsal.steps());
      if (!failures.isEmpty()) {
        return failures;
      }
    }
    test.end().ifPresent(end -> failures.addAll(aftermath.compare(end)));
    return failures;
  }

  /** What was said on both sides, a line each. */
  List<String> transcript() {
    return transcript;
  }

  /** The steps that the flows took. */
  List<Coverage.Step> steps() {
    return steps;
  }

  private void turn(YamlNode turn) {
    turn.onlyKeys(TURN);
    rehearsal.listen();
    transcript.add("> " + spoken(turn));
    turn.field("fails").ifPresent(this::failing);
    var answers = play(turn);
    rehearsal.mistakes().forEach(m -> fail(turn, "the bot made a mistake: " + m));
    if (!answers.isEmpty()) {
      buttons.clear();
    }
    for (var answer : answers) {
      buttons.addAll(Buttons.of(answer.content()));
      if (answer.content() instanceof Content.Form f) {
        form = Optional.of(f);
      }
    }
    var printed = Printed.in(rehearsal);
    answers.forEach(
        a -> printed.of(a.content()).lines().forEach(line -> transcript.add("  " + line)));
    turn.field("expect")
        .flatMap(this::forLanguage)
        .ifPresent(
            expect ->
                new Expectation(rehearsal, language, answers, buttons)
                    .check(expect)
                    .forEach(this::add));
  }

  private List<Message> play(YamlNode turn) {
    if (turn.field("user").isPresent()) {
      return said(turn.field("user").get()).map(rehearsal::say).orElse(List.of());
    }
    if (turn.field("long").isPresent()) {
      var length = Math.min(MAX_LONG, Integer.parseInt(turn.text("long").orElse("0")));
      return rehearsal.say("a b c ".repeat(length / 6));
    }
    if (turn.field("press").isPresent()) {
      return said(turn.field("press").get()).map(label -> press(turn, label)).orElse(List.of());
    }
    if (turn.field("do").isPresent()) {
      return press(turn.field("do").get());
    }
    if (turn.field("form").isPresent()) {
      return fill(turn, turn.field("form").get());
    }
    if (turn.field("event").isPresent()) {
      return event(turn.field("event").get());
    }
    if (turn.field("advance_clock").isPresent()) {
      return turn.text("advance_clock")
          .flatMap(Durations::of)
          .map(rehearsal::advance)
          .orElseGet(() -> fail(turn, "write `advance_clock: 24h`"));
    }
    if (turn.field("pay").isPresent()) {
      return Payments.settle(rehearsal, turn.text("pay").orElse(""))
          .orElseGet(
              () ->
                  fail(
                      turn,
                      "no payment is open, or `pay` is not ok, declined, expired_card or no_funds"));
    }
    if (turn.field("at_once").isPresent()) {
      var node = forLanguage(turn.field("at_once").get());
      return node.map(
              n ->
                  rehearsal.sendAtOnce(n.texts().stream().<Content>map(Content.Text::new).toList()))
          .orElse(List.of());
    }
    if (turn.field("delivered").isPresent()) {
      return rehearsal.deliver() ? List.of() : fail(turn, "no paid order is there to arrive");
    }
    if (turn.field("hand_back").isPresent()) {
      return rehearsal.handBack();
    }
    if (turn.field("picture").isPresent()) {
      return rehearsal.send(
          new Content.Image("https://example.com/picture.jpg", null, null, List.of()));
    }
    return fail(turn, "this turn does nothing; it needs one of " + TURN);
  }

  /** `fails: {action: checkout.place, code: PRICE_CHANGED, with: {old: "5.00 EUR"}}`. */
  private void failing(YamlNode node) {
    node.onlyKeys(Set.of("action", "code", "with"));
    var name = node.text("action").orElse("");
    var code = node.text("code").orElse("UNAVAILABLE");
    var spec = rehearsal.shop().counter().actions().find(name).map(io.comptoir.action.Action::spec);
    if (spec.isEmpty()) {
      fail(node, "`fails` names no action of the shop: `" + name + "`");
      return;
    }
    if (!spec.get().errors().contains(code) && !Instruction.Act.ALWAYS.contains(code)) {
      fail(
          node, "`" + name + "` never fails with " + code + "; it may with " + spec.get().errors());
      return;
    }
    var values = new LinkedHashMap<String, Value>();
    node.field("with")
        .ifPresent(with -> with.fields().forEach((key, v) -> values.put(key, Given.value(v))));
    rehearsal.faults().failNext(name, new ActionResult.Failed(code, values));
  }

  private Optional<String> said(YamlNode node) {
    return forLanguage(node).flatMap(YamlNode::text);
  }

  /** {@code {fr: …, en: …}} by language, or the same for all. */
  private Optional<YamlNode> forLanguage(YamlNode node) {
    if (node.isMap() && node.fields().keySet().stream().allMatch(k -> k.matches("[a-z]{2}"))) {
      return node.field(language.code());
    }
    return Optional.of(node);
  }

  private List<Message> press(YamlNode turn, String label) {
    return Buttons.find(buttons, label)
        .map(b -> rehearsal.send(new Content.Postback(b.payload(), b.text())))
        .orElseGet(
            () ->
                fail(
                    turn,
                    "no button `"
                        + label
                        + "`; there are "
                        + buttons.stream().map(Action::text).toList()));
  }

  private List<Message> press(YamlNode node) {
    var does = node.isWord() ? node.text().orElse("") : node.text("name").orElse("");
    var with = new LinkedHashMap<String, String>();
    if (node.isMap()) {
      node.fields()
          .forEach(
              (name, value) ->
                  value.text().filter(_ -> !name.equals("name")).ifPresent(v -> with.put(name, v)));
    }
    return rehearsal.send(
        new Content.Postback(new io.comptoir.dialogue.Press(does, with).payload(), null));
  }

  private List<Message> fill(YamlNode turn, YamlNode node) {
    if (form.isEmpty()) {
      return fail(turn, "no form was shown");
    }
    var given = new ArrayList<Content.Answer>();
    node.fields()
        .forEach(
            (name, value) -> value.text().ifPresent(v -> given.add(new Content.Answer(name, v))));
    return rehearsal.send(new Content.FormResponse(form.get().id(), given));
  }

  private List<Message> event(YamlNode node) {
    var data = new LinkedHashMap<String, Value>();
    node.field("data")
        .ifPresent(
            d ->
                d.fields()
                    .forEach(
                        (name, value) -> value.text().ifPresent(v -> data.put(name, Value.of(v)))));
    return rehearsal.happen(
        node.isWord() ? node.text().orElse("") : node.text("name").orElse(""), data);
  }

  /** What the turn does, as it is written. */
  private String spoken(YamlNode turn) {
    var kind =
        turn.fields().keySet().stream().filter(k -> !k.equals("expect")).findFirst().orElse("");
    var words =
        turn.field(kind)
            .flatMap(this::forLanguage)
            .map(
                node ->
                    node.isMap()
                        ? node.fields().entrySet().stream()
                            .map(e -> e.getKey() + ": " + e.getValue().text().orElse("…"))
                            .toList()
                            .toString()
                        : String.join(" / ", node.texts()))
            .orElse("");
    return kind.equals("user") ? words : kind + " " + words;
  }

  private List<Message> fail(YamlNode node, String what) {
    failures.add(new Problem(test.file(), node.line(), what));
    return List.of();
  }

  private void add(Problem problem) {
    failures.add(problem);
  }

  static boolean holds(String text, String part) {
    var bare = Flows.bare(part);
    return text.contains(part) || (!bare.isEmpty() && Flows.bare(text).contains(bare));
  }
}
