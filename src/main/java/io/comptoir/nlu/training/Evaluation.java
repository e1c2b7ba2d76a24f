package io.comptoir.nlu.training;

import io.comptoir.base.Language;
import io.comptoir.nlu.Context;
import io.comptoir.nlu.Examples;
import io.comptoir.nlu.Examples.Example;
import io.comptoir.nlu.Examples.OutOfScope;
import io.comptoir.nlu.Neighbours;
import io.comptoir.nlu.TrainedUnderstander;
import io.comptoir.nlu.Vocabulary;
import io.comptoir.nlu.training.LabelledFile.Labelled;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Measures how well sentences are understood that were not learnt from, with the understander that
 * a shop gets: same training, same operating point, nothing tuned to the test.
 */
public final class Evaluation {
  private static final int WARM_UP = 30_000;
  private static final int TIMED = 10_000;
  private static final int CONFUSIONS = 20;
  private static final int CAUSES = 3;

  private Evaluation() {}

  /**
   * What is learnt from and what is asked.
   *
   * @param train sentences with their intents
   * @param outOfScopeTrain sentences of no intent to learn from; may be empty
   * @param test sentences with the intents they should get
   * @param outOfScopeTest sentences that should get none; may be empty
   */
  public record Sets(
      Language language,
      List<Labelled> train,
      List<Labelled> outOfScopeTrain,
      List<Labelled> test,
      List<Labelled> outOfScopeTest) {}

  /**
   * One asked sentence.
   *
   * @param said the best intent, "" for none
   * @param confidence of it among the intents
   * @param scope probability that it is in scope at all
   * @param inScope whether that is enough at the operating point
   */
  public record Answer(
      Labelled asked, String said, double confidence, double scope, boolean inScope) {
    public boolean right() {
      return said.equals(asked.label());
    }
  }

  /**
   * Two intents mixed up.
   *
   * @param answers those that were wrong so
   * @param causes examples of the intent that was said that the wrong sentences resemble most
   */
  public record Confusion(
      String asked, String said, List<Answer> answers, List<Neighbours.Neighbour> causes) {}

  /**
   * @param inScope answers to the test sentences
   * @param outOfScope answers to the sentences of no intent
   * @param disturbed accuracy by the share of characters disturbed
   * @param confusions what was mixed up, most often first
   */
  public record Result(
      List<Answer> inScope,
      List<Answer> outOfScope,
      Map<Double, Double> disturbed,
      List<Confusion> confusions,
      double trainSeconds,
      double p50Micros,
      double p99Micros) {

    public double accuracy() {
      return share(inScope.stream().filter(Answer::right).count(), inScope.size());
    }

    /** Over the labels of the test file; one that was never said counts 0. */
    public double macroF1() {
      var asked = new HashMap<String, Integer>();
      var said = new HashMap<String, Integer>();
      var right = new HashMap<String, Integer>();
      for (var answer : inScope) {
        asked.merge(answer.asked().label(), 1, Integer::sum);
        said.merge(answer.said(), 1, Integer::sum);
        if (answer.right()) {
          right.merge(answer.said(), 1, Integer::sum);
        }
      }
      double sum = 0;
      for (var label : asked.keySet()) {
        double both = asked.get(label) + said.getOrDefault(label, 0);
        sum += 2.0 * right.getOrDefault(label, 0) / both;
      }
      return asked.isEmpty() ? 0 : sum / asked.size();
    }

    /** Rightly understood and kept, of the test sentences. */
    public double inScopeAccuracyAfterRejection() {
      return share(inScope.stream().filter(a -> a.right() && a.inScope()).count(), inScope.size());
    }

    /** Rejected, of the sentences of no intent. */
    public OptionalDouble outOfScopeRecall() {
      return outOfScope.isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(
              share(outOfScope.stream().filter(a -> !a.inScope()).count(), outOfScope.size()));
    }

    /** How often a sentence in scope looks more so than one that is not; a tie counts half. */
    public OptionalDouble outOfScopeAuroc() {
      if (outOfScope.isEmpty() || inScope.isEmpty()) {
        return OptionalDouble.empty();
      }
      double[] foreign = outOfScope.stream().mapToDouble(Answer::scope).sorted().toArray();
      double wins = 0;
      for (var answer : inScope) {
        int below = lowerBound(foreign, answer.scope());
        int above = lowerBound(foreign, Math.nextUp(answer.scope()));
        wins += below + (above - below) / 2.0;
      }
      return OptionalDouble.of(wins / ((double) foreign.length * inScope.size()));
    }

    private static double share(long part, int whole) {
      return whole == 0 ? 0 : (double) part / whole;
    }

    private static int lowerBound(double[] sorted, double value) {
      int low = 0;
      int high = sorted.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (sorted[middle] < value) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }

  /**
   * @param noise shares of characters to disturb, each measured on its own
   * @param progress told in a few words what is being done
   */
  public static Result run(
      Sets sets, Options options, List<Double> noise, Consumer<String> progress) {
    progress.accept("learning from " + sets.train().size() + " examples");
    long started = System.nanoTime();
    var understander = train(sets, options, progress);
    double seconds = (System.nanoTime() - started) / 1e9;
    var context = Context.fresh(sets.language(), Instant.EPOCH.atZone(ZoneOffset.UTC));
    progress.accept("asking " + (sets.test().size() + sets.outOfScopeTest().size()) + " sentences");
    var inScope = answers(understander, context, sets.test());
    var outOfScope = answers(understander, context, sets.outOfScopeTest());
    progress.accept("measuring the time of one");
    double[] micros = times(understander, context, sets.test());
    var disturbed = new LinkedHashMap<Double, Double>();
    for (double share : noise) {
      progress.accept("asking with " + Math.round(share * 100) + " % of characters disturbed");
      disturbed.put(share, disturbed(understander, context, sets.test(), share, options.seed()));
    }
    return new Result(
        inScope,
        outOfScope,
        disturbed,
        confusions(understander, context, examples(sets), inScope),
        seconds,
        percentile(micros, 0.5),
        percentile(micros, 0.99));
  }

  private static List<Example> examples(Sets sets) {
    return sets.train().stream()
        .map(line -> new Example(sets.language(), line.label(), line.text()))
        .toList();
  }

  private static double disturbed(
      TrainedUnderstander understander,
      Context context,
      List<Labelled> asked,
      double share,
      long seed) {
    var noise = new Noise(share, seed);
    var lines =
        asked.stream()
            .map(line -> new Labelled(line.line(), line.label(), noise.disturb(line.text())))
            .toList();
    long right = answers(understander, context, lines).stream().filter(Answer::right).count();
    return asked.isEmpty() ? 0 : (double) right / asked.size();
  }

  private static TrainedUnderstander train(Sets sets, Options options, Consumer<String> progress) {
    var foreign =
        sets.outOfScopeTrain().stream()
            .map(line -> new OutOfScope(sets.language(), line.text()))
            .toList();
    return Understanders.train(
        new Examples(examples(sets), foreign),
        new Vocabulary(List.of()),
        List.of(sets.language()),
        options,
        progress);
  }

  private static List<Answer> answers(
      TrainedUnderstander understander, Context context, List<Labelled> asked) {
    var answers = new ArrayList<Answer>(asked.size());
    for (var line : asked) {
      var reading = understander.explain(line.text(), context).reading();
      var best = reading.candidates().isEmpty() ? null : reading.candidates().getFirst();
      answers.add(
          new Answer(
              line,
              best == null ? "" : best.intent(),
              best == null ? 0 : best.confidence(),
              reading.scope(),
              reading.inScope()));
    }
    return List.copyOf(answers);
  }

  private static double[] times(
      TrainedUnderstander understander, Context context, List<Labelled> asked) {
    if (asked.isEmpty()) {
      return new double[] {0};
    }
    for (int i = 0; i < WARM_UP; i++) {
      understander.understand(asked.get(i % asked.size()).text(), context);
    }
    double[] micros = new double[Math.max(TIMED, asked.size())];
    for (int i = 0; i < micros.length; i++) {
      long started = System.nanoTime();
      understander.understand(asked.get(i % asked.size()).text(), context);
      micros[i] = (System.nanoTime() - started) / 1e3;
    }
    Arrays.sort(micros);
    return micros;
  }

  private static double percentile(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
  }

  /** How many test sentences a plain linear support vector machine gets right, 0 to 1. */
  public static double plainAccuracy(Sets sets, Options options) {
    var examples =
        sets.train().stream()
            .map(line -> new PlainMachines.Labelled(line.label(), line.text()))
            .toList();
    var asked = sets.test().stream().map(Labelled::text).toList();
    var answers = PlainMachines.answers(examples, asked, options.seed());
    int right = 0;
    for (int i = 0; i < answers.size(); i++) {
      right += answers.get(i).equals(sets.test().get(i).label()) ? 1 : 0;
    }
    return asked.isEmpty() ? 0 : (double) right / asked.size();
  }

  /** Labels of the test that no example teaches: they cannot be got right. */
  public static List<String> unknownLabels(Sets sets) {
    var known = new HashSet<String>();
    sets.train().forEach(line -> known.add(line.label()));
    return sets.test().stream()
        .map(Labelled::label)
        .filter(label -> !known.contains(label))
        .distinct()
        .sorted()
        .toList();
  }

  /** The pairs of intents that were mixed up most often, and what led there. */
  private static List<Confusion> confusions(
      TrainedUnderstander understander,
      Context context,
      List<Example> examples,
      List<Answer> answers) {
    var pairs = new HashMap<List<String>, List<Answer>>();
    for (var answer : answers) {
      if (!answer.right()) {
        pairs
            .computeIfAbsent(List.of(answer.asked().label(), answer.said()), p -> new ArrayList<>())
            .add(answer);
      }
    }
    var most =
        pairs.entrySet().stream()
            .sorted(
                Comparator.comparing(
                        (Map.Entry<List<String>, List<Answer>> pair) -> -pair.getValue().size())
                    .thenComparing(pair -> pair.getKey().toString()))
            .limit(CONFUSIONS)
            .toList();
    var neighbours = new Neighbours(understander, examples);
    return most.stream()
        .map(
            pair ->
                new Confusion(
                    pair.getKey().getFirst(),
                    pair.getKey().getLast(),
                    List.copyOf(pair.getValue()),
                    causes(neighbours, context, pair.getKey().getLast(), pair.getValue())))
        .toList();
  }

  /** For each of the first wrong sentences the example that it resembles most. */
  private static List<Neighbours.Neighbour> causes(
      Neighbours neighbours, Context context, String said, List<Answer> answers) {
    return answers.stream()
        .limit(CAUSES)
        .flatMap(answer -> neighbours.nearest(answer.asked().text(), context, said, 1).stream())
        .distinct()
        .toList();
  }
}
