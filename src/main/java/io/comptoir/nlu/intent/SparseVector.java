package io.comptoir.nlu.intent;

/**
 * A sentence in a {@link FeatureSpace}.
 *
 * @param indexes ascending
 * @param unknownWords share of word features that no example holds, 0 to 1
 * @param unknownCharacters the same of character features
 */
public record SparseVector(
    int[] indexes, float[] values, double unknownWords, double unknownCharacters) {}
