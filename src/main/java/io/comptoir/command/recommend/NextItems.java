package io.comptoir.command.recommend;

/** Names the items that may come next in a session. */
@FunctionalInterface
public interface NextItems {
  /**
   * @param session the items so far, oldest first
   * @param epochSeconds the moment
   * @return at most {@code most} items, best first
   */
  int[] after(int[] session, long epochSeconds, int most);
}
