package io.comptoir.nlu.entity;

import io.comptoir.base.Language;
import io.comptoir.nlu.Vocabulary;
import io.comptoir.nlu.text.Letters;
import io.comptoir.nlu.text.Phrases;
import io.comptoir.nlu.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shop's own words: the longest names first, none inside another. Words with two meanings give
 * an entity of each, unless the open question or the language settles which.
 */
final class GazetteerReader implements EntityReader {
  private static final double OTHER_LANGUAGE = 0.95;

  /** Alone these name someone only after a word like "pour": not in "montrez-moi", "tell me". */
  private static final Set<String> PRONOUNS =
      Set.of(
          "moi", "me", "toi", "lui", "elle", "him", "her", "he", "she", "myself", "leur", "them");

  private static final Set<String> BEFORE_PRONOUN =
      Set.of("pour", "for", "est", "it's", "is", "a", "to", "just", "juste", "non", "no");

  private static final Set<String> SIZES =
      Set.of("taille", "tailles", "pointure", "size", "sizes", "sized");
  private static final Set<String> AFTER_SIZE =
      Set.of("pour", "s'", "svp", "stp", "merci", "et", "ou", "de", "en", "avec", "sans", "noir");

  /** "is the museum free for children", "free to try": costs nothing. */
  private static final Set<String> NOT_FREE_OF = Set.of("of", "for", "to", "on", "with", "if");

  private static final Set<String> NOT = Set.of("not", "isn't", "pas", "non");

  /** Words that mean nothing of the catalogue where they stand together. */
  private static final Phrases<Boolean> SET_PHRASES =
      Phrases.of(
          Map.of(
              "grand max", true,
              "grand maximum", true,
              "grand merci", true,
              "double that", true,
              "double it", true,
              "en gros", true));

  private final Gazetteer gazetteer;
  private final Map<Language, Set<String>> everyday;

  /**
   * @param everyday folded everyday words of each language
   */
  GazetteerReader(Gazetteer gazetteer, Map<Language, Set<String>> everyday) {
    this.gazetteer = gazetteer;
    this.everyday = everyday;
  }

  @Override
  public void read(Findings findings) {
    for (var match : gazetteer.matches(findings)) {
      if (!findings.isFree(match.from(), match.to())
          || isNumber(findings.sentence(), match) && !isSize(findings.sentence(), match)
          || isPlainPronoun(findings.sentence(), match)
          || SET_PHRASES.at(findings.sentence(), match.from()).isPresent()) {
        continue;
      }
      if (match.exact() || !isToldAlready(findings, match)) {
        take(findings, match, isNegated(findings, match));
      } else {
        findings.cover(match.from(), match.to());
      }
    }
  }

  /** "tapis azur" of "Tapis Kilim Azur": the second part names the same product again. */
  private boolean isToldAlready(Findings findings, Gazetteer.Match match) {
    for (int term : match.terms()) {
      if (!findings.has(gazetteer.term(term).type(), gazetteer.term(term).value())) {
        return false;
      }
    }
    return true;
  }

  /** "deux" and "50" count, whatever a catalogue calls so. */
  private static boolean isNumber(Sentence sentence, Gazetteer.Match match) {
    var count = match.to() == match.from() + 1 ? Numbers.at(sentence, match.from()) : null;
    return count != null && !count.round();
  }

  /** "taille 38", "en 42": here a number that the catalogue knows is no count. */
  private static boolean isSize(Sentence sentence, Gazetteer.Match match) {
    boolean named = SIZES.contains(sentence.folded(match.from() - 1));
    boolean before = sentence.folded(match.from() - 1).equals("en");
    boolean bare =
        match.to() >= sentence.size()
            || sentence.token(match.to()).isMark() && !sentence.folded(match.to()).equals("%")
            || AFTER_SIZE.contains(sentence.folded(match.to()));
    return named || before && bare;
  }

  private static boolean isPlainPronoun(Sentence sentence, Gazetteer.Match match) {
    return match.to() == match.from() + 1
        && PRONOUNS.contains(sentence.folded(match.from()))
        && sentence.words() > 1
        && !BEFORE_PRONOUN.contains(sentence.folded(match.from() - 1));
  }

  private boolean isNegated(Findings findings, Gazetteer.Match match) {
    var sentence = findings.sentence();
    boolean free =
        sentence.folded(match.to()).equals("free")
            && !NOT_FREE_OF.contains(sentence.folded(match.to() + 1))
            && java.util.Arrays.stream(match.terms())
                .anyMatch(t -> gazetteer.term(t).type().equals("attribute"));
    if (free && NOT.contains(sentence.folded(match.from() - 1))) {
      // "not gluten-free" has gluten
      return false;
    }
    return free || findings.isNegated(match.from());
  }

  private void take(Findings findings, Gazetteer.Match match, boolean negated) {
    var language = findings.context().language();
    var meanings = meanings(findings, match, language);
    for (int meaning : meanings) {
      var term = gazetteer.term(meaning);
      long alike =
          meanings.stream().filter(m -> gazetteer.term(m).type().equals(term.type())).count();
      double confidence = match.confidence() / alike;
      if (!term.language().equals(language)) {
        confidence *= OTHER_LANGUAGE;
      }
      findings.add(term.type(), term.value(), match.from(), match.to(), confidence, negated);
    }
    if (!meanings.isEmpty()) {
      findings.cover(match.from(), match.to());
    }
  }

  private List<Integer> meanings(Findings findings, Gazetteer.Match match, Language language) {
    var meanings = new ArrayList<Integer>();
    for (int term : match.terms()) {
      if (!isFalseFriend(findings.sentence(), match, gazetteer.term(term), language)) {
        meanings.add(term);
      }
    }
    keepIfAny(meanings, term -> gazetteer.term(term).language().equals(language));
    if (isAccented(findings.sentence(), match)) {
      // "sucré" is no "sucre" to who writes accents
      keepIfAny(meanings, term -> isWrittenSo(findings.sentence(), match, term));
    }
    keepIfAny(meanings, term -> findings.expects(gazetteer.term(term).type()));
    var distinct = new ArrayList<Integer>();
    for (int meaning : meanings) {
      var term = gazetteer.term(meaning);
      boolean known =
          distinct.stream()
              .map(gazetteer::term)
              .anyMatch(d -> d.type().equals(term.type()) && d.value().equals(term.value()));
      if (!known) {
        distinct.add(meaning);
      }
    }
    return distinct;
  }

  /**
   * In English "the" is no tea and "sell" no salt: a single word of another language, by chance.
   */
  private boolean isFalseFriend(
      Sentence sentence, Gazetteer.Match match, Vocabulary.Term term, Language language) {
    if (term.language().equals(language) || match.to() > match.from() + 1) {
      return false;
    }
    var word = sentence.folded(match.from());
    return everyday.getOrDefault(language, Set.of()).contains(word)
        || match.exact() && !Letters.fold(term.words()).equals(word);
  }

  /** Whether the words of the match hold an accent, or the sentence does elsewhere. */
  private static boolean isAccented(Sentence sentence, Gazetteer.Match match) {
    return match.exact()
        && sentence.tokens().stream().anyMatch(t -> t.isWord() && !t.word().equals(t.folded()));
  }

  private boolean isWrittenSo(Sentence sentence, Gazetteer.Match match, int term) {
    var written = new StringBuilder();
    for (int i = match.from(); i < match.to(); i++) {
      written.append(i > match.from() ? " " : "").append(sentence.token(i).word());
    }
    return gazetteer.term(term).words().toLowerCase(java.util.Locale.ROOT).contentEquals(written);
  }

  private static void keepIfAny(List<Integer> terms, java.util.function.IntPredicate good) {
    if (terms.stream().anyMatch(good::test)) {
      terms.removeIf(term -> !good.test(term));
    }
  }
}
