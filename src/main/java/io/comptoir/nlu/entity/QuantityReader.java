package io.comptoir.nlu.entity;

import io.comptoir.base.Value;
import io.comptoir.nlu.text.Sentence;
import java.util.Set;

/**
 * How many: "deux", "2 x", "x3", "a couple of", "trois de plus", "une douzaine", "-3". A number
 * that nothing else explains counts as a quantity, surer with a word that says so.
 */
final class QuantityReader implements EntityReader {
  private static final int MOST = 9_999;
  private static final Set<String> TIMES =
      Set.of(
          "x",
          "×",
          "*",
          "exemplaires",
          "exemplaire",
          "pieces",
          "piece",
          "unites",
          "unite",
          "units",
          "unit",
          "copies");

  /** What a number before these measures, not counts. */
  private static final Set<String> UNITS =
      Set.of(
          "ml",
          "cl",
          "dl",
          "l",
          "g",
          "gr",
          "kg",
          "mg",
          "cm",
          "mm",
          "m",
          "km",
          "oz",
          "lb",
          "lbs",
          "h",
          "heure",
          "heures",
          "hour",
          "hours",
          "min",
          "mn",
          "minute",
          "minutes",
          "jour",
          "jours",
          "day",
          "days",
          "semaine",
          "semaines",
          "week",
          "weeks",
          "mois",
          "month",
          "months",
          "an",
          "ans",
          "year",
          "years",
          "%",
          "°",
          "pourcent",
          "percent",
          "etoiles",
          "etoile",
          "stars",
          "star",
          "am",
          "pm",
          "inch",
          "inches",
          "points",
          "euros",
          "€",
          "£",
          "$",
          "rue",
          "avenue",
          "boulevard",
          "bis",
          "ter",
          "street",
          "road",
          "lane");

  private static final Set<String> STREETS =
      Set.of(
          "rue",
          "avenue",
          "boulevard",
          "place",
          "chemin",
          "impasse",
          "allee",
          "quai",
          "cours",
          "route",
          "street",
          "road",
          "lane",
          "square",
          "drive",
          "close",
          "terrace",
          "way");

  /** "les deux", "the three" point at things, they do not count them. */
  private static final Set<String> OF_KNOWN =
      Set.of("les", "des", "ces", "the", "these", "those", "all");

  private static final Set<String> TAKING =
      Set.of(
          "en",
          "prends",
          "prend",
          "prendre",
          "prendrai",
          "veux",
          "voudrais",
          "faut",
          "mets",
          "mettez",
          "ajoute",
          "ajoutez",
          "plutot",
          "take",
          "want",
          "need",
          "make",
          "it",
          "add",
          "have",
          "quantite",
          "quantity",
          "qty",
          "x",
          "buy",
          "order",
          "get");

  private static final Set<String> DENIALS = Set.of("pas", "not");

  private static final Set<String> PEOPLE =
      Set.of(
          "enfant",
          "adulte",
          "personne",
          "bebe",
          "child",
          "adult",
          "person",
          "kid",
          "baby",
          "infant");

  @Override
  public void read(Findings findings) {
    var sentence = findings.sentence();
    for (int i = 0; i < sentence.size(); i++) {
      if (!findings.isFree(i)) {
        continue;
      }
      var count = Numbers.at(sentence, i);
      if (count == null) {
        continue;
      }
      int end = i + count.length();
      if (isQuantity(findings, i, end, count)) {
        take(findings, i, end, count);
      }
      i = end - 1;
    }
  }

  private static boolean isQuantity(Findings findings, int start, int end, Numbers.Count count) {
    var sentence = findings.sentence();
    if (!findings.isFree(start, end)
        || count.value() != Math.rint(count.value())
        || count.value() > MOST
        || UNITS.contains(sentence.folded(end))
        || isAfterDash(sentence, start) && count.digits() && !isSign(findings, start)
        || OF_KNOWN.contains(sentence.folded(start - 1)) && !findings.expects("quantity")
        || isInstalments(sentence, start, end)
        || isDateLike(sentence, start, end)
        || isHouse(findings, end)) {
      return false;
    }
    if (count.value() < 1) {
      return findings.expects("quantity");
    }
    return !count.article()
        || findings.expects("quantity")
        || isOnlyOne(sentence, start)
        || isListed(findings, start)
        || isTaken(sentence, start, end);
  }

  private static boolean isAfterDash(Sentence sentence, int start) {
    return sentence.folded(start - 1).equals("-");
  }

  /**
   * "-3 bougies", "minus 3 belts": a number below zero, for the dialogue to refuse. The dash is
   * glued to the number and stands apart from what is before; "- 3" begins a line of a list.
   */
  private static boolean isSign(Findings findings, int start) {
    var sentence = findings.sentence();
    var before = sentence.folded(start - 1);
    if (before.equals("minus") || before.equals("moins") && isPlainMinus(sentence, start)) {
      return findings.isFree(start - 1);
    }
    if (!before.equals("-") && !before.equals("−") && !before.equals("–")) {
      return false;
    }
    int dash = sentence.token(start - 1).start();
    return sentence.token(start - 1).end() == sentence.token(start).start()
        && (dash == 0 || Character.isWhitespace(sentence.text().charAt(dash - 1)));
  }

  /** "moins 3 bougies"; "deux de moins 3" and "plus ou moins 3" are other things. */
  private static boolean isPlainMinus(Sentence sentence, int start) {
    return start == 1
        || sentence.token(start).isNumber()
            && !Set.of("ou", "or", "de", "au", "a", "en").contains(sentence.folded(start - 2));
  }

  /** "en 3 fois" pays in three instalments. */
  private static boolean isInstalments(Sentence sentence, int start, int end) {
    return sentence.folded(start - 1).equals("en") && sentence.folded(end).equals("fois");
  }

  private static boolean isDateLike(Sentence sentence, int start, int end) {
    return sentence.folded(end).equals("/") || sentence.folded(start - 1).equals("/");
  }

  /** "8 place du Marché", "4 Mill Lane, LS1 4DY": the number of a house, beside its postcode. */
  private static boolean isHouse(Findings findings, int end) {
    boolean street = false;
    for (int i = end; i < end + 3; i++) {
      street |= STREETS.contains(findings.sentence().folded(i));
    }
    return street && findings.has("postcode");
  }

  /** "un seul", "just one", "encore une", "un de plus": here the article counts. */
  private static boolean isOnlyOne(Sentence sentence, int start) {
    var next = sentence.folded(start + 1);
    var before = sentence.folded(start - 1);
    return Set.of("seul", "seule", "more", "only", "x", "exemplaire").contains(next)
        || Set.of("encore", "juste", "just", "only", "seulement").contains(before)
        || before.equals("the")
            && Set.of("just", "only").contains(sentence.folded(start - 2))
            && sentence.folded(start).equals("one")
        || next.equals("de") && sentence.folded(start + 2).equals("plus");
  }

  /** "deux cafés et un croissant", "two adults and a child": in a list that counts. */
  private static boolean isListed(Findings findings, int start) {
    var sentence = findings.sentence();
    boolean joined = Set.of("et", "and", ",", "plus").contains(sentence.folded(start - 1));
    boolean thing =
        start + 1 < sentence.size()
            && (!findings.isFree(start + 1) || PEOPLE.contains(sentence.folded(start + 1)));
    return joined && thing && findings.has("quantity");
  }

  /** "rajoutez-en un", "i'll take one": the article ends the sentence. */
  private static boolean isTaken(Sentence sentence, int start, int end) {
    boolean ends =
        end >= sentence.size()
            || sentence.token(end).isMark()
            || Set.of("s'", "svp", "stp", "please", "merci", "thanks")
                .contains(sentence.folded(end));
    return ends
        && Set.of("en", "take", "add", "want", "need", "make").contains(sentence.folded(start - 1));
  }

  private static void take(Findings findings, int start, int end, Numbers.Count count) {
    var sentence = findings.sentence();
    int last = end;
    boolean sure = findings.expects("quantity") || count.round();
    if (TIMES.contains(sentence.folded(end)) && findings.isFree(end)) {
      last = end + 1;
      sure = true;
    } else if (sentence.folded(end).equals("fois") || sentence.folded(end).equals("times")) {
      last = end + 1;
      sure = true;
    } else if (sentence.folded(end).equals("more")) {
      last = end + 1;
      sure = true;
    } else if (sentence.folded(end).equals("de") && sentence.folded(end + 1).equals("plus")) {
      last = end + 2;
      sure = true;
    }
    boolean namesThings = end < sentence.size() && !findings.isFree(end);
    sure = sure || namesThings || TAKING.contains(sentence.folded(start - 1));
    boolean times = sentence.folded(start - 1).equals("x") && findings.isFree(start - 1);
    boolean negative = isSign(findings, start);
    int first = times || negative ? start - 1 : start;
    double confidence = sure ? 0.95 : count.digits() ? 0.6 : 0.7;
    double value = negative ? -count.value() : count.value();
    // "pas 2, 3": the first is taken back
    boolean denied = start > 0 && DENIALS.contains(sentence.folded(start - 1));
    findings.add("quantity", Value.of(value), first, last, confidence, denied);
    findings.cover(first, last);
  }
}
