package io.comptoir.delivery;

import io.comptoir.customer.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tokens that platforms give with a person's message: one message may be sent with one, for a
 * short while, and costs nothing. Kept in memory only: without it a message goes the usual way.
 */
public final class ReplyTokens {
  private static final int MAX = 10_000;
  private static final int MAX_CHARS = 200;

  private record Place(Identity person, String thread) {}

  private record Kept(String token, Instant since) {}

  private final Map<Place, Kept> kept =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Kept> eldest) {
          return size() > MAX;
        }
      };

  /** Keeps the newest of this person in this thread; "" changes nothing. */
  public synchronized void keep(Identity person, String thread, String token, Instant now) {
    if (!token.isEmpty() && isShort(token) && isShort(person.externalId()) && isShort(thread)) {
      var place = new Place(person, thread);
      kept.remove(place);
      kept.put(place, new Kept(token, now));
    }
  }

  private static boolean isShort(String text) {
    return text.length() <= MAX_CHARS;
  }

  /**
   * Gives it away: it is used once.
   *
   * @param good for how long after it came
   * @return "" when there is none, or none that is still good
   */
  synchronized String take(Identity person, String thread, Duration good, Instant now) {
    var found = kept.remove(new Place(person, thread));
    return found == null || found.since().plus(good).isBefore(now) ? "" : found.token();
  }
}
