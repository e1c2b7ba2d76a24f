package io.comptoir.nlu.entity;

import io.comptoir.base.Value;
import io.comptoir.nlu.text.Sentence;
import java.util.Map;
import java.util.Set;

/** Ages: "8 ans", "8-year-old", "she's 30", "fête ses 40 ans", "la trentaine" (its middle, 35). */
final class AgeReader implements EntityReader {
  private static final int OLDEST = 120;
  private static final Set<String> YEARS = Set.of("ans", "an", "yo", "yrs");

  /** Before "10 ans" these make it a duration. */
  private static final Set<String> DURATION =
      Set.of(
          "depuis",
          "pendant",
          "garantie",
          "garanti",
          "guarantee",
          "warranty",
          "for",
          "since",
          "dans",
          "in",
          "a",
          "il",
          "y",
          "durant",
          "within",
          "last",
          "past");

  private static final Set<String> SHE_IS =
      Set.of(
          "she's", "he's", "i'm", "they're", "aged", "age", "agee", "turning", "turns", "turned");
  private static final Set<String> ABOUT =
      Set.of("about", "around", "nearly", "almost", "environ", "presque", "roughly", "like");
  private static final Map<String, Integer> DECADES =
      Map.of(
          "vingtaine",
          25,
          "trentaine",
          35,
          "quarantaine",
          45,
          "cinquantaine",
          55,
          "soixantaine",
          65,
          "twenties",
          25,
          "thirties",
          35,
          "forties",
          45,
          "fifties",
          55,
          "sixties",
          65);

  @Override
  public void read(Findings findings) {
    var sentence = findings.sentence();
    for (int i = 0; i < sentence.size(); i++) {
      if (!findings.isFree(i)) {
        continue;
      }
      var count = Numbers.at(sentence, i);
      int end = count == null || count.round() ? decade(findings, i) : age(findings, i, count);
      i = Math.max(i, end - 1);
    }
  }

  private static int age(Findings findings, int start, Numbers.Count count) {
    var sentence = findings.sentence();
    int end = start + count.length();
    if (count.value() > OLDEST || count.value() != Math.rint(count.value())) {
      return 0;
    }
    int units = units(sentence, end);
    boolean sayAge = units > 0 && !isDuration(sentence, start);
    boolean asked =
        units == 0
            && findings.expectsBefore("age", "quantity")
            && findings.expectsBefore("age", "budget")
            && !isCounting(sentence, end);
    if (sayAge || asked || units == 0 && isSaidOfSomeone(sentence, start, end)) {
      findings.take("age", Value.of(count.value()), start, end + units, sayAge ? 1 : 0.9);
      return end + units;
    }
    int birthday = birthday(sentence, end);
    if (birthday > end) {
      findings.take("age", Value.of(count.value()), start, birthday, 1);
      return birthday;
    }
    return 0;
  }

  /** "40th birthday": where the rank ends. */
  private static int birthday(Sentence sentence, int end) {
    return switch (sentence.folded(end)) {
      case "st", "nd", "rd", "th" -> sentence.folded(end + 1).equals("birthday") ? end + 1 : end;
      default -> end;
    };
  }

  /** How many tokens say "years old" here. */
  private static int units(Sentence sentence, int at) {
    var word = sentence.folded(at);
    if (YEARS.contains(word)) {
      return sentence.folded(at + 1).equals("old") ? 2 : 1;
    }
    if (word.equals("y") && sentence.folded(at + 1).equals("/")) {
      return 3;
    }
    if (word.equals("year") || word.equals("years")) {
      boolean old = sentence.folded(at + 1).equals("old");
      return old ? 2 : word.equals("years") ? 1 : 0;
    }
    return 0;
  }

  private static boolean isDuration(Sentence sentence, int start) {
    var before = sentence.folded(start - 1);
    if (before.equals("a") || before.equals("in")) {
      // "elle a 8 ans" is an age, "il y a 8 ans" is long ago
      return before.equals("in") || sentence.folded(start - 2).equals("y");
    }
    return DURATION.contains(before) || sentence.folded(start - 2).equals("garantie");
  }

  /** "she's 30", "she is 30", "he turns 40", "âgée de 30"; something countable may not follow. */
  private static boolean isSaidOfSomeone(Sentence sentence, int start, int end) {
    int of = ABOUT.contains(sentence.folded(start - 1)) ? start - 1 : start;
    var before = sentence.folded(of - 1);
    var earlier = sentence.folded(of - 2);
    boolean said =
        SHE_IS.contains(before)
            || before.equals("is") && isPerson(earlier)
            || before.equals("de") && SHE_IS.contains(earlier)
            || before.equals("en")
                && (sentence.folded(start + 1).isEmpty() && earlier.equals("elle"));
    return said && !isCounting(sentence, end);
  }

  private static boolean isPerson(String word) {
    return switch (word) {
      case "she",
          "he",
          "mother",
          "father",
          "mum",
          "mom",
          "dad",
          "sister",
          "brother",
          "wife",
          "husband",
          "niece",
          "nephew",
          "daughter",
          "son",
          "friend",
          "girl",
          "boy" ->
          true;
      default -> false;
    };
  }

  private static boolean isCounting(Sentence sentence, int end) {
    var next = sentence.folded(end);
    return !next.isEmpty()
            && sentence.token(end).isWord()
            && !Set.of(
                    "and", "et", "so", "but", "mais", "she", "he", "elle", "il", "old", "next",
                    "this")
                .contains(next)
        || next.equals("€")
        || next.equals("£")
        || next.equals("$")
        || next.equals("%");
  }

  /** "la trentaine", "in her forties". */
  private static int decade(Findings findings, int index) {
    var sentence = findings.sentence();
    for (int word = index; word <= index + 1; word++) {
      var middle = DECADES.get(sentence.folded(word));
      var next = sentence.folded(word + 1);
      boolean money =
          next.equals("d'") || next.equals("de") || next.equals("€") || next.equals("euros");
      boolean said =
          word == index
              ? sentence.folded(word).endsWith("ies")
              : sentence.folded(index).equals("la") || sentence.folded(index).equals("sa");
      if (middle != null && said && !money && findings.isFree(index, word + 1)) {
        findings.take("age", Value.of(middle), index, word + 1, 0.8);
        return word + 1;
      }
    }
    return 0;
  }
}
