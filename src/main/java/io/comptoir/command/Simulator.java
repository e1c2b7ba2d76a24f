package io.comptoir.command;

import io.comptoir.base.Value;
import io.comptoir.dialogue.Press;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import io.comptoir.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rehearsed conversation as its designer plays it: what is typed, and orders to the stage. */
final class Simulator {
  static final List<String> ORDERS =
      List.of(
          "  /press LABEL          press a button of the last answers by its words or its number",
          "  /do NAME [k=v …]      press a button that need not be in sight",
          "  /form k=v; k=v …      fill in the form that was shown",
          "  /pay ok|declined|expired_card|no_funds   settle the open payment (there is no web page here)",
          "  /event NAME [k=v …]   something happens outside",
          "  /clock 2h             move the clock (s, m, h, d); timers that are due go off",
          "  /channel web|sms|voice, /language fr     go on there, or in it",
          "  /why                  why each message was said: input, flow, step, key and wording",
          "  /understood, /flows, /slots, /timers     what was understood, what is under way, known, due",
          "  /reload               read the folder again; a saved file is noticed by itself",
          "  /record FILE          write the conversation so far as a test",
          "  /help, /quit          these lines; leave (so does the end of the input)");

  private final Rehearsal rehearsal;
  private final SimulatorNotes notes;
  private final RecordedTest recorded;
  private final List<Action> buttons = new ArrayList<>();
  private String told = "";

  Simulator(Rehearsal rehearsal, String channel) {
    this.rehearsal = rehearsal;
    this.notes = new SimulatorNotes(rehearsal);
    var shop = rehearsal.shop().shop();
    this.recorded =
        new RecordedTest(
            "recorded in the terminal",
            rehearsal.now().language(),
            channel,
            rehearsal.clock().instant(),
            shop.settings().zone(),
            shop.flows());
  }

  RecordedTest recorded() {
    return recorded;
  }

  /** What is to be told beside the answers; "" for nothing. */
  String told() {
    return told;
  }

  List<Message> say(String text) {
    return turn(() -> rehearsal.say(text), () -> recorded.said(text, rehearsal));
  }

  /** The clock goes on by itself while nobody types. */
  List<Message> catchUp(Instant now, Duration least) {
    var gap = Duration.between(rehearsal.clock().instant(), now);
    return gap.compareTo(least) < 0 ? List.of() : advance(Duration.ofSeconds(gap.toSeconds()));
  }

  /**
   * @return what the bot answers; empty when the order is not understood, which {@link #told} then
   *     says
   */
  Optional<List<Message>> order(String line) {
    told = "";
    var words = line.split("\\s+", 2);
    var rest = words.length > 1 ? words[1].strip() : "";
    return switch (words[0]) {
      case "/press" -> press(rest);
      case "/do" -> ask(rest);
      case "/form" -> fill(rest);
      case "/pay" -> pay(rest);
      case "/event" -> event(rest);
      case "/clock" ->
          Durations.of(rest).map(this::advance).or(() -> wrong("write /clock 2h (s, m, h or d)"));
      case "/channel" -> channel(rest);
      case "/language" -> language(rest);
      case "/why" -> tell(notes.why());
      case "/understood" -> tell(notes.understood());
      case "/flows" -> tell(notes.flows());
      case "/slots" -> tell(notes.slots());
      case "/timers" -> tell(notes.timers());
      case "/help" -> tell(String.join("\n", ORDERS));
      default -> wrong("there is no " + words[0] + "; /help lists what there is");
    };
  }

  private List<Message> advance(Duration time) {
    return turn(() -> rehearsal.advance(time), () -> recorded.passed(time, rehearsal));
  }

  private Optional<List<Message>> press(String label) {
    var found = Buttons.find(buttons, label);
    if (found.isEmpty()) {
      return wrong(
          "no such button: "
              + label
              + "; there are "
              + buttons.stream().map(Action::text).toList());
    }
    var button = found.get();
    return Optional.of(
        turn(
            () -> rehearsal.send(new Content.Postback(button.payload(), button.text())),
            () -> recorded.pressed(button.text(), rehearsal)));
  }

  private Optional<List<Message>> ask(String rest) {
    var name = rest.split("\\s+", 2)[0];
    if (name.isEmpty()) {
      return wrong("write /do NAME, such as /do checkout.start");
    }
    var with = pairs(rest.substring(name.length()), "\\s+");
    var payload = new Press(name, with).payload();
    return Optional.of(
        turn(
            () -> rehearsal.send(new Content.Postback(payload, null)),
            () -> recorded.asked(name, with, rehearsal)));
  }

  private Optional<List<Message>> fill(String rest) {
    var form = rehearsal.openForm();
    if (form.isEmpty()) {
      return wrong("no form was shown");
    }
    var fields = pairs(rest, "\\s*;\\s*");
    var answers =
        fields.entrySet().stream().map(e -> new Content.Answer(e.getKey(), e.getValue())).toList();
    return Optional.of(
        turn(
            () -> rehearsal.send(new Content.FormResponse(form.get(), answers)),
            () -> recorded.filledIn(fields, rehearsal)));
  }

  private Optional<List<Message>> pay(String how) {
    rehearsal.listen();
    var answers = Payments.settle(rehearsal, how);
    if (answers.isEmpty()) {
      return wrong(
          "no payment is open, or `" + how + "` is not ok, declined, expired_card or no_funds");
    }
    recorded.paid(how, rehearsal);
    return Optional.of(shown(answers.get()));
  }

  private Optional<List<Message>> event(String rest) {
    var name = rest.split("\\s+", 2)[0];
    if (name.isEmpty()) {
      return wrong("write /event NAME, such as /event payment.paid order=C-123");
    }
    var data = pairs(rest.substring(name.length()), "\\s+");
    var values = new LinkedHashMap<String, Value>();
    data.forEach((key, value) -> values.put(key, Value.of(value)));
    return Optional.of(
        turn(() -> rehearsal.happen(name, values), () -> recorded.happened(name, data, rehearsal)));
  }

  private Optional<List<Message>> channel(String name) {
    if (!List.of("web", "sms", "voice").contains(name)) {
      return wrong("write /channel web, sms or voice");
    }
    rehearsal.goOnBy(name.equals("web") ? "webchat" : name, rehearsal.now().language());
    return tell("the conversation goes on by " + name);
  }

  private Optional<List<Message>> language(String tag) {
    var shop = rehearsal.shop().shop();
    var language = Languages.of(shop, tag.isEmpty() ? "?" : tag);
    if (language.isEmpty()) {
      return wrong(Languages.wrong(shop, tag));
    }
    rehearsal.goOnBy(rehearsal.now().identity().channel(), language.get());
    return tell("the conversation goes on in " + language.get());
  }

  private List<Message> turn(java.util.function.Supplier<List<Message>> played, Runnable written) {
    told = "";
    rehearsal.listen();
    var answers = played.get();
    written.run();
    return shown(answers);
  }

  private List<Message> shown(List<Message> answers) {
    if (!answers.isEmpty()) {
      buttons.clear();
      answers.forEach(m -> buttons.addAll(Buttons.of(m.content())));
    }
    return answers;
  }

  private Optional<List<Message>> tell(String what) {
    told = what;
    return Optional.of(List.of());
  }

  private Optional<List<Message>> wrong(@Nullable String what) {
    told = String.valueOf(what);
    return Optional.empty();
  }

  private static Map<String, String> pairs(String text, String between) {
    var pairs = new LinkedHashMap<String, String>();
    for (var part : text.strip().split(between)) {
      var pair = part.split("=", 2);
      if (pair.length == 2 && !pair[0].isBlank()) {
        pairs.put(pair[0].strip(), pair[1].strip());
      }
    }
    return pairs;
  }
}
