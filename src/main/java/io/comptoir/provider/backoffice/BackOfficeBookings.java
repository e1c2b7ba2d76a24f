package io.comptoir.provider.backoffice;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.booking.Booking;
import io.comptoir.commerce.booking.BookingId;
import io.comptoir.commerce.booking.BookingStatus;
import io.comptoir.commerce.booking.BookingStore;
import io.comptoir.customer.CustomerId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Bookings whose room the shop's own back end has: it says what is taken and who gets the last
 * place. Who booked what is kept here; no customer's name leaves.
 */
public final class BackOfficeBookings implements BookingStore {
  private static final UUID NOBODY = new UUID(0, 0);

  private final BackOffice office;
  private final BookingStore kept;

  /**
   * @param kept where customers' bookings are kept
   */
  public BackOfficeBookings(BackOffice office, BookingStore kept) {
    this.office = office;
    this.kept = kept;
  }

  @Override
  public Optional<Booking> find(BookingId id) {
    return kept.find(id);
  }

  @Override
  public Optional<Booking> findByNumber(ShopId shop, String number) {
    return kept.findByNumber(shop, number);
  }

  @Override
  public List<Booking> ofCustomer(CustomerId customer, int limit) {
    return kept.ofCustomer(customer, limit);
  }

  @Override
  public List<Booking> live(
      ShopId shop, Collection<String> resources, Instant from, Instant until, Instant now) {
    var question = new LinkedHashMap<String, Object>();
    question.put("resources", List.copyOf(resources));
    question.put("from", from.toString());
    question.put("until", until.toString());
    var busy = new ArrayList<Booking>();
    for (var taken : office.ask("/v1/bookings/busy", question).path("busy")) {
      try {
        busy.add(
            new Booking(
                new BookingId(NOBODY),
                "",
                shop,
                new CustomerId(NOBODY),
                NOBODY,
                taken.path("resource").asString(""),
                Instant.parse(taken.path("from").asString("")),
                Instant.parse(taken.path("until").asString("")),
                taken.path("units").asInt(1),
                BookingStatus.CONFIRMED,
                null,
                java.util.Map.of(),
                0));
      } catch (DateTimeException | IllegalArgumentException e) {
        throw new BackOffice.Unavailable("/v1/bookings/busy", "a time that is none");
      }
    }
    return busy;
  }

  @Override
  public Placement place(Booking booking, int capacity, Instant now) {
    var question = new LinkedHashMap<String, Object>();
    question.put("id", booking.id().toString());
    question.put("resource", booking.resource());
    question.put("from", booking.from().toString());
    question.put("until", booking.until().toString());
    question.put("units", booking.units());
    question.put("capacity", capacity);
    var due = booking.dueAt();
    if (booking.status() == BookingStatus.HELD && due != null) {
      question.put("heldUntil", due.toString());
    }
    var placement = office.ask("/v1/bookings/place", question).path("placement").asString("");
    return switch (placement) {
      case "placed" -> kept.place(booking, Integer.MAX_VALUE, now);
      case "full" -> Placement.FULL;
      default -> throw new BackOffice.Unavailable("/v1/bookings/place", "neither placed nor full");
    };
  }

  @Override
  public boolean save(Booking booking) {
    var before = kept.find(booking.id()).map(Booking::status).orElse(BookingStatus.CANCELLED);
    if (booking.status() == BookingStatus.CANCELLED && before != BookingStatus.CANCELLED) {
      office.ask("/v1/bookings/cancel", java.util.Map.of("id", booking.id().toString()));
    }
    return kept.save(booking);
  }

  @Override
  public List<Booking> due(Set<ShopId> shops, Instant now, int limit) {
    return kept.due(shops, now, limit);
  }
}
