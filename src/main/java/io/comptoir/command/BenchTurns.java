package io.comptoir.command;

import io.comptoir.command.bench.TurnBench;
import io.comptoir.storage.SqlStores;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Measures whole turns against the bare SQL of the same rows. */
@Command(
    name = "turns",
    mixinStandardHelpOptions = true,
    description =
        "Measure whole turns, durable, 2,000 conversations and 64 in flight, interleaved with the bare"
            + " SQL of the same rows: one transaction a step on 16 connections, and grouped.")
public final class BenchTurns implements Callable<Integer> {
  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "30",
      description = "Measured time, all three together: 2 to 3600; 30 when not given.")
  private int seconds = 30;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "jdbc:postgresql://…, a database of its own for the measure: rows are left in it. Without"
              + " it an embedded one is made and thrown away.")
  private @Nullable String database;

  @Option(
      names = "--shop",
      paramLabel = "DIR",
      defaultValue = "shops/beaute",
      description = "The shop that answers; shops/beaute when not given.")
  private Path shop = Path.of("shops/beaute");

  @Option(names = "--json", description = "Print the result as JSON on standard output.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    if (seconds < 2 || seconds > 3_600) {
      System.err.println("--seconds takes 2 to 3600, not " + seconds + ".");
      return 2;
    }
    try (var open = BenchDatabase.open(database, "turns", TurnBench.POOL)) {
      tell(TurnBench.run(open.database(), this::openShop, Duration.ofSeconds(seconds)));
      return 0;
    }
  }

  private TurnBench.Answering openShop(SqlStores stores) {
    var clock = Clock.systemUTC();
    var opened =
        OpenShop.open(
            shop, Stores.rehearsed(stores), new NoPayments(), clock, OpenShop.usualCache());
    return new TurnBench.Answering(opened.counter(), opened::close);
  }

  private void tell(TurnBench.Result result) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(result));
      return;
    }
    out.printf(
        Locale.ROOT,
        """
        whole turns        %,10.0f a second   half within %.1f ms, 99 %% within %.1f ms
        bare transactions  %,10.0f a second   turns are %.2f of it
        bare, grouped      %,10.0f a second   turns are %.2f of it
        """,
        result.turns_per_second(),
        result.p50_millis(),
        result.p99_millis(),
        result.bare_transactions_per_second(),
        result.ratio_transactions(),
        result.bare_grouped_per_second(),
        result.ratio_grouped());
  }
}
