package io.comptoir.nlu.intent;

/**
 * A sentence in a {@link FeatureSpace}.
 *
 * @param indexes ascending
 * @param unknownWords share of the weight of words that no example holds, 0 to 1
 * @param unknownCharacters share of character features that no example holds
 * @param meanings how many entity kinds and concepts the sentence holds
 */
public record SparseVector(
    int[] indexes, float[] values, double unknownWords, double unknownCharacters, int meanings) {}
