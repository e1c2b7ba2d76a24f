package io.comptoir.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.comptoir.http.Answer.Failed;
import io.comptoir.http.Answer.Failure;
import io.comptoir.http.Answer.Received;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a real server on this machine. */
@Timeout(20)
class OutgoingHttpTest {
  private static final Limits SMALL =
      new Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 1000, 2, 3, Duration.ofMinutes(1));

  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;
  private URI base;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/echo", this::echo);
    server.createContext("/away", this::away);
    server.createContext("/large", exchange -> answer(exchange, 200, "x".repeat(1001)));
    server.createContext("/full", exchange -> answer(exchange, 200, "x".repeat(1000)));
    server.createContext("/ill", exchange -> answer(exchange, 503, "no"));
    server.createContext("/wrong", exchange -> answer(exchange, 404, "no"));
    server.createContext("/never", exchange -> await(exchange, false));
    server.createContext("/drip", exchange -> await(exchange, true));
    server.start();
    base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  @Test
  void whatIsSentArrivesAndTheAnswerComesBack() {
    try (var http = http(SMALL)) {
      var fields = new LinkedHashMap<String, String>();
      fields.put("line_items[0][name]", "Crème & lait");
      fields.put("b", "2");
      var answer =
          received(
              http.send(Request.post("test.echo", at("/echo?q=1")).form(fields).bearer("key")));

      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.ok()).isTrue();
      assertThat(answer.header("X-Peer")).contains("yes");
      assertThat(answer.text())
          .isEqualTo(
              "POST /echo?q=1 Bearer key application/x-www-form-urlencoded "
                  + "line_items%5B0%5D%5Bname%5D=Cr%C3%A8me+%26+lait&b=2");
    }
  }

  @Test
  void aStatusThatSaysNoIsAnAnswerToo() {
    try (var http = http(SMALL)) {
      assertThat(received(http.send(Request.get("test.wrong", at("/wrong")))).status())
          .isEqualTo(404);
    }
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (var http = http(SMALL)) {
      var answer = received(http.send(Request.get("test.away", at("/away"))));
      assertThat(answer.status()).isEqualTo(302);
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void anAnswerThatIsTooLargeIsNotRead() {
    try (var http = http(SMALL)) {
      assertThat(received(http.send(Request.get("test.full", at("/full")))).body()).hasSize(1000);
      assertThat(failure(http.send(Request.get("test.large", at("/large")))))
          .isEqualTo(Failure.TOO_LARGE);
    }
  }

  @Test
  void anAnswerThatDoesNotComeOrEndIsNotWaitedFor() {
    try (var http = http(SMALL)) {
      var soon = SMALL.total(Duration.ofMillis(150));
      for (var path : List.of("/never", "/drip")) {
        var failure = failure(http.send(Request.get("test.slow", at(path)), soon));
        assertThat(failure).isEqualTo(Failure.TIMED_OUT);
        assertThat(failure.maybeDone()).isTrue();
      }
    }
  }

  @Test
  void aServerThatIsNotThereIsSaidToBeNotConnected() throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    var nobody = URI.create("http://127.0.0.1:" + free);
    try (var http = new OutgoingHttp(SMALL, List.of(nobody))) {
      var failure = failure(http.send(Request.get("test.nobody", nobody)));
      assertThat(failure).isEqualTo(Failure.NOT_CONNECTED);
      assertThat(failure.maybeDone()).isFalse();
    }
  }

  @Test
  void anIllHostIsLeftAloneAfterSeveralFailuresAndItsNeighbourIsNot() {
    try (var http = http(SMALL)) {
      for (var i = 0; i < 3; i++) {
        assertThat(received(http.send(Request.get("test.ill", at("/ill")))).status())
            .isEqualTo(503);
      }
      var before = asked.get();
      assertThat(failure(http.send(Request.get("test.ill", at("/echo")))))
          .isEqualTo(Failure.CIRCUIT_OPEN);
      assertThat(asked).hasValue(before);
    }
  }

  @Test
  void noMoreRequestsAreUnderWayToAHostThanAllowed() throws Exception {
    try (var http = http(SMALL);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> http.send(Request.get("test.never", at("/never"))));
      var second = threads.submit(() -> http.send(Request.get("test.never", at("/never"))));
      var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
      while (asked.get() < 2 && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertThat(failure(http.send(Request.get("test.third", at("/echo")))))
          .isEqualTo(Failure.TOO_MANY_AT_ONCE);
      end.countDown();
      assertThat(received(first.get()).ok()).isTrue();
      assertThat(received(second.get()).ok()).isTrue();
    }
  }

  @Test
  void theOperatorsOwnNetworkIsNotGoneToUnlessItWasConfigured() {
    var port = base.getPort();
    try (var http = new OutgoingHttp(SMALL, List.of())) {
      for (var address :
          List.of(
              "http://127.0.0.1:" + port + "/echo",
              "https://127.0.0.1:" + port + "/echo",
              "https://localhost:" + port + "/echo",
              "https://[::1]:" + port + "/echo",
              "https://[::ffff:127.0.0.1]:" + port + "/echo",
              "https://169.254.169.254/latest/meta-data",
              "https://10.0.0.1/",
              "https://192.168.1.1/",
              "https://[fd00::1]/",
              "https://2130706433/",
              "http://example.com/",
              "https://user:password@example.com/",
              "ftp://example.com/",
              "file:///etc/passwd",
              "/echo")) {
        assertThat(failure(http.send(Request.get("test.inside", URI.create(address)))))
            .as(address)
            .isIn(Failure.ADDRESS_REFUSED, Failure.UNKNOWN_HOST);
      }
      assertThat(asked).hasValue(0);
    }
  }

  @Test
  void aConfiguredAddressDoesNotOpenItsNeighbours() {
    try (var http = new OutgoingHttp(SMALL, List.of(URI.create("http://127.0.0.1:1")))) {
      assertThat(failure(http.send(Request.get("test.neighbour", at("/echo")))))
          .isEqualTo(Failure.ADDRESS_REFUSED);
    }
  }

  @Test
  void aHeaderThatHttpDoesNotHaveIsRefusedBeforeItIsSent() {
    try (var http = http(SMALL)) {
      assertThat(failure(http.send(Request.get("test.header", at("/echo")).header("a", "b\r\nc"))))
          .isEqualTo(Failure.ADDRESS_REFUSED);
      assertThat(asked).hasValue(0);
    }
  }

  @Test
  void whatIsPrintedOfARequestAndItsAnswerHoldsNoSecret() {
    var request =
        Request.post("test.echo", at("/botSECRET/send?key=SECRET")).bearer("SECRET").json("SECRET");
    assertThat(request.toString()).doesNotContain("SECRET").contains("test.echo", "127.0.0.1");
    assertThat(
            new Received(
                    200, Map.of("Set-Cookie", "SECRET"), "SECRET".getBytes(StandardCharsets.UTF_8))
                .toString())
        .doesNotContain("SECRET");
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> SMALL.maxBytes(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SMALL.total(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private OutgoingHttp http(Limits limits) {
    return new OutgoingHttp(limits, List.of(base));
  }

  private URI at(String path) {
    return base.resolve(path);
  }

  private static Received received(Answer answer) {
    assertThat(answer).isInstanceOf(Received.class);
    return (Received) answer;
  }

  private static Failure failure(Answer answer) {
    assertThat(answer).isInstanceOf(Failed.class);
    return ((Failed) answer).failure();
  }

  private void echo(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    exchange.getResponseHeaders().set("X-Peer", "yes");
    answer(
        exchange,
        201,
        String.join(
            " ",
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            String.valueOf(headers.getFirst("Authorization")),
            String.valueOf(headers.getFirst("Content-Type")),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
  }

  private void away(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Location", "/echo");
    answer(exchange, 302, "");
  }

  private void await(HttpExchange exchange, boolean begun) throws IOException {
    asked.incrementAndGet();
    exchange.getRequestBody().readAllBytes();
    if (begun) {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write('x');
      exchange.getResponseBody().flush();
    }
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!begun) {
      exchange.sendResponseHeaders(200, -1);
    }
    exchange.close();
  }

  private void answer(HttpExchange exchange, int status, String text) throws IOException {
    asked.incrementAndGet();
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
