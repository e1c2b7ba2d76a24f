package io.comptoir.web.storefront;

import io.comptoir.base.LocalizedText;
import io.comptoir.commerce.catalog.Store;
import io.comptoir.commerce.catalog.Store.Opening;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A shop one can walk into, as a page shows it.
 *
 * @param open whether it is open at this moment
 * @param state that in words, with the time until which it holds
 * @param map a page with the place on a map
 */
public record StoreView(
    String id,
    String name,
    String street,
    String town,
    String phone,
    String dial,
    boolean open,
    String state,
    List<Hours> week,
    List<Hours> exceptions,
    List<String> services,
    String map) {
  /** Days that differ are told so many days before. */
  private static final int NOTICE_DAYS = 30;

  public StoreView {
    week = List.copyOf(week);
    exceptions = List.copyOf(exceptions);
    services = List.copyOf(services);
  }

  public record Hours(String day, String times, boolean today) {}

  static List<StoreView> all(Visit visit) {
    return visit.front().catalog().stores().stream().map(s -> of(s, visit)).toList();
  }

  static StoreView of(Store store, Visit page) {
    var visit = page.at(store.zone());
    var address = store.address();
    var state = state(store, visit);
    return new StoreView(
        store.id(),
        store.name(),
        address.street(),
        address.postcode() + " " + address.city(),
        store.phone(),
        store.phone().replaceAll("[^+0-9]", ""),
        state.open(),
        state.text(),
        week(store, visit),
        exceptions(store, visit),
        store.services().stream()
            .map((LocalizedText s) -> visit.words().capital(s.in(visit.language())))
            .toList(),
        map(store));
  }

  private record State(boolean open, String text) {}

  private static State state(Store store, Visit visit) {
    var words = visit.words();
    var time = visit.now().toLocalTime();
    for (var opening : store.on(visit.today())) {
      if (!time.isBefore(opening.from()) && time.isBefore(opening.until())) {
        return new State(true, words.text("store.open", words.time(opening.until())));
      }
      if (time.isBefore(opening.from())) {
        return new State(false, words.text("store.opens", words.time(opening.from())));
      }
    }
    for (var ahead = 1; ahead <= 7; ahead++) {
      var day = visit.today().plusDays(ahead);
      var openings = store.on(day);
      if (!openings.isEmpty()) {
        var from = words.time(openings.getFirst().from());
        return new State(
            false,
            ahead == 1
                ? words.text("store.opens.tomorrow", from)
                : words.text("store.opens.day", words.day(day.getDayOfWeek()), from));
      }
    }
    return new State(false, words.text("store.closed"));
  }

  private static List<Hours> week(Store store, Visit visit) {
    var today = visit.today().getDayOfWeek();
    var week = new ArrayList<Hours>();
    for (var day : DayOfWeek.values()) {
      week.add(
          new Hours(
              visit.words().capital(visit.words().day(day)),
              times(store.hours().getOrDefault(day, List.of()), visit.words()),
              day == today));
    }
    return week;
  }

  private static List<Hours> exceptions(Store store, Visit visit) {
    var until = visit.today().plusDays(NOTICE_DAYS);
    return store.exceptions().keySet().stream()
        .filter(d -> !d.isBefore(visit.today()) && !d.isAfter(until))
        .sorted()
        .map(
            (LocalDate d) ->
                new Hours(
                    visit.words().date(d),
                    times(store.on(d), visit.words()),
                    d.equals(visit.today())))
        .toList();
  }

  private static String times(List<Opening> openings, Words words) {
    return openings.isEmpty()
        ? words.text("store.closed")
        : openings.stream()
            .map(o -> words.text("store.hours", words.time(o.from()), words.time(o.until())))
            .collect(Collectors.joining(", "));
  }

  private static String map(Store store) {
    return String.format(
        Locale.ROOT,
        "https://www.openstreetmap.org/?mlat=%1$.5f&mlon=%2$.5f#map=17/%1$.5f/%2$.5f",
        store.latitude(),
        store.longitude());
  }
}
