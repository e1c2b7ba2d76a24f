package io.comptoir.command.recommend;

import io.comptoir.commerce.recommend.SessionIndex;
import io.comptoir.commerce.recommend.SessionNeighbours;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What the session neighbours are held against, and they themselves, each as {@link NextItems}. */
final class Baselines {
  private Baselines() {}

  /** The neighbours; where they name too few, what most people looked at follows. */
  static NextItems neighbours(SessionIndex index, SessionNeighbours neighbours) {
    var popular = index.popular(200);
    return (session, at, most) ->
        filled(neighbours.next(session, at, most, _ -> true).items(), popular, most);
  }

  /** What most sessions held. */
  static NextItems popularity(SessionIndex index) {
    var popular = index.popular(200);
    return (_, _, most) -> Arrays.copyOf(popular, Math.min(most, popular.length));
  }

  /** What was in most sessions together with the last item. */
  static NextItems coOccurrence(SessionIndex index) {
    var kept = new HashMap<Integer, int[]>();
    var popular = index.popular(200);
    return (session, _, most) ->
        filled(
            kept.computeIfAbsent(session[session.length - 1], item -> together(index, item, most)),
            popular,
            most);
  }

  private static int[] together(SessionIndex index, int item, int most) {
    var counts = new HashMap<Integer, Integer>();
    index
        .sessionsOf(item)
        .forEach(
            session ->
                index
                    .itemsOf(session)
                    .filter(other -> other != item)
                    .forEach(other -> counts.merge(other, 1, Integer::sum)));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .mapToInt(Map.Entry::getKey)
        .toArray();
  }

  private static int[] filled(int[] items, int[] popular, int most) {
    if (items.length >= most) {
      return items;
    }
    var filled = Arrays.copyOf(items, Math.min(most, items.length + popular.length));
    var count = items.length;
    for (var i = 0; i < popular.length && count < filled.length; i++) {
      var item = popular[i];
      if (Arrays.stream(filled, 0, count).noneMatch(other -> other == item)) {
        filled[count++] = item;
      }
    }
    return Arrays.copyOf(filled, count);
  }
}
