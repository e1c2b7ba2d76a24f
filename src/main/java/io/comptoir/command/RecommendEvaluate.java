package io.comptoir.command;

import io.comptoir.command.recommend.GeneratedTrial;
import io.comptoir.command.recommend.RecommendEvaluation;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Learns from past sessions and asks for the next items of held-out ones. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description =
        "Learn from sessions of one file (lines of session, tab, item, tab, time) and name the next"
            + " item after every beginning of the sessions of another.")
public final class RecommendEvaluate implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--train", paramLabel = "FILE", description = "Sessions to learn from.")
  private @Nullable Path train;

  @Option(names = "--test", paramLabel = "FILE", description = "Later sessions, to be asked.")
  private @Nullable Path test;

  @Option(
      names = "--baselines",
      description = "Also measure popularity and co-occurrence of items on the same files.")
  private boolean baselines;

  @Option(
      names = "--generated",
      description =
          "In the place of files: a generated shop, whose customers' wishes are known. Measures next"
              + " items, and the whole recommender on the same customers from their history alone and"
              + " from history and conversation, with confidence intervals.")
  private boolean generated;

  @Option(
      names = "--products",
      paramLabel = "N",
      defaultValue = "5000",
      description =
          "Products of the generated shop: 100 to 200000; ${DEFAULT-VALUE} when not given.")
  private int products = 5_000;

  @Option(
      names = "--sessions",
      paramLabel = "N",
      defaultValue = "60000",
      description = "Its sessions: 1000 to 2000000; ${DEFAULT-VALUE} when not given.")
  private int sessions = 60_000;

  @Option(
      names = "--cases",
      paramLabel = "N",
      defaultValue = "2000",
      description =
          "Customers who are recommended to: 100 to 20000; ${DEFAULT-VALUE} when not given.")
  private int cases = 2_000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed makes the same shop; ${DEFAULT-VALUE} when not given.")
  private long seed = 1;

  @Option(names = "--json", description = "Print the result as JSON on standard output.")
  private boolean json;

  @Override
  public Integer call() {
    var numbers = generated ? onGenerated() : onFiles();
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(numbers));
    } else {
      numbers.forEach((name, value) -> out.printf(Locale.ROOT, "%-24s %s%n", name, value));
    }
    return 0;
  }

  private Map<String, Object> onFiles() {
    return RecommendEvaluation.ofFiles(file("--train", train), file("--test", test), baselines);
  }

  private Map<String, Object> onGenerated() {
    within("--products", products, 100, 200_000);
    within("--sessions", sessions, 1_000, 2_000_000);
    within("--cases", cases, 100, 20_000);
    if (train != null || test != null) {
      throw new ParameterException(
          spec.commandLine(), "--generated makes its own sessions; leave --train and --test out");
    }
    return new GeneratedTrial(products, sessions, seed).run(cases, baselines);
  }

  private void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(), option + " takes " + least + " to " + most + ", not " + value);
    }
  }

  private Path file(String option, @Nullable Path file) {
    if (file == null) {
      throw new ParameterException(
          spec.commandLine(), "Which sessions? ./comptoir recommend evaluate --train F --test F");
    }
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), option + ": there is no file " + file);
    }
    return file;
  }
}
