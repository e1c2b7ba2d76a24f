package io.comptoir.commerce.recommend;

import java.util.Arrays;

/**
 * Sessions while they are gathered: clicks in any order, of any number of sessions at once. Not
 * safe for concurrent use.
 */
public final class Sessions {
  private int[] sessions = new int[1 << 12];
  private int[] items = new int[1 << 12];
  private int[] seconds = new int[1 << 12];
  private int clicks;
  private int sessionCount;
  private int itemCount;

  /**
   * @param session a number from 0 on, without holes
   * @param item a number from 0 on, without holes
   * @param epochSeconds when; must fit 32 bits, which it does until 2038
   */
  public void add(int session, int item, long epochSeconds) {
    if (session < 0 || item < 0) {
      throw new IllegalArgumentException("sessions and items are numbers from 0");
    }
    if (clicks == sessions.length) {
      var larger = clicks + (clicks >> 1);
      sessions = Arrays.copyOf(sessions, larger);
      items = Arrays.copyOf(items, larger);
      seconds = Arrays.copyOf(seconds, larger);
    }
    sessions[clicks] = session;
    items[clicks] = item;
    seconds[clicks] = (int) Math.clamp(epochSeconds, Integer.MIN_VALUE, Integer.MAX_VALUE);
    clicks++;
    sessionCount = Math.max(sessionCount, session + 1);
    itemCount = Math.max(itemCount, item + 1);
  }

  public int clicks() {
    return clicks;
  }

  public int sessionCount() {
    return sessionCount;
  }

  public int itemCount() {
    return itemCount;
  }

  /**
   * Sessions by the time of their last click; in each the distinct items by when they were last
   * looked at, at most {@link SessionIndex#MAX_LENGTH}.
   */
  record Ordered(int[] starts, int[] items, int[] endSeconds, float[] returns) {
    int count() {
      return endSeconds.length;
    }
  }

  Ordered ordered() {
    var bySession = bySession();
    var returns = returns(bySession);
    var ends = new int[sessionCount];
    Arrays.fill(ends, Integer.MIN_VALUE);
    for (var i = 0; i < clicks; i++) {
      ends[sessions[i]] = Math.max(ends[sessions[i]], seconds[i]);
    }
    var order = new long[sessionCount];
    for (var s = 0; s < sessionCount; s++) {
      order[s] = ((long) ends[s] << 32) | s;
    }
    Arrays.sort(order);
    var starts = new int[sessionCount + 1];
    var kept = new int[clicks];
    var endSeconds = new int[sessionCount];
    var filled = 0;
    for (var rank = 0; rank < sessionCount; rank++) {
      var session = (int) order[rank];
      filled = keep(bySession, session, kept, filled);
      starts[rank + 1] = filled;
      endSeconds[rank] = ends[session];
    }
    return new Ordered(starts, Arrays.copyOf(kept, filled), endSeconds, returns);
  }

  /**
   * How often the next click goes back: of the clicks that had so many items before them, those on
   * the last item, on the one before it, and so on.
   */
  private float[] returns(BySession by) {
    var chances = new int[SessionNeighbours.MAX_LOOK_BACK];
    var returned = new int[chances.length];
    var recent = new int[chances.length];
    for (var session = 0; session < sessionCount; session++) {
      var seen = 0;
      for (var i = by.starts()[session]; i < by.starts()[session + 1]; i++) {
        var item = items[by.clicks()[i]];
        var back = 0;
        while (back < seen && recent[back] != item) {
          chances[back]++;
          back++;
        }
        if (back < seen) {
          returned[back]++;
          for (var b = back; b < seen; b++) {
            chances[b]++;
          }
        } else {
          seen = Math.min(seen + 1, recent.length);
          back = seen - 1;
        }
        System.arraycopy(recent, 0, recent, 1, back);
        recent[0] = item;
      }
    }
    var rates = new float[chances.length];
    for (var back = 0; back < rates.length; back++) {
      rates[back] = chances[back] == 0 ? 0 : (float) returned[back] / (chances[back] + 20);
    }
    return rates;
  }

  /** The clicks of each session in the order of their time, those of one moment as they came. */
  private record BySession(int[] starts, int[] clicks) {}

  private BySession bySession() {
    var starts = new int[sessionCount + 1];
    for (var i = 0; i < clicks; i++) {
      starts[sessions[i] + 1]++;
    }
    for (var s = 0; s < sessionCount; s++) {
      starts[s + 1] += starts[s];
    }
    var filled = Arrays.copyOf(starts, sessionCount);
    var sorted = new int[clicks];
    for (var i = 0; i < clicks; i++) {
      sorted[filled[sessions[i]]++] = i;
    }
    for (var s = 0; s < sessionCount; s++) {
      sortByTime(sorted, starts[s], starts[s + 1]);
    }
    return new BySession(starts, sorted);
  }

  private void sortByTime(int[] sorted, int from, int to) {
    for (var i = from + 1; i < to; i++) {
      if (seconds[sorted[i - 1]] > seconds[sorted[i]]) {
        var keys = new long[to - from];
        for (var j = from; j < to; j++) {
          keys[j - from] = ((long) seconds[sorted[j]] << 32) | sorted[j];
        }
        Arrays.sort(keys);
        for (var j = from; j < to; j++) {
          sorted[j] = (int) keys[j - from];
        }
        return;
      }
    }
  }

  private int keep(BySession by, int session, int[] kept, int filled) {
    var first = filled;
    for (var i = by.starts()[session + 1] - 1; i >= by.starts()[session]; i--) {
      var item = items[by.clicks()[i]];
      var seen = false;
      for (var j = first; j < filled && !seen; j++) {
        seen = kept[j] == item;
      }
      if (!seen) {
        kept[filled++] = item;
        if (filled - first == SessionIndex.MAX_LENGTH) {
          break;
        }
      }
    }
    for (int i = first, j = filled - 1; i < j; i++, j--) {
      var item = kept[i];
      kept[i] = kept[j];
      kept[j] = item;
    }
    return filled;
  }
}
