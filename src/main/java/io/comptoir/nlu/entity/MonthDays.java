package io.comptoir.nlu.entity;

import io.comptoir.nlu.text.Sentence;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Days by their number: "14/07/2026", "14 juillet", "July 14th", "du 20 au 27 décembre", "après le
 * 15", "fin décembre", "by the end of the month". A day without a month or a year is the next one.
 */
final class MonthDays {
  private static final int LONGEST_MONTH = 31;

  /** Below this "the 4th" may be the fourth thing shown. */
  private static final int SURELY_A_DAY = 11;

  private static final Map<String, Integer> MONTHS = new HashMap<>();

  static {
    var months =
        ("janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
                + " january february march april may june july august september october november december")
            .split(" ");
    for (int i = 0; i < months.length; i++) {
      MONTHS.put(months[i], i % 12 + 1);
    }
  }

  private static final Set<String> SUFFIXES = Set.of("er", "st", "nd", "rd", "th");
  private static final Set<String> TO =
      Set.of("au", "a", "to", "et", "and", "-", "–", "until", "till", "jusqu'");
  private static final Set<String> ARTICLES = Set.of("le", "the", "of");

  /** "avant le 15", "on the 24th": before a bare number these speak of a day. */
  private static final Set<String> WHEN =
      Set.of(
          "avant", "apres", "pour", "des", "ici", "jusqu'", "on", "by", "before", "after", "until",
          "till", "from");

  private MonthDays() {}

  static @Nullable Day at(Findings findings, int at, LocalDate today) {
    var sentence = findings.sentence();
    if (sentence.token(at).isNumber()) {
      var numeric = numeric(sentence, at, today);
      numeric = numeric != null ? numeric : dayAndMonth(sentence, at, today);
      numeric = numeric != null ? numeric : firstOfRange(sentence, at, today);
      return numeric != null ? numeric : dayAlone(findings, at, today);
    }
    var word = sentence.folded(at);
    if (MONTHS.containsKey(word)) {
      return monthAndDay(sentence, at, today);
    }
    boolean first = word.equals("premier") || word.equals("first");
    return first && findings.expects("date")
        ? next(1, today).map(day -> new Day(day, 1, 0.8)).orElse(null)
        : part(sentence, at, today);
  }

  /** "14/07", "14/07/2026": the day first, as in both countries. */
  private static @Nullable Day numeric(Sentence sentence, int at, LocalDate today) {
    if (!sentence.folded(at + 1).equals("/")) {
      return null;
    }
    int day = small(sentence, at);
    int month = small(sentence, at + 2);
    boolean withYear = sentence.folded(at + 3).equals("/") && small(sentence, at + 4) >= 0;
    if (withYear) {
      int year = small(sentence, at + 4);
      return date(year < 100 ? 2000 + year : year, month, day)
          .map(d -> new Day(d, 5, 1))
          .orElse(null);
    }
    return next(month, day, today).map(d -> new Day(d, 3, 0.9)).orElse(null);
  }

  /** "14 juillet 2026", "1er mai", "14th of July". */
  private static @Nullable Day dayAndMonth(Sentence sentence, int at, LocalDate today) {
    int month = afterSuffix(sentence, at + 1);
    if (sentence.folded(month).equals("of")) {
      month++;
    }
    var number = MONTHS.get(sentence.folded(month));
    return number == null
        ? null
        : withYear(sentence, at, month + 1, number, small(sentence, at), today);
  }

  /** "July 14th". */
  private static @Nullable Day monthAndDay(Sentence sentence, int at, LocalDate today) {
    if (at + 1 >= sentence.size() || !sentence.token(at + 1).isNumber()) {
      return null;
    }
    int end = afterSuffix(sentence, at + 2);
    var month = MONTHS.get(sentence.folded(at));
    return month == null
        ? null
        : withYear(sentence, at, end, month, small(sentence, at + 1), today);
  }

  /** The "20" of "du 20 au 27 décembre", "from the 20th to the 27th of December". */
  private static @Nullable Day firstOfRange(Sentence sentence, int at, LocalDate today) {
    int day = small(sentence, at);
    int end = afterSuffix(sentence, at + 1);
    if (day < 1 || day > LONGEST_MONTH || !TO.contains(sentence.folded(end))) {
      return null;
    }
    int second = end + 1;
    while (ARTICLES.contains(sentence.folded(second)) || sentence.folded(second).equals("au")) {
      second++;
    }
    boolean number = second < sentence.size() && sentence.token(second).isNumber();
    var last = number ? dayAndMonth(sentence, second, today) : null;
    if (last == null || day > last.date().getDayOfMonth()) {
      return null;
    }
    return new Day(last.date().withDayOfMonth(day), end - at, 0.9);
  }

  /** "après le 15", "on the 24th", and "le 15" when a day was asked for. */
  private static @Nullable Day dayAlone(Findings findings, int at, LocalDate today) {
    var sentence = findings.sentence();
    int day = small(sentence, at);
    int end = afterSuffix(sentence, at + 1);
    if (day < 1 || day > LONGEST_MONTH || !closes(sentence, end)) {
      return null;
    }
    int before = at - 1;
    boolean article = Set.of("le", "the", "au", "du").contains(sentence.folded(before));
    boolean when = article && WHEN.contains(sentence.folded(before - 1));
    boolean until = article && sentence.folded(before - 1).equals("jusqu'");
    boolean ranked = article && end > at + 1 && day >= SURELY_A_DAY;
    boolean asked = findings.expects("date") && (article || sentence.words() <= 2);
    if (!when && !until && !asked && !(ranked && day > findings.context().shown())) {
      return null;
    }
    return next(day, today).map(d -> new Day(d, end - at, 0.8)).orElse(null);
  }

  private static boolean closes(Sentence sentence, int end) {
    return end >= sentence.size()
        || sentence.token(end).isMark() && "€£$%/".indexOf(sentence.folded(end).charAt(0)) < 0
        || Set.of(
                "a", "at", "au", "et", "and", "ou", "or", "please", "s'", "svp", "si", "if", "pour",
                "for", "vers", "in", "le", "the", "merci", "thanks")
            .contains(sentence.folded(end));
  }

  private enum Part {
    BEGINNING,
    MIDDLE,
    END
  }

  /** "fin décembre", "mi-janvier", "the end of the month". */
  private static @Nullable Day part(Sentence sentence, int at, LocalDate today) {
    var part =
        switch (sentence.folded(at)) {
          case "debut", "beginning", "start", "early" -> Part.BEGINNING;
          case "mi", "milieu", "mid", "middle" -> Part.MIDDLE;
          case "fin", "end", "late" -> Part.END;
          default -> null;
        };
    if (part == null) {
      return null;
    }
    int month = at + 1;
    while (Set.of("de", "du", "of", "the", "ce", "this").contains(sentence.folded(month))) {
      month++;
    }
    boolean current =
        month > at + 1
            && (sentence.folded(month).equals("mois") || sentence.folded(month).equals("month"));
    var number =
        current ? Integer.valueOf(today.getMonthValue()) : MONTHS.get(sentence.folded(month));
    if (number == null) {
      return null;
    }
    var first = LocalDate.of(today.getYear(), number, 1);
    var day =
        switch (part) {
          case BEGINNING -> first;
          case MIDDLE -> first.withDayOfMonth(15);
          case END -> first.plusMonths(1).minusDays(1);
        };
    return new Day(day.isBefore(today) ? ofNextYear(day) : day, month + 1 - at, 0.8);
  }

  private static LocalDate ofNextYear(LocalDate day) {
    boolean last = day.getDayOfMonth() == day.lengthOfMonth();
    var next = day.plusYears(1);
    return last ? next.withDayOfMonth(next.lengthOfMonth()) : next;
  }

  private static @Nullable Day withYear(
      Sentence sentence, int start, int end, int month, int day, LocalDate today) {
    int year = small(sentence, end);
    if (year >= 1900 && year < 2200) {
      return date(year, month, day).map(d -> new Day(d, end + 1 - start, 1)).orElse(null);
    }
    return next(month, day, today).map(d -> new Day(d, end - start, 1)).orElse(null);
  }

  private static int afterSuffix(Sentence sentence, int at) {
    return SUFFIXES.contains(sentence.folded(at)) ? at + 1 : at;
  }

  private static int small(Sentence sentence, int at) {
    var digits = sentence.folded(at);
    boolean plain =
        at >= 0
            && at < sentence.size()
            && sentence.token(at).isNumber()
            && digits.length() <= 4
            && digits.chars().allMatch(Character::isDigit);
    return plain ? Integer.parseInt(digits) : -1;
  }

  /** The next time that this day of the year comes, today included. */
  static Optional<LocalDate> next(int month, int day, LocalDate today) {
    var thisYear = date(today.getYear(), month, day);
    return thisYear.isPresent() && thisYear.get().isBefore(today)
        ? date(today.getYear() + 1, month, day)
        : thisYear;
  }

  /** The next day with this number, after today. */
  private static Optional<LocalDate> next(int day, LocalDate today) {
    for (int months = 0; months <= 2; months++) {
      var month = today.plusMonths(months);
      var date = date(month.getYear(), month.getMonthValue(), day);
      if (date.isPresent() && date.get().isAfter(today)) {
        return date;
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> date(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
