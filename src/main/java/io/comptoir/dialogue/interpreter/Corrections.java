package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.dialogue.state.Frame;
import io.comptoir.nlu.Understanding;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes another value for something that is known already, and goes back to where it matters. */
final class Corrections {
  private static final Pattern CHANGE =
      Pattern.compile(
          "\\b(?:chang\\w*|modifi\\w*|corrig\\w*|rectifi\\w*|trompe\\w*|erreur|faux|fausse|mauvais\\w*|pas (?:la|le) bon\\w*|wrong|edit|fix|correct|mistake|update|different|autre)\\b");

  /** "pas trop" may be of anything; these are of what it costs. */
  private static final Pattern OF_PRICE =
      Pattern.compile(
          "cher|onereu|expensive|cheap|pric|prix|budget|marche|economi|abordable|affordable");

  private static final Pattern CHANGES_MIND =
      Pattern.compile(
          "^(?:(?:non|no|nan|nope|attendez|attends|wait|en fait|finalement|plutot|actually|rather|instead|sorry|pardon|oups|oops|mais|but|je prefere|i'd rather have|make it) ?)+");

  private final Turn turn;
  private final Speech speech;
  private final Fills fills;
  private final Interpreter interpreter;
  private final Digressions digressions;
  private final Asking asking;
  private final Answers answers;

  Corrections(
      Turn turn,
      Speech speech,
      Fills fills,
      Interpreter interpreter,
      Digressions digressions,
      Asking asking,
      Answers answers) {
    this.asking = asking;
    this.answers = answers;
    this.turn = turn;
    this.speech = speech;
    this.fills = fills;
    this.interpreter = interpreter;
    this.digressions = digressions;
  }

  /** Another value for something that the flow on top already knows. */
  boolean corrects(String text, Understanding understanding) {
    var frame = turn.top().orElse(null);
    var flow = frame == null ? null : turn.flowOf(frame).orElse(null);
    if (frame == null || flow == null || turn.prompt == null || frame.call() != null) {
      return false;
    }
    if (spares(flow, frame, text, understanding) || choosesAgain(flow, frame, text)) {
      return true;
    }
    // "actually change the address" names what it is about, whatever else it resembles
    var asks = understanding.entities().isEmpty() && mentions(flow, text);
    if (asks || recounts(flow, frame, text, understanding)) {
      return true;
    }
    if (!digressions.tells(flow, text, understanding)
        && digressions.isDigression(flow, understanding, 0.6)) {
      return false;
    }
    var changed = new LinkedHashMap<String, Value>();
    for (var slot : flow.slots().values()) {
      if (slot.entities().isEmpty()
          || slot.entities().contains("it")
          || OpenQuestion.chooses(slot) && OpenQuestion.asksOfIt(text)) {
        continue;
      }
      var held = Known.held(turn, frame, slot);
      var value = fills.of(slot, text, understanding);
      if (value.isPresent() && (held == null || !held.equals(value.get()))) {
        changed.put(slot.name(), value.get());
      }
    }
    if (changed.isEmpty()) {
      return mentions(flow, text);
    }
    if (!interpreter.canRewind(flow, changed.keySet())) {
      return false; // nothing is half changed
    }
    if (interpreter.stays(flow, changed.keySet())) {
      speech.say("pattern.noted", Map.of()); // or the same question would come as if unheard
    }
    changed.forEach((name, value) -> interpreter.keep(flow, name, value));
    hold(text, understanding);
    return interpreter.rewind(flow, changed.keySet());
  }

  /** "pas trop cher" when the budget was spoken of already: it is asked for again. */
  private boolean spares(Flow flow, Frame frame, String text, Understanding understanding) {
    var budget =
        flow.code().subList(0, frame.pc()).stream()
            .filter(Instruction.Collect.class::isInstance)
            .map(step -> flow.slots().get(((Instruction.Collect) step).slot()))
            .filter(slot -> slot != null && slot.type() == Slot.Type.BUDGET)
            .findFirst();
    if (budget.isEmpty()
        || !LittleMoney.said(text)
        || !OF_PRICE.matcher(Flows.bare(text)).find()
        || Question.asks(text)
        || fills.of(budget.get(), text, understanding).isPresent()
        || !interpreter.canRewind(flow, Set.of(budget.get().name()))) {
      return false;
    }
    speech.say("pattern.which_sum", Map.of());
    interpreter.keep(flow, Asking.SKIPPED, null);
    interpreter.keep(flow, budget.get().name(), null);
    return interpreter.rewind(flow, Set.of(budget.get().name()));
  }

  /** "non, en point relais": another of the answers that an earlier question offered. */
  private boolean choosesAgain(Flow flow, Frame frame, String text) {
    var lead = CHANGES_MIND.matcher(Flows.bare(text));
    if (!lead.find() || Question.asks(text)) {
      return false;
    }
    var rest = Flows.bare(text).substring(lead.end());
    for (var i = frame.pc() - 1; i >= 0 && rest.length() > 2; i--) {
      if (flow.code().get(i) instanceof Instruction.Collect collect) {
        var slot = flow.slots().get(collect.slot());
        var held = slot == null ? null : frame.slots().get(slot.name());
        if (slot == null || held == null) {
          continue;
        }
        var offered = asking.offered(flow, slot, collect);
        var chosen =
            OfferedOption.named(offered, rest).flatMap(value -> answers.given(slot, value));
        if (chosen.isPresent()
            && !chosen.get().equals(held)
            && interpreter.canRewind(flow, Set.of(slot.name()))) {
          interpreter.keep(flow, slot.name(), chosen.get());
          return interpreter.rewind(flow, Set.of(slot.name()));
        }
      }
    }
    return false;
  }

  /** "non, plutôt 30": the number given last. */
  private boolean recounts(Flow flow, Frame frame, String text, Understanding understanding) {
    var number = Recount.of(text, understanding);
    var slot = number.isEmpty() ? Optional.<Slot>empty() : Recount.slot(turn, flow, frame);
    if (slot.isEmpty() || !interpreter.canRewind(flow, Set.of(slot.get().name()))) {
      return false;
    }
    var value = Recount.value(slot.get(), number.get(), turn.script.currency());
    interpreter.keep(flow, slot.get().name(), value);
    hold(text, understanding);
    return interpreter.rewind(flow, Set.of(slot.get().name()));
  }

  /** "changer l'adresse": the slots that are called so are asked again. */
  boolean mentions(Flow flow, String text) {
    var bare = " " + Flows.bare(text) + " ";
    if (!CHANGE.matcher(bare).find()) {
      return false;
    }
    var named = new LinkedHashSet<String>();
    for (var slot : flow.slots().values()) {
      for (var word : slot.words().getOrDefault(turn.language, List.of())) {
        if (bare.contains(" " + Flows.bare(word) + " ")
            || bare.contains("'" + Flows.bare(word) + " ")) {
          named.add(slot.name());
        }
      }
    }
    if (named.isEmpty() || !interpreter.canRewind(flow, named)) {
      return false;
    }
    if (interpreter.stays(flow, named)) {
      speech.say("pattern.noted", Map.of()); // it is asked for later all the same
    }
    named.forEach(name -> interpreter.keep(flow, name, null));
    interpreter.keep(flow, Asking.NO_FORM, null);
    return interpreter.rewind(flow, named);
  }

  /** What was said last stays with the flow that it was said to. */
  void hold(String text, Understanding understanding) {
    var frame = turn.frame();
    turn.replaceTop(
        frame
            .with("said", Value.of(Wishes.shortened(text)))
            .with("topic", Value.of(Topic.of(text, understanding)))
            .with(Heard.NAME, Heard.of(text, understanding, turn.script.words())));
  }
}
