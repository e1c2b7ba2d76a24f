package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.base.Language;
import io.comptoir.dialogue.Press;
import io.comptoir.message.Content;
import io.comptoir.storage.memory.MemoryStores;
import io.comptoir.web.Json;
import io.comptoir.web.OperatorApi;
import io.comptoir.web.OperatorKey;
import io.comptoir.web.RateLimit;
import io.comptoir.web.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conversation that took place, read from a server over HTTP, becomes a test that passes. */
class StoredConversationTest {
  private static final String KEY = "operator-key-of-at-least-32-bytes!!";

  @TempDir private Path temp;

  @Test
  void whatWasSaidAndPressedIsPlayedAgainWithoutWhoSaidIt() throws IOException {
    var folder = temp.resolve("shop");
    assertThat(Terminal.run("new", folder.toString()).code()).isZero();
    try (var tests = Files.list(folder.resolve("tests"))) {
      for (var test : tests.toList()) {
        Files.delete(test);
      }
    }
    var clock = new ShopClock(Instant.parse("2026-12-01T09:00:00Z"));
    var stores = MemoryStores.create(clock);
    var cache = Path.of("target", "test-home", ".cache", "comptoir");
    try (var shop =
        OpenShop.open(folder, Stores.of(stores), Payments.sandbox(clock), clock, cache)) {
      var held = new Rehearsal(shop, stores, clock, "webchat", Language.ENGLISH);
      held.say("hello");
      held.advance(Duration.ofMinutes(90));
      held.send(new Content.Postback(Press.to("cart.show").payload(), "My basket"));
      held.say("my address is jeanne.durand@mail.example, 06 98 76 54 32");
      held.send(new Content.Image("https://example.com/p.jpg", null, null, List.of()));
      try (var server = server(stores, shop)) {
        var address = "http://127.0.0.1:" + server.port();
        var stored = StoredConversation.fetch(address, KEY, held.now().id().toString());
        var file = folder.resolve("tests/real.yml");
        stored.replay(shop).writeTo(file);
        assertThat(Files.readString(file))
            .contains("user: \"hello\"", "advance_clock: 5400s", "do: \"cart.show\"")
            .contains("camille@example.com", "picture: yes")
            .doesNotContain("jeanne", "98 76");
        assertThat(stored.differences()).isEmpty();
        assertThatThrownBy(() -> StoredConversation.fetch(address, "wrong", UUID.randomUUID() + ""))
            .isInstanceOf(Failure.class)
            .hasMessageContaining("COMPTOIR_API_KEY");
        assertThatThrownBy(() -> StoredConversation.fetch(address, KEY, UUID.randomUUID() + ""))
            .isInstanceOf(Failure.class)
            .hasMessageContaining("no such conversation");
      }
    }
    assertThatThrownBy(
            () -> StoredConversation.fetch("http://127.0.0.1:1", KEY, UUID.randomUUID() + ""))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("cannot be reached");
    assertThatThrownBy(() -> StoredConversation.fetch("http://127.0.0.1:1", KEY, "../x"))
        .isInstanceOf(Failure.class);
    var run = Terminal.run("test", folder.toString());
    assertThat(run.out()).endsWith("1 passed, 0 failed\n");
  }

  private static Server server(MemoryStores stores, OpenShop shop) {
    return Server.start(
        "127.0.0.1",
        0,
        Json.MAPPER,
        List.of(
            new OperatorApi(
                new OperatorKey(
                    KEY.getBytes(StandardCharsets.UTF_8), new RateLimit(System::nanoTime, 100)),
                () -> List.of(shop.counter().shop()),
                stores.handovers(),
                stores.conversations(),
                stores.questions())));
  }
}
