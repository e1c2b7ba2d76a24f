package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.Decision;
import io.comptoir.dialogue.FollowedLink;
import io.comptoir.dialogue.Input;
import io.comptoir.dialogue.Press;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.state.Prompt;
import io.comptoir.message.Content;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Takes one input of a conversation to the part that deals with it. */
final class Talk {
  private final Turn turn;
  private final Speech speech;
  private final Answers answers;
  private final Asking asking;
  private final Interpreter interpreter;
  private final OpenQuestion question;
  private final Hearing hearing;
  private final Silence silence;
  private final Returning returning;

  Talk(Turn turn) {
    this.turn = turn;
    this.speech = new Speech(turn);
    var references = new References(turn);
    var fills = new Fills(references, new ProductVersions(turn, references));
    this.silence = new Silence(turn, speech);
    this.returning = new Returning(turn, speech);
    this.answers = new Answers(turn, fills, references);
    this.asking = new Asking(turn, speech);
    this.interpreter = new Interpreter(turn, speech, asking);
    var digressions = new Digressions(turn);
    var informing = new Informing(turn, speech, interpreter);
    var corrections =
        new Corrections(turn, speech, fills, interpreter, digressions, asking, answers);
    var wishes = new Wishes(turn, speech, fills, interpreter, informing);
    this.question =
        new OpenQuestion(
            turn, speech, answers, fills, asking, interpreter, digressions, corrections, wishes);
    this.hearing =
        new Hearing(
            turn,
            speech,
            interpreter,
            question,
            corrections,
            wishes,
            informing,
            new Telling(turn, speech, fills));
  }

  Decision take(Input input) {
    var settled = new Versions(turn).settle();
    var before = turn.prompt;
    switch (settled) {
      case AS_IT_WAS -> hear(input);
      case LOST -> {
        speech.say("pattern.version_change", Map.of());
        hear(input);
      }
      case TO_BE_ASKED -> {
        if (input instanceof Input.Said || input instanceof Input.Sent) {
          speech.say("pattern.version_again", Map.of());
        } else {
          hear(input);
        }
        interpreter.comeBack();
      }
    }
    var asked = turn.prompt;
    if (asked != null && (before == null || before.id() != asked.id())) {
      silence.begins(asked);
    }
    return turn.decision();
  }

  private void hear(Input input) {
    switch (input) {
      case Input.Said said -> {
        turn.personSpoke();
        silence.broken();
        hearing.hear(said);
      }
      case Input.Sent sent -> {
        turn.personSpoke();
        silence.broken();
        sent(sent);
      }
      case Input.TimerFired timer -> {
        if (timer.name().equals(Silence.TIMER)) {
          silence.fell(timer.generation());
        } else {
          interpreter.unpark(timer.name(), Map.of());
        }
      }
      case Input.ActionFinished finished ->
          interpreter.finished(finished.call(), finished.result());
      case Input.EventOccurred event -> happened(event);
      case Input.HandedBack _ -> handedBack();
    }
  }

  private void sent(Input.Sent sent) {
    switch (sent.content()) {
      case Content.Postback(var payload, var _) -> pressed(sent.number(), payload);
      case Content.FormResponse form -> filledIn(sent.number(), form);
      case Content.Location(var latitude, var longitude, var _) ->
          begin(
              new Press(
                  "location",
                  Map.of(
                      "latitude", Double.toString(latitude),
                      "longitude", Double.toString(longitude))));
      case Content.Text _,
          Content.Image _,
          Content.Audio _,
          Content.Video _,
          Content.File _,
          Content.Carousel _,
          Content.ItemList _,
          Content.Form _,
          Content.Template _,
          Content.Products _,
          Content.CartBlock _,
          Content.OrderBlock _,
          Content.PaymentBlock _,
          Content.Change _,
          Content.Unsupported _ -> {
        speech.say("pattern.cannot_read", Map.of());
        interpreter.askAgain();
      }
    }
  }

  private void pressed(long number, String payload) {
    var press = Press.of(payload);
    if (press.isEmpty()) {
      stale();
    } else if (press.get().does().equals(Press.ANSWER)) {
      answered(number, press.get());
    } else {
      turn.greeted = true;
      begin(press.get());
    }
  }

  /** A button answers the question it was shown with and no other. */
  private void answered(long number, Press press) {
    var prompt = turn.prompt;
    var value = press.with().getOrDefault("value", "");
    var asked = press.with().getOrDefault("prompt", "");
    if (prompt != null && asked.equals(Integer.toString(prompt.id())) && turn.answerable(number)) {
      turn.misses = 0;
      question.chosen(prompt, value);
    } else if (prompt == null || !asked.equals(Integer.toString(prompt.id()))) {
      if (!turn.justAnswered(asked)) {
        stale();
      }
    }
  }

  private void stale() {
    speech.say("pattern.stale", Map.of());
    interpreter.askAgain();
  }

  private void begin(Press given) {
    var press = FollowedLink.meant(given);
    var flow = press.does().equals(Press.LINK) ? followed(press) : pressed(press);
    if (flow.isEmpty()) {
      stale();
      return;
    }
    turn.misses = 0;
    interpreter.start(flow.get(), typed(flow.get(), press));
    interpreter.run();
  }

  private Optional<Flow> pressed(Press press) {
    return turn.script.flows().forPress(press.does());
  }

  /** A link that leads nowhere any more still brought somebody in. */
  private Optional<Flow> followed(Press press) {
    var followed = FollowedLink.of(press.with().getOrDefault("link", ""));
    var flow = turn.script.flows().forLink(followed.name());
    var facts = new LinkedHashMap<String, Value>();
    facts.put("link", Value.of(flow.isPresent() ? followed.name() : "unknown"));
    followed.entry().ifPresent(entry -> facts.put("entry", Value.of(entry)));
    turn.record("link.followed", facts);
    return flow.or(() -> turn.script.flows().forPress("start"));
  }

  private Map<String, Value> typed(Flow flow, Press press) {
    var slots = new LinkedHashMap<String, Value>();
    press
        .with()
        .forEach(
            (name, text) -> {
              var slot = flow.slots().get(name);
              if (slot != null
                  && answers.typed(slot, text) instanceof Answers.Answer.Taken(var value)) {
                slots.put(name, value);
              }
            });
    return slots;
  }

  private void filledIn(long number, Content.FormResponse form) {
    var prompt = turn.prompt;
    var frame = turn.top().orElse(null);
    var flow = frame == null ? null : turn.flowOf(frame).orElse(null);
    if (prompt == null
        || prompt.kind() != Prompt.Kind.FORM
        || !form.id().equals(Asking.formId(prompt.id()))
        || !turn.answerable(number)
        || frame == null
        || flow == null
        || !(flow.code().get(frame.pc()) instanceof Instruction.Fill fill)) {
      if (!turn.justAnswered(form.id().replace("form-", ""))) {
        stale();
      }
      return;
    }
    var given = new LinkedHashMap<String, String>();
    form.fields().stream().limit(30).forEach(a -> given.put(a.name(), a.value()));
    var errors = new LinkedHashMap<String, String>();
    var values = new LinkedHashMap<String, Value>();
    for (var name : fill.slots()) {
      var slot = flow.slots().get(name);
      var text = given.getOrDefault(name, "");
      if (slot == null || (text.isBlank() && (slot.optional() || slot.initial() != null))) {
        continue;
      }
      switch (answers.typed(slot, text)) {
        case Answers.Answer.Taken(var value) -> values.put(name, value);
        case Answers.Answer.Refused(var key) -> errors.put(name, speech.words(key));
        case Answers.Answer.None() -> errors.put(name, speech.words("error.required"));
      }
    }
    if (errors.isEmpty()) {
      turn.answered();
      values.forEach((name, value) -> interpreter.keep(flow, name, value));
      interpreter.goOn();
    } else {
      turn.close();
      speech.say("pattern.form_errors", Map.of());
      asking.fill(flow, fill, given, errors);
    }
  }

  private void happened(Input.EventOccurred event) {
    if (event.name().equals(Returning.SESSION) && turn.greeted) {
      returning.recap();
      return;
    }
    if (interpreter.unpark(event.name(), event.data())) {
      return;
    }
    var flow = turn.script.flows().forEvent(event.name());
    if (flow.isEmpty()) {
      return;
    }
    var slots = new LinkedHashMap<String, Value>();
    slots.put("event", new Value.Fields(event.data()));
    flow.get()
        .slots()
        .keySet()
        .forEach(
            name -> {
              var value = event.data().get(name);
              if (value != null) {
                slots.put(name, value);
              }
            });
    turn.greeted |= event.name().equals(Returning.SESSION);
    interpreter.start(flow.get(), slots);
    interpreter.run();
  }

  private void handedBack() {
    speech.say("pattern.handed_back", Map.of());
    interpreter.askAgain();
  }
}
