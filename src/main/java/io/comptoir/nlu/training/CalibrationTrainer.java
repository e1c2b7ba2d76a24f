package io.comptoir.nlu.training;

import io.comptoir.nlu.intent.Calibration;
import java.util.List;

/**
 * Finds the factors of a {@link Calibration} under which the held-out examples are most likely. The
 * loss is convex in them; a pattern search over their logarithms is enough.
 */
final class CalibrationTrainer {
  private static final double LARGEST = 50;
  private static final double SMALLEST = 0.01;

  private CalibrationTrainer() {}

  static Calibration fit(List<HeldOut.Scored> examples) {
    boolean network = examples.stream().anyMatch(example -> example.scores().network() != null);
    double[] factors = {network ? 2 : 4, 1, network ? 1 : 0};
    double best = loss(examples, factors);
    for (double step = 2; step > 1.02; ) {
      boolean better = false;
      for (int i = 0; i < (network ? 3 : 2); i++) {
        for (double by : new double[] {step, 1 / step}) {
          double[] neighbour = factors.clone();
          neighbour[i] *= by;
          double loss = inRange(neighbour[i]) ? loss(examples, neighbour) : best;
          if (loss < best) {
            best = loss;
            factors = neighbour;
            better = true;
          }
        }
      }
      if (!better) {
        step = Math.sqrt(step);
      }
    }
    return new Calibration(factors[0], factors[1], factors[2]);
  }

  private static boolean inRange(double factor) {
    return factor <= LARGEST && factor >= SMALLEST;
  }

  private static double loss(List<HeldOut.Scored> examples, double[] factors) {
    var calibration = new Calibration(factors[0], factors[1], factors[2]);
    double loss = 0;
    for (var example : examples) {
      double[] probabilities = calibration.probabilities(example.scores(), null, 0);
      loss -= Math.log(Math.max(1e-9, probabilities[example.label()]));
    }
    return loss;
  }
}
