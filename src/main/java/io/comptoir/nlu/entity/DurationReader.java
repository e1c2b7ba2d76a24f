package io.comptoir.nlu.entity;

import io.comptoir.base.Value;
import io.comptoir.nlu.text.Sentence;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long, as ISO 8601 writes it: "pendant 3 jours" {@code P3D}, "half an hour" {@code PT30M},
 * "une heure et demie" {@code PT1H30M}, "deux semaines" {@code P14D}, "2 ans" {@code P2Y}.
 */
final class DurationReader implements EntityReader {
  private static final int MOST = 9_999;

  private enum Unit {
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR
  }

  private static final Map<String, Unit> UNITS =
      Map.ofEntries(
          Map.entry("min", Unit.MINUTE),
          Map.entry("mn", Unit.MINUTE),
          Map.entry("mins", Unit.MINUTE),
          Map.entry("minute", Unit.MINUTE),
          Map.entry("minutes", Unit.MINUTE),
          Map.entry("h", Unit.HOUR),
          Map.entry("heure", Unit.HOUR),
          Map.entry("heures", Unit.HOUR),
          Map.entry("hour", Unit.HOUR),
          Map.entry("hours", Unit.HOUR),
          Map.entry("hrs", Unit.HOUR),
          Map.entry("jour", Unit.DAY),
          Map.entry("jours", Unit.DAY),
          Map.entry("day", Unit.DAY),
          Map.entry("days", Unit.DAY),
          Map.entry("nuit", Unit.DAY),
          Map.entry("nuits", Unit.DAY),
          Map.entry("night", Unit.DAY),
          Map.entry("nights", Unit.DAY),
          Map.entry("semaine", Unit.WEEK),
          Map.entry("semaines", Unit.WEEK),
          Map.entry("week", Unit.WEEK),
          Map.entry("weeks", Unit.WEEK),
          Map.entry("mois", Unit.MONTH),
          Map.entry("month", Unit.MONTH),
          Map.entry("months", Unit.MONTH),
          Map.entry("an", Unit.YEAR),
          Map.entry("ans", Unit.YEAR),
          Map.entry("annee", Unit.YEAR),
          Map.entry("annees", Unit.YEAR),
          Map.entry("year", Unit.YEAR),
          Map.entry("years", Unit.YEAR));

  /** After these "a week", "une heure" is a length of time. */
  private static final Set<String> LASTING =
      Set.of(
          "pendant",
          "durant",
          "for",
          "depuis",
          "d'",
          "lasts",
          "lasted",
          "last",
          "dure",
          "duree",
          "garanti",
          "garantie",
          "within",
          "sous",
          "en");

  @Override
  public void read(Findings findings) {
    var sentence = findings.sentence();
    for (int i = 0; i < sentence.size(); i++) {
      if (findings.isFree(i)) {
        int end = half(findings, i);
        end = end > i ? end : counted(findings, i);
        i = Math.max(i, end - 1);
      }
    }
  }

  /** "une demi-heure", "half an hour", "a half hour", "trois quarts d'heure". */
  private static int half(Findings findings, int at) {
    var sentence = findings.sentence();
    int start = at;
    if (isArticle(sentence.folded(at))) {
      start++;
    }
    var word = sentence.folded(start);
    int unit = start + 1;
    if (word.equals("half") && isArticle(sentence.folded(unit))) {
      unit++;
    } else if (!word.equals("half") && !word.equals("demi") && !word.equals("demie")) {
      return 0;
    }
    var half =
        switch (sentence.folded(unit)) {
          case "heure", "hour" -> "PT30M";
          case "journee", "jour", "day" -> "PT12H";
          case "annee", "year" -> "P6M";
          default -> "";
        };
    if (half.isEmpty() || !findings.isFree(at, unit + 1)) {
      return 0;
    }
    findings.take("duration", Value.of(half), at, unit + 1, 1);
    return unit + 1;
  }

  private static int counted(Findings findings, int at) {
    var sentence = findings.sentence();
    var count = Numbers.at(sentence, at);
    boolean article = count == null && isArticle(sentence.folded(at));
    if (count == null && !article) {
      return 0;
    }
    int end = at + (count == null ? 1 : count.length());
    boolean of = sentence.folded(end).equals("of") || sentence.folded(end).equals("de");
    end += count != null && count.round() && of ? 1 : 0;
    double value = count == null ? 1 : count.value();
    int halfBefore = isAndHalf(sentence, end);
    var unit = UNITS.get(sentence.folded(end + halfBefore));
    if (unit == null
        || value > MOST
        || value <= 0
        || !findings.isFree(at, end + halfBefore + 1)
        || (article || count != null && count.article()) && !isLasting(findings, at, end)) {
      return 0;
    }
    end += halfBefore + 1;
    double sum = value + (halfBefore > 0 ? 0.5 : 0);
    int minutes = minutes(sentence, end, unit);
    int halfAfter = halfBefore > 0 || minutes > 0 ? 0 : isAndHalf(sentence, end);
    sum += halfAfter > 0 ? 0.5 : 0;
    end += halfAfter + (minutes > 0 ? 1 : 0);
    var written = written(sum, unit, minutes);
    if (written == null) {
      return 0;
    }
    findings.take("duration", Value.of(written), at, end, 0.95);
    return end;
  }

  /** "1h30": the minutes glued behind. */
  private static int minutes(Sentence sentence, int at, Unit unit) {
    var digits = sentence.folded(at);
    boolean glued =
        unit == Unit.HOUR
            && at < sentence.size()
            && sentence.token(at).isNumber()
            && digits.length() == 2
            && sentence.token(at).start() == sentence.token(at - 1).end();
    return glued && digits.compareTo("60") < 0 ? Integer.parseInt(digits) : 0;
  }

  private static boolean isLasting(Findings findings, int at, int end) {
    var sentence = findings.sentence();
    return findings.expects("duration")
        || LASTING.contains(sentence.folded(at - 1))
        || isAndHalf(sentence, end + 1) > 0;
  }

  /** How many tokens say "and a half", "et demie" here. */
  private static int isAndHalf(Sentence sentence, int at) {
    if (sentence.folded(at).equals("et")) {
      var next = sentence.folded(at + 1);
      return next.equals("demie") || next.equals("demi") ? 2 : 0;
    }
    return sentence.folded(at).equals("and")
            && sentence.folded(at + 1).equals("a")
            && sentence.folded(at + 2).equals("half")
        ? 3
        : 0;
  }

  private static boolean isArticle(String word) {
    return word.equals("a") || word.equals("an") || word.equals("une") || word.equals("un");
  }

  private static @Nullable String written(double value, Unit unit, int minutes) {
    boolean whole = value == Math.rint(value);
    long number = (long) value;
    return switch (unit) {
      case MINUTE -> whole ? "PT" + number + "M" : null;
      case HOUR ->
          minutes > 0
              ? "PT" + number + "H" + minutes + "M"
              : "PT" + (number > 0 ? number + "H" : "") + half(value, number, "30M");
      case DAY -> whole ? "P" + number + "D" : "P" + number + "DT12H";
      case WEEK -> whole ? "P" + number * 7 + "D" : null;
      case MONTH -> whole ? "P" + number + "M" : "P" + number + "M15D";
      case YEAR -> "P" + number + "Y" + half(value, number, "6M");
    };
  }

  private static String half(double value, long number, String half) {
    return value > number ? half : "";
  }
}
