package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.storage.memory.MemoryStores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conversations of the demo shop, in every language and form they name. */
class BeauteConversationsTest {
  private static final Path SHOP = Path.of("shops/beaute");
  private static OpenShop shop;
  private static List<ConversationTests.Run> runs;
  private static List<?> problems;

  @BeforeAll
  static void play(@TempDir Path cache) throws IOException {
    var clock = new ShopClock(Instant.parse("2026-12-01T09:00:00Z"));
    var stores = Stores.of(MemoryStores.create(clock));
    shop = OpenShop.open(SHOP, stores, Payments.sandbox(clock), clock, cache);
    var tests = new ConversationTests(shop, SHOP.resolve("tests"));
    problems = tests.problems();
    runs = tests.run();
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @Test
  void everyConversationGoesAsWritten() {
    assertThat(runs)
        .filteredOn(run -> !run.passed())
        .as("failed")
        .extracting(r -> r + " " + r.failures())
        .isEmpty();
  }

  @Test
  void thereAreEnoughOfThemInEveryLanguageAndForm() {
    assertThat(problems).isEmpty();
    assertThat(runs).hasSizeGreaterThan(100);
    assertThat(runs.stream().map(ConversationTests.Run::name).distinct()).hasSizeGreaterThan(30);
    assertThat(runs.stream().map(r -> r.language() + " " + r.channel()).distinct()).hasSize(6);
  }
}
