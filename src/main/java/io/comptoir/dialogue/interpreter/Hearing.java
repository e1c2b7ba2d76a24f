package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.Input;
import io.comptoir.dialogue.Press;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.dialogue.knowledge.Knowledge;
import io.comptoir.dialogue.state.Frame;
import io.comptoir.dialogue.state.Prompt;
import io.comptoir.message.Action;
import io.comptoir.nlu.IntentScore;
import io.comptoir.nlu.Understanding;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a sentence leads to. In this order: the answer to the open question, the correction of an
 * earlier one, something else that is wanted, a question that the shop's articles answer, and at
 * last an honest "I did not understand".
 */
final class Hearing {
  /** A message longer than this is not read. */
  static final int MAX_LENGTH = 4_000;

  private static final Duration LONG_AGO = Duration.ofHours(6);
  private static final Duration ACTION_PATIENCE = Duration.ofMinutes(2);
  private static final double SURE = 0.75;
  private static final double CLOSE = 0.08;
  private static final double SURELY = 0.85;
  private static final double CERTAIN = 0.9;
  private static final int MAX_SAID = 300;

  private static final Pattern CHANGE =
      Pattern.compile(
          "\\b(?:chang\\w*|modifi\\w*|corrig\\w*|rectifi\\w*|trompe\\w*|erreur|faux|fausse|mauvais\\w*|pas (?:la|le) bon\\w*|wrong|edit|fix|correct|mistake|update|different|autre)\\b");
  private final Turn turn;
  private final Speech speech;
  private final Answers answers;
  private final Fills fills;
  private final Asking asking;
  private final Interpreter interpreter;

  Hearing(
      Turn turn,
      Speech speech,
      Answers answers,
      Fills fills,
      Asking asking,
      Interpreter interpreter) {
    this.turn = turn;
    this.speech = speech;
    this.answers = answers;
    this.fills = fills;
    this.asking = asking;
    this.interpreter = interpreter;
  }

  void hear(Input.Said said) {
    var text = said.text().replaceAll("\\p{Cntrl}+", " ").strip();
    var understanding = said.understanding();
    if (text.length() > MAX_LENGTH) {
      speech.say("pattern.too_long", Map.of());
      interpreter.askAgain();
      return;
    }
    turn.forgetAnswered();
    turn.upset = understanding.sentiment() == Understanding.Sentiment.NEGATIVE;
    var answerable = turn.answerable(said.number());
    switchLanguage(text, understanding, answerable);
    welcome(text, understanding);
    if (answerable && answers(text, understanding)) {
      turn.misses = 0;
      return;
    }
    if (bareAnswer(text, understanding)) {
      nothingAsked();
      return;
    }
    if (corrects(text, understanding)
        || leads(text, understanding)
        || informs(text, understanding)) {
      turn.misses = 0;
      return;
    }
    missed(text, understanding);
  }

  /** One of the offered answers was pressed. */
  void chosen(Prompt prompt, String value) {
    switch (prompt.kind()) {
      case CONFIRM -> confirmed(value.equals("yes"));
      case CLARIFY -> clarified(prompt, value);
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

  // --- the open question ---

  private boolean answers(String text, Understanding understanding) {
    var prompt = turn.prompt;
    if (prompt == null) {
      return false;
    }
    if (prompt.kind() == Prompt.Kind.CLARIFY) {
      var option = answers.option(prompt, text);
      option.ifPresent(value -> clarified(prompt, value));
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
    return switch (prompt.kind()) {
      case CONFIRM -> answersConfirm(flow, prompt, text, understanding);
      case SLOT -> answersSlot(flow, prompt, text, understanding);
      case FORM -> answersForm(flow, prompt, text, understanding);
      case CLARIFY -> false;
    };
  }

  private boolean answersConfirm(
      Flow flow, Prompt prompt, String text, Understanding understanding) {
    if (understanding.answer().equals(Optional.of(Understanding.Answer.NEVER_MIND))) {
      return false;
    }
    var option = answers.option(prompt, text);
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
    if (option.isEmpty() && (corrects(text, understanding) || mentions(flow, text))) {
      return true;
    }
    if (option.isEmpty() && Question.asks(text) && Question.words(text) > 3) {
      return false;
    }
    confirmed(yes);
    return true;
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
    if (turn.script.flows().forKeyword(turn.language, text).isPresent()) {
      return false;
    }
    if (collect.optional() && skips(text, understanding)) {
      skip(flow, prompt);
      return true;
    }
    var free = slot.type().freeText();
    if (answers.option(prompt, text).filter(Asking.SKIP::equals).isPresent()) {
      skip(flow, prompt);
      return true;
    }
    var chosen = answers.exactly(prompt, text).isPresent();
    if (!chosen && leadsElsewhere(flow, slot, text, understanding)) {
      return false;
    }
    if (!chosen && mentions(flow, text) && !free) {
      return true;
    }
    switch (answers.read(slot, prompt, text, understanding)) {
      case Answers.Answer.Taken(var value) -> {
        turn.answered();
        takeOthers(flow, slot, text, understanding);
        interpreter.keep(flow, slot.name(), value);
        hold(text, understanding);
        turn.close();
        interpreter.run();
        return true;
      }
      case Answers.Answer.Refused(var key) -> {
        if (!slot.type().freeText() && isDigression(flow, understanding, 0.5)) {
          return false;
        }
        if (takeOthers(flow, slot, text, understanding)) {
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

  /** Words in the place of a form: what fills it fills it, and the rest is asked one by one. */
  private boolean answersForm(Flow flow, Prompt prompt, String text, Understanding understanding) {
    if (turn.script.flows().forKeyword(turn.language, text).isPresent()
        || isDigression(flow, understanding, 0.6)
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
      if (slot != null && !slot.type().freeText()) {
        var value = fills.of(slot, text, understanding);
        if (value.isPresent()) {
          interpreter.keep(flow, slot.name(), value.get());
          taken = true;
        }
      }
    }
    if (!taken && !open.isEmpty()) {
      var first = open.getFirst();
      if (first != null
          && answers.read(first, prompt, text, understanding)
              instanceof Answers.Answer.Taken(var value)) {
        interpreter.keep(flow, first.name(), value);
      }
    }
    interpreter.keep(flow, Asking.NO_FORM, Value.of(true));
    turn.close();
    interpreter.run();
    return true;
  }

  private void again(Instruction.Collect collect) {
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
    return (understanding.answer().equals(Optional.of(Understanding.Answer.NO))
            && Question.words(text) <= 2
            && understanding.entities().isEmpty())
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

  /** What was said last stays with the flow that it was said to. */
  private void hold(String text, Understanding understanding) {
    var frame = turn.frame();
    turn.replaceTop(
        frame
            .with("said", Value.of(shortened(text)))
            .with("topic", Value.of(Topic.of(text, understanding))));
  }

  private static String shortened(String text) {
    return text.length() <= MAX_SAID ? text : text.substring(0, MAX_SAID);
  }

  // --- corrections ---

  /** Another value for something that the flow on top already knows. */
  private boolean corrects(String text, Understanding understanding) {
    var frame = turn.top().orElse(null);
    var flow = frame == null ? null : turn.flowOf(frame).orElse(null);
    if (frame == null || flow == null || turn.prompt == null || frame.call() != null) {
      return false;
    }
    if (isDigression(flow, understanding, 0.6)) {
      return false;
    }
    var changed = new LinkedHashMap<String, Value>();
    for (var slot : flow.slots().values()) {
      if (slot.entities().isEmpty() || slot.entities().contains("it")) {
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
    changed.forEach((name, value) -> interpreter.keep(flow, name, value));
    hold(text, understanding);
    return interpreter.rewind(flow, changed.keySet());
  }

  /** "changer l'adresse": the slots that are called so are asked again. */
  private boolean mentions(Flow flow, String text) {
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
    if (named.isEmpty()) {
      return false;
    }
    named.forEach(name -> interpreter.keep(flow, name, null));
    interpreter.keep(flow, Asking.NO_FORM, null);
    return interpreter.rewind(flow, named);
  }

  // --- something else ---

  private boolean leads(String text, Understanding understanding) {
    var flows = turn.script.flows();
    var keyword = flows.forKeyword(turn.language, text);
    if (keyword.isPresent()) {
      begin(keyword.get(), text, understanding);
      return true;
    }
    if (understanding.answer().equals(Optional.of(Understanding.Answer.NEVER_MIND))
        && turn.prompt != null) {
      return flows
          .forPress("cancel")
          .map(
              flow -> {
                begin(flow, text, understanding);
                return true;
              })
          .orElse(false);
    }
    var pointed = pointsOnly(text, understanding);
    if (pointed.isPresent()) {
      begin(pointed.get(), text, understanding);
      return true;
    }
    var intent = wanted(understanding);
    if (intent.isPresent()) {
      if (unclear(understanding)) {
        clarify(text, understanding);
        return true;
      }
      var flow = flows.forIntent(intent.get());
      if (flow.isPresent()) {
        if (surelyInformed(text, understanding)) {
          return inform(turn.script.knowledge().byWords(text, turn.language));
        }
        begin(flow.get(), text, understanding);
        return true;
      }
      if (turn.script.knowledge().intents().contains(intent.get())) {
        return informs(text, understanding);
      }
    }
    var kinds =
        understanding.entities().stream().filter(e -> !e.negated()).map(e -> e.type()).toList();
    var byEntity = flows.forEntities(kinds);
    if (byEntity.isPresent() && !informed(text, understanding)) {
      begin(byEntity.get(), text, understanding);
      return true;
    }
    return false;
  }

  /** The best intent; a greeting before something else is only manners. */
  private Optional<String> wanted(Understanding understanding) {
    var intent = understanding.intent();
    var flows = turn.script.flows();
    var greets = intent.flatMap(flows::forIntent).equals(flows.forPress("start"));
    if (intent.isPresent() && greets && !understanding.entities().isEmpty()) {
      return understanding.intents().stream()
          .skip(1)
          .limit(1)
          .filter(next -> next.confidence() > 0.15)
          .map(IntentScore::intent)
          .findFirst();
    }
    return intent;
  }

  /** "le deuxième": a product in sight and nothing else is to be looked at. */
  private Optional<Flow> pointsOnly(String text, Understanding understanding) {
    var points =
        !understanding.entities("ordinal").isEmpty()
            && !turn.shown.isEmpty()
            && Topic.of(text, understanding).isEmpty()
            && understanding.entities().stream().allMatch(e -> e.type().equals("ordinal"));
    return points ? turn.script.flows().forEntities(List.of("product")) : Optional.empty();
  }

  private void begin(Flow flow, String text, Understanding understanding) {
    var slots = new LinkedHashMap<>(fills.of(flow, text, understanding));
    slots.put("said", Value.of(shortened(text)));
    slots.put("topic", Value.of(Topic.of(text, understanding)));
    var top = turn.top();
    if (top.isPresent()
        && top.get().flow().equals(flow.name())
        && top.get().call() == null
        && !flow.code().isEmpty()
        && turn.prompt != null) {
      // Already at it: what is new is taken, and it goes on from where it stands.
      slots.forEach((name, value) -> interpreter.keep(flow, name, value));
      if (!interpreter.rewind(flow, slots.keySet())) {
        interpreter.askAgain();
      }
      return;
    }
    leave(flow);
    interpreter.start(flow, slots);
    interpreter.run();
  }

  /** A flow that is asked for again is taken up where it stands, not begun twice. */
  private void leave(Flow flow) {
    turn.stack.removeIf(frame -> frame.flow().equals(flow.name()) && frame.call() == null);
  }

  private boolean unclear(Understanding understanding) {
    var choices = choices(understanding);
    return choices.size() >= 2
        && choices.getFirst().equals(understanding.intents().getFirst())
        && choices.getFirst().confidence() < 0.6
        && choices.getFirst().confidence() - choices.get(1).confidence() < CLOSE
        && understanding.entities().isEmpty();
  }

  /** The best intents that lead to different flows that have a name to offer. */
  private List<IntentScore> choices(Understanding understanding) {
    var seen = new LinkedHashSet<String>();
    return understanding.intents().stream()
        .limit(4)
        .filter(
            score ->
                turn.script
                    .flows()
                    .forIntent(score.intent())
                    .filter(flow -> !speech.words("flow." + flow.name()).isEmpty())
                    .filter(flow -> seen.add(flow.name()))
                    .isPresent())
        .toList();
  }

  private void clarify(String text, Understanding understanding) {
    var id = turn.number();
    var options =
        choices(understanding).stream()
            .limit(3)
            .map(
                score -> {
                  var flow = turn.script.flows().forIntent(score.intent()).orElseThrow();
                  return new Prompt.Option(flow.name(), speech.words("flow." + flow.name()));
                })
            .toList();
    turn.open(new Prompt(id, Prompt.Kind.CLARIFY, shortened(text), options));
    speech.say(
        "pattern.clarify",
        Map.of(),
        options.stream()
            .<Action>map(o -> new Action.Reply(o.label(), Press.answer(id, o.value()).payload()))
            .toList(),
        true);
  }

  private void clarified(Prompt prompt, String value) {
    var flow = turn.script.flows().find(value);
    turn.answered();
    turn.close();
    if (flow.isPresent()) {
      var said = prompt.slot() == null ? "" : prompt.slot();
      leave(flow.get());
      interpreter.start(flow.get(), Map.of("said", Value.of(said)));
      interpreter.run();
    }
  }

  // --- questions that articles answer ---

  private boolean informed(String text, Understanding understanding) {
    return Question.asks(text)
        && understanding.intent().isEmpty()
        && turn.script.knowledge().byWords(text, turn.language).isPresent();
  }

  /** A question that an article says, nearly word for word, that it answers. */
  private boolean surelyInformed(String text, Understanding understanding) {
    return Question.asks(text)
        && Question.words(text) >= 3
        && understanding.intents().getFirst().confidence() < CERTAIN
        && turn.script
            .knowledge()
            .byWords(text, turn.language)
            .filter(answer -> answer.sureness() > SURELY)
            .isPresent();
  }

  private boolean informs(String text, Understanding understanding) {
    var knowledge = turn.script.knowledge();
    var byIntent =
        understanding.intent().flatMap(intent -> knowledge.byIntent(intent, text, turn.language));
    var byWords = knowledge.byWords(text, turn.language);
    return inform(
        byIntent.isEmpty() || byWords.filter(a -> a.sureness() > SURELY).isPresent()
            ? byWords
            : byIntent);
  }

  private boolean inform(Optional<Knowledge.Answer> answer) {
    if (answer.isEmpty()) {
      return false;
    }
    var article = answer.get().article();
    var path = article.path();
    var actions =
        path == null
            ? List.<Action>of()
            : List.<Action>of(
                new Action.Link(
                    article.source() == null ? article.title() : article.source(), path));
    speech.say(
        article.source() == null ? "pattern.knowledge" : "pattern.knowledge_sourced",
        Map.of(
            "text", Value.of(answer.get().text()),
            "source", Value.of(article.source() == null ? "" : article.source())),
        actions,
        false);
    turn.record("question.answered", Map.of("article", Value.of(article.id())));
    resume();
    return true;
  }

  private void resume() {
    if (turn.prompt != null && !turn.stack.isEmpty()) {
      var title = turn.flowOf(turn.frame()).map(f -> f.title().in(turn.language)).orElse("");
      speech.say(
          title.isEmpty() ? "pattern.resume_plain" : "pattern.resume",
          Map.of("title", Value.of(title)));
      interpreter.askAgain();
    }
  }

  // --- nothing of this ---

  private void missed(String text, Understanding understanding) {
    turn.misses++;
    turn.record(
        Question.asks(text) ? "question.unanswered" : "not_understood",
        Map.of("misses", Value.of(turn.misses)));
    var waiting = turn.top().filter(frame -> frame.call() != null);
    if (waiting.isPresent() && recent(waiting.get())) {
      speech.say("pattern.working", Map.of());
      return;
    }
    var flow = turn.top().flatMap(turn::flowOf);
    if (turn.prompt != null
        && turn.prompt.kind() == Prompt.Kind.SLOT
        && flow.isPresent()
        && flow.get().code().get(turn.frame().pc()) instanceof Instruction.Collect collect) {
      speech.say("pattern.not_an_answer", Map.of());
      again(collect);
      return;
    }
    var unknown = turn.script.flows().find("pattern_unknown");
    if (unknown.isPresent()) {
      interpreter.start(
          unknown.get(),
          Map.of(
              "said", Value.of(shortened(text)),
              "topic", Value.of(Topic.of(text, understanding))));
      interpreter.run();
    } else {
      speech.say("pattern.unknown", Map.of());
      interpreter.askAgain();
    }
  }

  private boolean recent(Frame frame) {
    return frame.since() != null && frame.since().plus(ACTION_PATIENCE).isAfter(turn.now);
  }

  /** A bare yes or no to nothing: the second of two, or one that came before its question. */
  private boolean bareAnswer(String text, Understanding understanding) {
    return understanding.answer().isPresent()
        && understanding.answer().get() != Understanding.Answer.NEVER_MIND
        && understanding.entities().isEmpty()
        && Question.words(text) <= 3
        && turn.script.flows().forKeyword(turn.language, text).isEmpty();
  }

  private void nothingAsked() {
    var waiting = turn.top().filter(frame -> frame.call() != null);
    if (turn.prompt != null || waiting.isPresent()) {
      return;
    }
    speech.say("pattern.nothing_asked", Map.of());
  }

  // --- what the sentence is like ---

  private void switchLanguage(String text, Understanding understanding, boolean answerable) {
    var language = understanding.language();
    if (language.equals(turn.language)
        || !turn.script.languages().contains(language)
        || (answerable && expectsFreeText())) {
      return;
    }
    var count = Question.words(text);
    var needed = count >= 4 ? 0.75 : count >= 2 ? 0.85 : 0.97;
    if (understanding.languageConfidence() >= needed) {
      turn.speak(language);
    }
  }

  private boolean expectsFreeText() {
    var prompt = turn.prompt;
    if (prompt == null || prompt.kind() == Prompt.Kind.FORM) {
      return prompt != null;
    }
    return turn.top()
        .flatMap(turn::flowOf)
        .map(flow -> prompt.slot() == null ? null : flow.slots().get(prompt.slot()))
        .map(slot -> slot.type().freeText() || slot.type() == Slot.Type.EMAIL)
        .orElse(false);
  }

  /** The first words of a conversation are greeted, and whoever comes back after hours. */
  private void welcome(String text, Understanding understanding) {
    var greeting = isGreeting(text, understanding) && understanding.entities().isEmpty();
    var last = turn.lastAt;
    if (!turn.greeted) {
      turn.greeted = true;
      if (!greeting) {
        speech.say("pattern.introduce", Map.of());
      }
    } else if (last != null
        && last.plus(LONG_AGO).isBefore(turn.now)
        && turn.prompt != null
        && !turn.stack.isEmpty()) {
      var title = turn.flowOf(turn.frame()).map(f -> f.title().in(turn.language)).orElse("");
      speech.say("pattern.back", Map.of("title", Value.of(title)));
    }
  }

  private boolean isGreeting(String text, Understanding understanding) {
    var welcome = turn.script.flows().forPress("start");
    var flow =
        turn.script
            .flows()
            .forKeyword(turn.language, text)
            .or(() -> understanding.intent().flatMap(turn.script.flows()::forIntent));
    return flow.isPresent() && flow.equals(welcome);
  }

  /** Whether a sentence, in the place of an answer, surely wants something else. */
  private boolean leadsElsewhere(Flow flow, Slot slot, String text, Understanding understanding) {
    if (understanding.answer().equals(Optional.of(Understanding.Answer.NEVER_MIND))) {
      return true;
    }
    if (slot.type().freeText()) {
      return freeTextLeadsElsewhere(flow, text, understanding);
    }
    var covered =
        understanding.entities().stream()
            .filter(e -> slot.entities().contains(e.type()))
            .mapToInt(e -> e.end() - e.start())
            .sum();
    if (covered * 2 >= text.length()) {
      return false;
    }
    return isDigression(flow, understanding, SURE) && Question.words(text) >= 2;
  }

  /**
   * Names, towns and streets look like anything: only a question, or a clear wish that is not for
   * some product (which a name may resemble), is taken for something else.
   */
  private boolean freeTextLeadsElsewhere(Flow flow, String text, Understanding understanding) {
    var words = Question.words(text);
    if (Question.asks(text)) {
      return words >= 2 && (text.contains("?") || isDigression(flow, understanding, 0.6));
    }
    var data = text.matches(".*\\d.*") || text.matches("(?:\\p{Lu}[\\p{L}'’-]*\\s*){2,5}");
    return !data
        && words >= 2
        && isDigression(flow, understanding, 0.85)
        && understanding
            .intent()
            .flatMap(turn.script.flows()::forIntent)
            .filter(other -> other.trigger().entities().isEmpty())
            .isPresent();
  }

  private boolean isDigression(Flow flow, Understanding understanding, double sure) {
    var intent = understanding.intent();
    if (intent.isEmpty() || understanding.intents().getFirst().confidence() < sure) {
      return false;
    }
    if (flow.expects().contains(intent.get()) || flow.trigger().intents().contains(intent.get())) {
      return false;
    }
    return turn.script.flows().forIntent(intent.get()).isPresent()
        || turn.script.knowledge().intents().contains(intent.get());
  }
}
