package io.comptoir.action;

import io.comptoir.action.PaymentNotices.ConversationNews;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.booking.Agenda;
import io.comptoir.commerce.booking.Agenda.Slot;
import io.comptoir.commerce.booking.Booking;
import io.comptoir.commerce.booking.BookingStatus;
import io.comptoir.commerce.booking.BookingStore.Placement;
import io.comptoir.commerce.booking.Waiting;
import io.comptoir.commerce.order.OrderNumber;
import io.comptoir.conversation.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps a time that frees for whoever waits longest for one, and tells them. What is kept lets go
 * by itself like any other hold; then it is the next one's. Several programs may do it at once.
 */
public final class FreedTimes {
  private static final int MAX_AT_ONCE = 200;

  /** How long a time is kept for somebody who may not be looking. */
  private static final Duration KEPT = Duration.ofHours(2);

  private static final int MOST_DAYS = 62;

  private final Supplier<Set<ShopId>> shops;
  private final Function<ShopId, Optional<Counter>> counters;
  private final ConversationNews news;
  private final InstantSource clock;

  public FreedTimes(
      Supplier<Set<ShopId>> shops,
      Function<ShopId, Optional<Counter>> counters,
      ConversationNews news,
      InstantSource clock) {
    this.shops = shops;
    this.counters = counters;
    this.news = news;
    this.clock = clock;
  }

  /**
   * @return how many times it kept for somebody
   */
  public int meet() {
    var kept = 0;
    for (var shop : shops.get()) {
      var counter = counters.apply(shop);
      if (counter.isEmpty() || counter.get().care().services().isEmpty()) {
        continue;
      }
      for (var waiting : counter.get().waiting().open(shop, clock.instant(), MAX_AT_ONCE)) {
        kept += keep(waiting, counter.get()) ? 1 : 0;
      }
    }
    return kept;
  }

  private boolean keep(Waiting waiting, Counter counter) {
    var now = clock.instant();
    // an earlier run may have come as far as keeping it
    var booking =
        counter
            .bookings()
            .find(waiting.booking())
            .or(
                () ->
                    new Search(counter).freeFor(waiting, now).flatMap(f -> place(f, waiting, now)));
    if (booking.isEmpty()) {
      return false;
    }
    news.happened(
        new ConversationId(waiting.conversation()),
        "booking.freed:" + waiting.id(),
        "booking.freed",
        Map.of(
            "number", Value.of(booking.get().number()),
            "resource", Value.of(waiting.resource())));
    return counter.waiting().save(waiting.closed());
  }

  private Optional<Booking> place(Found found, Waiting waiting, Instant now) {
    var end = now.plus(KEPT);
    var held =
        new Booking(
            waiting.booking(),
            "R-" + OrderNumber.of(waiting.booking().toString(), 0).substring(2),
            waiting.shop(),
            waiting.customer(),
            waiting.conversation(),
            waiting.resource(),
            found.slot().from(),
            found.slot().until(),
            1,
            BookingStatus.HELD,
            end.isBefore(found.slot().from()) ? end : found.slot().from(),
            Map.of("service", found.service(), "store", found.store()),
            0);
    return found.counter().bookings().place(held, found.advisers(), now) == Placement.PLACED
        ? Optional.of(held)
        : Optional.empty();
  }

  private record Found(Counter counter, Slot slot, String service, String store, int advisers) {}

  /** Looks for a time that would do. */
  static final class Search {
    private final Counter counter;

    Search(Counter counter) {
      this.counter = counter;
    }

    Optional<Found> freeFor(Waiting waiting, Instant now) {
      for (var service : counter.care().services()) {
        for (var store : counter.catalog().stores()) {
          var advisers = service.stores().get(store.id());
          if (advisers == null || !service.resource(store.id()).equals(waiting.resource())) {
            continue;
          }
          var agenda = new Agenda(service, store, counter.terms().zone());
          return first(agenda, waiting, now)
              .map(slot -> new Found(counter, slot, service.id(), store.id(), advisers));
        }
      }
      return Optional.empty();
    }

    private Optional<Slot> first(Agenda agenda, Waiting waiting, Instant now) {
      var live =
          counter
              .bookings()
              .live(
                  counter.shop(),
                  List.of(waiting.resource()),
                  waiting.from(),
                  waiting.until(),
                  now);
      var day = agenda.local(waiting.from().isBefore(now) ? now : waiting.from()).toLocalDate();
      for (var ahead = 0; ahead < MOST_DAYS; ahead++) {
        var start = day.plusDays(ahead).atStartOfDay(agenda.zone()).toInstant();
        if (!start.isBefore(waiting.until())) {
          break;
        }
        var slots =
            agenda.on(day.plusDays(ahead), now).stream()
                .filter(s -> !s.from().isBefore(waiting.from()))
                .filter(s -> s.from().isBefore(waiting.until()))
                .toList();
        var free = agenda.free(slots, live);
        if (!free.isEmpty()) {
          return Optional.of(free.getFirst());
        }
      }
      return Optional.empty();
    }
  }
}
