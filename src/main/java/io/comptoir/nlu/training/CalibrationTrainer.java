package io.comptoir.nlu.training;

import io.comptoir.nlu.intent.Calibration;
import java.util.List;

/**
 * Finds the two factors of a {@link Calibration} under which the held-out examples are most likely.
 * The loss is convex in both; a pattern search over their logarithms is enough.
 */
final class CalibrationTrainer {
  private static final double LARGEST = 50;
  private static final double SMALLEST = 0.01;

  private CalibrationTrainer() {}

  static Calibration fit(List<HeldOut.Scored> examples) {
    double machine = 4;
    double centroid = 1;
    double best = loss(examples, machine, centroid);
    for (double step = 2; step > 1.02; ) {
      double[][] neighbours = {
        {machine * step, centroid},
        {machine / step, centroid},
        {machine, centroid * step},
        {machine, centroid / step}
      };
      boolean better = false;
      for (double[] neighbour : neighbours) {
        double loss = inRange(neighbour) ? loss(examples, neighbour[0], neighbour[1]) : best;
        if (loss < best) {
          best = loss;
          machine = neighbour[0];
          centroid = neighbour[1];
          better = true;
        }
      }
      if (!better) {
        step = Math.sqrt(step);
      }
    }
    return new Calibration(machine, centroid);
  }

  private static boolean inRange(double[] factors) {
    return factors[0] <= LARGEST
        && factors[1] <= LARGEST
        && factors[0] >= SMALLEST
        && factors[1] >= SMALLEST;
  }

  private static double loss(List<HeldOut.Scored> examples, double machine, double centroid) {
    var calibration = new Calibration(machine, centroid);
    double loss = 0;
    for (var example : examples) {
      double[] probabilities =
          calibration.probabilities(example.scores(), example.cosines(), null, 0);
      loss -= Math.log(Math.max(1e-9, probabilities[example.label()]));
    }
    return loss;
  }
}
