package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.storage.memory.MemoryStores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conversations of the demo shops of other trades, in every language and form they name. */
class TradesConversationsTest {
  @TempDir Path cache;

  @ParameterizedTest
  @ValueSource(strings = {"pizzeria", "voyage", "citoyen"})
  void everyConversationGoesAsWritten(String trade) throws IOException {
    var folder = Path.of("shops", trade);
    var clock = new ShopClock(Instant.parse("2026-12-01T09:00:00Z"));
    var stores = Stores.of(MemoryStores.create(clock));
    try (var shop = OpenShop.open(folder, stores, Payments.sandbox(clock), clock, cache)) {
      var tests = new ConversationTests(shop, folder.resolve("tests"));
      assertThat(tests.problems()).isEmpty();
      var runs = tests.run();
      assertThat(runs)
          .filteredOn(run -> !run.passed())
          .as("failed")
          .extracting(r -> r + " " + r.failures())
          .isEmpty();
      assertThat(runs.stream().map(ConversationTests.Run::name).distinct())
          .hasSizeGreaterThanOrEqualTo(15);
      assertThat(runs.stream().map(r -> r.language() + " " + r.channel()).distinct()).hasSize(6);
    }
  }
}
