package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.hold;
import static io.comptoir.action.NamedActions.read;
import static io.comptoir.action.NamedActions.write;

import io.comptoir.base.Value;
import io.comptoir.commerce.booking.Booking;
import io.comptoir.commerce.booking.BookingId;
import io.comptoir.commerce.booking.BookingStatus;
import io.comptoir.commerce.booking.BookingStore.Placement;
import io.comptoir.commerce.booking.Service;
import io.comptoir.commerce.order.OrderNumber;
import io.comptoir.dialogue.ActionResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Appointments in a store: kept for a while, made, moved, cancelled. */
final class AppointmentActions {
  private static final int LOOKED_AT = 20;
  private static final int ATTEMPTS = 5;
  private static final String RESULTS =
      "number text, when text, store text, store_name text, address text, service text,"
          + " service_name text, minutes number, status text";

  private final Counter counter;
  private final AppointmentWords told;
  private final FreeTimes times;

  AppointmentActions(Counter counter) {
    this.counter = counter;
    this.told = new AppointmentWords(counter);
    this.times = new FreeTimes(counter);
  }

  List<Action> all() {
    return List.of(
        hold(
            "appointments.hold",
            "service text, slot text",
            RESULTS + ", held_minutes number",
            "NO_SERVICE, TAKEN",
            this::keep),
        write(
            "appointments.book",
            "number text, name text, phone text?",
            RESULTS,
            "UNKNOWN_APPOINTMENT, TAKEN",
            this::book),
        read(
            "appointments.find",
            "number text?",
            RESULTS + ", appointments items, count number",
            "NO_APPOINTMENTS, UNKNOWN_APPOINTMENT",
            this::find),
        write(
            "appointments.move",
            "number text, slot text",
            RESULTS,
            "UNKNOWN_APPOINTMENT, TAKEN, TOO_LATE",
            this::move),
        write(
            "appointments.cancel",
            "number text",
            RESULTS,
            "UNKNOWN_APPOINTMENT, TOO_LATE",
            this::cancel));
  }

  /** Keeps a time while the customer makes up their mind; what they kept before lets go. */
  private ActionResult keep(Arguments a, Situation situation, String key) {
    var service = counter.care().service(a.text("service"));
    if (service.isEmpty()) {
      return failed("NO_SERVICE");
    }
    var slot = times.slot(service.get(), a.text("slot"), situation.now());
    if (slot.isEmpty()) {
      return failed("TAKEN");
    }
    var id = new BookingId(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)));
    var before = counter.bookings().find(id);
    if (before.isPresent()) {
      return held(before.get(), service.get(), situation);
    }
    letGo(situation);
    var booking =
        new Booking(
            id,
            number(id),
            counter.shop(),
            situation.customer().id(),
            situation.conversation().value(),
            service.get().resource(slot.get().store().id()),
            slot.get().from(),
            slot.get().from().plus(service.get().duration()),
            1,
            BookingStatus.HELD,
            situation.now().plus(service.get().hold()),
            Map.of("service", service.get().id(), "store", slot.get().store().id()),
            0);
    return counter.bookings().place(booking, slot.get().advisers(), situation.now())
            == Placement.PLACED
        ? held(booking, service.get(), situation)
        : failed("TAKEN");
  }

  private ActionResult held(Booking booking, Service service, Situation situation) {
    var values = new LinkedHashMap<>(told.values(booking, situation));
    values.put("held_minutes", Value.of(service.hold().toMinutes()));
    return done(values);
  }

  private void letGo(Situation situation) {
    for (var own : counter.bookings().ofCustomer(situation.customer().id(), LOOKED_AT)) {
      if (own.status() == BookingStatus.HELD && own.details().containsKey("service")) {
        counter.bookings().save(own.cancelled());
      }
    }
  }

  private ActionResult book(Arguments a, Situation situation, String key) {
    return change(
        a,
        situation,
        own -> own.status() == BookingStatus.CANCELLED ? failed("TAKEN") : null,
        own -> named(own, a).confirmed(reminder(own.details(), own.from(), situation.now())));
  }

  private static Booking named(Booking own, Arguments a) {
    var details = new LinkedHashMap<>(own.details());
    details.put("name", a.text("name"));
    if (!a.text("phone").isEmpty()) {
      details.put("phone", a.text("phone"));
    }
    return new Booking(
        own.id(),
        own.number(),
        own.shop(),
        own.customer(),
        own.conversation(),
        own.resource(),
        own.from(),
        own.until(),
        own.units(),
        own.status(),
        own.dueAt(),
        details,
        own.version());
  }

  private ActionResult move(Arguments a, Situation situation, String key) {
    return change(
        a,
        situation,
        own -> late(own, situation),
        own -> {
          var service = counter.care().service(own.details().getOrDefault("service", ""));
          var slot = service.flatMap(s -> times.slot(s, a.text("slot"), situation.now()));
          return slot.isEmpty()
                  || !own.resource().equals(service.get().resource(slot.get().store().id()))
              ? own.cancelled()
              : own.movedTo(
                  slot.get().from(),
                  slot.get().from().plus(service.get().duration()),
                  reminder(own.details(), slot.get().from(), situation.now()));
        });
  }

  private ActionResult cancel(Arguments a, Situation situation, String key) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var own = own(a.text("number"), situation);
      if (own.isEmpty()) {
        return failed("UNKNOWN_APPOINTMENT", "number", Value.of(a.text("number")));
      }
      if (own.get().status() == BookingStatus.CANCELLED) {
        return done(told.values(own.get(), situation));
      }
      var late = late(own.get(), situation);
      if (late != null) {
        return late;
      }
      if (counter.bookings().save(own.get().cancelled())) {
        return done(told.values(own.get().cancelled(), situation));
      }
    }
    throw new IllegalStateException("the appointment changes faster than it can be cancelled");
  }

  private static @Nullable ActionResult late(Booking own, Situation situation) {
    return own.from().isAfter(situation.now()) ? null : failed("TOO_LATE");
  }

  /**
   * @param refusal says why it may not be changed; null when it may
   * @param change a cancelled booking says that the time cannot be had
   */
  private ActionResult change(
      Arguments a,
      Situation situation,
      java.util.function.Function<Booking, @Nullable ActionResult> refusal,
      UnaryOperator<Booking> change) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var own = own(a.text("number"), situation);
      if (own.isEmpty()) {
        return failed("UNKNOWN_APPOINTMENT", "number", Value.of(a.text("number")));
      }
      var refused = refusal.apply(own.get());
      if (refused != null) {
        return refused;
      }
      var changed = change.apply(own.get());
      if (changed.status() == BookingStatus.CANCELLED) {
        return failed("TAKEN");
      }
      if (changed.equals(own.get())) {
        return done(told.values(own.get(), situation)); // done by an earlier run
      }
      switch (counter.bookings().place(changed, advisers(changed), situation.now())) {
        case PLACED -> {
          return done(told.values(changed, situation));
        }
        case FULL -> {
          return failed("TAKEN");
        }
        case OVERTAKEN -> {} // somebody changed it: look again
      }
    }
    throw new IllegalStateException("the appointment changes faster than it can be made");
  }

  private ActionResult find(Arguments a, Situation situation) {
    var own =
        a.text("number").isEmpty()
            ? coming(situation)
            : own(a.text("number"), situation).stream().toList();
    if (own.isEmpty()) {
      return a.text("number").isEmpty()
          ? failed("NO_APPOINTMENTS")
          : failed("UNKNOWN_APPOINTMENT", "number", Value.of(a.text("number")));
    }
    var values = new LinkedHashMap<>(told.values(own.getFirst(), situation));
    values.put(
        "appointments",
        Value.items(own.stream().map(b -> new Value.Fields(told.values(b, situation))).toList()));
    values.put("count", Value.of(own.size()));
    return done(values);
  }

  /** Those made and still to come, the next first. */
  private List<Booking> coming(Situation situation) {
    return counter.bookings().ofCustomer(situation.customer().id(), LOOKED_AT).stream()
        .filter(b -> b.status() == BookingStatus.CONFIRMED && b.details().containsKey("service"))
        .filter(b -> b.from().isAfter(situation.now()))
        .sorted(Comparator.comparing(Booking::from))
        .toList();
  }

  private Optional<Booking> own(String said, Situation situation) {
    return AppointmentWords.number(said)
        .flatMap(number -> counter.bookings().findByNumber(counter.shop(), number))
        .filter(b -> b.customer().equals(situation.customer().id()));
  }

  private int advisers(Booking booking) {
    return counter
        .care()
        .service(booking.details().getOrDefault("service", ""))
        .map(s -> s.stores().getOrDefault(booking.details().getOrDefault("store", ""), 1))
        .orElse(1);
  }

  private @Nullable Instant reminder(Map<String, String> details, Instant from, Instant now) {
    return counter
        .care()
        .service(details.getOrDefault("service", ""))
        .map(s -> from.minus(s.reminder()))
        .filter(at -> at.isAfter(now))
        .orElse(null);
  }

  private String number(BookingId id) {
    for (var attempt = 0; ; attempt++) {
      var number = "R-" + OrderNumber.of(id.toString(), attempt).substring(2);
      if (counter.bookings().findByNumber(counter.shop(), number).isEmpty()) {
        return number;
      }
    }
  }
}
