package io.comptoir.nlu.intent;

/**
 * A sentence in a {@link FeatureSpace}.
 *
 * @param indexes ascending within words, within characters and within meanings
 * @param characters where the words end and the characters begin in {@code indexes}
 * @param concepts where the characters end and the meanings begin
 * @param unknownWords share of the weight of words that no example holds, 0 to 1
 * @param unknownCharacters share of character features that no example holds
 * @param unknownMeanings the same of meanings
 * @param meanings how many entity kinds and concepts the sentence holds
 */
public record SparseVector(
    int[] indexes,
    float[] values,
    int characters,
    int concepts,
    double unknownWords,
    double unknownCharacters,
    double unknownMeanings,
    int meanings) {

  /** How alike two sentences of the same space are, 0 to 1. */
  public double cosine(SparseVector other) {
    var mine = new IntTable(indexes.length);
    double square = 0;
    for (int i = 0; i < indexes.length; i++) {
      mine.put(indexes[i], i);
      square += values[i] * values[i];
    }
    double sum = 0;
    double otherSquare = 0;
    for (int i = 0; i < other.indexes.length; i++) {
      int at = mine.get(other.indexes[i]);
      sum += at < 0 ? 0 : values[at] * other.values[i];
      otherSquare += other.values[i] * other.values[i];
    }
    return sum == 0 ? 0 : sum / Math.sqrt(square * otherSquare);
  }
}
