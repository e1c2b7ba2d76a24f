package io.comptoir.commerce.booking;

import io.comptoir.base.ShopId;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where bookings are kept, and where it is decided who gets the last place. */
public interface BookingStore {
  Optional<Booking> find(BookingId id);

  Optional<Booking> findByNumber(ShopId shop, String number);

  /** The customer's bookings, the latest to begin first. */
  List<Booking> ofCustomer(CustomerId customer, int limit);

  /** Those that take room on these resources at some time between the two moments. */
  List<Booking> live(
      ShopId shop, Collection<String> resources, Instant from, Instant until, Instant now);

  /**
   * Keeps a booking that takes room: a new one (version 0), a hold confirmed, one moved. Among the
   * live bookings of its resource that overlap it, itself left out, there must be room for its
   * units at every moment. One at a time for each resource, in any process.
   *
   * @param capacity units that the resource has in all
   */
  Placement place(Booking booking, int capacity, Instant now);

  enum Placement {
    PLACED,
    /** Too little is left; nothing was kept. */
    FULL,
    /** It was changed since {@link Booking#version()}, or a new one is kept already. */
    OVERTAKEN
  }

  /**
   * Keeps a change that takes no more room (cancelled, settled), if nobody changed it since.
   *
   * @return whether it was kept
   */
  boolean save(Booking booking);

  /** Those of these shops about which something is to be done by now, at most {@code limit}. */
  List<Booking> due(Set<ShopId> shops, Instant now, int limit);

  /** Units that these bookings take together at the moment when they take most. */
  static int taken(Collection<Booking> bookings) {
    return bookings.stream()
        .mapToInt(
            at ->
                bookings.stream()
                    .filter(b -> b.overlaps(at.from(), at.from().plusNanos(1)))
                    .mapToInt(Booking::units)
                    .sum())
        .max()
        .orElse(0);
  }
}
