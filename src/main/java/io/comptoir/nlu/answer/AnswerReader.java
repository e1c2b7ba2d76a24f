package io.comptoir.nlu.answer;

import io.comptoir.base.Language;
import io.comptoir.nlu.Context;
import io.comptoir.nlu.Understanding.Answer;
import io.comptoir.nlu.language.Lexicon;
import io.comptoir.nlu.text.Phrases;
import io.comptoir.nlu.text.Sentence;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
        List.of(
            "oui", "ouais", "ouaip", "ouep", "yes", "yeah", "yep", "yup", "ok", "okay", "si", "ja",
            "doch", "sim", "vale")) {
      PLAIN.put(yes, Answer.YES);
    }
    for (var no : List.of("non", "nan", "nope", "nah", "no", "nein", "nee", "nao")) {
      PLAIN.put(no, Answer.NO);
    }
  }

  /** Begins "si vous avez …" in French as it begins "si, claro" in Spanish: a comma tells. */
  private static final Set<String> APART = Set.of("no", "si", "vale");

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
  private final Map<Language, Phrases<Answer>> own = new HashMap<>();
  private final Phrases<Answer> whenAsked;
  private final Phrases<Boolean> fillers;

  /**
   * @param lexicons of every language in which people may answer
   * @param emoji the lexicon of emoji
   */
  public AnswerReader(List<Lexicon> lexicons, Lexicon emoji) {
    var phrases = new HashMap<List<String>, Answer>();
    var asked = new HashMap<List<String>, Answer>();
    var filling = new HashMap<String, Boolean>();
    for (var lexicon : lexicons) {
      var here = answers(lexicon, "");
      here.forEach(phrases::putIfAbsent);
      own.put(lexicon.language(), Phrases.ofWords(here));
      answers(lexicon, "_if_asked").forEach(asked::putIfAbsent);
      lexicon.section("fillers").forEach(phrase -> filling.put(phrase, true));
    }
    answers(emoji, "").forEach(phrases::putIfAbsent);
    this.answers = Phrases.ofWords(phrases);
    this.whenAsked = Phrases.ofWords(asked);
    this.fillers = Phrases.of(filling);
  }

  private static Map<List<String>, Answer> answers(Lexicon lexicon, String suffix) {
    var phrases = new HashMap<List<String>, Answer>();
    for (var answer : Answer.values()) {
      for (var phrase : lexicon.section(answer.name().toLowerCase(Locale.ROOT) + suffix)) {
        phrases.putIfAbsent(Phrases.words(phrase), answer);
      }
    }
    return phrases;
  }

  /**
   * @param whole whether the sentence says nothing else
   */
  public record Reading(Answer answer, boolean whole) {}

  /**
   * @param language of the sentence, whose own words count before those of the others: an "egal" is
   *     not the same everywhere
   * @param expected what was asked; a question of yes or no makes answers of words that are none
   *     elsewhere ("ça va", "grave")
   */
  public Optional<Reading> read(
      Sentence sentence, Language language, Optional<Context.Expected> expected) {
    boolean asked = expected.filter(e -> e == Context.Expected.YES_NO).isPresent();
    var whole =
        sentence.words() <= LONGEST
            ? whole(sentence, own.getOrDefault(language, answers), asked)
            : Optional.<Answer>empty();
    if (whole.isPresent()) {
      return Optional.of(new Reading(whole.get(), true));
    }
    return leading(sentence).map(answer -> new Reading(answer, false));
  }

  /** Whether it holds nothing but manners and hesitation: "bonjour madame", "euh, merci". */
  public boolean isFilling(Sentence sentence) {
    for (int i = 0; i < sentence.size(); ) {
      var filler = fillers.at(sentence, i);
      if (filler.isEmpty() && !sentence.token(i).isMark()) {
        return false;
      }
      i += filler.map(Phrases.Match::length).orElse(1);
    }
    return true;
  }

  private Optional<Answer> whole(Sentence sentence, Phrases<Answer> first, boolean asked) {
    var said = EnumSet.noneOf(Answer.class);
    boolean endsWithYes = false;
    for (int i = 0; i < sentence.size(); ) {
      var answer = at(sentence, i, first, asked);
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

  private Optional<Phrases.Match<Answer>> at(
      Sentence sentence, int index, Phrases<Answer> first, boolean asked) {
    var plain = first.at(sentence, index).or(() -> answers.at(sentence, index));
    var weak = asked ? whenAsked.at(sentence, index) : Optional.<Phrases.Match<Answer>>empty();
    return weak.filter(w -> plain.isEmpty() || w.length() > plain.get().length()).or(() -> plain);
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
    var said = sentence.folded(first);
    if (APART.contains(said)
        && !apart
        && !(said.equals("no") && AFTER_NO.contains(next.folded()))) {
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
