package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.Press;
import io.comptoir.dialogue.View;
import io.comptoir.dialogue.knowledge.Article;
import io.comptoir.dialogue.knowledge.Knowledge;
import io.comptoir.dialogue.knowledge.UnansweredQuestion;
import io.comptoir.dialogue.state.Frame;
import io.comptoir.message.Action;
import io.comptoir.nlu.Understanding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers questions from the shop’s articles, and comes back to what was open. */
final class Informing {
  private static final double SURELY = 0.75;
  private static final double CERTAIN = 0.9;

  /** A meaning as sure as this is spoken to, though not in all that was asked. */
  private static final double LIKELY = 0.5;

  /** Share of what is asked that an article of the meaning must be about. */
  private static final double ABOUT = 0.5;

  private final Turn turn;
  private final Speech speech;
  private final Interpreter interpreter;

  Informing(Turn turn, Speech speech, Interpreter interpreter) {
    this.turn = turn;
    this.speech = speech;
    this.interpreter = interpreter;
  }

  boolean informs(String text, Understanding understanding) {
    var knowledge = turn.script.knowledge();
    var byIntent =
        understanding.intent().flatMap(intent -> knowledge.byIntent(intent, text, turn.language));
    var byWords = knowledge.byWords(text, turn.language);
    if (byIntent.isEmpty()) {
      return inform(byWords);
    }
    var confidence = understanding.intents().getFirst().confidence();
    if (byWords.isPresent() && better(byWords.get(), byIntent.get(), confidence)) {
      return inform(byWords);
    }
    var share = byIntent.get().sureness();
    if (share >= ABOUT || confidence >= SURELY && !Question.asks(text)) {
      return inform(byIntent);
    }
    return share > 0 && confidence >= LIKELY && near(byIntent.get());
  }

  /** What the words ask for goes before a meaning that is less sure of itself. */
  private static boolean better(
      Knowledge.Answer byWords, Knowledge.Answer byIntent, double confidence) {
    return byWords.sureness() > SURELY
        || byWords.article().equals(byIntent.article())
        || confidence < CERTAIN && byWords.sureness() > byIntent.sureness();
  }

  /** It speaks of less than half of what was asked: said so, and noted for the shop. */
  private boolean near(Knowledge.Answer answer) {
    speech.say(
        "pattern.knowledge_near",
        Map.of(
            "title", Value.of(answer.article().title()),
            "text", Value.of(answer.text())),
        link(answer.article()),
        false);
    turn.record(
        UnansweredQuestion.EVENT,
        Map.of(
            "misses", Value.of(0),
            "message", Value.of(turn.heard),
            "flow", Value.of(turn.top().map(Frame::flow).orElse(""))));
    resume();
    return true;
  }

  private static List<Action> link(Article article) {
    var path = article.path();
    return path == null
        ? List.of()
        : List.of(
            new Action.Link(article.source() == null ? article.title() : article.source(), path));
  }

  boolean informed(String text, Understanding understanding) {
    return Question.asks(text)
        && understanding.intent().isEmpty()
        && turn.script.knowledge().byWords(text, turn.language).isPresent();
  }

  /** A question that an article says, nearly word for word, that it answers. */
  boolean surelyInformed(String text, Understanding understanding) {
    return Question.asks(text)
        && Question.words(text) >= 3
        && understanding.intents().getFirst().confidence() < CERTAIN
        && turn.script
            .knowledge()
            .byWords(text, turn.language)
            .filter(answer -> answer.sureness() > SURELY)
            .isPresent();
  }

  private boolean inform(Optional<Knowledge.Answer> answer) {
    if (answer.isEmpty()) {
      return false;
    }
    var article = answer.get().article();
    speech.say(
        named(article) ? "pattern.knowledge" : "pattern.knowledge_sourced",
        Map.of(
            "text", Value.of(answer.get().text()),
            "source", Value.of(article.source() == null ? "" : article.source())),
        link(article),
        false);
    turn.record("question.answered", Map.of("article", Value.of(article.id())));
    resume();
    return true;
  }

  /** Whether its text needs no source beside it: there is none, or a button in sight names it. */
  private boolean named(Article article) {
    return article.source() == null
        || article.path() != null && turn.view.form() == View.MessageForm.WEB;
  }

  /**
   * Says that it does not know, rather than that it did not understand. Asked again and again, it
   * leaves the word to whoever brings a person.
   */
  boolean admits(String text, int misses) {
    var knowledge = turn.script.knowledge();
    if (misses > 2 || Question.words(text) < 4 || knowledge.articles().isEmpty()) {
      return false;
    }
    speech.say("pattern.unanswered", Map.of(), person(), false);
    resume();
    return true;
  }

  private List<Action> person() {
    return turn.script.flows().find("person").isEmpty()
        ? List.of()
        : List.of(
            new Action.Reply(
                speech.words("pattern.person_label"), new Press("person", Map.of()).payload()));
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

  /** Answers a question that an article nearly says word for word. */
  boolean informsSurely(String text) {
    return inform(turn.script.knowledge().byWords(text, turn.language));
  }
}
