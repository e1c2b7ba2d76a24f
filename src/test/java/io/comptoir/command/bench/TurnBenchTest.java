package io.comptoir.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.engine.ScriptedShop;
import io.comptoir.storage.Database;
import io.comptoir.storage.DatabaseAddress;
import io.comptoir.storage.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TurnBenchTest {
  @AutoClose static final TestDatabase DATABASE = TestDatabase.create();

  @Test
  void aShortRunMeasuresAllThree() throws Exception {
    var settings = Database.Settings.standard().poolSize(TurnBench.POOL);
    try (var database =
        Database.open(DatabaseAddress.at(DATABASE.jdbcUrl(), Map.of()), settings, Map.of())) {
      var result =
          TurnBench.run(
              database,
              stores -> new TurnBench.Answering(new ScriptedShop().counter(), () -> {}),
              Duration.ofSeconds(Integer.getInteger("bench.seconds", 2)));
      assertThat(result.turns_per_second()).isPositive();
      assertThat(result.bare_transactions_per_second()).isPositive();
      assertThat(result.bare_grouped_per_second()).isPositive();
      assertThat(result.p99_millis()).isGreaterThanOrEqualTo(result.p50_millis()).isPositive();
      assertThat(result.ratio_transactions()).isPositive();
    }
  }
}
