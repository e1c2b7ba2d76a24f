package io.comptoir.nlu.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
  private static final double[] TRUTH = {1.5, -0.7, 0.4};

  @Test
  void findsTheOddsThatMadeTheExamples() {
    var random = new SplittableRandom(11);
    var positive = new ArrayList<double[]>();
    var negative = new ArrayList<double[]>();
    for (int i = 0; i < 40_000; i++) {
      double[] row = {random.nextDouble() * 4 - 2, random.nextDouble() * 4 - 2};
      double odds = TRUTH[0] * row[0] + TRUTH[1] * row[1] + TRUTH[2];
      (random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? positive : negative).add(row);
    }
    var rows = new ArrayList<>(positive);
    rows.addAll(negative);
    double[] importance = new double[rows.size()];
    Arrays.fill(importance, 1);
    double[] found = LogisticRegression.fit(rows, positive.size(), importance);
    for (int i = 0; i < TRUTH.length; i++) {
      assertThat(found[i]).isCloseTo(TRUTH[i], within(0.06));
    }
  }

  @Test
  void importanceCountsAsManyExamples() {
    var rows = List.of(new double[] {1}, new double[] {-1}, new double[] {1});
    double[] once = LogisticRegression.fit(rows, 1, new double[] {2, 1, 1});
    double[] twice =
        LogisticRegression.fit(
            List.of(new double[] {1}, new double[] {1}, new double[] {-1}, new double[] {1}),
            2,
            new double[] {1, 1, 1, 1});
    assertThat(once[0]).isCloseTo(twice[0], within(1e-6));
    assertThat(once[1]).isCloseTo(twice[1], within(1e-6));
  }

  @Test
  void whatIsPartedCompletelyStaysFinite() {
    double[] found =
        LogisticRegression.fit(
            List.of(new double[] {1, 0}, new double[] {-1, 0}), 1, new double[] {1, 1});
    assertThat(found[0]).isBetween(0.1, 5.0);
    assertThat(found[1]).isZero();
  }
}
