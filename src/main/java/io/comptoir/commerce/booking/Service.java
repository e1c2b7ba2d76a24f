package io.comptoir.commerce.booking;

import io.comptoir.base.LocalizedText;
import java.time.Duration;
import java.util.Map;

/**
 * Something a shop does for one customer at a time, by appointment.
 *
 * @param name "diagnostic de peau"
 * @param duration how long it takes
 * @param every how far apart appointments begin
 * @param notice how long before at the least
 * @param ahead how long before at the most
 * @param hold how long a time is kept for somebody who has not said yes
 * @param reminder how long before the customer is reminded
 * @param stores where it is done, and how many customers at once: store → advisers
 */
public record Service(
    String id,
    LocalizedText name,
    Duration duration,
    Duration every,
    Duration notice,
    Duration ahead,
    Duration hold,
    Duration reminder,
    Map<String, Integer> stores) {
  public Service {
    stores = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(stores));
    if (!duration.isPositive() || !every.isPositive() || !hold.isPositive()) {
      throw new IllegalArgumentException("an appointment takes time");
    }
    if (stores.values().stream().anyMatch(advisers -> advisers < 1)) {
      throw new IllegalArgumentException("a store has one adviser or more for it");
    }
  }

  /** What bookings of it in this store are counted on. */
  public String resource(String store) {
    return store + "/" + id;
  }
}
