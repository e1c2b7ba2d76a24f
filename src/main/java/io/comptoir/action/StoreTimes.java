package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.read;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Store;
import io.comptoir.dialogue.ActionResult;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Times at which a store can have something ready: within its hours, after the time it needs. */
final class StoreTimes {
  private static final int DAYS = 7;
  private static final int SHOWN = 6;

  private final Counter counter;

  StoreTimes(Counter counter) {
    this.counter = counter;
  }

  List<Action> all() {
    return List.of(
        read(
            "stores.times",
            "store text?, lead number?, every number?, day text?, at text?, limit number?",
            "times items, count number, open truth, first text, wanted text?, day text",
            "NO_STORES, CLOSED",
            this::times));
  }

  private ActionResult times(Arguments a, Situation situation) {
    var stores = counter.catalog().stores();
    if (stores.isEmpty()) {
      return failed("NO_STORES");
    }
    var id = a.text("store");
    var store =
        stores.stream().filter(s -> s.id().equals(id)).findFirst().orElse(stores.getFirst());
    var now = store.at(situation.now(), counter.terms().zone());
    var every = a.whole("every", 15, 5, 240);
    var earliest = now.plusMinutes(a.whole("lead", 30, 0, 10_080));
    var from = day(a.text("day")).filter(d -> !d.isBefore(now.toLocalDate()));
    var day = from.orElse(now.toLocalDate());
    var times = on(store, day, earliest, every);
    for (var ahead = 1; times.isEmpty() && from.isEmpty() && ahead < DAYS; ahead++) {
      day = now.toLocalDate().plusDays(ahead);
      times = on(store, day, earliest, every);
    }
    if (times.isEmpty()) {
      return failed("CLOSED", "day", Value.of(day.toString()));
    }
    return done(results(times, day, store, now, a, situation));
  }

  private static LinkedHashMap<String, Value> results(
      List<LocalDateTime> times,
      LocalDate day,
      Store store,
      LocalDateTime now,
      Arguments a,
      Situation situation) {
    var hours = new StoreHours(Words.in(situation.language()));
    var values = new LinkedHashMap<String, Value>();
    values.put(
        "times",
        Value.items(
            times.stream()
                .limit(a.whole("limit", SHOWN, 1, 48))
                .map(t -> (Value) time(t, hours))
                .toList()));
    values.put("count", Value.of(times.size()));
    values.put("open", Value.of(StoreHours.open(store, now)));
    values.put("first", Value.of(times.getFirst().toString()));
    values.put("day", Value.of(day.toString()));
    nearest(a.text("at"), times)
        .ifPresent(wanted -> values.put("wanted", Value.of(wanted.toString())));
    return values;
  }

  private static Value time(LocalDateTime time, StoreHours hours) {
    var fields = new LinkedHashMap<String, Value>();
    fields.put("value", Value.of(time.toString()));
    fields.put("label", Value.of(hours.time(time.toLocalTime())));
    return new Value.Fields(fields);
  }

  /** The first time at or after the one that was said; none when that is too late or no time. */
  private static Optional<LocalDateTime> nearest(String said, List<LocalDateTime> times) {
    try {
      var at =
          said.isEmpty() ? null : LocalTime.parse(said.length() > 5 ? said.substring(0, 5) : said);
      return at == null
          ? Optional.empty()
          : times.stream().filter(t -> !t.toLocalTime().isBefore(at)).findFirst();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> day(String said) {
    try {
      return said.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(said));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static List<LocalDateTime> on(
      Store store, LocalDate day, LocalDateTime earliest, int every) {
    var times = new ArrayList<LocalDateTime>();
    for (var opening : store.on(day)) {
      var last = day.atTime(opening.until());
      for (var at = day.atTime(opening.from()); !at.isAfter(last); at = at.plusMinutes(every)) {
        if (!at.isBefore(earliest)) {
          times.add(at);
        }
      }
    }
    return times;
  }
}
