package io.comptoir.nlu.training;

import io.comptoir.nlu.intent.FeatureSpace;
import io.comptoir.nlu.intent.Features;
import io.comptoir.nlu.intent.IntTable;
import io.comptoir.nlu.intent.LinearModel;
import io.comptoir.nlu.intent.SparseVector;
import java.util.Arrays;
import java.util.List;

/**
 * One fit of examples: the features they show, a support vector machine a class, and each class's
 * centroid.
 */
record Fitting(FeatureSpace space, LinearModel machines, LinearModel centroids) {
  private static final double COST = 1.0;

  /** Above this many examples a feature seen once only costs memory. */
  private static final int MANY = 4_000;

  static Fitting of(
      List<Features> examples, int[] labels, int classes, double meaningWeight, long seed) {
    var space = space(examples, meaningWeight);
    List<SparseVector> vectors = examples.stream().map(space::vector).toList();
    var machines = new CoordinateDescent(vectors, space.size(), COST).train(labels, classes, seed);
    return new Fitting(space, machines, centroids(vectors, labels, classes, space.size()));
  }

  private static FeatureSpace space(List<Features> examples, double meaningWeight) {
    var numbers = new IntTable(1 << 14);
    int[] hashes = new int[1 << 14];
    int[] counts = new int[1 << 14];
    int size = 0;
    for (var example : examples) {
      for (int hash : distinct(example)) {
        int number = numbers.get(hash);
        if (number < 0) {
          number = size++;
          numbers.put(hash, number);
          if (number == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
          }
          hashes[number] = hash;
        }
        counts[number]++;
      }
    }
    int least = examples.size() > MANY ? 2 : 1;
    int kept = 0;
    float[] idf = new float[size];
    for (int i = 0; i < size; i++) {
      if (counts[i] >= least) {
        hashes[kept] = hashes[i];
        idf[kept++] = (float) (Math.log((1.0 + examples.size()) / (1.0 + counts[i])) + 1);
      }
    }
    return new FeatureSpace(Arrays.copyOf(hashes, kept), Arrays.copyOf(idf, kept), meaningWeight);
  }

  private static int[] distinct(Features features) {
    int[] words = features.words();
    int[] characters = features.characters();
    int[] meanings = features.meanings();
    int[] all = Arrays.copyOf(words, words.length + characters.length + meanings.length);
    System.arraycopy(characters, 0, all, words.length, characters.length);
    System.arraycopy(meanings, 0, all, words.length + characters.length, meanings.length);
    return Arrays.stream(all).distinct().toArray();
  }

  private static LinearModel centroids(
      List<SparseVector> vectors, int[] labels, int classes, int features) {
    float[] sums = new float[(features + 1) * classes];
    for (int i = 0; i < labels.length; i++) {
      int[] indexes = vectors.get(i).indexes();
      float[] values = vectors.get(i).values();
      for (int k = 0; k < indexes.length; k++) {
        sums[indexes[k] * classes + labels[i]] += values[k];
      }
    }
    double[] squares = new double[classes];
    for (int i = 0; i < sums.length; i++) {
      squares[i % classes] += sums[i] * sums[i];
    }
    for (int i = 0; i < sums.length; i++) {
      double length = squares[i % classes];
      // a sentence is three vectors of length one at most, so that a cosine stays below 1
      sums[i] = length == 0 ? 0 : (float) (sums[i] / Math.sqrt(length * 3));
    }
    return new LinearModel(classes, sums);
  }
}
