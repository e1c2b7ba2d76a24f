package io.comptoir.nlu.entity;

import io.comptoir.base.Value;
import io.comptoir.nlu.text.Letters;
import io.comptoir.nlu.text.Sentence;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A city that the shop's vocabulary does not hold: a capitalised name after "à", "in", "near" or
 * after a postcode; any words when a city was asked for.
 */
final class PlaceReader implements EntityReader {
  private static final Set<String> PLACES =
      Set.of("a", "in", "near", "sur", "vers", "from", "around", "habite");
  private static final Set<String> GOING =
      Set.of(
          "move",
          "moving",
          "moved",
          "go",
          "going",
          "travel",
          "travelling",
          "fly",
          "flying",
          "flight",
          "train",
          "trip",
          "drive",
          "deliver",
          "delivery",
          "delivered",
          "ship",
          "shipping",
          "shipped",
          "come",
          "coming",
          "back");

  /** Folded, in French and in English. */
  private static final Set<String> COUNTRIES =
      Stream.of(Locale.getISOCountries())
          .map(code -> Locale.of("", code))
          .flatMap(
              country ->
                  Stream.of(
                      country.getDisplayCountry(Locale.FRENCH),
                      country.getDisplayCountry(Locale.ENGLISH)))
          .map(Letters::fold)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> JOINED =
      Set.of("de", "la", "le", "les", "sur", "sous", "en", "saint", "sainte", "upon", "d'", "l'");
  private static final int LONGEST = 5;
  private static final int LONGEST_ANSWER = 4;

  /** Words that people capitalise without naming a place. */
  private static final Set<String> NO_PLACES =
      Set.of(
          "i",
          "english",
          "french",
          "anglais",
          "francais",
          "noel",
          "christmas",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "euro",
          "euros",
          "paypal",
          "the");

  private final Set<String> knownWords;

  PlaceReader(Set<String> knownWords) {
    this.knownWords = knownWords;
  }

  @Override
  public void read(Findings findings) {
    var sentence = findings.sentence();
    var postcodes = findings.endsOf("postcode");
    boolean postcode = false;
    for (int i = 0; i < sentence.size(); i++) {
      if (!findings.isFree(i)) {
        postcode = postcodes.contains(sentence.token(i).end());
        continue;
      }
      boolean after =
          i > 0
              && (PLACES.contains(sentence.folded(i - 1))
                  || isNearFrench(sentence, i)
                  || isGoingTo(sentence, i));
      if (postcode || after && isCapital(sentence, i)) {
        int end = nameEnd(findings, i, postcode);
        if (end > i) {
          findings.take("city", Value.of(sentence.textOf(i, end)), i, end, postcode ? 0.9 : 0.6);
          i = end - 1;
        }
      }
      postcode = false;
    }
    if (!findings.has("city") && findings.expects("city")) {
      answer(findings);
    }
  }

  private static boolean isNearFrench(Sentence sentence, int i) {
    var before = sentence.folded(i - 1);
    return before.equals("de")
        && (sentence.folded(i - 2).equals("pres") || sentence.folded(i - 2).equals("cote"));
  }

  /** "moving to Bristol", "do you deliver to Leeds"; not "write to Camille". */
  private static boolean isGoingTo(Sentence sentence, int i) {
    return sentence.folded(i - 1).equals("to") && GOING.contains(sentence.folded(i - 2));
  }

  private int nameEnd(Findings findings, int start, boolean anyCase) {
    var sentence = findings.sentence();
    int end = start;
    int name = start;
    while (end < sentence.size()
        && end - start < LONGEST
        && findings.isFree(end)
        && sentence.token(end).isWord()) {
      var word = sentence.folded(end);
      if (isName(sentence, end, anyCase)) {
        name = end + 1;
      } else if (!JOINED.contains(word)) {
        break;
      }
      end++;
    }
    return name;
  }

  private boolean isName(Sentence sentence, int index, boolean anyCase) {
    var word = sentence.folded(index);
    if (NO_PLACES.contains(word) || COUNTRIES.contains(word)) {
      return false;
    }
    return isCapital(sentence, index) || anyCase && !knownWords.contains(word);
  }

  private static boolean isCapital(Sentence sentence, int index) {
    var token = sentence.token(index);
    return token.isWord()
        && token.end() - token.start() > 1
        && Character.isUpperCase(sentence.text().charAt(token.start()));
  }

  private void answer(Findings findings) {
    var sentence = findings.sentence();
    if (sentence.size() == 0
        || sentence.size() > LONGEST_ANSWER
        || !findings.isFree(0, sentence.size())) {
      return;
    }
    boolean names =
        sentence.tokens().stream()
            .allMatch(
                t ->
                    t.isWord()
                        && (!knownWords.contains(t.folded()) || JOINED.contains(t.folded())));
    if (names) {
      findings.take("city", Value.of(sentence.textOf(0, sentence.size())), 0, sentence.size(), 0.7);
    }
  }
}
