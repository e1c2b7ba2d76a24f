package io.comptoir.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.storage.Database;
import io.comptoir.storage.DatabaseAddress;
import io.comptoir.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookBenchTest {
  @AutoClose static final TestDatabase DATABASE = TestDatabase.create();

  @Test
  void aShortRunMeasuresBoth(@TempDir Path folder) throws Exception {
    var settings = Database.Settings.standard().poolSize(WebhookBench.POOL);
    try (var database =
        Database.open(DatabaseAddress.at(DATABASE.jdbcUrl(), Map.of()), settings, Map.of())) {
      var seconds = Integer.getInteger("bench.seconds", 1);
      var result = WebhookBench.run(database, folder, Duration.ofSeconds(seconds));
      assertThat(result.grouped_per_second()).isPositive();
      assertThat(result.single_per_second()).isPositive();
      assertThat(result.p99_millis()).isGreaterThanOrEqualTo(result.p50_millis()).isPositive();
      if (seconds > 1) {
        System.out.println(result);
      }
    }
  }
}
