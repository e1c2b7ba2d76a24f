package io.comptoir.nlu.entity;

import io.comptoir.base.Value;
import io.comptoir.nlu.text.Sentence;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Days, as ISO local dates by the shop's clock: "demain", "samedi", "in 3 days" here, "ce week-end"
 * by {@link NamedDays}, "le 14 juillet" by {@link MonthDays}.
 */
final class DateReader implements EntityReader {
  private static final int FURTHEST_DAYS = 3_660;
  private static final Map<String, Integer> DAYS_AHEAD =
      Map.of(
          "aujourd'hui",
          0,
          "today",
          0,
          "tonight",
          0,
          "demain",
          1,
          "tomorrow",
          1,
          "hier",
          -1,
          "yesterday",
          -1);
  private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();

  /** Right before a day these leave it out: "sauf lundi", "not on Monday", "any day but Monday". */
  private static final Set<String> BUT =
      Set.of("sauf", "hormis", "except", "pas", "not", "ni", "nor");

  static {
    var days =
        "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday"
            .split(" ");
    for (int i = 0; i < days.length; i++) {
      WEEKDAYS.put(days[i], DayOfWeek.of(i % 7 + 1));
    }
  }

  @Override
  public void read(Findings findings) {
    var sentence = findings.sentence();
    var today = findings.context().now().toLocalDate();
    for (int i = 0; i < sentence.size(); i++) {
      var found = findings.isFree(i) ? at(findings, i, today) : named(findings, i, today);
      if (found != null) {
        // "avant Noël" is a day although Noël may be an occasion of the shop's as well
        int end = i + found.length();
        findings.add(
            "date",
            Value.of(found.date().toString()),
            i,
            end,
            found.confidence(),
            isLeftOut(sentence, i));
        if (!isPartOfDay(sentence, end)) {
          findings.cover(i, end);
        }
        i = end - 1;
      }
    }
  }

  /** "Christmas Eve" is a day although Christmas may be an occasion of the shop's. */
  private static @Nullable Day named(Findings findings, int at, LocalDate today) {
    return findings.isTakenBy("product", at, at + 1)
        ? null
        : NamedDays.at(findings.sentence(), at, today);
  }

  private static boolean isLeftOut(Sentence sentence, int at) {
    int before = at - 1;
    while (Set.of("le", "on", "the").contains(sentence.folded(before))) {
      before--;
    }
    var word = sentence.folded(before);
    return BUT.contains(word)
        || word.equals("but")
            && (sentence.folded(before - 1).equals("any")
                || sentence.folded(before - 2).equals("any")
                || sentence.folded(before - 2).equals("every"));
  }

  /** "ce soir" is a day and a time: the clock reads it as well. */
  private static boolean isPartOfDay(Sentence sentence, int end) {
    return switch (sentence.folded(end - 1)) {
      case "soir", "matin", "midi", "aprem", "morning", "afternoon", "evening", "tonight" -> true;
      default -> false;
    };
  }

  private static @Nullable Day at(Findings findings, int at, LocalDate today) {
    var sentence = findings.sentence();
    var word = sentence.folded(at);
    var named = NamedDays.at(sentence, at, today);
    if (named != null) {
      return named;
    }
    var ahead = DAYS_AHEAD.get(word);
    if (ahead != null) {
      return new Day(today.plusDays(ahead), 1, 1);
    }
    var weekday = WEEKDAYS.get(word);
    if (weekday != null) {
      return weekday(sentence, at, weekday, today);
    }
    if (word.equals("dans") || word.equals("in")) {
      var day = distance(sentence, at + 1, 1, today);
      return day != null ? day : hours(sentence, at + 1, today);
    }
    if (word.equals("a") && sentence.folded(at - 1).equals("y")) {
      // "il y a 3 jours"
      return distance(sentence, at + 1, -1, today);
    }
    var ago = ago(sentence, at, today);
    return ago != null ? ago : MonthDays.at(findings, at, today);
  }

  /** "samedi", "mardi prochain", "vendredi en huit", "a week from Friday", "Friday week". */
  private static Day weekday(Sentence sentence, int at, DayOfWeek weekday, LocalDate today) {
    var day = today.with(TemporalAdjusters.next(weekday));
    var next = sentence.folded(at + 1);
    if (next.equals("prochain")) {
      return new Day(day, 2, 0.9);
    }
    if (next.equals("week")) {
      return new Day(day.plusWeeks(1), 2, 0.9);
    }
    if (next.equals("en") && sentence.folded(at + 2).equals("huit")) {
      return new Day(day.plusWeeks(1), 3, 0.9);
    }
    if (next.equals("dernier")) {
      return new Day(today.with(TemporalAdjusters.previous(weekday)), 2, 0.9);
    }
    if (sentence.folded(at - 1).equals("last")) {
      return new Day(today.with(TemporalAdjusters.previous(weekday)), 1, 0.9);
    }
    boolean later =
        sentence.has(at - 3, List.of("a", "week", "from"))
            || sentence.has(at - 3, List.of("a", "week", "on"));
    // "next Friday" is this week's to some and next week's to others
    boolean unsure = sentence.folded(at - 1).equals("next");
    return new Day(later ? day.plusWeeks(1) : day, 1, unsure ? 0.6 : 0.9);
  }

  /** From this token on "3 jours", "two weeks", "a fortnight", "quinze jours", "un mois". */
  private static @Nullable Day distance(Sentence sentence, int at, int sign, LocalDate today) {
    var count = Numbers.at(sentence, at);
    boolean article = count == null && sentence.folded(at).equals("a");
    if (count == null && !article || count != null && count.value() > FURTHEST_DAYS) {
      return null;
    }
    int unit = at + (count == null ? 1 : count.length());
    unit += count != null && count.round() && isOf(sentence.folded(unit)) ? 1 : 0;
    long value = sign * (count == null ? 1 : (long) count.value());
    var next = sentence.folded(unit);
    var date =
        switch (next) {
          case "jour", "jours", "day", "days" -> today.plusDays(value);
          case "semaine", "semaines", "week", "weeks" -> today.plusWeeks(value);
          case "fortnight" -> today.plusWeeks(2 * value);
          case "mois", "month", "months" -> today.plusMonths(value);
          default -> null;
        };
    if (date == null || Math.abs(date.toEpochDay() - today.toEpochDay()) > FURTHEST_DAYS) {
      return null;
    }
    return new Day(date, unit + 2 - at, 0.9);
  }

  /** "dans 48 heures": whole days in hours. */
  private static @Nullable Day hours(Sentence sentence, int at, LocalDate today) {
    var count = Numbers.at(sentence, at);
    if (count == null || count.value() <= 0 || count.value() % 24 != 0) {
      return null;
    }
    boolean said =
        switch (sentence.folded(at + count.length())) {
          case "h", "heures", "hours", "hrs" -> count.value() / 24 <= FURTHEST_DAYS;
          default -> false;
        };
    return said
        ? new Day(today.plusDays((long) count.value() / 24), 2 + count.length(), 0.9)
        : null;
  }

  private static boolean isOf(String word) {
    return word.equals("de") || word.equals("of");
  }

  /** "3 days ago", "three weeks from now": counted from here. */
  private static @Nullable Day ago(Sentence sentence, int at, LocalDate today) {
    var back = distance(sentence, at, -1, today);
    if (back == null) {
      return null;
    }
    int end = at + back.length() - 1;
    if (sentence.has(end, List.of("from", "now"))) {
      var ahead = distance(sentence, at, 1, today);
      return ahead == null ? null : new Day(ahead.date(), back.length() + 1, 0.9);
    }
    return sentence.folded(end).equals("ago") ? back : null;
  }
}
