package io.comptoir.commerce.recommend;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Past sessions as arrays that never change: the items of each session in the order in which they
 * were looked at, and for each item the sessions it was in. Items and sessions are numbers from 0;
 * a later session has a higher number. Four bytes for an item of a session, four for a session of
 * an item: a million sessions of five items take some 45 MB.
 */
public final class SessionIndex {
  /** The last items of a session that are kept; what came before says little. */
  public static final int MAX_LENGTH = 60;

  private final int[] starts;
  private final int[] items;
  private final int[] endSeconds;
  private final int[] postingStarts;
  private final int[] postings;
  private final int[] counts;
  private final float[] returns;

  private SessionIndex(
      int[] starts,
      int[] items,
      int[] endSeconds,
      int[] postingStarts,
      int[] postings,
      int[] counts,
      float[] returns) {
    this.starts = starts;
    this.items = items;
    this.endSeconds = endSeconds;
    this.postingStarts = postingStarts;
    this.postings = postings;
    this.counts = counts;
    this.returns = returns;
  }

  /**
   * @param most sessions that are remembered of one item, the most recent ones
   */
  public static SessionIndex of(Sessions sessions, int most) {
    var ordered = sessions.ordered();
    var counts = new int[sessions.itemCount()];
    for (var item : ordered.items()) {
      counts[item]++;
    }
    var postingStarts = new int[counts.length + 1];
    for (var item = 0; item < counts.length; item++) {
      postingStarts[item + 1] = postingStarts[item] + Math.min(most, counts[item]);
    }
    var postings = new int[postingStarts[counts.length]];
    var filled = Arrays.copyOf(postingStarts, counts.length);
    for (var session = ordered.count() - 1; session >= 0; session--) {
      for (var at = ordered.starts()[session]; at < ordered.starts()[session + 1]; at++) {
        var item = ordered.items()[at];
        if (filled[item] < postingStarts[item + 1]) {
          postings[filled[item]++] = session;
        }
      }
    }
    return new SessionIndex(
        ordered.starts(),
        ordered.items(),
        ordered.endSeconds(),
        postingStarts,
        postings,
        counts,
        ordered.returns());
  }

  public int sessions() {
    return endSeconds.length;
  }

  /** Items that are known, each a number below this. */
  public int items() {
    return counts.length;
  }

  /** In how many sessions the item was. */
  public int count(int item) {
    return counts[item];
  }

  /** The items that most sessions held, most first. */
  public int[] popular(int most) {
    var keys = new long[counts.length];
    for (var item = 0; item < counts.length; item++) {
      keys[item] = ((long) counts[item] << 32) | (Integer.MAX_VALUE - item);
    }
    Arrays.sort(keys);
    var popular = new int[Math.min(most, keys.length)];
    for (var i = 0; i < popular.length; i++) {
      popular[i] = Integer.MAX_VALUE - (int) keys[keys.length - 1 - i];
    }
    return popular;
  }

  /** How often a next click went back to the item so many distinct items ago, 0 to 1. */
  float returns(int back) {
    return returns[back];
  }

  /** The sessions that the item was in, the newest first, as far as they are remembered. */
  public IntStream sessionsOf(int item) {
    return Arrays.stream(postings, postingStarts[item], postingStarts[item + 1]);
  }

  /** The items of a session in the order in which they were looked at last. */
  public IntStream itemsOf(int session) {
    return Arrays.stream(items, starts[session], starts[session + 1]);
  }

  int start(int session) {
    return starts[session];
  }

  int item(int at) {
    return items[at];
  }

  int endSeconds(int session) {
    return endSeconds[session];
  }

  int postingStart(int item) {
    return postingStarts[item];
  }

  int posting(int at) {
    return postings[at];
  }

  /** Bytes of its arrays. */
  public long bytes() {
    return 4L
        * (starts.length
            + items.length
            + endSeconds.length
            + postingStarts.length
            + postings.length
            + counts.length);
  }
}
