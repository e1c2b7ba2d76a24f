package io.comptoir.provider.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.booking.Booking;
import io.comptoir.commerce.booking.BookingId;
import io.comptoir.commerce.booking.BookingStatus;
import io.comptoir.commerce.booking.BookingStore.Placement;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.customer.CustomerId;
import io.comptoir.http.Limits;
import io.comptoir.http.OutgoingHttp;
import io.comptoir.storage.memory.MemoryStores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The example of the guide, started and asked as a shop would. */
@NullUnmarked
class ExampleBackOfficeTest {
  private static final String SECRET = "a secret of thirty-two bytes or more";
  private static final ShopId SHOP = new ShopId("shop");
  private static final String ROOM = "lyon/skin";

  private static Process example;
  private static OutgoingHttp http;
  private static BackOffice office;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(python(), "skipped: there is no python3 to run docs/guide/back-office/example.py");
    var builder =
        new ProcessBuilder(
                "python3", "docs/guide/back-office/example.py", "0", "candle=3", "soap=1", "race=3")
            .redirectErrorStream(true);
    builder.environment().put("COMPTOIR_BACK_OFFICE_SECRET", SECRET);
    example = builder.start();
    var said =
        new BufferedReader(new InputStreamReader(example.getInputStream(), StandardCharsets.UTF_8));
    var line = said.readLine();
    assertThat(line).startsWith("back office on port ");
    var base = URI.create("http://127.0.0.1:" + line.substring(line.lastIndexOf(' ') + 1));
    http = new OutgoingHttp(Limits.USUAL, List.of(base));
    office = office(base, SECRET);
  }

  @AfterAll
  static void stop() {
    if (example != null) {
      http.close();
      example.destroy();
    }
  }

  @Test
  void stockIsTakenOnceForAKeyPutBackOnceAndExchangedInOneStep() {
    var stock = new BackOfficeStock(office, InstantSource.system());
    var candle = new ProductId("candle");
    var soap = new ProductId("soap");
    assertThat(stock.reserve(SHOP, "one", Map.of(candle, 2))).isEmpty();
    assertThat(stock.reserve(SHOP, "one", Map.of(candle, 2))).isEmpty();
    assertThat(stock.left(SHOP, List.of(candle, soap))).isEqualTo(Map.of(candle, 1, soap, 1));
    assertThat(stock.reserve(SHOP, "two", Map.of(candle, 2))).containsExactly(candle);
    assertThat(stock.exchange(SHOP, List.of("one"), "three", Map.of(candle, 4)))
        .containsExactly(candle);
    assertThat(stock.exchange(SHOP, List.of("one"), "three", Map.of(candle, 3, soap, 1))).isEmpty();
    stock.release(SHOP, "one");
    assertThat(stock.left(SHOP, List.of(candle, soap))).isEqualTo(Map.of(candle, 0, soap, 0));
    stock.release(SHOP, "three");
    stock.release(SHOP, "three");
    assertThat(stock.left(SHOP, List.of(candle, soap))).isEqualTo(Map.of(candle, 3, soap, 1));
  }

  @Test
  void aHundredWhoRaceForTheLastThreePiecesBuyExactlyThree() throws Exception {
    var stock = new BackOfficeStock(office, InstantSource.system());
    var last = new ProductId("race");
    var buyers = new ArrayList<Callable<Boolean>>();
    for (var i = 0; i < 100; i++) {
      var key = "buyer-" + i;
      buyers.add(() -> stock.reserve(SHOP, key, Map.of(last, 1)).isEmpty());
    }
    var bought = 0;
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (var result : threads.invokeAll(buyers)) {
        bought += result.get() ? 1 : 0;
      }
    }
    assertThat(bought).isEqualTo(3);
  }

  @Test
  void aTimeIsHeldConfirmedMovedAndGivenBackAndTheLastPlaceIsOnes() {
    var kept = MemoryStores.create(Clock.systemUTC()).bookings();
    var bookings = new BackOfficeBookings(office, kept);
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var ten = now.plus(Duration.ofDays(3));
    var held = booking(ten).held(now.plus(Duration.ofMinutes(15)));
    assertThat(bookings.place(held, 1, now)).isEqualTo(Placement.PLACED);
    assertThat(bookings.place(booking(ten), 1, now)).isEqualTo(Placement.FULL);
    var confirmed = bookings.find(held.id()).orElseThrow().confirmed(null);
    assertThat(bookings.place(confirmed, 1, now)).isEqualTo(Placement.PLACED);
    assertThat(busy(bookings, ten, now)).isEqualTo(1);
    var eleven = ten.plus(Duration.ofHours(1));
    var moved =
        bookings
            .find(held.id())
            .orElseThrow()
            .movedTo(eleven, eleven.plus(Duration.ofMinutes(30)), null);
    assertThat(bookings.place(moved, 1, now)).isEqualTo(Placement.PLACED);
    assertThat(busy(bookings, ten, now)).isZero();
    assertThat(busy(bookings, eleven, now)).isEqualTo(1);
    assertThat(bookings.save(bookings.find(held.id()).orElseThrow().cancelled())).isTrue();
    assertThat(busy(bookings, eleven, now)).isZero();
  }

  @Test
  void whoDoesNotKnowTheSecretIsRefused() {
    var stranger = office(uri(), "another secret of thirty-two bytes!!");
    var stock = new BackOfficeStock(stranger, InstantSource.system());
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> stock.left(SHOP, List.of(new ProductId("candle"))))
        .isInstanceOf(BackOffice.Unavailable.class)
        .hasMessageContaining("401");
  }

  private static URI base;

  private static URI uri() {
    return base;
  }

  private static BackOffice office(URI at, String secret) {
    base = at;
    return new BackOffice(
        at,
        secret.getBytes(StandardCharsets.UTF_8),
        Duration.ofSeconds(5),
        http,
        InstantSource.system());
  }

  private static long busy(BackOfficeBookings bookings, Instant at, Instant now) {
    return bookings.live(SHOP, List.of(ROOM), at, at.plus(Duration.ofMinutes(30)), now).size();
  }

  private static Booking booking(Instant at) {
    return new Booking(
        new BookingId(UUID.randomUUID()),
        "R-" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(),
        SHOP,
        new CustomerId(UUID.randomUUID()),
        UUID.randomUUID(),
        ROOM,
        at,
        at.plus(Duration.ofMinutes(30)),
        1,
        BookingStatus.CONFIRMED,
        null,
        Map.of(),
        0);
  }

  private static boolean python() {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
