package io.comptoir.nlu.intent;

/**
 * Turns scores into probabilities: softmax(machine · score + centroid · cosine + network · score),
 * the factors fitted on examples that the scoring models had not seen.
 */
public record Calibration(double machine, double centroid, double network) {

  /**
   * @param favoured classes whose odds are raised, null for none
   * @param boost by how much, in natural log of odds
   */
  public double[] probabilities(
      Scores scores, boolean @org.jspecify.annotations.Nullable [] favoured, double boost) {
    double[] odds = new double[scores.classes()];
    double highest = Double.NEGATIVE_INFINITY;
    float[] second = scores.network();
    for (int i = 0; i < odds.length; i++) {
      odds[i] = machine * scores.machines()[i] + centroid * scores.centroids()[i];
      if (second != null) {
        odds[i] += network * second[i];
      }
      if (favoured != null && favoured[i]) {
        odds[i] += boost;
      }
      highest = Math.max(highest, odds[i]);
    }
    double sum = 0;
    for (int i = 0; i < odds.length; i++) {
      odds[i] = Math.exp(odds[i] - highest);
      sum += odds[i];
    }
    for (int i = 0; i < odds.length; i++) {
      odds[i] /= sum;
    }
    return odds;
  }
}
