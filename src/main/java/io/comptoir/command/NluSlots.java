package io.comptoir.command;

import io.comptoir.nlu.slot.TaggedSentence;
import io.comptoir.nlu.training.SlotEvaluation;
import io.comptoir.nlu.training.TaggedFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Learns slots from one file and looks for them in another, with the model that a shop gets. */
@Command(
    name = "slots",
    mixinStandardHelpOptions = true,
    description =
        "Learn slots from a file of token:TAG token:TAG … <=> intent lines with BIO tags, and"
            + " measure on sentences that were not learnt from: exact spans, as CoNLL counts them.")
public final class NluSlots implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--train", required = true, paramLabel = "FILE", description = "Examples.")
  private Path train = Path.of("");

  @Option(names = "--test", required = true, paramLabel = "FILE", description = "Sentences asked.")
  private Path test = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed learns the same; ${DEFAULT-VALUE} when not given.")
  private long seed = 1;

  @Option(names = "--json", description = "Print the result as JSON on standard output.")
  private boolean json;

  @Override
  public Integer call() {
    var examples = read("--train", train);
    if (examples.isEmpty()) {
      throw new Failure(train + " holds no sentences; write lines of token:TAG … <=> intent");
    }
    var result = SlotEvaluation.run(examples, read("--test", test), seed);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(numbers(result)));
    } else {
      tell(out, result);
    }
    return 0;
  }

  private List<TaggedSentence> read(String option, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), option + ": there is no file " + file);
    }
    try {
      return TaggedFile.read(file);
    } catch (IOException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }

  private static Map<String, Object> numbers(SlotEvaluation.Result result) {
    var numbers = new LinkedHashMap<String, Object>();
    numbers.put("slot_f1", result.f1());
    numbers.put("train_seconds", result.trainSeconds());
    numbers.put("p50_micros", result.p50Micros());
    return numbers;
  }

  private static void tell(PrintStream out, SlotEvaluation.Result result) {
    out.printf(Locale.ROOT, "slot F1 %.2f %%%n", 100 * result.f1());
    out.printf(
        Locale.ROOT,
        "learnt in %.1f s; one sentence takes %.0f µs (p50), %.0f µs (p99)%n",
        result.trainSeconds(),
        result.p50Micros(),
        result.p99Micros());
    if (!result.unknownTypes().isEmpty()) {
      out.println(
          "slots without an example, never right: " + String.join(", ", result.unknownTypes()));
    }
    result
        .byType()
        .forEach(
            (type, counts) ->
                out.printf(
                    Locale.ROOT,
                    "%6.2f %%  %s: %d right of %d wanted, %d found%n",
                    100 * counts.f1(),
                    type,
                    counts.right(),
                    counts.wanted(),
                    counts.found()));
  }
}
