package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.read;

import io.comptoir.base.Value;
import io.comptoir.commerce.booking.Agenda;
import io.comptoir.commerce.booking.Service;
import io.comptoir.commerce.catalog.Store;
import io.comptoir.commerce.catalog.StorePlaces;
import io.comptoir.dialogue.ActionResult;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds when somebody could come: for which service, where, on which day, at what time. */
final class FreeTimes {
  private static final int SHOWN = 4;
  private static final int DAYS_LOOKED_AT = 21;

  private final Counter counter;
  private final AppointmentWords told;

  FreeTimes(Counter counter) {
    this.counter = counter;
    this.told = new AppointmentWords(counter);
  }

  List<Action> all() {
    return List.of(
        read("appointments.services", "", "services items, count number", "NONE", this::services),
        read(
            "appointments.slots",
            "service text?, store text?, date text?, time text?, exclude text?",
            "slots items, stores items, store text, store_name text, service text, service_name"
                + " text, minutes number, day text, other_day truth, count number",
            "NO_SERVICE, WHICH_STORE, NONE_FREE",
            this::slots));
  }

  private ActionResult services(Arguments a, Situation situation) {
    var services = counter.care().services();
    if (services.isEmpty()) {
      return failed("NONE");
    }
    var items =
        services.stream()
            .map(
                s ->
                    (Value)
                        new Value.Fields(
                            Map.of(
                                "id", Value.of(s.id()),
                                "name", Value.of(s.name().in(situation.language())),
                                "minutes", Value.of(s.duration().toMinutes()))))
            .toList();
    return done(Map.of("services", Value.items(items), "count", Value.of(items.size())));
  }

  private ActionResult slots(Arguments a, Situation situation) {
    var service = service(a.text("service"));
    if (service.isEmpty()) {
      return failed("NO_SERVICE");
    }
    var stores = stores(service.get());
    var store = chosen(stores, a.text("store"));
    if (store.isEmpty()) {
      return failed("WHICH_STORE", "stores", told.stores(stores));
    }
    var agenda = new Agenda(service.get(), store.get(), counter.terms().zone());
    var now = situation.now();
    var asked = day(a.text("date"));
    var first = asked.orElseGet(() -> agenda.local(now).toLocalDate());
    for (var ahead = 0; ahead < DAYS_LOOKED_AT; ahead++) {
      var day = first.plusDays(ahead);
      var free = free(service.get(), store.get(), agenda, day, now);
      free.removeIf(s -> id(store.get(), s.from()).equals(a.text("exclude")));
      if (!free.isEmpty()) {
        return offered(
            service.get(),
            store.get(),
            agenda,
            day,
            few(free, time(a.text("time")), agenda),
            asked.filter(d -> !d.equals(day)).isPresent(),
            situation);
      }
    }
    return failed("NONE_FREE", "store_name", Value.of(store.get().name()));
  }

  private ArrayList<Agenda.Slot> free(
      Service service, Store store, Agenda agenda, LocalDate day, Instant now) {
    var slots = agenda.on(day, now);
    if (slots.isEmpty()) {
      return new ArrayList<>();
    }
    var live =
        counter
            .bookings()
            .live(
                counter.shop(),
                List.of(service.resource(store.id())),
                slots.getFirst().from(),
                slots.getLast().until(),
                now);
    return new ArrayList<>(agenda.free(slots, live));
  }

  /** Nearest to the time that was asked for; else spread over the day. */
  private static List<Agenda.Slot> few(
      List<Agenda.Slot> free, Optional<LocalTime> time, Agenda agenda) {
    if (time.isPresent()) {
      return free.stream()
          .sorted(
              Comparator.comparing(
                  s -> Duration.between(agenda.local(s.from()).toLocalTime(), time.get()).abs()))
          .limit(SHOWN)
          .sorted(Comparator.comparing(Agenda.Slot::from))
          .toList();
    }
    var few = new ArrayList<Agenda.Slot>();
    for (var i = 0; i < Math.min(SHOWN, free.size()); i++) {
      few.add(free.get(i * (free.size() - 1) / Math.max(1, Math.min(SHOWN, free.size()) - 1)));
    }
    return few;
  }

  private ActionResult offered(
      Service service,
      Store store,
      Agenda agenda,
      LocalDate day,
      List<Agenda.Slot> slots,
      boolean otherDay,
      Situation situation) {
    var items =
        slots.stream()
            .map(
                s ->
                    (Value)
                        new Value.Fields(
                            Map.of(
                                "id",
                                Value.of(id(store, s.from())),
                                "name",
                                Value.of(told.time(agenda.local(s.from()), situation.language())))))
            .toList();
    var values = new LinkedHashMap<String, Value>();
    values.put("slots", Value.items(items));
    values.put("stores", told.stores(stores(service)));
    values.put("store", Value.of(store.id()));
    values.put("store_name", Value.of(store.name()));
    values.put("service", Value.of(service.id()));
    values.put("service_name", Value.of(service.name().in(situation.language())));
    values.put("minutes", Value.of(service.duration().toMinutes()));
    values.put("day", Value.of(told.day(day, situation.language())));
    values.put("other_day", Value.of(otherDay));
    values.put("count", Value.of(items.size()));
    return done(values);
  }

  /** The only one where none is named. */
  private Optional<Service> service(String id) {
    var all = counter.care().services();
    return id.isEmpty() && all.size() == 1
        ? Optional.of(all.getFirst())
        : counter.care().service(id);
  }

  private List<Store> stores(Service service) {
    return counter.catalog().stores().stream()
        .filter(s -> service.stores().containsKey(s.id()))
        .toList();
  }

  private static Optional<Store> chosen(List<Store> stores, String said) {
    if (stores.size() == 1) {
      return Optional.of(stores.getFirst());
    }
    var named = new StorePlaces(stores).named(said);
    var exact = stores.stream().filter(s -> s.id().equals(said)).findFirst();
    return exact.or(() -> named.stream().findFirst());
  }

  /**
   * @param advisers customers at once
   */
  record Chosen(Store store, Instant from, int advisers) {}

  /** A slot as it was offered, if it is still one. */
  Optional<Chosen> slot(Service service, String id, Instant now) {
    var cut = id.lastIndexOf('|');
    if (cut < 0 || !id.substring(cut + 1).matches("\\d{1,12}")) {
      return Optional.empty();
    }
    var from = Instant.ofEpochSecond(Long.parseLong(id.substring(cut + 1)));
    return stores(service).stream()
        .filter(s -> s.id().equals(id.substring(0, cut)))
        .filter(s -> new Agenda(service, s, counter.terms().zone()).offers(from, now))
        .findFirst()
        .map(s -> new Chosen(s, from, service.stores().getOrDefault(s.id(), 1)));
  }

  private static String id(Store store, Instant from) {
    return store.id() + "|" + from.getEpochSecond();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.length() < 10
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text.substring(0, 10)));
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalTime> time(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(LocalTime.parse(text.substring(0, Math.min(5, text.length()))));
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
  }
}
