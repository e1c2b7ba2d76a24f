package io.comptoir.nlu.training;

import java.util.List;

/**
 * Logistic regression over a few numbers, with a weight an example and a ridge, by Newton's method.
 */
final class LogisticRegression {
  private static final int MOST_STEPS = 40;
  private static final double TOLERANCE = 1e-6;
  private static final double RIDGE = 1;

  private LogisticRegression() {}

  /**
   * @param rows as many numbers each, centred and scaled
   * @param positive the first so many rows are of the one kind, the rest of the other
   * @param importance one a row; their sum says how little the ridge weighs
   * @return one weight a number, then the bias
   */
  static double[] fit(List<double[]> rows, int positive, double[] importance) {
    int size = rows.getFirst().length + 1;
    double[] weights = new double[size];
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] gradient = new double[size];
      double[][] curvature = new double[size][size];
      for (int k = 0; k < size; k++) {
        gradient[k] = RIDGE * weights[k];
        curvature[k][k] = RIDGE;
      }
      for (int i = 0; i < rows.size(); i++) {
        double[] row = rows.get(i);
        double probability = 1 / (1 + Math.exp(-odds(weights, row)));
        double error = importance[i] * (probability - (i < positive ? 1 : 0));
        double bend = importance[i] * probability * (1 - probability);
        for (int k = 0; k < size; k++) {
          double value = k < row.length ? row[k] : 1;
          gradient[k] += error * value;
          for (int l = 0; l <= k; l++) {
            curvature[k][l] += bend * value * (l < row.length ? row[l] : 1);
          }
        }
      }
      double[] change = solve(curvature, gradient);
      double longest = 0;
      for (int k = 0; k < size; k++) {
        weights[k] -= change[k];
        longest = Math.max(longest, Math.abs(change[k]));
      }
      if (longest < TOLERANCE) {
        break;
      }
    }
    return weights;
  }

  private static double odds(double[] weights, double[] row) {
    double odds = weights[row.length];
    for (int k = 0; k < row.length; k++) {
      odds += weights[k] * row[k];
    }
    return odds;
  }

  /** Cholesky's method; only the lower half of the matrix is read. */
  private static double[] solve(double[][] matrix, double[] right) {
    int size = right.length;
    double[][] lower = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j][j];
      }
    }
    double[] solution = right.clone();
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < i; k++) {
        solution[i] -= lower[i][k] * solution[k];
      }
      solution[i] /= lower[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        solution[i] -= lower[k][i] * solution[k];
      }
      solution[i] /= lower[i][i];
    }
    return solution;
  }
}
