package io.comptoir.nlu.intent;

import org.jspecify.annotations.Nullable;

/**
 * What the models of an {@link IntentModel} say of one sentence, one number a class each.
 *
 * @param machines of the support vector machines
 * @param centroids cosines
 * @param network of the perceptron; null while it is not learnt yet
 * @param own how much the sentence looks like the shop's examples rather than like sentences of no
 *     intent, one number
 */
public record Scores(float[] machines, float[] centroids, float @Nullable [] network, float own) {
  public int classes() {
    return machines.length;
  }
}
