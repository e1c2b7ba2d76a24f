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

  /**
   * How sure each of these spans is, 0 to 1: the least of its tokens' chances of being tagged so.
   */
  public double[] sureness(List<String> tokens, List<Span> spans) {
    var chances = chances(scores(tokens));
    var sure = new double[spans.size()];
    for (int i = 0; i < sure.length; i++) {
      var span = spans.get(i);
      sure[i] = 1;
      for (int token = span.from(); token < span.to(); token++) {
        double chance = 0;
        for (int tag = 0; tag < tags.size(); tag++) {
          var name = tags.get(tag);
          chance +=
              name.endsWith(span.type()) && name.length() == span.type().length() + 2
                  ? chances[token][tag]
                  : 0;
        }
        sure[i] = Math.min(sure[i], chance);
      }
    }
    return sure;
  }

  /** For each token the probability of each tag, by forward and backward sums. */
  private double[][] chances(float[][] scores) {
    int n = scores.length;
    int size = tags.size();
    var factors = new double[size * size];
    for (int cell = 0; cell < factors.length; cell++) {
      factors[cell] = Math.exp(follows[cell]);
    }
    var emits = new double[n][size];
    var forward = new double[n][size];
    for (int i = 0; i < n; i++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int tag = 0; tag < size; tag++) {
        scores[i][tag] += i == 0 ? first[tag] : 0;
        best = Math.max(best, scores[i][tag]);
      }
      for (int tag = 0; tag < size; tag++) {
        emits[i][tag] = Math.exp(scores[i][tag] - best);
        forward[i][tag] = emits[i][tag];
      }
      if (i > 0) {
        for (int tag = 0; tag < size; tag++) {
          double sum = 0;
          for (int before = 0; before < size; before++) {
            sum += forward[i - 1][before] * factors[before * size + tag];
          }
          forward[i][tag] *= sum;
        }
      }
      normalise(forward[i]);
    }
    var backward = new double[size];
    java.util.Arrays.fill(backward, 1);
    for (int i = n - 1; i >= 0; i--) {
      var through = new double[size];
      for (int tag = 0; tag < size; tag++) {
        forward[i][tag] *= backward[tag];
        through[tag] = emits[i][tag] * backward[tag];
      }
      normalise(forward[i]);
      for (int before = 0; before < size; before++) {
        double sum = 0;
        for (int tag = 0; tag < size; tag++) {
          sum += factors[before * size + tag] * through[tag];
        }
        backward[before] = sum;
      }
      normalise(backward);
    }
    return forward;
  }

  private static void normalise(double[] masses) {
    double sum = 0;
    for (double mass : masses) {
      sum += mass;
    }
    for (int i = 0; i < masses.length && sum > 0; i++) {
      masses[i] /= sum;
    }
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
