package io.comptoir.nlu.entity;

import io.comptoir.base.Value;
import io.comptoir.nlu.text.Phrases;
import io.comptoir.nlu.text.Sentence;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Days, as ISO local dates by the shop's clock: "demain", "samedi", "le 14 juillet", "14/07", "in 3
 * days", "before Christmas". A day without a year is the next one.
 */
final class DateReader implements EntityReader {
  private static final int FURTHEST_DAYS = 3_660;
  private static final Map<String, Integer> DAYS_AHEAD =
      Map.of("aujourd'hui", 0, "today", 0, "tonight", 0, "demain", 1, "tomorrow", 1);
  private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();
  private static final Map<String, Integer> MONTHS = new HashMap<>();

  private record Feast(int month, int day) {}

  private static final Phrases<Feast> FEASTS =
      Phrases.of(
          Map.of(
              "noël", new Feast(12, 25),
              "christmas", new Feast(12, 25),
              "la saint-valentin", new Feast(2, 14),
              "saint-valentin", new Feast(2, 14),
              "valentine's day", new Feast(2, 14),
              "valentine's", new Feast(2, 14),
              "le nouvel an", new Feast(1, 1),
              "new year", new Feast(1, 1),
              "halloween", new Feast(10, 31)));
  private static final Set<String> UNTIL = Set.of("avant", "before", "by", "ici", "until");

  static {
    var days =
        "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday"
            .split(" ");
    for (int i = 0; i < days.length; i++) {
      WEEKDAYS.put(days[i], DayOfWeek.of(i % 7 + 1));
    }
    var months =
        ("janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
                + " january february march april may june july august september october november december")
            .split(" ");
    for (int i = 0; i < months.length; i++) {
      MONTHS.put(months[i], i % 12 + 1);
    }
  }

  @Override
  public void read(Findings findings) {
    var sentence = findings.sentence();
    var today = findings.context().now().toLocalDate();
    for (int i = 0; i < sentence.size(); i++) {
      if (findings.isFree(i)) {
        var found = at(sentence, i, today);
        if (found != null) {
          // "avant Noël" is a day although Noël may be an occasion of the shop's as well
          int end = i + found.length();
          findings.add(
              "date", Value.of(found.date().toString()), i, end, found.confidence(), false);
          findings.cover(i, end);
          i = end - 1;
        }
      }
    }
  }

  private record Found(LocalDate date, int length, double confidence) {}

  private static @Nullable Found at(Sentence sentence, int at, LocalDate today) {
    var word = sentence.folded(at);
    var ahead = DAYS_AHEAD.get(word);
    if (ahead != null) {
      return new Found(today.plusDays(ahead), 1, 1);
    }
    if (word.equals("apres") && sentence.folded(at + 1).equals("demain")) {
      return new Found(today.plusDays(2), 2, 1);
    }
    var weekday = WEEKDAYS.get(word);
    if (weekday != null) {
      boolean next = sentence.folded(at + 1).equals("prochain");
      return new Found(today.with(TemporalAdjusters.next(weekday)), next ? 2 : 1, 0.9);
    }
    if (word.equals("dans") || word.equals("in")) {
      return distance(sentence, at, today);
    }
    if (sentence.token(at).isNumber()) {
      var numeric = numeric(sentence, at, today);
      return numeric != null ? numeric : dayAndMonth(sentence, at, today);
    }
    if (MONTHS.containsKey(word)) {
      return monthAndDay(sentence, at, today);
    }
    return feast(sentence, at, today);
  }

  /** "dans 3 jours", "in two weeks", "in a week". */
  private static @Nullable Found distance(Sentence sentence, int at, LocalDate today) {
    var count = Numbers.at(sentence, at + 1);
    int length = count == null ? 1 : count.length();
    if (count == null && !sentence.folded(at + 1).equals("a")) {
      return null;
    }
    double value = count == null ? 1 : count.value();
    int days =
        switch (sentence.folded(at + 1 + length)) {
          case "jour", "jours", "day", "days" -> 1;
          case "semaine", "semaines", "week", "weeks" -> 7;
          default -> 0;
        };
    if (days == 0 || value * days > FURTHEST_DAYS) {
      return null;
    }
    return new Found(today.plusDays((long) (value * days)), length + 2, 0.9);
  }

  /** "14/07", "14/07/2026": the day first, as in both countries. */
  private static @Nullable Found numeric(Sentence sentence, int at, LocalDate today) {
    if (!sentence.folded(at + 1).equals("/")) {
      return null;
    }
    int day = small(sentence, at);
    int month = small(sentence, at + 2);
    boolean withYear = sentence.folded(at + 3).equals("/") && small(sentence, at + 4) >= 0;
    if (withYear) {
      int year = small(sentence, at + 4);
      return date(year < 100 ? 2000 + year : year, month, day)
          .map(d -> new Found(d, 5, 1))
          .orElse(null);
    }
    return next(month, day, today).map(d -> new Found(d, 3, 0.9)).orElse(null);
  }

  /** "14 juillet 2026", "1er mai", "14th of July". */
  private static @Nullable Found dayAndMonth(Sentence sentence, int at, LocalDate today) {
    int month = at + 1;
    if (Set.of("er", "st", "nd", "rd", "th").contains(sentence.folded(month))) {
      month++;
    }
    if (sentence.folded(month).equals("of")) {
      month++;
    }
    var number = MONTHS.get(sentence.folded(month));
    return number == null
        ? null
        : withYear(sentence, at, month + 1, number, small(sentence, at), today);
  }

  /** "July 14th". */
  private static @Nullable Found monthAndDay(Sentence sentence, int at, LocalDate today) {
    if (at + 1 >= sentence.size() || !sentence.token(at + 1).isNumber()) {
      return null;
    }
    int end = at + 2;
    if (Set.of("st", "nd", "rd", "th").contains(sentence.folded(end))) {
      end++;
    }
    var month = MONTHS.get(sentence.folded(at));
    return month == null
        ? null
        : withYear(sentence, at, end, month, small(sentence, at + 1), today);
  }

  private static @Nullable Found withYear(
      Sentence sentence, int start, int end, int month, int day, LocalDate today) {
    int year = small(sentence, end);
    if (year >= 1900 && year < 2200) {
      return date(year, month, day).map(d -> new Found(d, end + 1 - start, 1)).orElse(null);
    }
    return next(month, day, today).map(d -> new Found(d, end - start, 1)).orElse(null);
  }

  /** "avant Noël", "before Valentine's Day": the feast alone may be an occasion. */
  private static @Nullable Found feast(Sentence sentence, int at, LocalDate today) {
    if (!UNTIL.contains(sentence.folded(at))) {
      return null;
    }
    int start = at + 1;
    var feast = FEASTS.at(sentence, start);
    if (feast.isEmpty()) {
      return null;
    }
    int length = 1 + feast.get().length();
    return next(feast.get().value().month(), feast.get().value().day(), today)
        .map(d -> new Found(d, length, 0.9))
        .orElse(null);
  }

  private static int small(Sentence sentence, int at) {
    var digits = sentence.folded(at);
    boolean plain =
        at < sentence.size()
            && sentence.token(at).isNumber()
            && digits.length() <= 4
            && digits.chars().allMatch(Character::isDigit);
    return plain ? Integer.parseInt(digits) : -1;
  }

  private static Optional<LocalDate> next(int month, int day, LocalDate today) {
    var thisYear = date(today.getYear(), month, day);
    return thisYear.isPresent() && thisYear.get().isBefore(today)
        ? date(today.getYear() + 1, month, day)
        : thisYear;
  }

  private static Optional<LocalDate> date(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
