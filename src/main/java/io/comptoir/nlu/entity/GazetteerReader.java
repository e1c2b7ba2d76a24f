package io.comptoir.nlu.entity;

import io.comptoir.base.Language;
import io.comptoir.nlu.text.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * The shop's own words: the longest names first, none inside another. Words with two meanings give
 * an entity of each, unless the open question or the language settles which.
 */
final class GazetteerReader implements EntityReader {
  private static final double OTHER_LANGUAGE = 0.95;

  private final Gazetteer gazetteer;

  GazetteerReader(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  @Override
  public void read(Findings findings) {
    boolean[] negated = null;
    for (var match : gazetteer.matches(findings)) {
      if (!findings.isFree(match.from(), match.to()) || isNumber(findings.sentence(), match)) {
        continue;
      }
      if (negated == null) {
        negated = Negation.of(findings.sentence());
      }
      take(findings, match, isNegated(findings.sentence(), match, negated));
    }
  }

  /** "deux" and "50" count, whatever a catalogue calls so. */
  private static boolean isNumber(Sentence sentence, Gazetteer.Match match) {
    var count = match.to() == match.from() + 1 ? Numbers.at(sentence, match.from()) : null;
    return count != null && !count.round();
  }

  private static boolean isNegated(Sentence sentence, Gazetteer.Match match, boolean[] negated) {
    return negated[match.from()]
        || sentence.folded(match.to()).equals("free")
            && !sentence.folded(match.to() + 1).equals("of");
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
    findings.cover(match.from(), match.to());
  }

  private List<Integer> meanings(Findings findings, Gazetteer.Match match, Language language) {
    var meanings = new ArrayList<Integer>();
    for (int term : match.terms()) {
      meanings.add(term);
    }
    keepIfAny(meanings, term -> gazetteer.term(term).language().equals(language));
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

  private static void keepIfAny(List<Integer> terms, java.util.function.IntPredicate good) {
    if (terms.stream().anyMatch(good::test)) {
      terms.removeIf(term -> !good.test(term));
    }
  }
}
