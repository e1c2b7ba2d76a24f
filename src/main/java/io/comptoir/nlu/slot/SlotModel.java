package io.comptoir.nlu.slot;

import java.util.ArrayList;
import java.util.List;

/**
 * A linear-chain conditional random field: weights of features with tags and of tags that follow
 * one another. Only pairs that occurred together have a weight.
 *
 * @param tags the BIO tags by their number
 * @param rows where each feature's pairs begin in {@code pairTags} and {@code pairWeights}; one
 *     more than there are features
 * @param follows weight of a tag after another, {@code before * tags + after}; negative infinity
 *     where BIO forbids it
 * @param first weight of a tag at the beginning
 */
public record SlotModel(
    List<String> tags,
    SlotFeatures features,
    LongIndex index,
    int[] rows,
    short[] pairTags,
    float[] pairWeights,
    float[] follows,
    float[] first) {

  /** The best row of tags for these tokens. */
  public List<String> tag(List<String> tokens) {
    if (tokens.isEmpty()) {
      return List.of();
    }
    var scores = scores(tokens);
    var best = viterbi(scores);
    var named = new ArrayList<String>(best.length);
    for (int tag : best) {
      named.add(tags.get(tag));
    }
    return named;
  }

  private float[][] scores(List<String> tokens) {
    var seen = features.of(tokens);
    var scores = new float[seen.length][tags.size()];
    for (int i = 0; i < seen.length; i++) {
      var row = scores[i];
      for (long hash : seen[i].features()) {
        int feature = index.get(hash);
        if (feature >= 0) {
          for (int pair = rows[feature]; pair < rows[feature + 1]; pair++) {
            row[pairTags[pair]] += pairWeights[pair];
          }
        }
      }
    }
    return scores;
  }

  private int[] viterbi(float[][] scores) {
    int n = scores.length;
    int size = tags.size();
    var from = new short[n][size];
    var best = new float[size];
    for (int tag = 0; tag < size; tag++) {
      best[tag] = scores[0][tag] + first[tag];
    }
    for (int i = 1; i < n; i++) {
      var next = new float[size];
      java.util.Arrays.fill(next, Float.NEGATIVE_INFINITY);
      var back = from[i];
      for (int before = 0; before < size; before++) {
        float score = best[before];
        int row = before * size;
        for (int tag = 0; tag < size; tag++) {
          float sum = score + follows[row + tag];
          if (sum > next[tag]) {
            next[tag] = sum;
            back[tag] = (short) before;
          }
        }
      }
      for (int tag = 0; tag < size; tag++) {
        next[tag] += scores[i][tag];
      }
      best = next;
    }
    var path = new int[n];
    for (int tag = 1; tag < size; tag++) {
      path[n - 1] = best[tag] > best[path[n - 1]] ? tag : path[n - 1];
    }
    for (int i = n - 1; i > 0; i--) {
      path[i - 1] = from[i][path[i]];
    }
    return path;
  }
}
