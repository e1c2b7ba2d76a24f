package io.comptoir.commerce.recommend;

import io.comptoir.commerce.catalog.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * For whom and in which moment something is recommended.
 *
 * @param session products of this visit, oldest first
 * @param history what the customer did, newest first
 * @param excluded not to be named: in the cart, or in sight already
 */
public record Occasion(
    List<ProductId> session,
    List<Interaction> history,
    Wishes wishes,
    Set<ProductId> excluded,
    Instant now) {
  public Occasion {
    session = List.copyOf(session);
    history = List.copyOf(history);
    excluded = Set.copyOf(excluded);
  }

  /** The same without what was said, for comparing. */
  public Occasion unsaid() {
    return new Occasion(session, history, Wishes.NONE, excluded, now);
  }
}
