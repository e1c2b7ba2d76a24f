package io.comptoir.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.comptoir.http.Limits;
import io.comptoir.http.OutgoingHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server on this machine that plays a payment provider, over real HTTP. */
public final class Peer implements AutoCloseable {
  public final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile Function<Asked, Told> play = _ -> Told.json(404, "{}");

  /**
   * @param path with its query
   * @param headers by lower-case name
   */
  public record Asked(String method, String path, Map<String, String> headers, String body) {
    public Map<String, String> form() {
      var fields = new LinkedHashMap<String, String>();
      for (var pair : body.isEmpty() ? new String[0] : body.split("&")) {
        var parts = pair.split("=", 2);
        fields.put(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
      return fields;
    }

    public boolean is(String wantedMethod, String wantedPath) {
      return method.equals(wantedMethod) && path.equals(wantedPath);
    }
  }

  public record Told(int status, Map<String, String> headers, String body) {
    public static Told json(int status, String body) {
      return new Told(status, Map.of("Content-Type", "application/json"), body);
    }
  }

  public Peer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public void plays(Function<Asked, Told> how) {
    play = how;
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public OutgoingHttp client() {
    return new OutgoingHttp(
        new Limits(
            Duration.ofSeconds(2), Duration.ofSeconds(5), 1 << 20, 64, 99, Duration.ofSeconds(1)),
        List.of(base()));
  }

  public Asked last() {
    return asked.getLast();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var headers = new LinkedHashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
    var request =
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            headers,
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    asked.add(request);
    var told = play.apply(request);
    told.headers().forEach(exchange.getResponseHeaders()::set);
    var bytes = told.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(told.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
