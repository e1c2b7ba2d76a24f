package io.comptoir.nlu.entity;

import io.comptoir.base.Value;
import io.comptoir.nlu.text.Sentence;
import java.util.Set;

/**
 * How many: "deux", "2 x", "x3", "a couple of", "trois de plus", "une douzaine". A number that
 * nothing else explains counts as a quantity, surer with a word that says so.
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
        || sentence.folded(start - 1).equals("-") && count.digits()
        || OF_KNOWN.contains(sentence.folded(start - 1)) && !findings.expects("quantity")
        || isInstalments(sentence, start, end)
        || isDateLike(sentence, start, end)) {
      return false;
    }
    if (count.value() < 1) {
      return findings.expects("quantity");
    }
    return !count.article() || findings.expects("quantity") || isOnlyOne(sentence, start);
  }

  /** "en 3 fois" pays in three instalments. */
  private static boolean isInstalments(Sentence sentence, int start, int end) {
    return sentence.folded(start - 1).equals("en") && sentence.folded(end).equals("fois");
  }

  private static boolean isDateLike(Sentence sentence, int start, int end) {
    return sentence.folded(end).equals("/") || sentence.folded(start - 1).equals("/");
  }

  /** "un seul", "just one", "encore une", "un de plus": here the article counts. */
  private static boolean isOnlyOne(Sentence sentence, int start) {
    var next = sentence.folded(start + 1);
    var before = sentence.folded(start - 1);
    return Set.of("seul", "seule", "more", "only", "x", "exemplaire").contains(next)
        || Set.of("encore", "juste", "just", "only", "seulement").contains(before)
        || next.equals("de") && sentence.folded(start + 2).equals("plus");
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
    int first =
        sentence.folded(start - 1).equals("x") && findings.isFree(start - 1) ? start - 1 : start;
    double confidence = sure ? 0.95 : count.digits() ? 0.6 : 0.7;
    findings.take("quantity", Value.of(count.value()), first, last, confidence);
  }
}
