package io.comptoir.nlu.intent;

/**
 * One score a class: a weighted sum of a sentence's features.
 *
 * @param classes how many
 * @param weights a row of {@code classes} weights a feature, then a row of biases
 */
public record LinearModel(int classes, float[] weights) {

  public float[] scores(SparseVector vector) {
    float[] scores = new float[classes];
    System.arraycopy(weights, weights.length - classes, scores, 0, classes);
    int[] indexes = vector.indexes();
    float[] values = vector.values();
    for (int i = 0; i < indexes.length; i++) {
      int row = indexes[i] * classes;
      float value = values[i];
      for (int c = 0; c < classes; c++) {
        scores[c] += value * weights[row + c];
      }
    }
    return scores;
  }
}
