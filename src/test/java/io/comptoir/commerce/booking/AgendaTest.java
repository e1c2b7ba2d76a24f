package io.comptoir.commerce.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.LocalizedText;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.Store;
import io.comptoir.commerce.catalog.Store.Opening;
import io.comptoir.commerce.catalog.Store.PostalAddress;
import io.comptoir.customer.CustomerId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgendaTest {
  private static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);
  private static final Instant MONDAY = Instant.parse("2026-11-30T08:00:00Z");

  private final Service service =
      new Service(
          "skin",
          LocalizedText.EMPTY,
          Duration.ofMinutes(25),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofDays(30),
          Duration.ofMinutes(15),
          Duration.ofDays(1),
          Map.of("lyon", 2));
  private final Store store =
      new Store(
          "lyon",
          "Lyon",
          new PostalAddress("1 rue", "69002", "Lyon", "FR"),
          45,
          4,
          "",
          Map.of(
              DayOfWeek.TUESDAY,
              List.of(
                  new Opening(LocalTime.of(10, 0), LocalTime.of(11, 0)),
                  new Opening(LocalTime.of(14, 0), LocalTime.of(15, 0)))),
          Map.of(TUESDAY.plusDays(7), List.of()),
          List.of(),
          null);
  private final Agenda agenda = new Agenda(service, store, ZoneId.of("Europe/Paris"));

  @Test
  void slotsFillTheOpeningHoursAndEndBeforeClosing() {
    assertThat(agenda.on(TUESDAY, MONDAY))
        .extracting(s -> agenda.local(s.from()).toLocalTime().toString())
        .containsExactly("10:00", "10:30", "14:00", "14:30");
  }

  @Test
  void aDayClosedByExceptionHasNone() {
    assertThat(agenda.on(TUESDAY.plusDays(7), MONDAY)).isEmpty();
    assertThat(agenda.on(TUESDAY.plusDays(1), MONDAY)).isEmpty();
  }

  @Test
  void whatIsTooSoonOrTooFarAheadIsNotOffered() {
    var ten = Instant.parse("2026-12-01T09:00:00Z");
    assertThat(agenda.on(TUESDAY, ten.minusSeconds(3_600)))
        .extracting(s -> agenda.local(s.from()).toLocalTime().toString())
        .containsExactly("14:00", "14:30");
    assertThat(agenda.on(TUESDAY.plusDays(35), MONDAY)).isEmpty();
  }

  @Test
  void aSlotIsTakenWhenEveryAdviserIs() {
    var slots = agenda.on(TUESDAY, MONDAY);
    var one = booking(slots.getFirst().from());
    assertThat(agenda.free(slots, List.of(one))).hasSize(4);
    assertThat(agenda.free(slots, List.of(one, booking(slots.getFirst().from())))).hasSize(3);
  }

  @Test
  void anHourThatClocksGoOverIsNotOfferedAndOneThatComesTwiceIsOfferedOnce() {
    var night = List.of(new Opening(LocalTime.of(1, 0), LocalTime.of(4, 0)));
    var open =
        new Store(
            "lyon",
            "Lyon",
            new PostalAddress("1 rue", "69002", "Lyon", "FR"),
            45,
            4,
            "",
            Map.of(DayOfWeek.SUNDAY, night),
            Map.of(),
            List.of(),
            null);
    var nights = new Agenda(service, open, ZoneId.of("Europe/Paris"));
    var spring = LocalDate.of(2027, 3, 28);
    var slots = nights.on(spring, Instant.parse("2027-03-20T00:00:00Z"));
    assertThat(slots)
        .extracting(s -> nights.local(s.from()).toLocalTime().toString())
        .containsExactly("01:00", "01:30", "03:00", "03:30");
    assertThat(slots).extracting(Agenda.Slot::from).doesNotHaveDuplicates();
    var autumn = nights.on(LocalDate.of(2026, 10, 25), Instant.parse("2026-10-20T00:00:00Z"));
    assertThat(autumn)
        .extracting(s -> nights.local(s.from()).toLocalTime().toString())
        .containsExactly("01:00", "01:30", "02:00", "02:30", "03:00", "03:30");
    assertThat(autumn).extracting(Agenda.Slot::from).doesNotHaveDuplicates();
  }

  private Booking booking(Instant from) {
    return new Booking(
        new BookingId(UUID.randomUUID()),
        "R-1",
        new ShopId("shop"),
        new CustomerId(UUID.randomUUID()),
        UUID.randomUUID(),
        "lyon/skin",
        from,
        from.plus(service.duration()),
        1,
        BookingStatus.CONFIRMED,
        null,
        Map.of(),
        1);
  }
}
