package io.comptoir.command;

import io.comptoir.command.bench.WebhookBench;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Measures how many requests of a platform are kept and answered. */
@Command(
    name = "webhooks",
    mixinStandardHelpOptions = true,
    description =
        "Measure requests of a messaging platform, each answered once it is on disk, over 64"
            + " connections: kept in groups, and in turn with a transaction each through the same"
            + " handler and pool of 16; the median of five rounds.")
public final class BenchWebhooks implements Callable<Integer> {
  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "30",
      description = "Measured time, both together: 2 to 3600; 30 when not given.")
  private int seconds = 30;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "jdbc:postgresql://…, a database of its own for the measure: rows are left in it. Without"
              + " it an embedded one is made and thrown away.")
  private @Nullable String database;

  @Option(names = "--json", description = "Print the result as JSON on standard output.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    if (seconds < 2 || seconds > 3_600) {
      System.err.println("--seconds takes 2 to 3600, not " + seconds + ".");
      return 2;
    }
    try (var open = BenchDatabase.open(database, "webhooks", WebhookBench.POOL)) {
      tell(
          WebhookBench.run(
              open.database(), open.folder().resolve("media"), Duration.ofSeconds(seconds)));
      return 0;
    }
  }

  private void tell(WebhookBench.Result result) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(result));
      return;
    }
    out.printf(
        Locale.ROOT,
        """
        kept in groups     %,10.0f a second   half within %.1f ms, 99 %% within %.1f ms
        one by one         %,10.0f a second   half within %.1f ms, 99 %% within %.1f ms
        groups are %.2f times as many
        """,
        result.grouped_per_second(),
        result.p50_millis(),
        result.p99_millis(),
        result.single_per_second(),
        result.single_p50_millis(),
        result.single_p99_millis(),
        result.ratio());
  }
}
