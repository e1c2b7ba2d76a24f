package io.comptoir.command;

import io.comptoir.command.bench.RecommendBench;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Measures recommendations over HTTP. */
@Command(
    name = "recommend",
    mixinStandardHelpOptions = true,
    description =
        "Measure recommendations over HTTP at an even rate, on a generated shop, in turns with empty"
            + " answers of the same server; the load runs in this process.")
public final class BenchRecommend implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "30",
      description = "Measured time: 1 to 3600; ${DEFAULT-VALUE} when not given.")
  private int seconds = 30;

  @Option(
      names = "--products",
      paramLabel = "N",
      defaultValue = "100000",
      description = "100 to 200000; ${DEFAULT-VALUE} when not given.")
  private int products = 100_000;

  @Option(
      names = "--sessions",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "1000 to 5000000; ${DEFAULT-VALUE} when not given.")
  private int sessions = 1_000_000;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Requests a second: 1 to 20000; ${DEFAULT-VALUE} when not given.")
  private int rate = 1_000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed makes the same shop; ${DEFAULT-VALUE} when not given.")
  private long seed = 1;

  @Option(names = "--json", description = "Print the result as JSON on standard output.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    within("--seconds", seconds, 1, 3_600);
    within("--products", products, 100, 200_000);
    within("--sessions", sessions, 1_000, 5_000_000);
    within("--rate", rate, 1, 20_000);
    var result =
        RecommendBench.run(
            new RecommendBench.Settings(products, sessions, rate, seconds, seed, new NoPayments()));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(result));
      return 0;
    }
    out.printf(
        Locale.ROOT,
        """
        %,d products, %,d sessions; %,.0f of %,d requests a second
        recommendations  half within %.2f ms, 90 %% within %.2f ms, 99 %% within %.2f ms
        empty answers    half within %.2f ms, 90 %% within %.2f ms, 99 %% within %.2f ms
        built in %.1f s; the sessions take %.0f MB, everything %.0f MB of heap
        """,
        result.products(),
        result.sessions(),
        result.achieved_per_second(),
        result.requests_per_second(),
        result.p50_millis(),
        result.p90_millis(),
        result.p99_millis(),
        result.bare_p50_millis(),
        result.bare_p90_millis(),
        result.bare_p99_millis(),
        result.build_seconds(),
        result.index_megabytes(),
        result.heap_megabytes());
    return 0;
  }

  private void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(), option + " takes " + least + " to " + most + ", not " + value);
    }
  }
}
