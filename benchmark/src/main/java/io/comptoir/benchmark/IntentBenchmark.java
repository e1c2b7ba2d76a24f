package io.comptoir.benchmark;

import io.comptoir.base.Language;
import io.comptoir.nlu.Context;
import io.comptoir.nlu.Examples;
import io.comptoir.nlu.Examples.Example;
import io.comptoir.nlu.Understander;
import io.comptoir.nlu.Understanding;
import io.comptoir.nlu.Vocabulary;
import io.comptoir.nlu.training.LabelledFile;
import io.comptoir.nlu.training.LabelledFile.Labelled;
import io.comptoir.nlu.training.Options;
import io.comptoir.nlu.training.Understanders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.TimeUnit;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The same sentences with the same examples: our whole understanding (language, entities, intent,
 * answer, feeling) beside OpenNLP's document categoriser, a bag of words. Reads {@code
 * label⇥text} files named by {@code -Dtrain} and {@code -Dtest}; prints both accuracies.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class IntentBenchmark {
  private static final String DATA = "../shared/data/nlu/banking77/";

  private final Context context = Context.fresh(Language.ENGLISH, ZonedDateTime.now());
  private List<Labelled> test = List.of();
  private Understander understander;
  private DocumentCategorizerME categorizer;
  private int next;

  @Setup
  public void learn() throws IOException {
    var train = LabelledFile.read(Path.of(System.getProperty("train", DATA + "train.tsv")));
    test = LabelledFile.read(Path.of(System.getProperty("test", DATA + "test.tsv")));
    understander =
        Understanders.train(
            new Examples(
                train.stream()
                    .map(line -> new Example(Language.ENGLISH, line.label(), line.text()))
                    .toList(),
                List.of()),
            new Vocabulary(List.of()),
            List.of(Language.ENGLISH),
            Options.standard(Currency.getInstance("EUR")));
    var parameters = TrainingParameters.defaultParams();
    parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
    categorizer =
        new DocumentCategorizerME(
            DocumentCategorizerME.train(
                "en",
                ObjectStreamUtils.createObjectStream(
                    train.stream()
                        .map(line -> new DocumentSample(line.label(), words(line.text())))
                        .toList()),
                parameters,
                new DoccatFactory()));
    long ours =
        test.stream()
            .filter(
                line ->
                    understander.understand(line.text(), context).intents().stream()
                        .findFirst()
                        .filter(score -> score.intent().equals(line.label()))
                        .isPresent())
            .count();
    long theirs =
        test.stream()
            .filter(
                line ->
                    categorizer
                        .getBestCategory(categorizer.categorize(words(line.text())))
                        .equals(line.label()))
            .count();
    System.out.printf(
        "accuracy: understanding %.4f, OpenNLP %.4f%n",
        (double) ours / test.size(), (double) theirs / test.size());
  }

  @Benchmark
  public Understanding understanding() {
    return understander.understand(sentence(), context);
  }

  @Benchmark
  public String openNlp() {
    return categorizer.getBestCategory(categorizer.categorize(words(sentence())));
  }

  private String sentence() {
    next = next + 1 == test.size() ? 0 : next + 1;
    return test.get(next).text();
  }

  private static String[] words(String text) {
    return SimpleTokenizer.INSTANCE.tokenize(text.toLowerCase(java.util.Locale.ROOT));
  }
}
