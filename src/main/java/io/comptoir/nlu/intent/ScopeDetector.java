package io.comptoir.nlu.intent;

/**
 * Whether a sentence is something this shop's intents speak of at all: a logistic regression over
 * what the intent model shows when it is unsure.
 *
 * @param means of the signs over the examples it was learnt from
 * @param deviations of the same
 * @param weights one a sign, then the bias
 * @param threshold the probability from which a sentence counts as in scope
 */
public record ScopeDetector(
    double[] means, double[] deviations, double[] weights, double threshold) {
  public static final int SIGNS = 9;

  /** The signs of one reading, in their fixed order. */
  public static double[] signs(
      float[] scores, float[] cosines, double[] probabilities, SparseVector vector, int words) {
    float best = Float.NEGATIVE_INFINITY;
    float second = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      if (score > best) {
        second = best;
        best = score;
      } else if (score > second) {
        second = score;
      }
    }
    float nearest = 0;
    for (float cosine : cosines) {
      nearest = Math.max(nearest, cosine);
    }
    double likeliest = 0;
    double entropy = 0;
    for (double probability : probabilities) {
      likeliest = Math.max(likeliest, probability);
      if (probability > 1e-9) {
        entropy -= probability * Math.log(probability);
      }
    }
    return new double[] {
      best,
      scores.length > 1 ? best - second : 0,
      nearest,
      likeliest,
      entropy / Math.log(Math.max(2, scores.length)),
      vector.unknownWords(),
      vector.unknownCharacters(),
      vector.unknownWords() * nearest,
      vector.meanings() / (1.0 + words)
    };
  }

  public double probability(double[] signs) {
    double odds = weights[SIGNS];
    for (int i = 0; i < SIGNS; i++) {
      odds += weights[i] * (signs[i] - means[i]) / deviations[i];
    }
    return 1 / (1 + Math.exp(-odds));
  }
}
