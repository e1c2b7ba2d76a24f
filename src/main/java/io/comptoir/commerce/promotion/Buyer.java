package io.comptoir.commerce.promotion;

import io.comptoir.commerce.catalog.ProductId;
import java.util.Map;
import java.util.Set;

/**
 * What promotions may depend on about the customer.
 *
 * @param used ids of promotions that earlier orders, not cancelled, already had
 * @param points of the loyalty programme that may be used
 * @param channel where they are: {@code webchat}
 * @param left of what promotions are counted by ({@link Promotion#counts}), as far as it was looked
 *     up
 */
public record Buyer(
    Set<String> segments,
    Set<String> used,
    int points,
    String channel,
    Map<ProductId, Integer> left) {
  public static final Buyer ANYONE = new Buyer(Set.of(), Set.of(), 0);

  public Buyer(Set<String> segments, Set<String> used) {
    this(segments, used, 0);
  }

  public Buyer(Set<String> segments, Set<String> used, int points) {
    this(segments, used, points, "webchat", Map.of());
  }

  public Buyer {
    segments = Set.copyOf(segments);
    used = Set.copyOf(used);
    left = Map.copyOf(left);
  }

  public Buyer on(String where) {
    return new Buyer(segments, used, points, where, left);
  }

  public Buyer withLeft(Map<ProductId, Integer> counted) {
    return new Buyer(segments, used, points, channel, counted);
  }
}
