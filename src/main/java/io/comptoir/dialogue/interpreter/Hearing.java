package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.Input;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.knowledge.UnansweredQuestion;
import io.comptoir.dialogue.state.Frame;
import io.comptoir.dialogue.state.Prompt;
import io.comptoir.nlu.Understanding;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a sentence leads to. In this order: the answer to the open question, the correction of an
 * earlier one, something else that is wanted, a question that the shop's articles answer, and at
 * last an honest "I did not understand".
 */
final class Hearing {
  /** A message longer than this is not read. */
  static final int MAX_LENGTH = 4_000;

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
  private static final Duration ACTION_PATIENCE = Duration.ofMinutes(2);

  private static final String UNKNOWN = "pattern_unknown";

  private final Turn turn;
  private final Speech speech;
  private final Interpreter interpreter;
  private final OpenQuestion question;
  private final Corrections corrections;
  private final Wishes wishes;
  private final Informing informing;
  private final Telling telling;
  private final Tongue tongue;
  private final Mood mood;
  private final Returning returning;

  Hearing(
      Turn turn,
      Speech speech,
      Interpreter interpreter,
      OpenQuestion question,
      Corrections corrections,
      Wishes wishes,
      Informing informing,
      Telling telling) {
    this.turn = turn;
    this.speech = speech;
    this.interpreter = interpreter;
    this.question = question;
    this.corrections = corrections;
    this.wishes = wishes;
    this.informing = informing;
    this.telling = telling;
    this.tongue = new Tongue(turn, speech);
    this.mood = new Mood(turn, interpreter);
    this.returning = new Returning(turn, speech);
  }

  void hear(Input.Said said) {
    var text = CONTROL.matcher(said.text()).replaceAll(" ").strip();
    var understanding = said.understanding();
    turn.heard = said.number();
    if (text.length() > MAX_LENGTH) {
      speech.say("pattern.too_long", Map.of());
      interpreter.askAgain();
      return;
    }
    turn.forgetAnswered();
    turn.upset =
        understanding.sentiment() == Understanding.Sentiment.NEGATIVE
            || understanding.tone().insulting()
            || understanding.intent().filter("complaint"::equals).isPresent();
    turn.urgent = understanding.tone().urgent();
    var answerable = turn.answerable(said.number());
    tongue.follow(text, understanding, answerable);
    if (mood.alarms(understanding)) {
      turn.greeted = true;
      turn.misses = 0;
      return;
    }
    if (welcome(text, understanding)) {
      return;
    }
    var regretted = tongue.regrets(text, understanding, answerable);
    if (answerable && question.answers(text, understanding)) {
      turn.misses = 0;
      return;
    }
    if (answerable) {
      leaveRiddle();
    }
    if (bareAnswer(text, understanding)) {
      if (answerable && turn.prompt != null) {
        missed(text, understanding, said.number());
      } else {
        nothingAsked();
      }
      return;
    }
    if (turn.prompt == null && mood.bursts(understanding)
        || corrections.corrects(text, understanding)
        || tells(text, understanding)
        || wishes.leads(text, understanding)
        || informing.informs(text, understanding)) {
      turn.misses = 0;
      return;
    }
    if (regretted || tongue.regretsAgain(text, understanding)) {
      interpreter.askAgain();
    } else if (!mood.vents(understanding) && !mood.strays(understanding)) {
      missed(text, understanding, said.number());
    }
  }

  /** "Would you like to talk to a person?" is not put again to somebody who said something else. */
  private void leaveRiddle() {
    if (turn.top().filter(top -> top.flow().equals(UNKNOWN) && top.call() == null).isPresent()) {
      turn.remove(turn.stack.size() - 1);
      turn.close();
    }
  }

  private boolean tells(String text, Understanding understanding) {
    var told = telling.tells(text, understanding);
    if (told) {
      interpreter.askAgain();
    }
    return told;
  }

  /**
   * Greets the first words of a conversation, and whoever comes back after hours.
   *
   * @return whether that is all there is to answer
   */
  private boolean welcome(String text, Understanding understanding) {
    var greeting = isGreeting(text, understanding) && understanding.entities().isEmpty();
    if (!turn.greeted) {
      turn.greeted = true;
      if (!greeting) {
        speech.say("pattern.introduce", Map.of());
      }
    } else if (returning.recap()) {
      return greeting && turn.prompt == null;
    }
    return false;
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

  /** A bare yes or no to nothing: the second of two, or one that came before its question. */
  private boolean bareAnswer(String text, Understanding understanding) {
    var wish =
        Question.words(text) > 1
            && understanding.intents().stream()
                .limit(1)
                .anyMatch(
                    best ->
                        best.confidence() > 0.4
                            && turn.script.flows().forIntent(best.intent()).isPresent());
    return understanding.answer().isPresent()
        && understanding.answer().get() != Understanding.Answer.NEVER_MIND
        && understanding.entities().isEmpty()
        && Question.words(text) <= longest(understanding)
        && !wish
        && turn.script.flows().forKeyword(turn.language, text).isEmpty();
  }

  /** "je vais y réfléchir" takes more words than "oui". */
  private static int longest(Understanding understanding) {
    return understanding.answer().equals(Optional.of(Understanding.Answer.MAYBE)) ? 6 : 3;
  }

  private void nothingAsked() {
    var waiting = turn.top().filter(frame -> frame.call() != null);
    if (turn.prompt != null || waiting.isPresent()) {
      return;
    }
    speech.say("pattern.nothing_asked", Map.of());
  }

  /**
   * @param number of the message, where its words can be found again
   */
  private void missed(String text, Understanding understanding, long number) {
    turn.misses++;
    var asks = Question.asks(text);
    turn.record(
        asks ? UnansweredQuestion.EVENT : "not_understood",
        Map.of(
            "misses", Value.of(turn.misses),
            "message", Value.of(number),
            "flow", Value.of(turn.top().map(Frame::flow).orElse(""))));
    var waiting = turn.top().filter(frame -> frame.call() != null);
    if (waiting.isPresent() && recent(waiting.get())) {
      speech.say("pattern.working", Map.of());
      return;
    }
    if (asks && informing.admits(text, turn.misses)) {
      return;
    }
    var flow = turn.top().flatMap(turn::flowOf);
    if (turn.prompt != null
        && turn.prompt.kind() == Prompt.Kind.SLOT
        && flow.isPresent()
        && flow.get().code().get(turn.frame().pc()) instanceof Instruction.Collect collect) {
      speech.say("pattern.not_an_answer", Map.of());
      question.again(collect);
      return;
    }
    var unknown = turn.script.flows().find(UNKNOWN);
    if (unknown.isPresent()) {
      interpreter.start(
          unknown.get(),
          Map.of(
              "said",
              Value.of(Wishes.shortened(text)),
              "topic",
              Value.of(Topic.of(text, understanding)),
              Heard.NAME,
              Heard.of(text, understanding, turn.script.words())));
      interpreter.run();
    } else {
      speech.say("pattern.unknown", Map.of());
      interpreter.askAgain();
    }
  }

  private boolean recent(Frame frame) {
    return frame.since() != null && frame.since().plus(ACTION_PATIENCE).isAfter(turn.now);
  }
}
