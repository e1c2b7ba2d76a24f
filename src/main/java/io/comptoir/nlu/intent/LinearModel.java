package io.comptoir.nlu.intent;

/**
 * One score a class: a weighted sum of a sentence's features. The weights are kept in bytes, a
 * scale a feature: a quarter of the memory, and as right (the models are judged as they are kept).
 *
 * @param classes how many
 * @param weights a row of {@code classes} weights a feature, then a row of biases, each in steps of
 *     its row's scale
 * @param scales one a row
 */
public record LinearModel(int classes, byte[] weights, float[] scales) {

  /**
   * @param features how many
   * @param weights a row of {@code classes} weights a feature, then a row of biases
   */
  public static LinearModel of(int features, int classes, float[] weights) {
    int rows = features + 1;
    byte[] steps = new byte[weights.length];
    float[] scales = new float[rows];
    for (int row = 0; row < rows; row++) {
      int from = row * classes;
      float greatest = 0;
      for (int c = 0; c < classes; c++) {
        greatest = Math.max(greatest, Math.abs(weights[from + c]));
      }
      float scale = greatest / Byte.MAX_VALUE;
      scales[row] = scale;
      for (int c = 0; c < classes && scale > 0; c++) {
        steps[from + c] = (byte) Math.round(weights[from + c] / scale);
      }
    }
    return new LinearModel(classes, steps, scales);
  }

  public float[] scores(SparseVector vector) {
    float[] scores = new float[classes];
    add(scales.length - 1, 1, scores);
    int[] indexes = vector.indexes();
    float[] values = vector.values();
    for (int i = 0; i < indexes.length; i++) {
      add(indexes[i], values[i], scores);
    }
    return scores;
  }

  /** Whether a feature speaks for a class at all. */
  boolean favours(int feature, int ofClass) {
    return weights[feature * classes + ofClass] > 0;
  }

  private void add(int row, float value, float[] scores) {
    float factor = value * scales[row];
    int from = row * classes;
    for (int c = 0; c < scores.length; c++) {
      scores[c] += factor * weights[from + c];
    }
  }
}
