package io.comptoir.nlu.training;

import io.comptoir.nlu.intent.SparseVector;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Stochastic gradient descent for one perceptron with a hidden layer: rectified units, dropout of
 * features and of units, label smoothing (Szegedy et al., 2016), and AdaGrad (Duchi et al., 2011)
 * with one rate a row, so that what is rare learns in larger steps. Features that a sentence does
 * not hold cost nothing.
 */
final class NetworkDescent {
  /** Sentences are two to three vectors of length one; the layer learns better from longer ones. */
  static final float LENGTH = 3;

  private static final int EPOCHS = 14;

  /** Small shops need more rounds to see as many sentences. */
  private static final int LEAST_STEPS = 20_000;

  private static final int MOST_EPOCHS = 60;
  private static final double RATE = 0.03;
  private static final double FEATURES_DROPPED = 0.5;
  private static final double UNITS_DROPPED = 0.3;
  private static final float SMOOTHING = 0.1f;

  /** How often an example is followed by one of its disturbed copies. */
  private static final double DISTURBED = 0.5;

  private static final double START = 0.02;
  private static final double TINY = 1e-6;

  final float[] input;
  final float[] hiddenBias;
  final float[] output;
  final float[] outputBias;

  private final int width;
  private final int classes;
  private final SplittableRandom random;
  private final float[] inputSquares;
  private final float[] outputSquares;
  private float hiddenBiasSquares;
  private float outputBiasSquares;

  private final float[] hidden;
  private final float[] hiddenGradient;
  private final float[] gradient;
  private final int[] active;

  /**
   * @param width units of the hidden layer
   */
  NetworkDescent(int features, int width, int classes, long seed) {
    this.width = width;
    this.classes = classes;
    this.hiddenBias = new float[width];
    this.outputSquares = new float[width];
    this.hidden = new float[width];
    this.hiddenGradient = new float[width];
    this.active = new int[width];
    this.random = new SplittableRandom(seed);
    this.input = random(features * width, START);
    this.output = random(width * classes, Math.sqrt(6.0 / (width + classes)));
    this.outputBias = new float[classes];
    this.inputSquares = new float[features];
    this.gradient = new float[classes];
  }

  private float[] random(int size, double largest) {
    float[] weights = new float[size];
    for (int i = 0; i < size; i++) {
      weights[i] = (float) ((random.nextDouble() * 2 - 1) * largest);
    }
    return weights;
  }

  /**
   * @param disturbed of the first of the examples, copies of each as hasty typing has it; what is
   *     learnt beside an example, never in its place, leaves clean sentences as well understood
   * @param labels the class of each example, -1 for one that belongs to none
   */
  void train(List<SparseVector> examples, List<List<SparseVector>> disturbed, int[] labels) {
    int count = examples.size();
    int epochs = Math.clamp(LEAST_STEPS / Math.max(1, count), EPOCHS, MOST_EPOCHS);
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    long steps = (long) epochs * count;
    long step = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      Interruption.check();
      shuffle(order);
      for (int i : order) {
        double rate = RATE * (1 - (double) step++ / steps);
        step(examples.get(i), labels[i], rate);
        var copies = i < disturbed.size() ? disturbed.get(i) : List.<SparseVector>of();
        if (!copies.isEmpty() && random.nextDouble() < DISTURBED) {
          step(copies.get(random.nextInt(copies.size())), labels[i], rate);
        }
      }
    }
  }

  private void shuffle(int[] order) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }

  private void step(SparseVector example, int label, double rate) {
    int[] indexes = example.indexes();
    float[] values = dropped(example.values());
    int firing = forward(indexes, values);
    double squares = lossGradient(label);
    backward(firing, squares, rate);
    double hiddenSquares = 0;
    for (float g : hiddenGradient) {
      hiddenSquares += g * g;
    }
    if (hiddenSquares == 0) {
      return;
    }
    hiddenBiasSquares += (float) (hiddenSquares / width);
    add(hiddenGradient, (float) (-rate / (Math.sqrt(hiddenBiasSquares) + TINY)), hiddenBias, 0);
    for (int k = 0; k < indexes.length; k++) {
      if (values[k] != 0) {
        int feature = indexes[k];
        inputSquares[feature] += (float) (values[k] * values[k] * hiddenSquares / width);
        double own = rate * values[k] / (Math.sqrt(inputSquares[feature]) + TINY);
        add(hiddenGradient, (float) -own, input, feature * width);
      }
    }
  }

  private float[] dropped(float[] values) {
    float[] kept = new float[values.length];
    float scale = (float) (LENGTH / (1 - FEATURES_DROPPED));
    for (int k = 0; k < kept.length; k++) {
      kept[k] = random.nextDouble() < FEATURES_DROPPED ? 0 : values[k] * scale;
    }
    return kept;
  }

  /** Leaves class probabilities in {@code gradient}; returns how many hidden units are active. */
  private int forward(int[] indexes, float[] values) {
    System.arraycopy(hiddenBias, 0, hidden, 0, width);
    for (int k = 0; k < indexes.length; k++) {
      if (values[k] != 0) {
        addRow(input, indexes[k] * width, values[k], hidden);
      }
    }
    int firing = 0;
    for (int j = 0; j < width; j++) {
      if (hidden[j] > 0 && random.nextDouble() >= UNITS_DROPPED) {
        hidden[j] *= (float) (1 / (1 - UNITS_DROPPED));
        active[firing++] = j;
      }
    }
    System.arraycopy(outputBias, 0, gradient, 0, classes);
    for (int a = 0; a < firing; a++) {
      addRow(output, active[a] * classes, hidden[active[a]], gradient);
    }
    return firing;
  }

  /** Turns scores into the gradient of the smoothed cross-entropy; returns its squared length. */
  private double lossGradient(int label) {
    float highest = Float.NEGATIVE_INFINITY;
    for (float score : gradient) {
      highest = Math.max(highest, score);
    }
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      gradient[c] = (float) Math.exp(gradient[c] - highest);
      sum += gradient[c];
    }
    float scale = (float) (1 / sum);
    float everywhere = (label < 0 ? 1 : SMOOTHING) / classes;
    double squares = 0;
    for (int c = 0; c < classes; c++) {
      gradient[c] = gradient[c] * scale - everywhere - (c == label ? 1 - SMOOTHING : 0);
      squares += gradient[c] * gradient[c];
    }
    return squares;
  }

  private void backward(int firing, double squares, double rate) {
    Arrays.fill(hiddenGradient, 0);
    for (int a = 0; a < firing; a++) {
      int j = active[a];
      hiddenGradient[j] = dot(output, j * classes, gradient) * (float) (1 / (1 - UNITS_DROPPED));
      outputSquares[j] += (float) (hidden[j] * hidden[j] * squares / classes);
      double own = rate * hidden[j] / (Math.sqrt(outputSquares[j]) + TINY);
      add(gradient, (float) -own, output, j * classes);
    }
    outputBiasSquares += (float) (squares / classes);
    add(gradient, (float) (-rate / (Math.sqrt(outputBiasSquares) + TINY)), outputBias, 0);
  }

  private static void addRow(float[] rows, int from, float factor, float[] to) {
    for (int j = 0; j < to.length; j++) {
      to[j] += factor * rows[from + j];
    }
  }

  private static void add(float[] what, float factor, float[] rows, int from) {
    for (int j = 0; j < what.length; j++) {
      rows[from + j] += factor * what[j];
    }
  }

  private static float dot(float[] rows, int from, float[] with) {
    float sum = 0;
    for (int j = 0; j < with.length; j++) {
      sum += rows[from + j] * with[j];
    }
    return sum;
  }
}
