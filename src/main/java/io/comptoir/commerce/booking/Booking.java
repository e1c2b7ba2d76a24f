package io.comptoir.commerce.booking;

import io.comptoir.base.ShopId;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units of a resource, taken by a customer for a time.
 *
 * @param number what people see and say: {@code R-7F3K2Q}
 * @param conversation where it was made, and where its news goes
 * @param resource what is taken, in the shop's own words: {@code lyon/skin-diagnosis}; how many
 *     units it has in all is counted for each resource by itself
 * @param until the first moment at which it is free again
 * @param dueAt when something is to be done about it: a hold lets go, a reminder is sent; null when
 *     nothing is
 * @param details what else is to be kept with it, by name
 * @param version of the stored row; a change made on an older version is refused. 0 is not stored
 *     yet
 */
public record Booking(
    BookingId id,
    String number,
    ShopId shop,
    CustomerId customer,
    UUID conversation,
    String resource,
    Instant from,
    Instant until,
    int units,
    BookingStatus status,
    @Nullable Instant dueAt,
    Map<String, String> details,
    long version) {
  public Booking {
    details = Map.copyOf(details);
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a booking ends after it begins");
    }
    if (units < 1) {
      throw new IllegalArgumentException("a booking takes one unit or more");
    }
    if (status == BookingStatus.HELD && dueAt == null) {
      throw new IllegalArgumentException("a hold has an end");
    }
  }

  /** Whether it takes room at this moment. */
  public boolean isLive(Instant now) {
    return switch (status) {
      case HELD -> dueAt != null && dueAt.isAfter(now);
      case CONFIRMED -> true;
      case CANCELLED -> false;
    };
  }

  public boolean overlaps(Instant start, Instant end) {
    return from.isBefore(end) && start.isBefore(until);
  }

  /** Held until then. */
  public Booking held(Instant end) {
    return with(from, until, BookingStatus.HELD, end);
  }

  /**
   * @param reminder when its customer is to be reminded; null for never
   */
  public Booking confirmed(@Nullable Instant reminder) {
    return with(from, until, BookingStatus.CONFIRMED, reminder);
  }

  public Booking cancelled() {
    return with(from, until, BookingStatus.CANCELLED, null);
  }

  /** At another time, otherwise as it is. */
  public Booking movedTo(Instant start, Instant end, @Nullable Instant due) {
    return with(start, end, status, due);
  }

  /** With nothing left to do by the clock. */
  public Booking settled() {
    return with(from, until, status, null);
  }

  /** The same booking, of the customer that its holder turned out to be. */
  public Booking ownedBy(CustomerId owner) {
    return new Booking(
        id,
        number,
        shop,
        owner,
        conversation,
        resource,
        from,
        until,
        units,
        status,
        dueAt,
        details,
        version);
  }

  /** The same booking as the row of this version. */
  public Booking withVersion(long stored) {
    return new Booking(
        id,
        number,
        shop,
        customer,
        conversation,
        resource,
        from,
        until,
        units,
        status,
        dueAt,
        details,
        stored);
  }

  private Booking with(Instant start, Instant end, BookingStatus in, @Nullable Instant due) {
    return new Booking(
        id,
        number,
        shop,
        customer,
        conversation,
        resource,
        start,
        end,
        units,
        in,
        due,
        details,
        version);
  }
}
