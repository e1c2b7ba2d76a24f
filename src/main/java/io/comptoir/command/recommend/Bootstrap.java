package io.comptoir.command.recommend;

import java.util.Arrays;
import java.util.SplittableRandom;

/** How sure a mean is: the percentile bootstrap. The same values give the same interval. */
final class Bootstrap {
  private static final long SEED = 7;

  /** 95 of 100 means of cases drawn again lie between low and high. */
  record Interval(double mean, double low, double high) {}

  private Bootstrap() {}

  static Interval interval(double[] values, int resampled) {
    if (values.length == 0) {
      return new Interval(0, 0, 0);
    }
    var chance = new SplittableRandom(SEED);
    var means = new double[resampled];
    for (var r = 0; r < resampled; r++) {
      var sum = 0.0;
      for (var i = 0; i < values.length; i++) {
        sum += values[chance.nextInt(values.length)];
      }
      means[r] = sum / values.length;
    }
    Arrays.sort(means);
    return new Interval(
        Arrays.stream(values).average().orElse(0),
        means[(int) (0.025 * resampled)],
        means[(int) (0.975 * resampled)]);
  }
}
