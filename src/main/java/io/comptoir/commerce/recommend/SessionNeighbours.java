package io.comptoir.commerce.recommend;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * What comes next in a session, told by the sessions most like it: nearest neighbours over
 * sessions, found as VMIS-kNN finds them (Kersbergen, Sprangers and Schelter, "Serenade", SIGMOD
 * 2022) and weighed as VSTAN weighs them (Ludewig, Mauro, Latifi and Jannach, UMUAI 2021). Pure and
 * safe for concurrent use: all it needs for an answer is made for that answer.
 *
 * <p>The lists of recent sessions of each item are walked together from the newest session on, so
 * that the most recent {@code m} sessions that share anything are met once each, with the weight of
 * all they share, and nothing is looked at twice.
 */
public final class SessionNeighbours {
  static final int MAX_LOOK_BACK = 20;
  private static final double SECONDS_A_DAY = 86_400;

  private final SessionIndex index;
  private final NeighbourSettings settings;
  private final float[] position = new float[MAX_LOOK_BACK];
  private final float[] distance = new float[2 * SessionIndex.MAX_LENGTH + 1];
  private final float[] rarity;

  public SessionNeighbours(SessionIndex index, NeighbourSettings settings) {
    this.index = index;
    this.settings = settings;
    for (var back = 0; back < MAX_LOOK_BACK; back++) {
      position[back] = (float) Math.exp(-back / settings.positionScale());
    }
    for (var d = -SessionIndex.MAX_LENGTH; d <= SessionIndex.MAX_LENGTH; d++) {
      var near = Math.exp(-(Math.abs(d) - 1) / settings.distanceScale());
      distance[d + SessionIndex.MAX_LENGTH] =
          (float) (d > 0 ? near : d < 0 ? near * settings.before() : 1);
    }
    rarity = new float[index.items()];
    for (var item = 0; item < rarity.length; item++) {
      var count = index.count(item);
      rarity[item] =
          count == 0
              ? 0
              : (float)
                  Math.pow(Math.log(1 + (double) index.sessions() / count), settings.rarity());
    }
  }

  /**
   * @param items best first
   * @param scores of these items, above 0; comparable within one answer only
   */
  public record Ranked(int[] items, float[] scores) {}

  /**
   * @param session the items of the present session, oldest first; items that no session held say
   *     nothing
   * @param nowSeconds epoch seconds; neighbours are as old as they are then
   * @param most items wanted
   * @param allowed which items may be named
   */
  public Ranked next(int[] session, long nowSeconds, int most, IntPredicate allowed) {
    var known = Arrays.stream(session).filter(item -> item < index.items()).toArray();
    var recent = Recent.of(known, settings.lookBack());
    if (recent.count == 0 || most < 1) {
      return new Ranked(new int[0], new float[0]);
    }
    var met = neighbours(recent, nowSeconds);
    var scores = new ItemScores(1 << 12);
    for (var key : met) {
      add((int) key, Float.intBitsToFloat((int) (key >>> 32)), recent, scores);
    }
    goBack(recent, scores);
    return scores.best(most, allowed);
  }

  /**
   * An item seen already keeps some of what the neighbours say of it, and gets its share of the
   * next clicks that go back so far.
   */
  private void goBack(Recent recent, ItemScores scores) {
    var seen = 0.0;
    var returning = 0.0;
    for (var back = 0; back < recent.count; back++) {
      seen += scores.of(recent.items[back]);
      returning += index.returns(back);
    }
    var all = (scores.total() - seen) / Math.max(0.1, 1 - returning);
    for (var back = 0; back < recent.count; back++) {
      var item = recent.items[back];
      var score = settings.seen() * scores.of(item) + settings.again() * index.returns(back) * all;
      scores.set(item, (float) score);
    }
  }

  /** The present session's last distinct items, the newest first. */
  private static final class Recent {
    final int[] items;
    final int count;

    private Recent(int[] items, int count) {
      this.items = items;
      this.count = count;
    }

    static Recent of(int[] session, int lookBack) {
      var items = new int[Math.min(lookBack, session.length)];
      var count = 0;
      for (var i = session.length - 1; i >= 0 && count < items.length; i--) {
        var back = back(items, count, session[i]);
        if (back < 0) {
          items[count++] = session[i];
        }
      }
      return new Recent(items, count);
    }

    /** How far back the item is; -1 when it is not there. */
    int back(int item) {
      return back(items, count, item);
    }

    private static int back(int[] items, int count, int item) {
      for (var i = 0; i < count; i++) {
        if (items[i] == item) {
          return i;
        }
      }
      return -1;
    }
  }

  /** The most similar of the most recent sessions: similarity in the upper half, session below. */
  private long[] neighbours(Recent recent, long nowSeconds) {
    var at = new int[recent.count];
    var ends = new int[recent.count];
    for (var i = 0; i < recent.count; i++) {
      at[i] = index.postingStart(recent.items[i]);
      ends[i] = index.postingStart(recent.items[i] + 1);
    }
    var met = new long[settings.recent()];
    var count = 0;
    while (count < met.length) {
      var newest = -1;
      for (var i = 0; i < at.length; i++) {
        if (at[i] < ends[i]) {
          newest = Math.max(newest, index.posting(at[i]));
        }
      }
      if (newest < 0) {
        break;
      }
      var shared = 0f;
      for (var i = 0; i < at.length; i++) {
        if (at[i] < ends[i] && index.posting(at[i]) == newest) {
          shared += position[i];
          at[i]++;
        }
      }
      var length = index.start(newest + 1) - index.start(newest);
      var days = Math.max(0, nowSeconds - index.endSeconds(newest)) / SECONDS_A_DAY;
      var alike =
          shared / (float) Math.sqrt(length) * (float) Math.exp(-days / settings.ageScale());
      met[count++] = ((long) Float.floatToIntBits(alike) << 32) | newest;
    }
    Arrays.sort(met, 0, count);
    return Arrays.copyOfRange(met, Math.max(0, count - settings.neighbours()), count);
  }

  private void add(int neighbour, float alike, Recent recent, ItemScores scores) {
    var start = index.start(neighbour);
    var end = index.start(neighbour + 1);
    var best = Integer.MAX_VALUE;
    var match = -1;
    for (var i = start; i < end; i++) {
      var back = recent.back(index.item(i));
      if (back >= 0 && back < best) {
        best = back;
        match = i;
      }
    }
    for (var i = start; i < end; i++) {
      var item = index.item(i);
      var weight = alike * distance[i - match + SessionIndex.MAX_LENGTH] * rarity[item];
      scores.add(item, weight);
    }
  }
}
