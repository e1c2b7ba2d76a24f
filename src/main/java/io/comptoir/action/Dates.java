package io.comptoir.action;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Writes dates as each language does. */
final class Dates {
  private Dates() {}

  /** "octobre 2026"; the text itself when it is no date. */
  static String month(String isoDate, Words words) {
    try {
      return DateTimeFormatter.ofPattern("LLLL yyyy", words.language().locale())
          .format(LocalDate.parse(isoDate));
    } catch (DateTimeException e) {
      return isoDate;
    }
  }

  /** "1er décembre 2026 à 19 h 30" from {@code 2026-12-01T19:30}. */
  static String time(String iso, Words words) {
    try {
      var at = LocalDateTime.parse(iso);
      return words.say(
          "time.on_day",
          written(at.toLocalDate(), words),
          new StoreHours(words).time(at.toLocalTime()));
    } catch (DateTimeException e) {
      return iso;
    }
  }

  /** "21 novembre 2026" from an instant or a date. */
  static String day(String iso, java.time.ZoneId zone, Words words) {
    try {
      var day =
          iso.length() > 10
              ? LocalDate.ofInstant(java.time.Instant.parse(iso), zone)
              : LocalDate.parse(iso);
      return written(day, words);
    } catch (DateTimeException e) {
      return iso;
    }
  }

  private static String written(LocalDate day, Words words) {
    var format = DateTimeFormatter.ofPattern("d MMMM yyyy", words.language().locale());
    return words.language().firstOfMonth(format.format(day));
  }
}
