package io.comptoir.nlu.entity;

import io.comptoir.nlu.text.Phrases;
import io.comptoir.nlu.text.Sentence;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Days that have a name: "ce soir", "next week", "the weekend", "before Christmas". */
final class NamedDays {
  private enum Name {
    TODAY,
    AFTER_TOMORROW,
    BEFORE_YESTERDAY,
    WEEKEND,
    NEXT_WEEKEND,
    END_OF_WEEK,
    NEXT_WEEK,
    NEXT_MONTH,
    CHRISTMAS_EVE,
    CHRISTMAS_DAY,
    BOXING_DAY,
    NEW_YEARS_EVE,
    NEW_YEARS_DAY
  }

  private record Feast(int month, int day) {}

  private static final Phrases<Name> NAMES = names();

  /** Alone these are occasions. */
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

  private NamedDays() {}

  static @Nullable Day at(Sentence sentence, int at, LocalDate today) {
    var name = NAMES.at(sentence, at);
    if (name.isPresent()) {
      return new Day(day(name.get().value(), today), name.get().length(), 0.9);
    }
    var feast = UNTIL.contains(sentence.folded(at)) ? FEASTS.at(sentence, at + 1) : null;
    if (feast == null || feast.isEmpty()) {
      return null;
    }
    var day = feast.get().value();
    int length = 1 + feast.get().length();
    return MonthDays.next(day.month(), day.day(), today)
        .map(date -> new Day(date, length, 0.9))
        .orElse(null);
  }

  private static LocalDate day(Name name, LocalDate today) {
    return switch (name) {
      case TODAY -> today;
      case AFTER_TOMORROW -> today.plusDays(2);
      case BEFORE_YESTERDAY -> today.minusDays(2);
      case WEEKEND -> today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
      case NEXT_WEEKEND -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(5);
      case END_OF_WEEK -> today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
      case NEXT_WEEK -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
      case NEXT_MONTH -> today.plusMonths(1).withDayOfMonth(1);
      case CHRISTMAS_EVE -> coming(12, 24, today);
      case CHRISTMAS_DAY -> coming(12, 25, today);
      case BOXING_DAY -> coming(12, 26, today);
      case NEW_YEARS_EVE -> coming(12, 31, today);
      case NEW_YEARS_DAY -> coming(1, 1, today);
    };
  }

  private static LocalDate coming(int month, int day, LocalDate today) {
    var date = LocalDate.of(today.getYear(), month, day);
    return date.isBefore(today) ? date.plusYears(1) : date;
  }

  private static Phrases<Name> names() {
    var names = new HashMap<String, Name>();
    add(
        names,
        Name.TODAY,
        "ce soir, ce matin, cet après-midi, cet aprem, cette après-midi, this morning, this afternoon, this evening");
    add(names, Name.AFTER_TOMORROW, "après-demain, the day after tomorrow, day after tomorrow");
    add(names, Name.BEFORE_YESTERDAY, "avant-hier, the day before yesterday");
    add(
        names,
        Name.WEEKEND,
        "ce week-end, ce weekend, this weekend, this week-end, the weekend, pour le week-end, pour le weekend");
    add(names, Name.NEXT_WEEKEND, "le week-end prochain, week-end prochain, next weekend");
    add(
        names,
        Name.END_OF_WEEK,
        "fin de semaine, la fin de la semaine, fin de la semaine, the end of the week, end of the week");
    add(names, Name.NEXT_WEEK, "la semaine prochaine, semaine prochaine, next week");
    add(names, Name.NEXT_MONTH, "le mois prochain, mois prochain, next month");
    add(
        names,
        Name.CHRISTMAS_EVE,
        "christmas eve, le réveillon de noël, la veille de noël, veille de noël");
    add(names, Name.CHRISTMAS_DAY, "christmas day, le jour de noël, jour de noël");
    add(names, Name.BOXING_DAY, "boxing day");
    add(
        names,
        Name.NEW_YEARS_EVE,
        "new year's eve, la saint-sylvestre, saint-sylvestre, le réveillon du nouvel an, le réveillon du jour de l'an");
    add(
        names,
        Name.NEW_YEARS_DAY,
        "new year's day, le jour de l'an, jour de l'an, premier de l'an");
    return Phrases.of(names);
  }

  private static void add(Map<String, Name> names, Name name, String list) {
    for (var each : list.split(",")) {
      names.put(each.strip(), name);
    }
  }
}
