package io.comptoir.provider.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.http.Limits;
import io.comptoir.http.OutgoingHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A back office that fails, lies and dawdles, over real HTTP. */
@NullUnmarked
class BackOfficeTest {
  private static final byte[] SECRET =
      "a secret of thirty-two bytes or more".getBytes(StandardCharsets.UTF_8);
  private static final ShopId SHOP = new ShopId("shop");
  private static final ProductId CANDLE = new ProductId("candle");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-12-01T10:00:00Z"));
  private final InstantSource clock = now::get;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicReference<String> answer = new AtomicReference<>("{\"left\":{\"candle\":3}}");
  private final AtomicInteger status = new AtomicInteger(200);
  private final AtomicReference<Boolean> signed = new AtomicReference<>(false);
  private final CountDownLatch dawdles = new CountDownLatch(1);
  private volatile boolean slow;
  private HttpServer server;
  private OutgoingHttp http;
  private BackOfficeStock stock;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Runnable::run);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          var body = exchange.getRequestBody().readAllBytes();
          signed.set(
              Signature.verifies(
                  exchange.getRequestHeaders().getFirst(Signature.SIGNATURE),
                  exchange.getRequestHeaders().getFirst(Signature.TIMESTAMP),
                  SECRET,
                  now.get(),
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getRawPath(),
                  body));
          if (slow) {
            await();
          }
          var bytes = answer.get().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status.get(), bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    http = new OutgoingHttp(Limits.USUAL, List.of(base));
    stock =
        new BackOfficeStock(
            new BackOffice(base, SECRET, Duration.ofSeconds(2), http, clock), clock);
  }

  @AfterEach
  void stop() {
    dawdles.countDown();
    http.close();
    server.stop(0);
  }

  @Test
  void itIsAskedWithASignatureThatItCanCheck() {
    assertThat(stock.left(SHOP, List.of(CANDLE, new ProductId("soap"))))
        .isEqualTo(Map.of(CANDLE, 3));
    assertThat(signed.get()).isTrue();
  }

  @Test
  void aSignatureIsForOneRequestAndForAWhile() {
    var at = now.get();
    var body = "{}".getBytes(StandardCharsets.UTF_8);
    var other = "{ }".getBytes(StandardCharsets.UTF_8);
    var time = Long.toString(at.getEpochSecond());
    var signature = Signature.of(SECRET, at, "POST", "/v1/stock/left", body);
    assertThat(checks(signature, time, at, "/v1/stock/left", body)).isTrue();
    assertThat(checks(signature, time, at, "/v1/stock/left", other)).isFalse();
    assertThat(checks(signature, time, at, "/v1/stock/release", body)).isFalse();
    assertThat(checks(signature, time, at.plusSeconds(301), "/v1/stock/left", body)).isFalse();
    assertThat(checks(signature, "soon", at, "/v1/stock/left", body)).isFalse();
    assertThat(checks("v1=00", time, at, "/v1/stock/left", body)).isFalse();
  }

  @Test
  void whatWasLeftIsShownForAWhileWhenItFailsAndNothingIsSold() {
    assertThat(stock.left(SHOP, List.of(CANDLE))).isEqualTo(Map.of(CANDLE, 3));
    assertThat(stock.left(SHOP, List.of(CANDLE))).isEqualTo(Map.of(CANDLE, 3));
    assertThat(asked.get()).as("remembered for a moment").isEqualTo(1);
    status.set(500);
    now.set(now.get().plusSeconds(60));
    assertThat(stock.left(SHOP, List.of(CANDLE))).isEqualTo(Map.of(CANDLE, 3));
    assertThatThrownBy(() -> stock.reserve(SHOP, "order", Map.of(CANDLE, 1)))
        .isInstanceOf(BackOffice.Unavailable.class);
    now.set(now.get().plusSeconds(600));
    assertThatThrownBy(() -> stock.left(SHOP, List.of(CANDLE)))
        .isInstanceOf(BackOffice.Unavailable.class);
  }

  @Test
  void anAnswerThatIsNoneIsAFailure() {
    for (var nonsense : List.of("", "3", "<html>", "[]")) {
      answer.set(nonsense);
      assertThatThrownBy(() -> stock.left(SHOP, List.of(CANDLE)))
          .as(nonsense)
          .isInstanceOf(BackOffice.Unavailable.class);
    }
  }

  @Test
  void whenItFailsInARowItIsLeftAlone() {
    status.set(503);
    for (var i = 0; i < 20; i++) {
      assertThatThrownBy(() -> stock.release(SHOP, "order"))
          .isInstanceOf(BackOffice.Unavailable.class);
    }
    assertThat(asked.get()).isLessThan(10);
  }

  @Test
  void itHasItsTimeAndNoMore() {
    slow = true;
    var began = System.nanoTime();
    assertThatThrownBy(() -> stock.left(SHOP, List.of(CANDLE)))
        .isInstanceOf(BackOffice.Unavailable.class)
        .hasMessageContaining("TIMED_OUT");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aSecretThatIsNoneIsRefused() {
    assertThatThrownBy(
            () ->
                new BackOffice(
                    URI.create("http://127.0.0.1:1"),
                    new byte[8],
                    Duration.ofSeconds(1),
                    http,
                    clock))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean checks(
      String signature, String time, Instant at, String path, byte[] body) {
    return Signature.verifies(signature, time, SECRET, at, "POST", path, body);
  }

  private void await() {
    try {
      dawdles.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
