package io.comptoir.command.recommend;

import java.util.ArrayList;
import java.util.Arrays;

/**
 * The usual trial of next items: of each test session every beginning is shown, one item, two, and
 * so on, and the item that came next is looked for among the first 20 named. An item that was
 * looked at again counts like any other.
 */
final class NextItemTrial {
  static final int NAMED = 20;
  private static final int WARM_UP = 3_000;

  /**
   * @param hits share of the predictions that named the item
   * @param reciprocalRank mean of 1/rank, 0 where it was not named
   */
  record Result(
      int predictions, double hits, double reciprocalRank, double p50Micros, double p90Micros) {}

  private NextItemTrial() {}

  static Result of(NextItems named, HeldOut held) {
    warmUp(named, held);
    var nanos = new ArrayList<Long>();
    var hits = 0;
    var reciprocal = 0.0;
    for (var t = 0; t < held.tests().size(); t++) {
      var session = held.tests().get(t);
      for (var shown = 1; shown < session.length; shown++) {
        var beginning = Arrays.copyOf(session, shown);
        var from = System.nanoTime();
        var items = named.after(beginning, held.seconds()[t], NAMED);
        nanos.add(System.nanoTime() - from);
        var rank = rank(items, session[shown]);
        if (rank > 0) {
          hits++;
          reciprocal += 1.0 / rank;
        }
      }
    }
    var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    var count = Math.max(1, sorted.length);
    return new Result(
        sorted.length,
        (double) hits / count,
        reciprocal / count,
        percentile(sorted, 0.5) / 1e3,
        percentile(sorted, 0.9) / 1e3);
  }

  /** From 1; 0 when it is not among them. */
  static int rank(int[] items, int wanted) {
    for (var i = 0; i < Math.min(NAMED, items.length); i++) {
      if (items[i] == wanted) {
        return i + 1;
      }
    }
    return 0;
  }

  static double percentile(long[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
  }

  /** Until the Java machine has compiled what is measured. */
  private static void warmUp(NextItems named, HeldOut held) {
    var done = 0;
    for (var t = 0; t < held.tests().size() && done < WARM_UP; t++) {
      var session = held.tests().get(t);
      for (var shown = 1; shown < session.length; shown++, done++) {
        named.after(Arrays.copyOf(session, shown), held.seconds()[t], NAMED);
      }
    }
  }
}
