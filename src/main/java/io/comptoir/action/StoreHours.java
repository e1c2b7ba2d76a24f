package io.comptoir.action;

import io.comptoir.commerce.catalog.Store;
import io.comptoir.commerce.catalog.Store.Opening;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says when a store is open. */
final class StoreHours {
  private final Words words;

  StoreHours(Words words) {
    this.words = words;
  }

  static boolean open(Store store, LocalDateTime now) {
    return store.on(now.toLocalDate()).stream().anyMatch(o -> within(o, now.toLocalTime()));
  }

  /** "ouvert jusqu’à 19 h", "fermé aujourd’hui", "ouvre à 10 h 30". */
  String today(Store store, LocalDateTime now) {
    var openings = store.on(now.toLocalDate());
    var time = now.toLocalTime();
    for (var opening : openings) {
      if (within(opening, time)) {
        return words.say("store.open_until", time(opening.until()));
      }
      if (time.isBefore(opening.from())) {
        return words.say("store.opens_at", time(opening.from()));
      }
    }
    return words.say(openings.isEmpty() ? "store.closed_today" : "store.closed_now");
  }

  /** The week in one line, days of equal hours together. */
  String week(Store store) {
    var parts = new ArrayList<String>();
    var day = DayOfWeek.MONDAY;
    while (true) {
      var hours = store.hours().getOrDefault(day, List.of());
      var last = day;
      while (last != DayOfWeek.SUNDAY
          && store.hours().getOrDefault(last.plus(1), List.of()).equals(hours)) {
        last = last.plus(1);
      }
      parts.add(days(day, last) + words.say("store.colon") + spans(hours));
      if (last == DayOfWeek.SUNDAY) {
        return String.join(words.say("store.separator"), parts);
      }
      day = last.plus(1);
    }
  }

  /** One day: "dimanche 29 novembre : 11 h–19 h". */
  String on(Store store, LocalDate day) {
    var named =
        words
            .language()
            .firstOfMonth(
                DateTimeFormatter.ofPattern("EEEE d MMMM", words.language().locale()).format(day));
    return named + words.say("store.colon") + spans(store.on(day));
  }

  private String days(DayOfWeek first, DayOfWeek last) {
    var locale = words.language().locale();
    var from = first.getDisplayName(TextStyle.FULL, locale);
    return first == last
        ? from
        : words.say("store.days", from, last.getDisplayName(TextStyle.FULL, locale));
  }

  private String spans(List<Opening> hours) {
    return hours.isEmpty()
        ? words.say("store.closed")
        : hours.stream()
            .map(o -> words.say("store.span", time(o.from()), time(o.until())))
            .collect(Collectors.joining(", "));
  }

  /** "19 h", "19 h 30". */
  String time(LocalTime time) {
    return time.getMinute() == 0
        ? words.say("store.hour", time.getHour())
        : words.say("store.hour_minutes", time.getHour(), "%02d".formatted(time.getMinute()));
  }

  private static boolean within(Opening opening, LocalTime time) {
    return !time.isBefore(opening.from()) && time.isBefore(opening.until());
  }
}
