package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.dialogue.state.Prompt;
import io.comptoir.nlu.Understanding;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Follows the person into another language of the shop; where the shop has none, says so in theirs.
 */
final class Tongue {
  /** Notes in which language it was said already that the shop does not speak it. */
  private static final String SAID = "unspoken_language";

  private final Turn turn;
  private final Speech speech;

  Tongue(Turn turn, Speech speech) {
    this.turn = turn;
    this.speech = speech;
  }

  void follow(String text, Understanding understanding, boolean answerable) {
    var language = understanding.language();
    if (!language.equals(turn.language)
        && turn.script.languages().contains(language)
        && !(answerable && expectsFreeText())
        && !isFigures(text, understanding)
        && understanding.languageConfidence() >= needed(Question.words(text))) {
      turn.speak(language);
    }
  }

  /**
   * Tells, once for each language, that the shop does not speak it. A bare answer and a single word
   * pass: they may be a courtesy.
   *
   * @return whether it was told just now
   */
  boolean regrets(String text, Understanding understanding, boolean answerable) {
    var language = understanding.language();
    var words = Question.words(text);
    var latin = text.codePoints().noneMatch(c -> c >= 0x370 && Character.isLetter(c));
    if (turn.script.languages().contains(language)
        || (latin && words < 2)
        || (answerable && expectsFreeText())
        || understanding.answer().isPresent()
        || isFigures(text, understanding)
        || understanding.languageConfidence() < needed(words)
        || Value.of(language.code()).equals(turn.slots.get(SAID))) {
      return false;
    }
    turn.slots.put(SAID, Value.of(language.code()));
    regret(language);
    turn.record("language.unspoken", Map.of("language", Value.of(language.code())));
    return true;
  }

  /**
   * "15 rue de la Paix, Lyon", "le 28 novembre à 20 h": mostly names and figures, in no language.
   */
  private static boolean isFigures(String text, Understanding understanding) {
    var covered = understanding.entities().stream().mapToInt(e -> e.end() - e.start()).sum();
    return covered * 2 >= text.length();
  }

  /** What is not understood in a language that the shop does not speak is no riddle. */
  boolean regretsAgain(String text, Understanding understanding) {
    var language = understanding.language();
    if (turn.script.languages().contains(language)
        || understanding.languageConfidence() < needed(Question.words(text))) {
      return false;
    }
    regret(language);
    return true;
  }

  private void regret(Language language) {
    var own = "unspoken." + language.code();
    var key = speech.words(own).isEmpty() ? "unspoken.other" : own;
    speech.say(key, Map.of("languages", Value.of(spoken())));
  }

  /** The shop's languages, each by its own name. */
  private String spoken() {
    return turn.script.languages().stream().map(Tongue::name).collect(Collectors.joining(", "));
  }

  private static String name(Language language) {
    var locale = Locale.of(language.code());
    return locale.getDisplayLanguage(locale);
  }

  private static double needed(int words) {
    return words >= 4 ? 0.75 : words >= 2 ? 0.85 : 0.97;
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
}
