package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.View;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.dialogue.state.Prompt;
import io.comptoir.nlu.Understanding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes a sentence or a button as the answer to the question that is open. */
final class OpenQuestion {
  private static final java.util.regex.Pattern SKIPPING =
      java.util.regex.Pattern.compile(
          "(?:on |je )?(?:passe|passer|passez|saute|sauter|skip|skip (?:it|this|that))(?: cette question| la question| this question)?");

  private final Turn turn;
  private final Speech speech;
  private final Answers answers;
  private final Fills fills;
  private final Asking asking;
  private final Interpreter interpreter;
  private final Digressions digressions;
  private final Corrections corrections;
  private final Wishes wishes;
  private final Details details;

  OpenQuestion(
      Turn turn,
      Speech speech,
      Answers answers,
      Fills fills,
      Asking asking,
      Interpreter interpreter,
      Digressions digressions,
      Corrections corrections,
      Wishes wishes) {
    this.turn = turn;
    this.speech = speech;
    this.answers = answers;
    this.fills = fills;
    this.asking = asking;
    this.interpreter = interpreter;
    this.digressions = digressions;
    this.corrections = corrections;
    this.wishes = wishes;
    this.details = new Details(turn, fills);
  }

  boolean answers(String text, Understanding understanding) {
    var prompt = turn.prompt;
    if (prompt == null) {
      return false;
    }
    if (prompt.kind() == Prompt.Kind.CLARIFY) {
      var option = OfferedOption.of(prompt, text);
      option.ifPresent(value -> wishes.clarified(prompt, value));
      if (option.isEmpty()) {
        turn.close();
      }
      return option.isPresent();
    }
    var frame = turn.top().orElse(null);
    var flow = frame == null ? null : turn.flowOf(frame).orElse(null);
    if (frame == null || flow == null) {
      turn.close();
      return false;
    }
    if (prompt.offersPerson() && answersOffer(prompt, text, understanding)) {
      return true;
    }
    return switch (prompt.kind()) {
      case CONFIRM -> answersConfirm(flow, prompt, text, understanding);
      case SLOT -> answersSlot(flow, prompt, text, understanding);
      case FORM -> answersForm(flow, prompt, text, understanding);
      case CLARIFY -> false;
    };
  }

  /** One of the offered answers was pressed. */
  void chosen(Prompt prompt, String value) {
    switch (prompt.kind()) {
      case CONFIRM -> confirmed(value.equals("yes"));
      case CLARIFY -> wishes.clarified(prompt, value);
      case SLOT -> {
        var flow = turn.flowOf(turn.frame()).orElseThrow();
        var slot = flow.slots().get(prompt.slot());
        if (value.equals(Asking.SKIP)) {
          skip(flow, prompt);
        } else if (slot != null
            && answers.typed(slot, value) instanceof Answers.Answer.Taken(var typed)) {
          turn.answered();
          interpreter.keep(flow, slot.name(), typed);
          turn.close();
          interpreter.run();
        }
      }
      case FORM -> interpreter.askAgain();
    }
  }

  /** Yes or no to "would you rather have a person?", and not to the question before it. */
  private boolean answersOffer(Prompt prompt, String text, Understanding understanding) {
    var answer = understanding.answer().orElse(null);
    var wanted =
        answer == Understanding.Answer.YES
            || OfferedOption.of(prompt, text).filter(Prompt.PERSON::equals).isPresent();
    var person = turn.script.flows().find("person");
    if (wanted && person.isPresent()) {
      turn.answered();
      turn.close();
      wishes.begin(person.get(), text, understanding);
      return true;
    }
    if (answer == Understanding.Answer.NO) {
      interpreter.askAgain();
      return true;
    }
    return false;
  }

  private boolean answersConfirm(
      Flow flow, Prompt prompt, String text, Understanding understanding) {
    if (understanding.answer().equals(Optional.of(Understanding.Answer.NEVER_MIND))) {
      return false;
    }
    var option =
        numberedOutOfSight(text) ? Optional.<String>empty() : OfferedOption.of(prompt, text);
    var yes =
        option
            .map("yes"::equals)
            .orElse(understanding.answer().equals(Optional.of(Understanding.Answer.YES)));
    var no =
        option
            .map("no"::equals)
            .orElse(understanding.answer().equals(Optional.of(Understanding.Answer.NO)));
    if (!yes && !no) {
      return false;
    }
    if (option.isEmpty()
        && (corrections.corrects(text, understanding) || corrections.mentions(flow, text))) {
      return true;
    }
    if (option.isEmpty() && Question.asks(text) && Question.words(text) > 3) {
      return false;
    }
    confirmed(yes);
    return true;
  }

  /** "1" is the first button only where buttons have numbers; elsewhere it is no yes. */
  private boolean numberedOutOfSight(String text) {
    return turn.view.form() == View.MessageForm.WEB
        && Flows.bare(text).chars().allMatch(Character::isDigit);
  }

  private void confirmed(boolean yes) {
    var frame = turn.frame();
    var flow = turn.flowOf(frame).orElseThrow();
    if (flow.code().get(frame.pc()) instanceof Instruction.Confirm confirm) {
      turn.answered();
      if (yes) {
        interpreter.goOn();
      } else {
        interpreter.goTo(confirm.no());
      }
    }
  }

  private boolean answersSlot(Flow flow, Prompt prompt, String text, Understanding understanding) {
    var slot = flow.slots().get(prompt.slot());
    if (slot == null
        || !(flow.code().get(turn.frame().pc()) instanceof Instruction.Collect collect)) {
      return false;
    }
    if (turn.script.flows().forKeyword(turn.language, text).isPresent()
        && OfferedOption.exactly(prompt, text).isEmpty()) {
      return false;
    }
    if (collect.optional() && skips(text, understanding)) {
      skip(flow, prompt);
      return true;
    }
    var reluctance = Reluctance.of(text, slot, turn.language);
    if (reluctance == Reluctance.ASKS_WHY) {
      speech.say(why(flow, slot), Map.of());
      interpreter.askAgain();
      return true;
    }
    if (reluctance == Reluctance.REFUSES && collect.optional()) {
      skip(flow, prompt);
      return true;
    }
    if (!collect.optional()
        && (reluctance == Reluctance.REFUSES || SKIPPING.matcher(Flows.bare(text)).matches())) {
      speech.say("pattern.cannot_skip", Map.of());
      again(collect);
      return true;
    }
    var free = slot.type().freeText();
    if (OfferedOption.of(prompt, text).filter(Asking.SKIP::equals).isPresent()) {
      skip(flow, prompt);
      return true;
    }
    var byWords = worded(prompt, slot, text);
    if (byWords.isPresent()) {
      turn.answered();
      takeOthers(flow, slot, text, understanding);
      interpreter.keep(flow, slot.name(), byWords.get());
      turn.close();
      interpreter.run();
      return true;
    }
    var chosen = OfferedOption.of(prompt, text).isPresent();
    if (!chosen && sparing(flow, slot, collect, prompt, text, understanding)) {
      return true;
    }
    var shaped =
        switch (slot.type()) {
          // "camille arobase exemple point fr" is nothing else
          case EMAIL, PHONE, POSTCODE ->
              answers.read(slot, prompt, text, understanding) instanceof Answers.Answer.Taken;
          case NAME -> ContactAnswers.introduces(text);
          default -> false;
        };
    if (!chosen && !shaped && toldAhead(flow, slot, text, understanding)) {
      return true;
    }
    if (!chosen && !shaped && digressions.leadsElsewhere(flow, slot, text, understanding)) {
      return false;
    }
    if (!chosen && corrections.mentions(flow, text) && !free) {
      return true;
    }
    if (!chosen && chooses(slot) && asksOfIt(text)) {
      return false; // "is it refundable?" takes no fare that is
    }
    switch (answers.read(slot, prompt, text, understanding)) {
      case Answers.Answer.Taken(var value) -> {
        turn.answered();
        if (!OfferedOption.isAll(prompt, text)) {
          takeOthers(flow, slot, text, understanding);
        }
        interpreter.keep(flow, slot.name(), value);
        corrections.hold(text, understanding);
        turn.close();
        interpreter.run();
        return true;
      }
      case Answers.Answer.Refused(var key) -> {
        if (!slot.type().freeText() && digressions.isDigression(flow, understanding, 0.5)) {
          return false;
        }
        if (takeOthers(flow, slot, text, understanding)) {
          speech.say("pattern.noted", Map.of());
          interpreter.askAgain();
          return true;
        }
        speech.say(key, Map.of());
        again(collect);
        return true;
      }
      case Answers.Answer.None() -> {
        return false;
      }
    }
  }

  static boolean chooses(Slot slot) {
    return slot.type() == Slot.Type.ENUM;
  }

  static boolean asksOfIt(String text) {
    return Question.words(text) > 1 && Question.wantsToKnow(text);
  }

  /** An offered answer whose value is the name of declared words that the sentence says. */
  private Optional<Value> worded(Prompt prompt, Slot slot, String text) {
    var offered = prompt.options().stream().map(Prompt.Option::value).toList();
    if (Question.asks(text) || offered.stream().noneMatch(turn.script.words().names()::contains)) {
      return Optional.empty();
    }
    var said = turn.script.words().in(text).stream().filter(offered::contains).toList();
    return said.size() == 1 ? answers.given(slot, said.getFirst()) : Optional.empty();
  }

  /** The flow's own words on why it asks, else those of any. */
  private String why(Flow flow, Slot slot) {
    var own = flow.name() + "." + slot.name() + ".why";
    return speech.words(own).isEmpty() ? "pattern.why" : own;
  }

  /** "06 11 22 33 44" to "at what time?": kept for when it is asked, and the question put again. */
  private boolean toldAhead(Flow flow, Slot slot, String text, Understanding understanding) {
    var told = details.ahead(flow, slot, text, understanding);
    if (told.isEmpty() || !interpreter.canRewind(flow, told.keySet())) {
      return false;
    }
    told.forEach((name, value) -> interpreter.keep(flow, name, value));
    speech.say("pattern.noted", Map.of());
    if (!interpreter.rewind(flow, told.keySet())) {
      interpreter.askAgain();
    }
    return true;
  }

  /** "moins cher" for a budget: the least that was offered, else the question for a sum. */
  private boolean sparing(
      Flow flow,
      Slot slot,
      Instruction.Collect collect,
      Prompt prompt,
      String text,
      Understanding understanding) {
    if (slot.type() != Slot.Type.BUDGET
        || !LittleMoney.said(text)
        || Question.asks(text)
        || fills.of(slot, text, understanding).isPresent()) {
      return false;
    }
    var least = LittleMoney.least(prompt, turn.script.currency());
    if (least.isEmpty()) {
      speech.say("pattern.which_sum", Map.of());
      again(collect);
      return true;
    }
    turn.answered();
    takeOthers(flow, slot, text, understanding);
    speech.say("pattern.little_money", Map.of("most", least.get()));
    interpreter.keep(flow, slot.name(), Fills.budget(least.get()));
    turn.close();
    interpreter.run();
    return true;
  }

  /** Words in the place of a form: what fills it fills it, and the rest is asked one by one. */
  private boolean answersForm(Flow flow, Prompt prompt, String text, Understanding understanding) {
    if (turn.script.flows().forKeyword(turn.language, text).isPresent()
        || digressions.isDigression(flow, understanding, sureInForm(text))
        || Question.asks(text)
        || understanding.answer().equals(Optional.of(Understanding.Answer.NEVER_MIND))) {
      return false;
    }
    var names = prompt.slot() == null ? List.<String>of() : List.of(prompt.slot().split(","));
    var open =
        names.stream()
            .map(name -> flow.slots().get(name))
            .filter(slot -> slot != null && Known.held(turn, turn.frame(), slot) == null)
            .toList();
    var taken = false;
    for (var slot : open) {
      if (slot != null && !slot.entities().isEmpty()) {
        var value = fills.of(slot, text, understanding);
        if (value.isPresent()) {
          interpreter.keep(flow, slot.name(), value.get());
          taken = true;
        }
      }
    }
    for (var slot : open) {
      // the first field that these words can fill: a street is no phone number
      if (!taken
          && slot != null
          && answers.read(slot, prompt, text, understanding)
              instanceof Answers.Answer.Taken(var value)) {
        interpreter.keep(flow, slot.name(), value);
        taken = true;
      }
    }
    interpreter.keep(flow, Asking.NO_FORM, Value.of(true));
    turn.close();
    interpreter.run();
    return true;
  }

  /** "24 Rose Lane" resembles much; with a number in it, it is more likely what the form asks. */
  private static double sureInForm(String text) {
    return text.chars().anyMatch(Character::isDigit) ? 0.9 : 0.6;
  }

  void again(Instruction.Collect collect) {
    if (asking.tried() > collect.retries().max()) {
      if (!asking.giveUp(collect)) {
        interpreter.run();
      }
    } else {
      interpreter.askAgain();
    }
  }

  private void skip(Flow flow, Prompt prompt) {
    var skipped =
        turn.frame().slots().get(Asking.SKIPPED) instanceof Value.Items(var names)
            ? new LinkedHashSet<>(names)
            : new LinkedHashSet<Value>();
    skipped.add(Value.of(String.valueOf(prompt.slot())));
    interpreter.keep(flow, Asking.SKIPPED, Value.items(List.copyOf(skipped)));
    turn.answered();
    turn.close();
    interpreter.run();
  }

  private boolean skips(String text, Understanding understanding) {
    var answer = understanding.answer().orElse(null);
    var none = answer == Understanding.Answer.NO && Question.words(text) <= 2;
    var unsure = answer == Understanding.Answer.MAYBE && Question.words(text) <= 4;
    return ((none || unsure) && understanding.entities().isEmpty())
        || Flows.bare(text)
            .matches(
                "(?:passer?|passe|suivant\\w*|aucune? (?:idee|preference)|peu importe|(?:ca m'est )?egal|n'importe(?: quoi| lequel)?|je ne sais pas(?: trop)?|sais pas|jsp|skip|next|no idea|any|anything|no preference|i don'?t (?:know|mind)|whatever|not sure|none|aucune?|rien|nothing)");
  }

  /** Other slots that the answer fills in passing. */
  private boolean takeOthers(Flow flow, Slot asked, String text, Understanding understanding) {
    var used = Set.copyOf(asked.entities());
    var taken = false;
    for (var slot : flow.slots().values()) {
      if (slot == asked
          || slot.entities().isEmpty()
          || slot.entities().stream().anyMatch(used::contains)
          || slot.entities().contains("it")) {
        continue;
      }
      var value = fills.of(slot, text, understanding);
      if (value.isPresent()) {
        interpreter.keep(flow, slot.name(), value.get());
        taken = true;
      }
    }
    return taken;
  }
}
