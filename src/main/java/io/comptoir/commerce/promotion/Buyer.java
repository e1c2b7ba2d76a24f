package io.comptoir.commerce.promotion;

import java.util.Set;

/**
 * What promotions may depend on about the customer.
 *
 * @param used ids of promotions that earlier orders, not cancelled, already had
 * @param points of the loyalty programme that may be used
 */
public record Buyer(Set<String> segments, Set<String> used, int points) {
  public static final Buyer ANYONE = new Buyer(Set.of(), Set.of(), 0);

  public Buyer(Set<String> segments, Set<String> used) {
    this(segments, used, 0);
  }

  public Buyer {
    segments = Set.copyOf(segments);
    used = Set.copyOf(used);
  }
}
