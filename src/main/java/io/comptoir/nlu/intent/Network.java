package io.comptoir.nlu.intent;

/**
 * A multilayer perceptron with one hidden layer of rectified units over the sparse features of a
 * sentence. The first layer is kept in bytes, a scale a feature: a quarter of the memory, and
 * faster to read than what it was learnt in.
 *
 * @param classes how many scores there are
 * @param input a row of hidden weights a feature, in steps of that feature's scale
 * @param scales one a feature
 * @param hiddenBias one a hidden unit
 * @param output a row of {@code classes} weights a hidden unit
 * @param outputBias one a class
 */
public record Network(
    int classes,
    byte[] input,
    float[] scales,
    float[] hiddenBias,
    float[] output,
    float[] outputBias) {

  /** One score a class, in natural log of odds up to a constant. */
  public float[] scores(SparseVector vector) {
    float[] hidden = hiddenBias.clone();
    int[] indexes = vector.indexes();
    float[] values = vector.values();
    for (int i = 0; i < indexes.length; i++) {
      add(indexes[i] * hidden.length, values[i] * scales[indexes[i]], hidden);
    }
    float[] scores = outputBias.clone();
    for (int j = 0; j < hidden.length; j++) {
      if (hidden[j] > 0) {
        int row = j * classes;
        float value = hidden[j];
        for (int c = 0; c < classes; c++) {
          scores[c] += value * output[row + c];
        }
      }
    }
    return scores;
  }

  private void add(int row, float factor, float[] hidden) {
    for (int j = 0; j < hidden.length; j++) {
      hidden[j] += factor * input[row + j];
    }
  }
}
