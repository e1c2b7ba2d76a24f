package io.comptoir.nlu.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.comptoir.nlu.intent.Calibration;
import io.comptoir.nlu.intent.OperatingPoint;
import io.comptoir.nlu.intent.ScopeDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Learns the {@link ScopeDetector} from held-out sentences of both kinds. */
final class ScopeTrainer {
  private static final double LOWEST_THRESHOLD = 0.02;
  private static final double HIGHEST_THRESHOLD = 0.75;

  private ScopeTrainer() {}

  static ScopeDetector fit(HeldOut heldOut, Calibration calibration) {
    var signs = new ArrayList<double[]>();
    heldOut.own().forEach(scored -> signs.add(signs(scored, calibration)));
    heldOut.foreign().forEach(scored -> signs.add(signs(scored, calibration)));
    double[] means = means(signs);
    double[] deviations = deviations(signs, means);
    double[] thresholds = new double[OperatingPoint.values().length];
    if (heldOut.own().isEmpty() || heldOut.foreign().isEmpty()) {
      return new ScopeDetector(means, deviations, new double[ScopeDetector.SIGNS + 1], thresholds);
    }
    double[] weights = regression(signs, heldOut.own().size(), means, deviations);
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
        scored.words());
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

  /** Both kinds weigh the same in sum, however many there are of each. */
  private static double[] regression(
      List<double[]> signs, int own, double[] means, double[] deviations) {
    var problem = new Problem();
    problem.l = signs.size();
    problem.n = ScopeDetector.SIGNS + 1;
    problem.bias = 1;
    problem.x = new Feature[problem.l][];
    problem.y = new double[problem.l];
    for (int i = 0; i < problem.l; i++) {
      problem.x[i] = new Feature[problem.n];
      for (int k = 0; k < ScopeDetector.SIGNS; k++) {
        problem.x[i][k] = new FeatureNode(k + 1, (signs.get(i)[k] - means[k]) / deviations[k]);
      }
      problem.x[i][ScopeDetector.SIGNS] = new FeatureNode(problem.n, 1);
      problem.y[i] = i < own ? 1 : -1;
    }
    var parameter = new Parameter(SolverType.L2R_LR, 1, 0.001);
    double half = problem.l / 2.0;
    parameter.setWeights(new double[] {half / own, half / (problem.l - own)}, new int[] {1, -1});
    Linear.disableDebugOutput();
    var model = Linear.train(problem, parameter);
    double[] weights = model.getFeatureWeights();
    return model.getLabels()[0] == 1 ? weights : Arrays.stream(weights).map(w -> -w).toArray();
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
