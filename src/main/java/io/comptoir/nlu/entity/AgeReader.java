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
          "she's", "he's", "i'm", "im", "they're", "aged", "age", "agee", "turning", "turns",
          "turned");

  /** Right behind an age these may go on; any other word is counted by the number. */
  private static final Set<String> AFTER =
      Set.of(
          "and",
          "et",
          "so",
          "but",
          "mais",
          "she",
          "he",
          "elle",
          "il",
          "old",
          "next",
          "this",
          "on",
          "in",
          "le",
          "en",
          "dans",
          "demain",
          "yesterday",
          "hier",
          "last",
          "tomorrow",
          "today",
          "soon",
          "bientot",
          "who",
          "qui",
          "nothing",
          "rien",
          "please",
          "or",
          "ou");

  private static final Set<String> JOINTS = Set.of("et", "and", "ou", "or", "a", "to", "-", ",");
  private static final Set<String> WILL =
      Set.of("she'll", "he'll", "they'll", "i'll", "will", "to");
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
      end = end > i || count == null ? end : joined(findings, i, count);
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
    if (sayAge || asked || units == 0 && isSaidOfSomeone(findings, start, end)) {
      findings.take("age", Value.of(count.value()), start, end + units, sayAge ? 1 : 0.9);
      return end + units;
    }
    int birthday = birthday(findings, start, end);
    if (birthday > end) {
      findings.take("age", Value.of(count.value()), start, birthday, 1);
      return birthday;
    }
    int months = months(findings, start, end, count.value());
    return months > 0 ? months : group(findings, start, end, count.value());
  }

  /** The "4" of "4 et 7 ans", "entre 8 et 10 ans": both are ages. */
  private static int joined(Findings findings, int start, Numbers.Count count) {
    var sentence = findings.sentence();
    int end = start + count.length();
    var second = JOINTS.contains(sentence.folded(end)) ? Numbers.at(sentence, end + 1) : null;
    if (second == null || count.value() > OLDEST || count.value() != Math.rint(count.value())) {
      return 0;
    }
    int last = end + 1 + second.length();
    boolean ages = units(sentence, last) > 0 && !isDuration(sentence, start);
    // "my daughters are 4 and 7": two of them
    boolean said = units(sentence, last) == 0 && isAreOf(findings, start);
    if (!ages && !(said && !isCounting(sentence, last))) {
      return 0;
    }
    findings.take("age", Value.of(count.value()), start, end, 0.9);
    if (ages) {
      return end;
    }
    findings.take("age", Value.of(second.value()), end + 1, last, 0.9);
    return last;
  }

  /** "my daughters are 4 and 7": behind a verb of being, and someone before it. */
  private static boolean isAreOf(Findings findings, int start) {
    var verb = findings.sentence().folded(start - 1);
    boolean being = verb.equals("are") || verb.equals("is") || verb.equals("re");
    return being
        && start > 1
        && (isSomeone(findings, start - 2) || isPerson(findings.sentence().folded(start - 2)));
  }

  private static boolean isSomeone(Findings findings, int at) {
    return at >= 0 && findings.isTakenBy("recipient", at, at + 1);
  }

  /** "40th birthday", "my mum's 60th", "her 40th": where the rank ends. */
  private static int birthday(Findings findings, int start, int end) {
    var sentence = findings.sentence();
    boolean rank =
        switch (sentence.folded(end)) {
          case "st", "nd", "rd", "th" -> true;
          default -> false;
        };
    var before = sentence.folded(start - 1);
    boolean theirs =
        before.equals("'s") && isSomeone(findings, start - 2)
            || before.equals("her")
            || before.equals("his");
    boolean said =
        sentence.folded(end + 1).equals("birthday") || theirs && !isCounting(sentence, end + 1);
    return rank && said ? end + 1 : end;
  }

  /** "un bébé de 6 mois", "a 6-month-old": in whole years. */
  private static int months(Findings findings, int start, int end, double value) {
    var sentence = findings.sentence();
    var unit = sentence.folded(end);
    boolean old = unit.startsWith("month") && sentence.folded(end + 1).equals("old");
    boolean of =
        unit.equals("mois")
                && sentence.folded(start - 1).equals("de")
                && isSomeone(findings, start - 2)
            || unit.equals("months") && isSaidOfSomeone(findings, start, end + 1);
    if (!old && !of) {
      return 0;
    }
    int last = end + (old ? 2 : 1);
    findings.take("age", Value.of(Math.floor(value / 12)), start, last, 0.9);
    return last;
  }

  /** "under 12s", "les moins de 12" is for the price to read. */
  private static int group(Findings findings, int start, int end, double value) {
    var sentence = findings.sentence();
    var before = sentence.folded(start - 1);
    boolean said =
        sentence.folded(end).equals("s")
            && sentence.token(end).start() == sentence.token(end - 1).end()
            && Set.of("under", "over", "for", "the").contains(before);
    if (!said) {
      return 0;
    }
    findings.take("age", Value.of(value), start, end + 1, 0.9);
    return end + 1;
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

  /**
   * "she's 30", "she is 30", "he turns 40", "âgée de 30", "a child of 8"; something countable may
   * not follow.
   */
  private static boolean isSaidOfSomeone(Findings findings, int start, int end) {
    var sentence = findings.sentence();
    int of = ABOUT.contains(sentence.folded(start - 1)) ? start - 1 : start;
    var before = sentence.folded(of - 1);
    var earlier = sentence.folded(of - 2);
    boolean said =
        SHE_IS.contains(before)
            || before.equals("is") && (isPerson(earlier) || isSomeone(findings, of - 2))
            || before.equals("be") && WILL.contains(earlier)
            || before.equals("de") && SHE_IS.contains(earlier)
            || (before.equals("of") || before.equals("de"))
                && (isYoung(earlier) || isSomeone(findings, of - 2))
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

  /** Whose age is said as "of 8". */
  private static boolean isYoung(String word) {
    return switch (word) {
      case "child",
          "children",
          "kid",
          "kids",
          "boy",
          "boys",
          "girl",
          "girls",
          "teenager",
          "teenagers",
          "enfant",
          "enfants",
          "garcon",
          "garcons",
          "fille",
          "filles",
          "ado",
          "ados" ->
          true;
      default -> false;
    };
  }

  private static boolean isCounting(Sentence sentence, int end) {
    var next = sentence.folded(end);
    return !next.isEmpty() && sentence.token(end).isWord() && !AFTER.contains(next)
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
