package io.comptoir.commerce.promotion;

import java.util.Set;

/**
 * What promotions may depend on about the customer.
 *
 * @param used ids of promotions that earlier orders, not cancelled, already had
 */
public record Buyer(Set<String> segments, Set<String> used) {
  public static final Buyer ANYONE = new Buyer(Set.of(), Set.of());

  public Buyer {
    segments = Set.copyOf(segments);
    used = Set.copyOf(used);
  }
}
