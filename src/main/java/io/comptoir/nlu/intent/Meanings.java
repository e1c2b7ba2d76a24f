package io.comptoir.nlu.intent;

/**
 * The lists of {@link Concepts} that ship. Each has a vector of its own in a {@link FeatureSpace}:
 * a word of the trade counts no less because common words stand around it.
 *
 * @param trade words of shops
 * @param everyday words of every day, by what they mean
 */
public record Meanings(Concepts trade, Concepts everyday) {
  /**
   * Lengths of the two vectors of meanings, beside words of length one.
   *
   * @param trade of the kinds of entities and the words of the trade
   * @param everyday of the words of every day
   */
  public record Weights(double trade, double everyday) {}
}
