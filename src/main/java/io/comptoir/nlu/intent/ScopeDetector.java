package io.comptoir.nlu.intent;

/**
 * Whether a sentence is something this shop's intents speak of at all: a logistic regression over
 * what the intent model shows when it is unsure.
 *
 * @param means of the signs over the examples it was learnt from
 * @param deviations of the same
 * @param weights one a sign, then the bias
 * @param thresholds from the most cautious {@link OperatingPoint} to the most eager, the
 *     probability from which a sentence counts as in scope
 */
public record ScopeDetector(
    double[] means, double[] deviations, double[] weights, double[] thresholds) {
  public static final int SIGNS = 17;

  private static final double LIKELY_LENIENCE = 0.5;

  /**
   * The signs of one reading, in their fixed order; those of the network are 0 without one.
   *
   * @param centroids of the same model: a class has heard what its centroid has a weight for
   */
  public static double[] signs(
      Scores scores,
      double[] probabilities,
      SparseVector vector,
      LinearModel centroids,
      int words) {
    float[] machines = scores.machines();
    if (machines.length == 0) {
      return new double[SIGNS];
    }
    int best = best(machines);
    float second = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < machines.length; i++) {
      second = i == best ? second : Math.max(second, machines[i]);
    }
    float nearest = 0;
    for (float cosine : scores.centroids()) {
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
    double[] signs = new double[SIGNS];
    signs[0] = machines[best];
    signs[1] = machines.length > 1 ? machines[best] - second : 0;
    signs[2] = nearest;
    signs[3] = likeliest;
    signs[4] = entropy / Math.log(Math.max(2, machines.length));
    signs[5] = vector.unknownWords();
    signs[6] = vector.unknownCharacters();
    signs[7] = vector.unknownWords() * nearest;
    signs[8] = vector.meanings() / (1.0 + words);
    signs[16] = scores.own();
    int likeliestClass = best(probabilities);
    signs[13] = heard(vector, 0, vector.characters(), centroids, likeliestClass);
    signs[13] *= 1 - vector.unknownWords();
    signs[14] = heard(vector, vector.characters(), vector.concepts(), centroids, likeliestClass);
    signs[14] *= 1 - vector.unknownCharacters();
    signs[15] =
        heard(vector, vector.concepts(), vector.indexes().length, centroids, likeliestClass);
    signs[15] *= 1 - vector.unknownMeanings();
    float[] network = scores.network();
    if (network != null) {
      addNetwork(network, best, signs);
    }
    return signs;
  }

  private static void addNetwork(float[] network, int best, double[] signs) {
    int own = best(network);
    double sum = 0;
    for (float score : network) {
      sum += Math.exp(score - network[own]);
    }
    signs[9] = network[own];
    signs[10] = network[own] + Math.log(sum);
    signs[11] = 1 / sum;
    signs[12] = own == best ? 1 : 0;
  }

  /** The share of these features' weight that the examples of one class hold. */
  private static double heard(
      SparseVector vector, int from, int to, LinearModel centroids, int ofClass) {
    double all = 0;
    double heard = 0;
    for (int i = from; i < to; i++) {
      double square = vector.values()[i] * vector.values()[i];
      all += square;
      if (centroids.favours(vector.indexes()[i], ofClass)) {
        heard += square;
      }
    }
    return all == 0 ? 0 : heard / all;
  }

  private static int best(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }

  private static int best(float[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]) {
        best = i;
      }
    }
    return best;
  }

  /**
   * The probability from which a sentence counts as in scope.
   *
   * @param likely whether the open flow waits for this intent
   */
  public double threshold(OperatingPoint point, boolean likely) {
    return thresholds[point.ordinal()] * (likely ? LIKELY_LENIENCE : 1);
  }

  public double probability(double[] signs) {
    double odds = weights[SIGNS];
    for (int i = 0; i < SIGNS; i++) {
      odds += weights[i] * (signs[i] - means[i]) / deviations[i];
    }
    return 1 / (1 + Math.exp(-odds));
  }
}
