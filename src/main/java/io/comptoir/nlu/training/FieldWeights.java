package io.comptoir.nlu.training;

/**
 * The numbers of one conditional random field.
 *
 * @param pairs of a feature and a tag
 * @param follows of a tag and the one after it
 * @param first of a tag at the beginning
 */
record FieldWeights(float[] pairs, float[] follows, float[] first) {

  static FieldWeights zero(FieldProblem problem) {
    int tags = problem.tags();
    return new FieldWeights(
        new float[problem.pairTags().length], new float[tags * tags], new float[tags]);
  }

  void add(FieldWeights more) {
    add(pairs, more.pairs);
    add(follows, more.follows);
    add(first, more.first);
  }

  FieldWeights dividedBy(int parts) {
    divide(pairs, parts);
    divide(follows, parts);
    divide(first, parts);
    return this;
  }

  private static void add(float[] to, float[] more) {
    for (int i = 0; i < to.length; i++) {
      to[i] += more[i];
    }
  }

  private static void divide(float[] numbers, int parts) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] /= parts;
    }
  }
}
