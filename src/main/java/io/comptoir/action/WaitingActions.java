package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.hold;
import static io.comptoir.action.NamedActions.write;

import io.comptoir.base.Value;
import io.comptoir.commerce.booking.Agenda;
import io.comptoir.commerce.booking.Service;
import io.comptoir.commerce.booking.Waiting;
import io.comptoir.commerce.catalog.Store;
import io.comptoir.dialogue.ActionResult;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Waits for a time to free, and waits no more. It ends by itself, with the last day that would do.
 */
final class WaitingActions {
  private static final int MOST = 5;
  private static final int DAYS = 21;

  private final Counter counter;

  WaitingActions(Counter counter) {
    this.counter = counter;
  }

  List<Action> all() {
    return List.of(
        hold(
            "appointments.wait",
            "service text, store text, date text?, days number?",
            "service_name text, store_name text, from text, until text",
            "NO_SERVICE, WHICH_STORE, FREE, TOO_MANY",
            this::waitFor),
        write("appointments.wait_no_more", "", "count number", "", this::waitNoMore));
  }

  private ActionResult waitFor(Arguments a, Situation situation, String key) {
    var service = service(a.text("service"));
    if (service.isEmpty()) {
      return failed("NO_SERVICE");
    }
    var store = store(service.get(), a.text("store"));
    if (store.isEmpty()) {
      return failed("WHICH_STORE");
    }
    var agenda = new Agenda(service.get(), store.get(), counter.terms().zone());
    var now = situation.now();
    var first = day(a.text("date")).orElseGet(() -> agenda.local(now).toLocalDate());
    var last = first.plusDays(a.whole("days", a.text("date").isEmpty() ? DAYS : 1, 1, 62) - 1);
    var waiting =
        new Waiting(
            UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
            counter.shop(),
            situation.customer().id(),
            situation.conversation().value(),
            service.get().resource(store.get().id()),
            first.atStartOfDay(agenda.zone()).toInstant(),
            last.plusDays(1).atStartOfDay(agenda.zone()).toInstant(),
            true,
            now,
            0);
    if (!waiting.until().isAfter(now)) {
      return failed("NO_SERVICE");
    }
    if (new FreedTimes.Search(counter).freeFor(waiting, now).isPresent()) {
      return failed("FREE", "store", Value.of(store.get().id()));
    }
    var own = counter.waiting().ofCustomer(situation.customer().id(), now, MOST + 1);
    var known =
        own.stream()
            .anyMatch(
                w ->
                    w.id().equals(waiting.id())
                        || (w.resource().equals(waiting.resource())
                            && w.from().equals(waiting.from())
                            && w.until().equals(waiting.until())));
    if (!known && own.size() >= MOST) {
      return failed("TOO_MANY");
    }
    if (!known) {
      counter.waiting().save(waiting);
    }
    return told(service.get(), store.get(), first, last, situation);
  }

  private ActionResult told(
      Service service, Store store, LocalDate first, LocalDate last, Situation situation) {
    var words = new AppointmentWords(counter);
    var values = new LinkedHashMap<String, Value>();
    values.put("service_name", Value.of(service.name().in(situation.language())));
    values.put("store_name", Value.of(store.name()));
    values.put("from", Value.of(words.day(first, situation.language())));
    values.put("until", Value.of(words.day(last, situation.language())));
    return done(values);
  }

  private ActionResult waitNoMore(Arguments a, Situation situation, String key) {
    var ended = 0;
    for (var own : counter.waiting().ofCustomer(situation.customer().id(), situation.now(), 100)) {
      ended += own.shop().equals(counter.shop()) && counter.waiting().save(own.closed()) ? 1 : 0;
    }
    return done(Map.of("count", Value.of(ended)));
  }

  private Optional<Service> service(String id) {
    var all = counter.care().services();
    return id.isEmpty() && all.size() == 1
        ? Optional.of(all.getFirst())
        : counter.care().service(id);
  }

  private Optional<Store> store(Service service, String id) {
    var all =
        counter.catalog().stores().stream()
            .filter(s -> service.stores().containsKey(s.id()))
            .toList();
    return all.size() == 1
        ? Optional.of(all.getFirst())
        : all.stream().filter(s -> s.id().equals(id) || s.name().equals(id)).findFirst();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.length() < 10
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text.substring(0, 10)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
