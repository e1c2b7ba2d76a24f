package io.comptoir.web;

import io.comptoir.base.Language;
import io.comptoir.engine.Engine;
import io.comptoir.engine.EngineSettings;
import io.comptoir.engine.ScriptedShop;
import io.comptoir.storage.memory.MemoryStores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A real server on a free port, over a scripted shop and memory stores. */
final class ChatFixture implements AutoCloseable {
  static final byte[] OPERATOR_KEY =
      "operator-key-of-at-least-32-bytes!!".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  final MemoryStores stores = MemoryStores.create(Clock.systemUTC());
  final Engine engine;
  final Server server;
  final HttpClient http = HttpClient.newHttpClient();
  Optional<LogInKey> logIn = Optional.empty();
  final Sessions sessions =
      new Sessions(
          "a-signing-key-of-at-least-32-bytes".getBytes(java.nio.charset.StandardCharsets.UTF_8),
          Clock.systemUTC());

  ChatFixture(Path uploads, double limitFactor) {
    engine =
        Engine.server(
            stores.forEngine(),
            new ScriptedShop().shops(),
            EngineSettings.standard().concurrency(16));
    engine.start();
    var shop =
        new ChatShop(
            ScriptedShop.SHOP,
            List.of(Language.FRENCH, Language.ENGLISH),
            Set.of("https://shop.example"),
            language -> Map.of("shop", "scripted", "locale", language.code()));
    var limits = new RateLimit(System::nanoTime, limitFactor);
    var operator = new OperatorKey(OPERATOR_KEY, limits);
    server =
        Server.start(
            "127.0.0.1",
            0,
            Json.MAPPER,
            List.of(
                new ChatApi(
                    id -> id.equals(ScriptedShop.SHOP) ? Optional.of(shop) : Optional.empty(),
                    "https://shop.example"::equals,
                    engine.intake(),
                    stores.conversations(),
                    engine.feed(),
                    sessions,
                    new LogIns(
                        id -> id.equals(ScriptedShop.SHOP) ? logIn : Optional.empty(),
                        stores.identities(),
                        Clock.systemUTC()),
                    limits),
                new ChatStream(stores.conversations(), engine.feed(), sessions),
                new Uploads(uploads, sessions, limits),
                new OperatorApi(
                    operator,
                    () -> List.of(ScriptedShop.SHOP),
                    stores.handovers(),
                    stores.conversations(),
                    stores.questions()),
                new ReturnApi(
                    operator, () -> List.of(ScriptedShop.SHOP), stores.orders(), Clock.systemUTC()),
                new IdentityApi(
                    operator,
                    () -> List.of(ScriptedShop.SHOP),
                    stores.identities(),
                    stores.conversations(),
                    Clock.systemUTC())));
  }

  @Override
  public void close() {
    server.close();
    engine.close();
    http.close();
  }

  record Answer(int status, JsonNode body, Map<String, List<String>> headers) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  Answer post(String path, @Nullable String token, String body, String... headers) {
    var request = HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
    return send(request, token, headers);
  }

  Answer get(String path, @Nullable String token, String... headers) {
    return send(HttpRequest.newBuilder(uri(path)).GET(), token, headers);
  }

  Answer send(HttpRequest.Builder request, @Nullable String token, String... headers) {
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      var text = response.body();
      var body = text.startsWith("{") ? Json.MAPPER.readTree(text) : Json.MAPPER.createObjectNode();
      return new Answer(response.statusCode(), body, response.headers().map());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String session() {
    return post("/chat/v1/sessions", null, "{\"shop\": \"scripted\"}")
        .body()
        .path("token")
        .asString();
  }

  Answer say(String token, UUID id, String text) {
    return post("/chat/v1/messages", token, message(id, text));
  }

  static String message(UUID id, String text) {
    return Json.MAPPER.writeValueAsString(
        Map.of("id", id.toString(), "content", Map.of("type", "text", "text", text)));
  }

  /** All messages once the conversation rests. */
  List<JsonNode> settled(String token) {
    var deadline = System.nanoTime() + 10_000_000_000L;
    var last = 0L;
    while (System.nanoTime() < deadline) {
      var page = get("/chat/v1/messages?after=" + last, token).body();
      if (page.path("idle").asBoolean()) {
        return get("/chat/v1/messages?after=0", token)
            .body()
            .path("messages")
            .valueStream()
            .toList();
      }
      last =
          Math.max(
              last,
              page.path("messages")
                  .valueStream()
                  .mapToLong(m -> m.path("seq").asLong())
                  .max()
                  .orElse(0));
      get("/chat/v1/messages?wait=1&after=" + last, token);
    }
    throw new AssertionError("the conversation did not come to rest");
  }
}
