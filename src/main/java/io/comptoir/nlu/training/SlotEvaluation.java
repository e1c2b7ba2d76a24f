package io.comptoir.nlu.training;

import io.comptoir.nlu.slot.SlotModel;
import io.comptoir.nlu.slot.Span;
import io.comptoir.nlu.slot.TaggedSentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How well slots are found: exact spans of the right type, as the CoNLL shared tasks count them.
 */
public final class SlotEvaluation {
  private SlotEvaluation() {}

  /**
   * @param f1 0 to 1; 1 when there is nothing to find and nothing was found
   * @param byType found rightly, found, and to be found, of each type
   * @param unknownTypes types of the test sentences that no training sentence holds, never right
   * @param trainSeconds wall time of learning
   * @param p50Micros the middle time of one sentence
   */
  public record Result(
      double f1,
      Map<String, Counts> byType,
      List<String> unknownTypes,
      double trainSeconds,
      double p50Micros,
      double p99Micros) {}

  /**
   * @param right found with exactly these tokens and this type
   */
  public record Counts(int right, int found, int wanted) {
    Counts plus(int moreRight, int moreFound, int moreWanted) {
      return new Counts(right + moreRight, found + moreFound, wanted + moreWanted);
    }

    /** Harmonic mean of precision and recall, 0 to 1. */
    public double f1() {
      return found + wanted == 0 ? 1 : 2.0 * right / (found + wanted);
    }
  }

  /** Learns from the first sentences, asks the others. */
  public static Result run(List<TaggedSentence> train, List<TaggedSentence> test, long seed) {
    long started = System.nanoTime();
    var model = SlotTrainer.train(train, seed);
    double trainSeconds = (System.nanoTime() - started) / 1e9;
    warmUp(model, test);
    var nanos = new long[test.size()];
    var counts = new TreeMap<String, Counts>();
    for (int i = 0; i < nanos.length; i++) {
      var sentence = test.get(i);
      long asked = System.nanoTime();
      var tags = model.tag(sentence.tokens());
      nanos[i] = System.nanoTime() - asked;
      count(counts, Span.of(tags), Span.of(sentence.tags()));
    }
    Arrays.sort(nanos);
    var all = new Counts(0, 0, 0);
    for (var each : counts.values()) {
      all = all.plus(each.right(), each.found(), each.wanted());
    }
    return new Result(
        all.f1(),
        counts,
        unknown(train, test),
        trainSeconds,
        micros(nanos, 0.5),
        micros(nanos, 0.99));
  }

  /** So that the times are those of a server that has been up for a while. */
  private static void warmUp(SlotModel model, List<TaggedSentence> test) {
    int asked = 0;
    for (int round = 0; round < 5 && asked < 3_000; round++) {
      for (var sentence : test.subList(0, Math.min(test.size(), 1_000))) {
        asked += model.tag(sentence.tokens()).isEmpty() ? 0 : 1;
      }
    }
  }

  private static void count(Map<String, Counts> counts, List<Span> found, List<Span> wanted) {
    var right = new HashSet<>(wanted);
    right.retainAll(new HashSet<>(found));
    for (var span : found) {
      counts.merge(span.type(), new Counts(0, 1, 0), (a, b) -> a.plus(0, 1, 0));
    }
    for (var span : wanted) {
      int hit = right.contains(span) ? 1 : 0;
      counts.merge(span.type(), new Counts(hit, 0, 1), (a, b) -> a.plus(hit, 0, 1));
    }
  }

  private static List<String> unknown(List<TaggedSentence> train, List<TaggedSentence> test) {
    var types = types(test);
    types.removeAll(types(train));
    return new ArrayList<>(types);
  }

  private static TreeSet<String> types(List<TaggedSentence> sentences) {
    var types = new TreeSet<String>();
    for (var sentence : sentences) {
      for (var tag : sentence.tags()) {
        if (!tag.equals("O")) {
          types.add(tag.substring(2));
        }
      }
    }
    return types;
  }

  private static double micros(long[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e3;
  }
}
