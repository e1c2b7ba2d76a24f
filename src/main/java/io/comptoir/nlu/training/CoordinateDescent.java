package io.comptoir.nlu.training;

import io.comptoir.nlu.intent.LinearModel;
import io.comptoir.nlu.intent.SparseVector;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Linear support vector machines, one class against the rest, squared hinge loss, by dual
 * coordinate descent with shrinking (Hsieh et al., "A Dual Coordinate Descent Method for
 * Large-scale Linear SVM", 2008, algorithm 3). What LIBLINEAR does, on flat arrays and over all
 * cores; a class's result depends on the seed alone, never on the number of cores.
 */
final class CoordinateDescent {
  private static final int MOST_PASSES = 200;
  private static final double TOLERANCE = 0.1;

  private final int[] starts;
  private final int[] indexes;
  private final float[] values;
  private final double[] squares;
  private final int features;
  private final double[] diagonal;

  /**
   * @param cost C: what an example on the wrong side costs
   */
  CoordinateDescent(List<SparseVector> examples, int features, double cost) {
    this(examples, features, i -> cost);
  }

  /**
   * @param costs C of each example
   */
  CoordinateDescent(List<SparseVector> examples, int features, IntToDoubleFunction costs) {
    this.features = features;
    this.diagonal = new double[examples.size()];
    this.starts = new int[examples.size() + 1];
    for (int i = 0; i < examples.size(); i++) {
      starts[i + 1] = starts[i] + examples.get(i).indexes().length;
    }
    this.indexes = new int[starts[examples.size()]];
    this.values = new float[indexes.length];
    this.squares = new double[examples.size()];
    for (int i = 0; i < examples.size(); i++) {
      var example = examples.get(i);
      System.arraycopy(example.indexes(), 0, indexes, starts[i], example.indexes().length);
      System.arraycopy(example.values(), 0, values, starts[i], example.values().length);
      double sum = 1;
      for (float value : example.values()) {
        sum += value * value;
      }
      diagonal[i] = 0.5 / costs.applyAsDouble(i);
      squares[i] = sum + diagonal[i];
    }
  }

  /**
   * @param labels the class of each example
   */
  LinearModel train(int[] labels, int classes, long seed) {
    float[] weights = new float[(features + 1) * classes];
    IntStream.range(0, classes)
        .parallel()
        .forEach(
            c -> {
              float[] own = trainOne(labels, c, new SplittableRandom(seed * 31 + c));
              for (int f = 0; f <= features; f++) {
                weights[f * classes + c] = own[f];
              }
            });
    return LinearModel.of(features, classes, weights);
  }

  private float[] trainOne(int[] labels, int positive, SplittableRandom random) {
    Interruption.check();
    int count = labels.length;
    float[] weights = new float[features + 1];
    double[] alpha = new double[count];
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    int active = count;
    double highest = Double.POSITIVE_INFINITY;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      shuffle(order, active, random);
      double largest = Double.NEGATIVE_INFINITY;
      double smallest = Double.POSITIVE_INFINITY;
      for (int s = 0; s < active; s++) {
        int i = order[s];
        int sign = labels[i] == positive ? 1 : -1;
        double gradient = sign * dot(weights, i) - 1 + alpha[i] * diagonal[i];
        double projected = gradient;
        if (alpha[i] == 0) {
          if (gradient > highest) {
            active--;
            order[s] = order[active];
            order[active] = i;
            s--;
            continue;
          }
          projected = Math.min(gradient, 0);
        }
        largest = Math.max(largest, projected);
        smallest = Math.min(smallest, projected);
        if (Math.abs(projected) > 1e-12) {
          double old = alpha[i];
          alpha[i] = Math.max(old - gradient / squares[i], 0);
          addTo(weights, i, (float) ((alpha[i] - old) * sign));
        }
      }
      if (largest - smallest <= TOLERANCE) {
        if (active == count) {
          break;
        }
        active = count;
        highest = Double.POSITIVE_INFINITY;
      } else {
        highest = largest <= 0 ? Double.POSITIVE_INFINITY : largest;
      }
    }
    return weights;
  }

  private static void shuffle(int[] order, int size, SplittableRandom random) {
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }

  private double dot(float[] weights, int example) {
    float sum = weights[features];
    for (int k = starts[example]; k < starts[example + 1]; k++) {
      sum += weights[indexes[k]] * values[k];
    }
    return sum;
  }

  private void addTo(float[] weights, int example, float factor) {
    for (int k = starts[example]; k < starts[example + 1]; k++) {
      weights[indexes[k]] += factor * values[k];
    }
    weights[features] += factor;
  }
}
