package io.comptoir.action;

import java.time.DateTimeException;
import java.time.LocalDate;
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

  /** "21 novembre 2026" from an instant or a date. */
  static String day(String iso, java.time.ZoneId zone, Words words) {
    try {
      var day =
          iso.length() > 10
              ? LocalDate.ofInstant(java.time.Instant.parse(iso), zone)
              : LocalDate.parse(iso);
      return DateTimeFormatter.ofPattern("d MMMM yyyy", words.language().locale()).format(day);
    } catch (DateTimeException e) {
      return iso;
    }
  }
}
