package io.comptoir.nlu.training;

import io.comptoir.nlu.intent.Calibration;
import io.comptoir.nlu.intent.OperatingPoint;
import io.comptoir.nlu.intent.ScopeDetector;
import java.util.ArrayList;
import java.util.List;

/** Learns the {@link ScopeDetector} from held-out sentences of both kinds. */
final class ScopeTrainer {
  private static final double LOWEST_THRESHOLD = 0.02;
  private static final double HIGHEST_THRESHOLD = 0.75;

  /** How much unheard intents count among what is foreign, when the shop lists nothing itself. */
  private static final double UNHEARD = 0.3;

  /** So many foreign sentences of the shop's own halve that. */
  private static final double LISTED = 15;

  private ScopeTrainer() {}

  static ScopeDetector fit(HeldOut heldOut, Calibration calibration) {
    var signs = new ArrayList<double[]>();
    heldOut.own().forEach(scored -> signs.add(signs(scored, calibration)));
    heldOut.foreign().forEach(scored -> signs.add(signs(scored, calibration)));
    heldOut.unheard().forEach(scored -> signs.add(signs(scored, calibration)));
    double[] means = means(signs);
    double[] deviations = deviations(signs, means);
    double[] thresholds = new double[OperatingPoint.values().length];
    if (heldOut.own().isEmpty() || heldOut.foreign().isEmpty()) {
      return new ScopeDetector(means, deviations, new double[ScopeDetector.SIGNS + 1], thresholds);
    }
    signs.replaceAll(row -> scaled(row, means, deviations));
    double[] weights =
        regression(signs, heldOut.own().size(), heldOut.unheard().size(), heldOut.listed());
    var open = new ScopeDetector(means, deviations, weights, thresholds);
    double[] right = right(open, heldOut.own(), calibration);
    for (var point : OperatingPoint.values()) {
      thresholds[point.ordinal()] = threshold(right, point);
    }
    return new ScopeDetector(means, deviations, weights, thresholds);
  }

  private static double[] signs(HeldOut.Scored scored, Calibration calibration) {
    return ScopeDetector.signs(
        scored.scores(),
        calibration.probabilities(scored.scores(), null, 0),
        scored.vector(),
        scored.centroids(),
        scored.words());
  }

  private static double[] scaled(double[] row, double[] means, double[] deviations) {
    double[] scaled = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      scaled[i] = (row[i] - means[i]) / deviations[i];
    }
    return scaled;
  }

  private static double[] means(List<double[]> signs) {
    double[] means = new double[ScopeDetector.SIGNS];
    for (double[] row : signs) {
      for (int i = 0; i < means.length; i++) {
        means[i] += row[i] / signs.size();
      }
    }
    return means;
  }

  private static double[] deviations(List<double[]> signs, double[] means) {
    double[] deviations = new double[means.length];
    for (double[] row : signs) {
      for (int i = 0; i < means.length; i++) {
        deviations[i] += (row[i] - means[i]) * (row[i] - means[i]) / signs.size();
      }
    }
    for (int i = 0; i < means.length; i++) {
      deviations[i] = Math.max(1e-6, Math.sqrt(deviations[i]));
    }
    return deviations;
  }

  /**
   * Examples and sentences of no intent weigh the same in sum, however many there are of each.
   * Among the latter, examples of intents that the model never heard stand for what a shop did not
   * list.
   *
   * @param own how many of the signs are of examples, first; those of foreign sentences follow
   * @param unheard how many are of unheard intents, last
   */
  private static double[] regression(List<double[]> scaled, int own, int unheard, int listed) {
    int foreign = scaled.size() - own - unheard;
    double share = unheard == 0 ? 0 : UNHEARD / (1 + listed / LISTED);
    double[] importance = new double[scaled.size()];
    for (int i = 0; i < importance.length; i++) {
      importance[i] =
          scaled.size()
              * 0.5
              * (i < own ? 1.0 / own : i < own + foreign ? (1 - share) / foreign : share / unheard);
    }
    return LogisticRegression.fit(scaled, own, importance);
  }

  /** How sure the detector is of the requests that were understood rightly, ascending. */
  private static double[] right(
      ScopeDetector detector, List<HeldOut.Scored> own, Calibration calibration) {
    return own.stream()
        .filter(scored -> scored.isRight(calibration))
        .mapToDouble(scored -> detector.probability(signs(scored, calibration)))
        .sorted()
        .toArray();
  }

  /** Keeps the operating point's share of them. */
  private static double threshold(double[] right, OperatingPoint point) {
    if (right.length == 0) {
      return LOWEST_THRESHOLD;
    }
    double threshold = right[(int) ((1 - point.kept()) * (right.length - 1))];
    return Math.clamp(threshold, LOWEST_THRESHOLD, HIGHEST_THRESHOLD);
  }
}
