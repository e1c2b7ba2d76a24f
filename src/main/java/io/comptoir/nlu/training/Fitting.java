package io.comptoir.nlu.training;

import io.comptoir.nlu.intent.FeatureSpace;
import io.comptoir.nlu.intent.Features;
import io.comptoir.nlu.intent.IntTable;
import io.comptoir.nlu.intent.LinearModel;
import io.comptoir.nlu.intent.Meanings;
import io.comptoir.nlu.intent.SparseVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One fit of examples: the features they show, a support vector machine a class, and each class's
 * centroid; and one machine for all of them against sentences of no intent.
 */
record Fitting(FeatureSpace space, LinearModel machines, LinearModel centroids, LinearModel own) {
  private static final double COST = 1.0;

  /** Exponent of inverse document frequency: less than 1 makes little of what is seen but once. */
  private static final double RARITY = 0.7;

  /** Above this many examples a feature seen once only costs memory. */
  private static final int MANY = 4_000;

  static Fitting of(
      List<Features> examples,
      int[] labels,
      int classes,
      List<Features> foreign,
      Meanings.Weights weights,
      long seed) {
    var space = space(examples, weights);
    List<SparseVector> vectors = examples.stream().map(space::vector).toList();
    var machines = new CoordinateDescent(vectors, space.size(), COST).train(labels, classes, seed);
    return new Fitting(
        space,
        machines,
        centroids(vectors, labels, classes, space),
        own(vectors, foreign.stream().map(space::vector).toList(), space.size(), seed));
  }

  /** Of both kinds all together cost the same, however few one of them are. */
  private static LinearModel own(
      List<SparseVector> own, List<SparseVector> foreign, int features, long seed) {
    var all = new ArrayList<>(own);
    all.addAll(foreign);
    int[] kinds = new int[all.size()];
    Arrays.fill(kinds, own.size(), kinds.length, 1);
    double half = COST * all.size() / 2;
    return new CoordinateDescent(
            all, features, i -> half / Math.max(1, i < own.size() ? own.size() : foreign.size()))
        .train(kinds, 1, seed);
  }

  /** The same, with other sentences of no intent to tell the shop's own from. */
  Fitting with(List<Features> examples, List<Features> foreign, long seed) {
    var own =
        own(
            examples.stream().map(space::vector).toList(),
            foreign.stream().map(space::vector).toList(),
            space.size(),
            seed);
    return new Fitting(space, machines, centroids, own);
  }

  private static FeatureSpace space(List<Features> examples, Meanings.Weights weights) {
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
        double rare = Math.log((1.0 + examples.size()) / (1.0 + counts[i])) + 1;
        idf[kept++] = (float) Math.pow(rare, RARITY);
      }
    }
    return new FeatureSpace(Arrays.copyOf(hashes, kept), Arrays.copyOf(idf, kept), weights);
  }

  private static int[] distinct(Features features) {
    int[] words = features.words();
    int[] characters = features.characters();
    int[] trade = features.trade();
    int[] everyday = features.everyday();
    int meanings = words.length + characters.length;
    int[] all = Arrays.copyOf(words, meanings + trade.length + everyday.length);
    System.arraycopy(characters, 0, all, words.length, characters.length);
    System.arraycopy(trade, 0, all, meanings, trade.length);
    System.arraycopy(everyday, 0, all, meanings + trade.length, everyday.length);
    return Arrays.stream(all).distinct().toArray();
  }

  private static LinearModel centroids(
      List<SparseVector> vectors, int[] labels, int classes, FeatureSpace space) {
    float[] sums = new float[(space.size() + 1) * classes];
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
      sums[i] = length == 0 ? 0 : (float) (sums[i] / (Math.sqrt(length) * space.longest()));
    }
    return LinearModel.of(space.size(), classes, sums);
  }
}
