package io.comptoir.nlu.intent;

import org.jspecify.annotations.Nullable;

/**
 * What the models of an {@link IntentModel} say of one sentence, one number a class each.
 *
 * @param machines of the support vector machines
 * @param centroids cosines
 * @param network of the perceptron; null while it is not learnt yet
 */
public record Scores(float[] machines, float[] centroids, float @Nullable [] network) {
  public int classes() {
    return machines.length;
  }
}
