package io.comptoir.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Value;
import io.comptoir.commerce.booking.Booking;
import io.comptoir.commerce.booking.BookingId;
import io.comptoir.commerce.booking.BookingStatus;
import io.comptoir.commerce.booking.Waiting;
import io.comptoir.customer.CustomerId;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.engine.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class FreedTimesTest {
  private final TestShop shop = new TestShop();
  private final SettableClock clock = new SettableClock(TestShop.NOW);
  private final Map<String, String> heard = new LinkedHashMap<>();
  private final FreedTimes freed =
      new FreedTimes(
          () -> Set.of(TestShop.SHOP),
          id -> Optional.of(shop.counter),
          (conversation, key, name, data) ->
              heard.putIfAbsent(key, name + " " + ((Value.Text) data.get("number")).text()),
          clock);

  @Test
  void aTimeThatFreesIsKeptForWhoeverWaitsLongestAndTheyAreTold() {
    var all = fill();
    var first = waiting(1, TestShop.NOW.minusSeconds(60));
    var taken =
        all.stream()
            .filter(b -> b.resource().equals(first.resource()))
            .filter(b -> b.from().isAfter(TestShop.NOW.plus(Duration.ofDays(2))))
            .toList();
    var second = waiting(2, TestShop.NOW);
    assertThat(freed.meet()).isZero();
    assertThat(heard).isEmpty();
    shop.bookings.save(taken.getFirst().cancelled());
    assertThat(freed.meet()).isEqualTo(1);
    assertThat(freed.meet()).as("the second waits on").isZero();
    var kept = shop.bookings.find(first.booking()).orElseThrow();
    assertThat(kept.status()).isEqualTo(BookingStatus.HELD);
    assertThat(kept.from()).isEqualTo(taken.getFirst().from());
    assertThat(kept.customer()).isEqualTo(first.customer());
    assertThat(heard.values()).containsExactly("booking.freed " + kept.number());
    assertThat(shop.bookings.find(second.booking())).isEmpty();
    // nobody says yes: it lets go, and is the next one's
    clock.advance(Duration.ofHours(2).plusSeconds(1));
    new BookingDeadlines(
            () -> Set.of(TestShop.SHOP), shop.bookings, (c, k, n, d) -> heard.put(k, n), clock)
        .meet();
    assertThat(freed.meet()).isEqualTo(1);
    assertThat(shop.bookings.find(second.booking())).isPresent();
    assertThat(heard.values()).contains("booking.lapsed");
  }

  @Test
  void whatIsFreeIsNotWaitedFor() {
    assertThat(
            ((ActionResult.Failed)
                    shop.call("appointments.wait", "service", "skin", "store", "lyon"))
                .code())
        .isEqualTo("FREE");
  }

  @Test
  void oneWaitsOnceForTheSameAndNotForEverything() {
    fill();
    for (var i = 0; i < 3; i++) {
      shop.done("appointments.wait", "service", "skin", "store", "lyon");
    }
    assertThat(shop.counter.waiting().ofCustomer(shop.customer.id(), TestShop.NOW, 10)).hasSize(1);
    assertThat(shop.done("appointments.wait_no_more").get("count")).isEqualTo(Value.of(1));
    assertThat(shop.counter.waiting().ofCustomer(shop.customer.id(), TestShop.NOW, 10)).isEmpty();
  }

  /** Every time of the next weeks taken by others. */
  private List<Booking> fill() {
    var taken = new ArrayList<Booking>();
    var service = shop.counter.care().services().getFirst();
    for (var store : shop.counter.catalog().stores()) {
      var advisers = service.stores().getOrDefault(store.id(), 0);
      var agenda =
          new io.comptoir.commerce.booking.Agenda(service, store, shop.counter.terms().zone());
      for (var day = 0; day < 63 && advisers > 0; day++) {
        for (var slot :
            agenda.on(agenda.local(TestShop.NOW).toLocalDate().plusDays(day), TestShop.NOW)) {
          var booking =
              new Booking(
                  new BookingId(UUID.randomUUID()),
                  "R-" + UUID.randomUUID(),
                  TestShop.SHOP,
                  new CustomerId(UUID.randomUUID()),
                  UUID.randomUUID(),
                  service.resource(store.id()),
                  slot.from(),
                  slot.until(),
                  advisers,
                  BookingStatus.CONFIRMED,
                  null,
                  Map.of("service", service.id(), "store", store.id()),
                  0);
          shop.bookings.place(booking, advisers, TestShop.NOW);
          taken.add(shop.bookings.find(booking.id()).orElseThrow());
        }
      }
    }
    return taken;
  }

  private Waiting waiting(long who, Instant askedAt) {
    var service = shop.counter.care().services().getFirst();
    var store = service.stores().keySet().iterator().next();
    var waiting =
        new Waiting(
            new UUID(7, who),
            TestShop.SHOP,
            new CustomerId(new UUID(8, who)),
            new UUID(9, who),
            service.resource(store),
            TestShop.NOW,
            TestShop.NOW.plus(Duration.ofDays(20)),
            true,
            askedAt,
            0);
    assertThat(shop.counter.waiting().save(waiting)).isTrue();
    return waiting;
  }
}
