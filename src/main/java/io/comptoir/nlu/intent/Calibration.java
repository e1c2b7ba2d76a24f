package io.comptoir.nlu.intent;

/**
 * Turns scores into probabilities: softmax(machine · score + centroid · cosine), both factors
 * fitted on examples that the scoring model had not seen.
 */
public record Calibration(double machine, double centroid) {

  /**
   * @param favoured classes whose odds are raised, null for none
   * @param boost by how much, in natural log of odds
   */
  public double[] probabilities(
      float[] scores,
      float[] cosines,
      boolean @org.jspecify.annotations.Nullable [] favoured,
      double boost) {
    double[] odds = new double[scores.length];
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < odds.length; i++) {
      odds[i] = machine * scores[i] + centroid * cosines[i];
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
