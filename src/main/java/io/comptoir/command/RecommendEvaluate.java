package io.comptoir.command;

import io.comptoir.command.recommend.RecommendEvaluation;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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

  @Option(names = "--json", description = "Print the result as JSON on standard output.")
  private boolean json;

  @Override
  public Integer call() {
    var numbers =
        RecommendEvaluation.ofFiles(file("--train", train), file("--test", test), baselines);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(numbers));
    } else {
      numbers.forEach((name, value) -> out.printf(Locale.ROOT, "%-24s %s%n", name, value));
    }
    return 0;
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
