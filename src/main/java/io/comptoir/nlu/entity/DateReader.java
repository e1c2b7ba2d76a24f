package io.comptoir.nlu.entity;

import io.comptoir.base.Value;
import io.comptoir.nlu.text.Phrases;
import io.comptoir.nlu.text.Sentence;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
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
          if (!isPartOfDay(sentence, end)) {
            findings.cover(i, end);
          }
          i = end - 1;
        }
      }
    }
  }

  /** "ce soir" is a day and a time: the clock reads it as well. */
  private static boolean isPartOfDay(Sentence sentence, int end) {
    return switch (sentence.folded(end - 1)) {
      case "soir", "matin", "midi", "aprem", "morning", "afternoon", "evening", "tonight" -> true;
      default -> false;
    };
  }

  private record Found(LocalDate date, int length, double confidence) {}

  private static @Nullable Found at(Sentence sentence, int at, LocalDate today) {
    var word = sentence.folded(at);
    var phrase = PHRASES.at(sentence, at);
    if (phrase.isPresent()) {
      return new Found(day(phrase.get().value(), today), phrase.get().length(), 0.9);
    }
    var ahead = DAYS_AHEAD.get(word);
    if (ahead != null) {
      return new Found(today.plusDays(ahead), 1, 1);
    }
    var weekday = WEEKDAYS.get(word);
    if (weekday != null) {
      return weekday(sentence, at, weekday, today);
    }
    if (word.equals("dans") || word.equals("in")) {
      return distance(sentence, at + 1, 1, today);
    }
    if (word.equals("a") && sentence.folded(at - 1).equals("y")) {
      // "il y a 3 jours"
      return distance(sentence, at + 1, -1, today);
    }
    var ago = ago(sentence, at, today);
    if (ago != null) {
      return ago;
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

  /** "samedi", "mardi prochain", "vendredi en huit", "a week from Friday", "Friday week". */
  private static Found weekday(Sentence sentence, int at, DayOfWeek weekday, LocalDate today) {
    var day = today.with(TemporalAdjusters.next(weekday));
    var next = sentence.folded(at + 1);
    if (next.equals("prochain")) {
      return new Found(day, 2, 0.9);
    }
    if (next.equals("week")) {
      return new Found(day.plusWeeks(1), 2, 0.9);
    }
    if (next.equals("en") && sentence.folded(at + 2).equals("huit")) {
      return new Found(day.plusWeeks(1), 3, 0.9);
    }
    if (next.equals("dernier")) {
      return new Found(today.with(TemporalAdjusters.previous(weekday)), 2, 0.9);
    }
    if (sentence.folded(at - 1).equals("last")) {
      return new Found(today.with(TemporalAdjusters.previous(weekday)), 1, 0.9);
    }
    boolean later = sentence.has(at - 3, List.of("a", "week", "from"));
    // "next Friday" is this week's to some and next week's to others
    boolean unsure = sentence.folded(at - 1).equals("next");
    return new Found(later ? day.plusWeeks(1) : day, 1, unsure ? 0.6 : 0.9);
  }

  /** From this token on "3 jours", "two weeks", "a fortnight", "quinze jours", "un mois". */
  private static @Nullable Found distance(Sentence sentence, int at, int sign, LocalDate today) {
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
    return new Found(date, unit + 2 - at, 0.9);
  }

  private static boolean isOf(String word) {
    return word.equals("de") || word.equals("of");
  }

  /** "3 days ago": counted back from here. */
  private static @Nullable Found ago(Sentence sentence, int at, LocalDate today) {
    var back = distance(sentence, at, -1, today);
    boolean said = back != null && sentence.folded(at + back.length() - 1).equals("ago");
    return said ? back : null;
  }

  private enum Phrase {
    TODAY,
    AFTER_TOMORROW,
    BEFORE_YESTERDAY,
    WEEKEND,
    NEXT_WEEKEND,
    NEXT_WEEK,
    NEXT_MONTH
  }

  private static final Phrases<Phrase> PHRASES = phrases();

  private static Phrases<Phrase> phrases() {
    var phrases = new HashMap<String, Phrase>();
    add(
        phrases,
        Phrase.TODAY,
        "ce soir, ce matin, cet après-midi, cet aprem, cette après-midi, this morning, this afternoon, this evening");
    add(phrases, Phrase.AFTER_TOMORROW, "après-demain, the day after tomorrow, day after tomorrow");
    add(phrases, Phrase.BEFORE_YESTERDAY, "avant-hier, the day before yesterday");
    add(
        phrases,
        Phrase.WEEKEND,
        "ce week-end, ce weekend, this weekend, this week-end, the weekend");
    add(phrases, Phrase.NEXT_WEEKEND, "le week-end prochain, week-end prochain, next weekend");
    add(phrases, Phrase.NEXT_WEEK, "la semaine prochaine, semaine prochaine, next week");
    add(phrases, Phrase.NEXT_MONTH, "le mois prochain, mois prochain, next month");
    return Phrases.of(phrases);
  }

  private static void add(Map<String, Phrase> phrases, Phrase phrase, String list) {
    for (var each : list.split(",")) {
      phrases.put(each.strip(), phrase);
    }
  }

  private static LocalDate day(Phrase phrase, LocalDate today) {
    return switch (phrase) {
      case TODAY -> today;
      case AFTER_TOMORROW -> today.plusDays(2);
      case BEFORE_YESTERDAY -> today.minusDays(2);
      case WEEKEND -> today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
      case NEXT_WEEKEND -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(5);
      case NEXT_WEEK -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
      case NEXT_MONTH -> today.plusMonths(1).withDayOfMonth(1);
    };
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
