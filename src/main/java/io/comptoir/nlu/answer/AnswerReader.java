package io.comptoir.nlu.answer;

import io.comptoir.nlu.Understanding.Answer;
import io.comptoir.nlu.language.Lexicon;
import io.comptoir.nlu.text.Phrases;
import io.comptoir.nlu.text.Sentence;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a sentence that is an answer: made of nothing but answers and fillers ("euh oui merci"), or
 * one that begins with a plain yes or no and goes on ("oui mais en rouge", "non, plutôt 3").
 */
public final class AnswerReader {
  private static final int LONGEST = 12;

  private static final Map<String, Answer> PLAIN = new HashMap<>();

  static {
    for (var yes :
        List.of("oui", "ouais", "ouaip", "ouep", "yes", "yeah", "yep", "yup", "ok", "okay")) {
      PLAIN.put(yes, Answer.YES);
    }
    for (var no : List.of("non", "nan", "nope", "nah", "no")) {
      PLAIN.put(no, Answer.NO);
    }
  }

  /**
   * After "no" these go on with a sentence of their own; any other word is what there is none of.
   */
  private static final Set<String> AFTER_NO =
      Set.of(
          "but",
          "thanks",
          "thank",
          "i",
          "i'm",
          "i'd",
          "i've",
          "it",
          "it's",
          "not",
          "rather",
          "the",
          "that",
          "that's",
          "actually",
          "just",
          "show",
          "make",
          "wait",
          "sorry",
          "please",
          "je",
          "j'");

  private final Phrases<Answer> answers;
  private final Phrases<Boolean> fillers;

  /**
   * @param lexicons of every language in which people may answer
   * @param emoji the lexicon of emoji
   */
  public AnswerReader(List<Lexicon> lexicons, Lexicon emoji) {
    var phrases = new HashMap<String, Answer>();
    var filling = new HashMap<String, Boolean>();
    for (var lexicon :
        java.util.stream.Stream.concat(lexicons.stream(), java.util.stream.Stream.of(emoji))
            .toList()) {
      lexicon.section("yes").forEach(phrase -> phrases.putIfAbsent(phrase, Answer.YES));
      lexicon.section("no").forEach(phrase -> phrases.putIfAbsent(phrase, Answer.NO));
      lexicon.section("maybe").forEach(phrase -> phrases.putIfAbsent(phrase, Answer.MAYBE));
      lexicon
          .section("never_mind")
          .forEach(phrase -> phrases.putIfAbsent(phrase, Answer.NEVER_MIND));
      lexicon.section("fillers").forEach(phrase -> filling.put(phrase, true));
    }
    this.answers = Phrases.of(phrases);
    this.fillers = Phrases.of(filling);
  }

  /**
   * @param whole whether the sentence says nothing else
   */
  public record Reading(Answer answer, boolean whole) {}

  public Optional<Reading> read(Sentence sentence) {
    var whole = sentence.words() <= LONGEST ? whole(sentence) : Optional.<Answer>empty();
    if (whole.isPresent()) {
      return Optional.of(new Reading(whole.get(), true));
    }
    return leading(sentence).map(answer -> new Reading(answer, false));
  }

  private Optional<Answer> whole(Sentence sentence) {
    var said = EnumSet.noneOf(Answer.class);
    boolean endsWithYes = false;
    for (int i = 0; i < sentence.size(); ) {
      var answer = answers.at(sentence, i);
      var filler = fillers.at(sentence, i);
      int answerLength = answer.map(Phrases.Match::length).orElse(0);
      int fillerLength = filler.map(Phrases.Match::length).orElse(0);
      if (answerLength > 0 && answerLength >= fillerLength) {
        said.add(answer.orElseThrow().value());
        endsWithYes = PLAIN.get(sentence.folded(i)) == Answer.YES;
        i += answerLength;
      } else if (fillerLength > 0) {
        i += fillerLength;
      } else if (sentence.token(i).isMark()) {
        if (sentence.token(i).is("?")) {
          return Optional.empty();
        }
        i++;
      } else if (sentence.token(i).kind() == io.comptoir.nlu.text.Token.Kind.EMOJI) {
        i++;
      } else {
        return Optional.empty();
      }
    }
    return strongest(said, endsWithYes);
  }

  /** "ok laisse tomber" drops it, "non c'est bon" refuses, "no wait yes" agrees. */
  private static Optional<Answer> strongest(Set<Answer> said, boolean endsWithYes) {
    if (said.contains(Answer.NEVER_MIND)) {
      return Optional.of(Answer.NEVER_MIND);
    }
    if (said.contains(Answer.MAYBE)) {
      return Optional.of(Answer.MAYBE);
    }
    if (said.contains(Answer.NO) && !(said.contains(Answer.YES) && endsWithYes)) {
      return Optional.of(Answer.NO);
    }
    return said.contains(Answer.YES) ? Optional.of(Answer.YES) : Optional.empty();
  }

  private static Optional<Answer> leading(Sentence sentence) {
    int first = 0;
    while (first < sentence.size()
        && (sentence.token(first).isMark() || isHesitation(sentence.folded(first)))) {
      first++;
    }
    var answer = PLAIN.get(sentence.folded(first));
    if (answer == null || !goesOn(sentence, first + 1)) {
      return Optional.empty();
    }
    var next = sentence.token(first + 1);
    boolean apart = next.isMark() && !next.is("?");
    if (sentence.folded(first).equals("no") && !apart && !AFTER_NO.contains(next.folded())) {
      return Optional.empty();
    }
    return Optional.of(answer);
  }

  private static boolean goesOn(Sentence sentence, int from) {
    for (int i = from; i < sentence.size(); i++) {
      if (!sentence.token(i).isMark()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHesitation(String word) {
    return switch (word) {
      case "ah", "oh", "euh", "heu", "ben", "bah", "um", "uh", "er", "well", "mais", "eh", "bien" ->
          true;
      default -> false;
    };
  }
}
