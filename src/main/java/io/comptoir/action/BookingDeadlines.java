package io.comptoir.action;

import io.comptoir.action.PaymentNotices.ConversationNews;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.booking.Booking;
import io.comptoir.commerce.booking.BookingStatus;
import io.comptoir.commerce.booking.BookingStore;
import io.comptoir.conversation.ConversationId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the clock does to bookings: a hold that nobody confirmed lets go, and who has an appointment
 * is reminded. What is due stands in the store, so that nothing is forgotten when a program ends;
 * several programs may do it at once.
 */
public final class BookingDeadlines {
  private static final int MAX_AT_ONCE = 200;

  private final Supplier<Set<ShopId>> shops;
  private final BookingStore bookings;
  private final ConversationNews news;
  private final InstantSource clock;

  public BookingDeadlines(
      Supplier<Set<ShopId>> shops,
      BookingStore bookings,
      ConversationNews news,
      InstantSource clock) {
    this.shops = shops;
    this.bookings = bookings;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Does what is due by now.
   *
   * @return how many bookings it changed
   */
  public int meet() {
    var now = clock.instant();
    var changed = 0;
    for (var booking : bookings.due(shops.get(), now, MAX_AT_ONCE)) {
      // told first: told again after a crash it is taken once, by its key
      switch (booking.status()) {
        case HELD -> tell(booking, "booking.lapsed");
        case CONFIRMED -> {
          if (booking.from().isAfter(now)) {
            tell(booking, "booking.reminder");
          }
        }
        case CANCELLED -> {}
      }
      var next = booking.status() == BookingStatus.HELD ? booking.cancelled() : booking.settled();
      changed += bookings.save(next) ? 1 : 0;
    }
    return changed;
  }

  private void tell(Booking booking, String event) {
    news.happened(
        new ConversationId(booking.conversation()),
        event + ":" + booking.id() + ":" + booking.version(),
        event,
        Map.of("number", Value.of(booking.number()), "resource", Value.of(booking.resource())));
  }
}
