package io.comptoir.nlu.training;

import io.comptoir.nlu.slot.LongIndex;
import java.util.Arrays;
import java.util.List;

/**
 * Sentences as numbers, ready to learn a conditional random field from. A feature and a tag make a
 * pair only where they occurred together.
 *
 * @param rows where each feature's pairs begin; one more than there are features
 * @param share of each feature: one over how often it occurs
 * @param tags how many there are
 * @param allowed whether a tag may follow another, {@code before * tags + after}: as BIO has it, or
 *     as it was seen
 */
record FieldProblem(
    List<Row> sentences, int[] rows, short[] pairTags, float[] share, int tags, boolean[] allowed) {

  /**
   * One sentence.
   *
   * @param own so many of a token's features name its own word
   * @param rare whether that word is rare
   */
  record Row(int[][] features, int[] own, int[] gold, boolean[] rare) {}

  static FieldProblem of(List<Row> sentences, int features, List<String> tags) {
    var counts = new int[features];
    var pairs = pairs(sentences, counts, tags.size());
    var rows = new int[features + 1];
    var pairTags = new short[pairs.length];
    for (int pair = 0; pair < pairs.length; pair++) {
      pairTags[pair] = (short) (pairs[pair] % tags.size());
      rows[(int) (pairs[pair] / tags.size()) + 1]++;
    }
    var share = new float[features];
    for (int feature = 0; feature < features; feature++) {
      rows[feature + 1] += rows[feature];
      share[feature] = 1f / counts[feature];
    }
    return new FieldProblem(
        List.copyOf(sentences), rows, pairTags, share, tags.size(), allowed(sentences, tags));
  }

  private static long[] pairs(List<Row> sentences, int[] counts, int tags) {
    var pairs = new LongIndex(counts.length * 2);
    for (var row : sentences) {
      for (int i = 0; i < row.gold.length; i++) {
        for (int feature : row.features[i]) {
          counts[feature]++;
          pairs.add((long) feature * tags + row.gold[i]);
        }
      }
    }
    var sorted = pairs.keys();
    Arrays.sort(sorted);
    return sorted;
  }

  private static boolean[] allowed(List<Row> sentences, List<String> tags) {
    int size = tags.size();
    var allowed = new boolean[size * size];
    for (int before = 0; before < size; before++) {
      for (int after = 0; after < size; after++) {
        allowed[before * size + after] = fits(tags.get(before), tags.get(after));
      }
    }
    for (var row : sentences) {
      for (int i = 1; i < row.gold.length; i++) {
        allowed[row.gold[i - 1] * size + row.gold[i]] = true;
      }
    }
    return allowed;
  }

  private static boolean fits(String before, String after) {
    return !after.startsWith("I-")
        || !before.equals("O") && before.substring(2).equals(after.substring(2));
  }
}
