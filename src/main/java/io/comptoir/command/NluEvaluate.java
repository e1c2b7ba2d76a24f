package io.comptoir.command;

import io.comptoir.base.Language;
import io.comptoir.nlu.intent.Leaning;
import io.comptoir.nlu.intent.OperatingPoint;
import io.comptoir.nlu.training.Evaluation;
import io.comptoir.nlu.training.Evaluation.Answer;
import io.comptoir.nlu.training.Evaluation.Confusion;
import io.comptoir.nlu.training.LabelledFile;
import io.comptoir.nlu.training.LabelledFile.Labelled;
import io.comptoir.nlu.training.Options;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Learns from one file and asks another, with the understander that a shop gets. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description =
        "Learn intents from files of label, tab, text, and measure on sentences that were not learnt"
            + " from. Validation sentences are learnt from as well; how sure to be is found by holding"
            + " examples back.")
public final class NluEvaluate implements Callable<Integer> {
  private static final int SHOWN = 10;
  private static final int SENTENCES = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--train", required = true, paramLabel = "FILE", description = "Examples.")
  private Path train = Path.of("");

  @Option(names = "--test", required = true, paramLabel = "FILE", description = "Sentences asked.")
  private Path test = Path.of("");

  @Option(names = "--valid", paramLabel = "FILE", description = "Further examples.")
  private @Nullable Path valid;

  @Option(
      names = "--oos-train",
      paramLabel = "FILE",
      description = "Sentences that belong to no intent, to learn from.")
  private @Nullable Path oosTrain;

  @Option(
      names = "--oos-valid",
      paramLabel = "FILE",
      description = "More sentences that belong to no intent.")
  private @Nullable Path oosValid;

  @Option(
      names = "--oos-test",
      paramLabel = "FILE",
      description = "Sentences asked that belong to no intent.")
  private @Nullable Path oosTest;

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      defaultValue = "en",
      description = "Language of the sentences: fr, en-GB …; ${DEFAULT-VALUE} when not given.")
  private String locale = "en";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed learns the same; ${DEFAULT-VALUE} when not given.")
  private long seed = 1;

  @Option(
      names = "--when-unsure",
      paramLabel = "POINT",
      defaultValue = "balanced",
      description = "cautious, balanced or eager; ${DEFAULT-VALUE} when not given.")
  private OperatingPoint point = OperatingPoint.BALANCED;

  @Option(
      names = "--noise",
      split = ",",
      paramLabel = "PERCENT",
      description = "Ask again with so many of 100 characters disturbed: --noise 5,10,20.")
  private List<Integer> noise = List.of();

  @Option(
      names = "--plain",
      description =
          "Also measure a plain linear support vector machine (words, pairs, characters 2 to 5, TF-IDF,"
              + " C = 1) on the same files.")
  private boolean plain;

  @Option(names = "--json", description = "Print the result as JSON on standard output.")
  private boolean json;

  @Override
  public Integer call() {
    var language = language();
    if (noise.stream().anyMatch(percent -> percent < 1 || percent > 100)) {
      throw new ParameterException(spec.commandLine(), "--noise takes 1 to 100: --noise 5,10,20");
    }
    var sets =
        new Evaluation.Sets(
            language,
            both(read("--train", train), read("--valid", valid)),
            both(read("--oos-train", oosTrain), read("--oos-valid", oosValid)),
            read("--test", test),
            read("--oos-test", oosTest));
    if (sets.train().isEmpty()) {
      throw new Failure(train + " holds no examples; write lines of label, tab, text");
    }
    var standard = Options.standard(Currency.getInstance("EUR"));
    var options =
        new Options(
            seed,
            new Leaning(point, Map.of()),
            standard.currency(),
            standard.orderNumber(),
            standard.phoneRegions());
    var result =
        Evaluation.run(
            sets,
            options,
            noise.stream().map(percent -> percent / 100.0).toList(),
            doing -> System.err.println("understanding: " + doing));
    var plainAccuracy =
        plain ? OptionalDouble.of(Evaluation.plainAccuracy(sets, options)) : OptionalDouble.empty();
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (json) {
      var numbers = numbers(result);
      plainAccuracy.ifPresent(accuracy -> numbers.put("plain_accuracy", accuracy));
      out.println(JsonMapper.shared().writeValueAsString(numbers));
    } else {
      plainAccuracy.ifPresent(
          accuracy ->
              out.printf(
                  Locale.ROOT, "a plain linear machine: accuracy %.2f %%%n", 100 * accuracy));
      tell(out, sets, result);
    }
    return 0;
  }

  private Language language() {
    try {
      return Language.ofTag(locale);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--locale " + locale + " is no language; write for example fr or en");
    }
  }

  private List<Labelled> read(String option, @Nullable Path file) {
    if (file == null) {
      return List.of();
    }
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), option + ": there is no file " + file);
    }
    try {
      return LabelledFile.read(file);
    } catch (IOException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<Labelled> both(List<Labelled> first, List<Labelled> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  private static Map<String, @Nullable Object> numbers(Evaluation.Result result) {
    var numbers = new LinkedHashMap<String, @Nullable Object>();
    numbers.put("accuracy", result.accuracy());
    numbers.put("macro_f1", result.macroF1());
    numbers.put("oos_auroc", orNull(result.outOfScopeAuroc()));
    numbers.put("oos_recall", orNull(result.outOfScopeRecall()));
    numbers.put("in_scope_accuracy_after_rejection", result.inScopeAccuracyAfterRejection());
    numbers.put("train_seconds", result.trainSeconds());
    numbers.put("p50_micros", result.p50Micros());
    numbers.put("p99_micros", result.p99Micros());
    if (!result.disturbed().isEmpty()) {
      var disturbed = new LinkedHashMap<String, Double>();
      result
          .disturbed()
          .forEach((share, right) -> disturbed.put(Long.toString(Math.round(share * 100)), right));
      numbers.put("accuracy_at_noise", disturbed);
    }
    numbers.put("confusions", result.confusions().stream().map(NluEvaluate::told).toList());
    return numbers;
  }

  private static Map<String, Object> told(Confusion confusion) {
    var told = new LinkedHashMap<String, Object>();
    told.put("asked", confusion.asked());
    told.put("said", confusion.said());
    told.put("count", confusion.answers().size());
    told.put("lines", confusion.answers().stream().map(a -> a.asked().line()).toList());
    told.put("causes", confusion.causes().stream().map(c -> c.example().text()).toList());
    return told;
  }

  private static @Nullable Double orNull(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }

  private static void tell(PrintStream out, Evaluation.Sets sets, Evaluation.Result result) {
    out.printf(
        Locale.ROOT,
        "accuracy %.2f %%, macro F1 %.2f %%, of %d sentences%n",
        100 * result.accuracy(),
        100 * result.macroF1(),
        result.inScope().size());
    out.printf(
        Locale.ROOT,
        "still right after rejection %.2f %%%n",
        100 * result.inScopeAccuracyAfterRejection());
    result
        .outOfScopeAuroc()
        .ifPresent(
            auroc ->
                out.printf(
                    Locale.ROOT,
                    "out of scope: AUROC %.2f %%, %.2f %% of %d rejected%n",
                    100 * auroc,
                    100 * result.outOfScopeRecall().orElse(0),
                    result.outOfScope().size()));
    out.printf(
        Locale.ROOT,
        "learnt in %.1f s; one sentence takes %.0f µs (p50), %.0f µs (p99)%n",
        result.trainSeconds(),
        result.p50Micros(),
        result.p99Micros());
    result
        .disturbed()
        .forEach(
            (share, right) ->
                out.printf(
                    Locale.ROOT,
                    "with %.0f %% of characters disturbed: accuracy %.2f %%%n",
                    100 * share,
                    100 * right));
    var unknown = Evaluation.unknownLabels(sets);
    if (!unknown.isEmpty()) {
      out.println("labels without an example, never right: " + String.join(", ", unknown));
    }
    result.confusions().stream().limit(SHOWN).forEach(confusion -> tell(out, confusion));
  }

  private static void tell(PrintStream out, Confusion confusion) {
    out.printf(
        "%d × %s understood as %s%n",
        confusion.answers().size(), confusion.asked(), confusion.said());
    confusion.answers().stream()
        .limit(SENTENCES)
        .map(Answer::asked)
        .forEach(asked -> out.printf("    %d: %s%n", asked.line(), asked.text()));
    confusion.causes().forEach(cause -> out.printf("    because of: %s%n", cause.example().text()));
  }
}
