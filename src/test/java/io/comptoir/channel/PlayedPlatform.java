package io.comptoir.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A real server on this machine that plays a platform: it answers well unless it is told else. */
public final class PlayedPlatform implements AutoCloseable {
  /** What it does with the next call. */
  public sealed interface Next {
    record Answers(int status, Map<String, String> headers, String body) implements Next {}

    record NeverAnswers() implements Next {}

    record ClosesInTheMiddle() implements Next {}
  }

  /**
   * A call that came in.
   *
   * @param path with its query
   * @param headers by lower-case name
   */
  public record Call(String method, String path, Map<String, String> headers, byte[] body) {
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private final HttpServer server;
  private final String usual;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Queue<Next> next = new ConcurrentLinkedQueue<>();
  private final Map<String, Next> always = new ConcurrentHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  /**
   * @param usual the body of a good answer
   */
  public PlayedPlatform(String usual) {
    this.usual = usual;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public void then(Next what) {
    next.add(what);
  }

  public void answers(int status, String body) {
    then(new Next.Answers(status, Map.of(), body));
  }

  /** Answers so whenever an address with this in it is called. */
  public void answersAt(String path, int status, String body) {
    always.put(path, new Next.Answers(status, Map.of(), body));
  }

  /** The same with headers. */
  public void answersAt(String path, int status, Map<String, String> headers, String body) {
    always.put(path, new Next.Answers(status, headers, body));
  }

  public List<Call> calls() {
    return calls;
  }

  @Override
  public void close() {
    end.countDown();
    Thread.ofVirtual().start(() -> server.stop(0));
  }

  private void serve(HttpExchange exchange) throws IOException {
    var headers = new java.util.HashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
    calls.add(
        new Call(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            headers,
            exchange.getRequestBody().readAllBytes()));
    var path = exchange.getRequestURI().toString();
    var own = always.entrySet().stream().filter(e -> path.contains(e.getKey())).findFirst();
    switch (own.map(Map.Entry::getValue).orElseGet(next::poll)) {
      case null -> answer(exchange, 200, Map.of(), usual);
      case Next.Answers(var status, var more, var body) -> answer(exchange, status, more, body);
      case Next.NeverAnswers() -> {
        try {
          end.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        exchange.close();
      }
      case Next.ClosesInTheMiddle() -> {
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write("{\"ok\"".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        exchange.close();
      }
    }
  }

  private static void answer(
      HttpExchange exchange, int status, Map<String, String> headers, String body)
      throws IOException {
    headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
