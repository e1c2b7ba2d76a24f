package io.comptoir.action;

import io.comptoir.commerce.recommend.Interaction;
import io.comptoir.commerce.recommend.InteractionStore;
import io.comptoir.commerce.recommend.Recommender;
import java.util.function.Supplier;

/**
 * What customers did with products, and the recommender that learns from it.
 *
 * @param recommender as it stands now; it is replaced by one that has learnt more
 */
public record Learning(InteractionStore interactions, Supplier<Recommender> recommender) {
  /** So much of a customer's history is looked at. */
  static final int HISTORY = 100;

  /** Keeps what somebody did with a product. */
  public void note(Interaction interaction) {
    interactions.add(java.util.List.of(interaction));
  }
}
