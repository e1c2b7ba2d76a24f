package io.comptoir.nlu.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Learns one conditional random field by AdaGrad, a sentence at a time. Sums run only over tags
 * that are not all but impossible, which after the first round are few.
 */
final class FieldLearner {
  /** Tags less probable than this are left out of the sums. */
  private static final double TINY = 1e-7;

  /** Smaller gradients change nothing. */
  private static final float SLIGHT = 1e-4f;

  /** A factor of e to the minus this is nothing. */
  private static final double FAR = 30;

  private final FieldProblem problem;
  private final SlotTrainer.Settings settings;
  private final SplittableRandom random;
  private final int size;
  private final FieldWeights weights;
  private final FieldWeights squares;
  private final FieldWeights sum;

  /** e to the weight of each tag after another; 0 where it may not follow. */
  private final double[] factors;

  FieldLearner(FieldProblem problem, SlotTrainer.Settings settings, long seed) {
    this.problem = problem;
    this.settings = settings;
    this.random = new SplittableRandom(seed);
    this.size = problem.tags();
    this.weights = FieldWeights.zero(problem);
    this.squares = FieldWeights.zero(problem);
    this.sum = FieldWeights.zero(problem);
    this.factors = new double[size * size];
    for (int cell = 0; cell < factors.length; cell++) {
      factors[cell] = problem.allowed()[cell] ? 1 : 0;
    }
  }

  FieldWeights learn() {
    var order = new int[problem.sentences().size()];
    Arrays.setAll(order, i -> i);
    int averaged = 0;
    for (int round = 0; round < settings.rounds(); round++) {
      shuffle(order);
      for (int sentence : order) {
        step(problem.sentences().get(sentence));
      }
      if (round >= settings.rounds() / 2) {
        sum.add(weights);
        averaged++;
      }
    }
    return sum.dividedBy(averaged);
  }

  private void shuffle(int[] order) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = order[i];
      order[i] = order[j];
      order[j] = other;
    }
  }

  private void step(FieldProblem.Row row) {
    int n = row.gold().length;
    var features = new int[n][];
    var emits = new double[n][];
    for (int i = 0; i < n; i++) {
      features[i] = keep(row, i);
      emits[i] = emits(features[i], i == 0);
    }
    var forward = forward(emits);
    var backward = new double[size];
    Arrays.fill(backward, 1);
    for (int i = n - 1; i >= 0; i--) {
      learnTag(row, i, features[i], forward[i], backward);
      if (i > 0) {
        for (int tag = 0; tag < size; tag++) {
          backward[tag] *= emits[i][tag];
        }
        backward = learnFollows(row.gold()[i - 1], row.gold()[i], forward[i - 1], backward);
      }
    }
  }

  /** The features that are not hidden this time. */
  private int[] keep(FieldProblem.Row row, int token) {
    var all = row.features()[token];
    boolean hide = row.rare()[token] && random.nextDouble() < settings.hideOwn();
    var kept = new int[all.length];
    int n = 0;
    for (int k = hide ? row.own()[token] : 0; k < all.length; k++) {
      if (random.nextDouble() >= settings.hideAny()) {
        kept[n++] = all[k];
      }
    }
    return Arrays.copyOf(kept, n);
  }

  /** e to each tag's score at this token, the best one 1. */
  private double[] emits(int[] features, boolean begins) {
    var scores = new double[size];
    for (int feature : features) {
      for (int pair = problem.rows()[feature]; pair < problem.rows()[feature + 1]; pair++) {
        scores[problem.pairTags()[pair]] += weights.pairs()[pair];
      }
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int tag = 0; tag < size; tag++) {
      scores[tag] += begins ? weights.first()[tag] : 0;
      best = Math.max(best, scores[tag]);
    }
    for (int tag = 0; tag < size; tag++) {
      scores[tag] = scores[tag] - best < -FAR ? 0 : Math.exp(scores[tag] - best);
    }
    return scores;
  }

  private double[][] forward(double[][] emits) {
    var forward = new double[emits.length][];
    forward[0] = emits[0].clone();
    normalise(forward[0]);
    for (int i = 1; i < emits.length; i++) {
      var before = forward[i - 1];
      var here = new double[size];
      for (int tag = 0; tag < size; tag++) {
        double mass = before[tag];
        if (mass < TINY) {
          before[tag] = 0;
        } else {
          int cells = tag * size;
          for (int next = 0; next < size; next++) {
            here[next] += mass * factors[cells + next];
          }
        }
      }
      for (int tag = 0; tag < size; tag++) {
        here[tag] *= emits[i][tag];
      }
      normalise(here);
      forward[i] = here;
    }
    return forward;
  }

  private static void normalise(double[] masses) {
    double sum = 0;
    for (double mass : masses) {
      sum += mass;
    }
    for (int tag = 0; tag < masses.length; tag++) {
      masses[tag] = sum > 0 ? masses[tag] / sum : 1.0 / masses.length;
    }
  }

  private void learnTag(
      FieldProblem.Row row, int token, int[] features, double[] forward, double[] backward) {
    double total = 0;
    for (int tag = 0; tag < size; tag++) {
      total += forward[tag] * backward[tag];
    }
    var gradients = new float[size];
    for (int tag = 0; tag < size; tag++) {
      gradients[tag] = total > 0 ? (float) (forward[tag] * backward[tag] / total) : 0;
    }
    gradients[row.gold()[token]] -= 1;
    for (int feature : features) {
      float hold = settings.decay() * problem.share()[feature];
      for (int pair = problem.rows()[feature]; pair < problem.rows()[feature + 1]; pair++) {
        float gradient = gradients[problem.pairTags()[pair]];
        if (Math.abs(gradient) > SLIGHT) {
          float held = gradient + hold * weights.pairs()[pair];
          descend(weights.pairs(), squares.pairs(), pair, held);
        }
      }
    }
    if (token == 0) {
      for (int tag = 0; tag < size; tag++) {
        if (Math.abs(gradients[tag]) > SLIGHT) {
          descend(weights.first(), squares.first(), tag, gradients[tag]);
        }
      }
    }
  }

  /**
   * @param through what comes from this tag on, its own token included
   * @return what comes after each tag before
   */
  private double[] learnFollows(int goldBefore, int gold, double[] forward, double[] through) {
    var after = new double[size];
    double total = 0;
    double most = 0;
    for (int before = 0; before < size; before++) {
      if (forward[before] > 0) {
        double mass = 0;
        int cells = before * size;
        for (int tag = 0; tag < size; tag++) {
          mass += factors[cells + tag] * through[tag];
        }
        after[before] = mass;
        total += forward[before] * mass;
        most = Math.max(most, mass);
      }
    }
    if (total <= 0) {
      Arrays.fill(after, 1);
      return after;
    }
    int goldCell = goldBefore * size + gold;
    double goldMass = forward[goldBefore] * factors[goldCell] * through[gold] / total;
    for (int before = 0; before < size; before++) {
      double share = forward[before] / total;
      if (share * after[before] > SLIGHT) {
        int cells = before * size;
        for (int tag = 0; tag < size; tag++) {
          float gradient = (float) (share * factors[cells + tag] * through[tag]);
          if (gradient > SLIGHT && cells + tag != goldCell) {
            descendFollow(cells + tag, gradient);
          }
        }
      }
    }
    if (goldMass < 1 - SLIGHT) {
      descendFollow(goldCell, (float) goldMass - 1);
    }
    for (int before = 0; before < size; before++) {
      after[before] /= most;
    }
    return after;
  }

  private void descendFollow(int cell, float gradient) {
    descend(weights.follows(), squares.follows(), cell, gradient);
    factors[cell] = Math.exp(weights.follows()[cell]);
  }

  private void descend(float[] numbers, float[] squares, int at, float gradient) {
    squares[at] += gradient * gradient;
    numbers[at] -= settings.rate() * gradient / ((float) Math.sqrt(squares[at]) + 1e-4f);
  }
}
