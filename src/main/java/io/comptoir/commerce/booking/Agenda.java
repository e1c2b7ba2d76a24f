package io.comptoir.commerce.booking;

import io.comptoir.commerce.catalog.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** When a service can be had in a store: while it is open, and while an adviser is free. */
public final class Agenda {
  private final Service service;
  private final Store store;
  private final ZoneId zone;

  /**
   * @param shop the zone of a store that does not say its own
   */
  public Agenda(Service service, Store store, ZoneId shop) {
    this.service = service;
    this.store = store;
    this.zone = store.zone() == null ? shop : store.zone();
  }

  public record Slot(Instant from, Instant until) {}

  public ZoneId zone() {
    return zone;
  }

  public LocalDateTime local(Instant at) {
    return LocalDateTime.ofInstant(at, zone);
  }

  /** The slots of a day, whether taken or not, that are neither too soon nor too far ahead. */
  public List<Slot> on(LocalDate day, Instant now) {
    var soonest = now.plus(service.notice());
    var latest = now.plus(service.ahead());
    var slots = new ArrayList<Slot>();
    for (var opening : store.on(day)) {
      // by minutes, so that a closing at midnight does not wrap around
      var closes = opening.until().toSecondOfDay() == 0 ? 86_400 : opening.until().toSecondOfDay();
      for (var at = opening.from().toSecondOfDay();
          at + service.duration().toSeconds() <= closes;
          at += (int) service.every().toSeconds()) {
        var local = day.atStartOfDay().plusSeconds(at);
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
          continue; // clocks go forward over it
        }
        var from = local.atZone(zone).toInstant();
        var ends = day.atStartOfDay().plusSeconds(closes).atZone(zone).toInstant();
        var fits = !from.plus(service.duration()).isAfter(ends);
        if (fits && !from.isBefore(soonest) && !from.isAfter(latest)) {
          slots.add(new Slot(from, from.plus(service.duration())));
        }
      }
    }
    return slots;
  }

  /** Those of the slots at which an adviser is free beside these live bookings. */
  public List<Slot> free(List<Slot> slots, List<Booking> live) {
    var advisers = service.stores().getOrDefault(store.id(), 0);
    return slots.stream()
        .filter(
            slot ->
                live.stream()
                        .filter(b -> b.resource().equals(service.resource(store.id())))
                        .filter(b -> b.overlaps(slot.from(), slot.until()))
                        .mapToInt(Booking::units)
                        .sum()
                    < advisers)
        .toList();
  }

  /** Whether an appointment may begin then, free or not. */
  public boolean offers(Instant from, Instant now) {
    return on(local(from).toLocalDate(), now).stream().anyMatch(s -> s.from().equals(from));
  }
}
