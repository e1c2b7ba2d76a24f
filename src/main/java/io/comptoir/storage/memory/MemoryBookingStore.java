package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.booking.Booking;
import io.comptoir.commerce.booking.BookingId;
import io.comptoir.commerce.booking.BookingStore;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Bookings in memory. */
public final class MemoryBookingStore implements BookingStore {
  private final Memory memory;

  public MemoryBookingStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public Optional<Booking> find(BookingId id) {
    synchronized (memory) {
      return Optional.ofNullable(memory.bookings.get(id));
    }
  }

  @Override
  public Optional<Booking> findByNumber(ShopId shop, String number) {
    synchronized (memory) {
      return memory.bookings.values().stream()
          .filter(b -> b.shop().equals(shop) && b.number().equals(number))
          .findFirst();
    }
  }

  @Override
  public List<Booking> ofCustomer(CustomerId customer, int limit) {
    synchronized (memory) {
      return memory.bookings.values().stream()
          .filter(b -> b.customer().equals(customer))
          .sorted(Comparator.comparing(Booking::from).reversed())
          .limit(limit)
          .toList();
    }
  }

  @Override
  public List<Booking> live(
      ShopId shop, Collection<String> resources, Instant from, Instant until, Instant now) {
    synchronized (memory) {
      return memory.bookings.values().stream()
          .filter(b -> b.shop().equals(shop) && resources.contains(b.resource()))
          .filter(b -> b.isLive(now) && b.overlaps(from, until))
          .sorted(Comparator.comparing(Booking::from))
          .toList();
    }
  }

  @Override
  public Placement place(Booking booking, int capacity, Instant now) {
    synchronized (memory) {
      var others =
          live(booking.shop(), List.of(booking.resource()), booking.from(), booking.until(), now)
              .stream()
              .filter(b -> !b.id().equals(booking.id()))
              .toList();
      if (BookingStore.taken(others) + booking.units() > capacity) {
        return Placement.FULL;
      }
      return save(booking) ? Placement.PLACED : Placement.OVERTAKEN;
    }
  }

  @Override
  public boolean save(Booking booking) {
    synchronized (memory) {
      var kept = memory.bookings.get(booking.id());
      var sameNumber = findByNumber(booking.shop(), booking.number());
      if ((kept == null ? 0 : kept.version()) != booking.version()
          || sameNumber.filter(b -> !b.id().equals(booking.id())).isPresent()) {
        return false;
      }
      memory.bookings.put(booking.id(), booking.withVersion(booking.version() + 1));
      return true;
    }
  }

  @Override
  public List<Booking> due(Set<ShopId> shops, Instant now, int limit) {
    synchronized (memory) {
      return memory.bookings.values().stream()
          .filter(b -> shops.contains(b.shop()) && !due(b).isAfter(now))
          .sorted(Comparator.comparing(MemoryBookingStore::due))
          .limit(limit)
          .toList();
    }
  }

  private static Instant due(Booking booking) {
    var due = booking.dueAt();
    return due == null ? Instant.MAX : due;
  }
}
