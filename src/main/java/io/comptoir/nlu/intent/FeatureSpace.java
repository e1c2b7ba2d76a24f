package io.comptoir.nlu.intent;

import java.util.Arrays;

/**
 * The features that the examples showed, numbered, each with its inverse document frequency. A
 * sentence becomes four vectors laid side by side, words, characters, meanings of the trade and of
 * every day, with sublinear term frequency (1 + ln tf) · idf.
 */
public final class FeatureSpace {
  /** Length of the vector of characters, beside words of length one. */
  public static final double CHARACTERS_WEIGHT = 1.4;

  private final int[] hashes;
  private final float[] idf;
  private final IntTable indexes;
  private final float rarest;
  private final Meanings.Weights weights;

  /**
   * @param hashes the features' hashes; the index of each is its number
   * @param idf as many weights
   * @param weights lengths of the vectors of meanings
   */
  public FeatureSpace(int[] hashes, float[] idf, Meanings.Weights weights) {
    this.weights = weights;
    this.hashes = hashes;
    this.idf = idf;
    this.indexes = new IntTable(hashes.length);
    float highest = 1;
    for (int i = 0; i < hashes.length; i++) {
      indexes.put(hashes[i], i);
      highest = Math.max(highest, idf[i]);
    }
    this.rarest = highest;
  }

  public int size() {
    return hashes.length;
  }

  public Meanings.Weights weights() {
    return weights;
  }

  /** The greatest length that a sentence's vector can have. */
  public double longest() {
    return Math.sqrt(
        1
            + CHARACTERS_WEIGHT * CHARACTERS_WEIGHT
            + weights.trade() * weights.trade()
            + weights.everyday() * weights.everyday());
  }

  public int[] hashes() {
    return hashes;
  }

  public float[] idf() {
    return idf;
  }

  public SparseVector vector(Features features) {
    int[] words = known(features.words());
    int[] characters = known(features.characters());
    int[] trade = known(features.trade());
    int[] everyday = known(features.everyday());
    int meanings = trade.length + everyday.length;
    int allMeanings = features.trade().length + features.everyday().length;
    int[] found = new int[words.length + characters.length + meanings];
    float[] values = new float[found.length];
    int afterWords = weigh(words, 1, found, values, 0);
    int afterCharacters = weigh(characters, CHARACTERS_WEIGHT, found, values, afterWords);
    int afterTrade = weigh(trade, weights.trade(), found, values, afterCharacters);
    int size = weigh(everyday, weights.everyday(), found, values, afterTrade);
    return new SparseVector(
        Arrays.copyOf(found, size),
        Arrays.copyOf(values, size),
        afterWords,
        afterCharacters,
        unknownWords(features.plain()),
        unknownShare(features.characters().length, characters.length),
        unknownShare(allMeanings, meanings),
        allMeanings);
  }

  private int[] known(int[] featureHashes) {
    int[] known = new int[featureHashes.length];
    int size = 0;
    for (int hash : featureHashes) {
      int index = indexes.get(hash);
      if (index >= 0) {
        known[size++] = index;
      }
    }
    known = Arrays.copyOf(known, size);
    Arrays.sort(known);
    return known;
  }

  private int weigh(int[] sorted, double weight, int[] found, float[] values, int from) {
    int size = from;
    double squares = 0;
    for (int i = 0; i < sorted.length; ) {
      int run = 1;
      while (i + run < sorted.length && sorted[i + run] == sorted[i]) {
        run++;
      }
      double value = (run == 1 ? 1 : 1 + Math.log(run)) * idf[sorted[i]];
      found[size] = sorted[i];
      values[size++] = (float) value;
      squares += value * value;
      i += run;
    }
    if (squares > 0) {
      float scale = (float) (weight / Math.sqrt(squares));
      for (int i = from; i < size; i++) {
        values[i] *= scale;
      }
    }
    return size;
  }

  /** The share of weight that words never heard have; rare words weigh more than common ones. */
  private double unknownWords(int[] plain) {
    double all = 0;
    double unknown = 0;
    for (int hash : plain) {
      int index = indexes.get(hash);
      double weight = index >= 0 ? idf[index] : rarest;
      all += weight;
      unknown += index >= 0 ? 0 : weight;
    }
    return all == 0 ? 0 : unknown / all;
  }

  private static double unknownShare(int all, int known) {
    return all == 0 ? 1 : 1 - (double) known / all;
  }
}
