package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.engine.Engine;
import io.comptoir.engine.EngineSettings;
import io.comptoir.engine.Shops;
import io.comptoir.storage.memory.MemoryStores;
import io.comptoir.web.ChatApi;
import io.comptoir.web.ChatConfig;
import io.comptoir.web.ChatShop;
import io.comptoir.web.Json;
import io.comptoir.web.LogIns;
import io.comptoir.web.RateLimit;
import io.comptoir.web.Server;
import io.comptoir.web.Sessions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A visitor opens the web chat of a shop, by a link, and days later; over real HTTP. */
class OpenedChatTest {
  private static final String FLOWS =
      """
      flow: poster
      triggers: {links: [poster-12]}
      steps: [{say: trial.poster}]
      ---
      flow: trial
      title: {fr: votre essai, en: your trial}
      triggers: {keywords: {fr: [essai], en: [trial]}}
      slots: {name: name}
      steps: [{collect: name, ask: trial.ask}, {say: trial.poster}]
      """;

  @TempDir private Path temp;
  private final ShopClock clock = new ShopClock(Instant.parse("2026-12-01T09:00:00Z"));
  private final MemoryStores stores = MemoryStores.create(clock);
  @AutoClose private final HttpClient http = HttpClient.newHttpClient();
  private OpenShop shop;
  private Engine engine;
  private Server server;
  private String visitor = "";
  private String token = "";

  @BeforeEach
  void aServedShop() throws IOException {
    var folder = temp.resolve("shop");
    assertThat(Terminal.run("new", folder.toString()).code()).isZero();
    Files.writeString(folder.resolve("flows/trial.yml"), FLOWS);
    for (var language : List.of("fr", "en")) {
      Files.writeString(
          folder.resolve("messages/" + language + ".yml"),
          "\ntrial: {ask: The name?, poster: You come from the poster.}\n",
          java.nio.file.StandardOpenOption.APPEND);
    }
    shop =
        OpenShop.open(
            folder, Stores.of(stores), Payments.sandbox(clock), clock, temp.resolve("cache"));
    engine =
        Engine.server(
            stores.forEngine(),
            Shops.of(shop.counter()),
            EngineSettings.standard().clock(clock).concurrency(2));
    engine.start();
    var settings = shop.shop().settings();
    var served =
        new ChatShop(
            settings.id(),
            settings.languages(),
            Set.of(),
            language -> ChatConfig.of(shop.shop(), language));
    var key = "a-signing-key-of-at-least-32-bytes".getBytes(StandardCharsets.UTF_8);
    server =
        Server.start(
            "127.0.0.1",
            0,
            Json.MAPPER,
            List.of(
                new ChatApi(
                    id -> id.equals(settings.id()) ? Optional.of(served) : Optional.empty(),
                    origin -> false,
                    engine.intake(),
                    stores.conversations(),
                    engine.feed(),
                    new Sessions(key, clock),
                    new LogIns(any -> Optional.empty(), stores.identities(), clock),
                    new RateLimit(System::nanoTime, 100))));
  }

  @AfterEach
  void close() {
    server.close();
    engine.close();
    shop.close();
  }

  @Test
  void whoOpensTheChatIsWelcomedOnce() {
    arrive();
    assertThat(opened()).singleElement().asString().contains("Hello");
    assertThat(opened()).as("again, soon after").isEmpty();
  }

  @Test
  void whoComesBackAfterDaysHearsWhereThingsStood() {
    arrive();
    opened();
    say("text", "text", "trial");
    clock.advance(Duration.ofHours(5));
    assertThat(opened()).as("the same day").isEmpty();
    clock.advance(Duration.ofDays(3));
    var worn = token;
    assertThat(post("openings", worn, Map.of("id", UUID.randomUUID().toString())))
        .returns(401, HttpResponse::statusCode);
    arrive();
    assertThat(opened()).singleElement().asString().contains("your trial");
    assertThat(opened()).as("once").isEmpty();
    assertThat(say("text", "text", "Camille Martin")).last().asString().contains("poster");
  }

  @Test
  void aLinkBeginsItsFlowAndAnUnknownOneWelcomes() {
    arrive();
    assertThat(say("postback", "payload", "{\"do\":\"link\",\"link\":\"poster-12\"}"))
        .containsExactly("You come from the poster.");
    assertThat(opened()).as("it greeted by that").isEmpty();
    visitor = "";
    arrive();
    assertThat(say("postback", "payload", "{\"do\":\"link\",\"link\":\"gone\"}"))
        .singleElement()
        .asString()
        .contains("Hello");
  }

  private void arrive() {
    var answer =
        read(
            post(
                "sessions",
                "",
                Map.of("shop", shop.counter().shop().value(), "locale", "en", "visitor", visitor)));
    visitor = answer.path("visitor").asString();
    token = answer.path("token").asString();
  }

  private List<String> opened() {
    return answers(() -> post("openings", token, Map.of("id", UUID.randomUUID().toString())));
  }

  private List<String> say(String type, String member, String words) {
    var content = Map.of("type", type, member, words);
    return answers(
        () ->
            post(
                "messages", token, Map.of("id", UUID.randomUUID().toString(), "content", content)));
  }

  /** What the bot says until it is at rest. */
  private List<String> answers(java.util.function.Supplier<HttpResponse<String>> act) {
    var before = page(0).path("messages").size();
    assertThat(act.get().statusCode()).isEqualTo(202);
    var page = page(0);
    while (!page.path("idle").asBoolean()) {
      page = page(30);
    }
    return page(0)
        .path("messages")
        .valueStream()
        .skip(before)
        .filter(m -> m.path("author").path("type").asString().equals("bot"))
        .map(m -> m.path("content").path("text").asString())
        .toList();
  }

  private JsonNode page(int wait) {
    return read(
        send(
            HttpRequest.newBuilder(uri("messages?after=0&wait=" + wait))
                .header("Authorization", "Bearer " + token)));
  }

  private HttpResponse<String> post(String path, String bearer, Map<String, ?> body) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer " + bearer)
            .POST(HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body))));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + "/chat/v1/" + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode read(HttpResponse<String> response) {
    return Json.MAPPER.readTree(response.body());
  }
}
