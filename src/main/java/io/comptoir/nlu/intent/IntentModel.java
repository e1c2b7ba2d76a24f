package io.comptoir.nlu.intent;

import io.comptoir.nlu.IntentScore;
import io.comptoir.nlu.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was learnt of a shop's intents.
 *
 * @param intents their names; the index of each is its class
 * @param machines scores of the support vector machines
 * @param centroids cosines with the middle of each intent's examples
 * @param known the shop's own sentences by {@link Signature}, with their class or {@link #FOREIGN}:
 *     these are always understood
 */
public record IntentModel(
    List<String> intents,
    FeatureSpace space,
    LinearModel machines,
    LinearModel centroids,
    Calibration calibration,
    ScopeDetector scope,
    Map<Long, Integer> known) {
  /** In {@code known}: a sentence that belongs to no intent. */
  public static final int FOREIGN = -2;

  private static final int UNKNOWN = -1;
  private static final int CANDIDATES = 5;

  /** Below this even the best intent is a guess. */
  private static final double LEAST_CONFIDENCE = 0.3;

  private static final double KNOWN_CONFIDENCE = 0.99;

  /** How much an intent that the open flow waits for is favoured: its odds times e. */
  private static final double LIKELY_BOOST = 1.0;

  private static final double LIKELY_LENIENCE = 0.5;

  public IntentModel {
    intents = List.copyOf(intents);
    known = Map.copyOf(known);
  }

  /**
   * @param candidates best first, at most five
   * @param scope probability that the sentence is in scope at all; 1 and 0 for sentences that the
   *     shop itself gave
   * @param exact whether the sentence is one of the shop's own examples
   */
  public record Reading(
      List<IntentScore> candidates, boolean inScope, double scope, boolean exact) {
    /** Nothing to read. */
    public static final Reading NONE = new Reading(List.of(), false, 0, false);
  }

  /**
   * @param features of the same sentence
   * @param likely intents to favour
   */
  public Reading read(Sentence sentence, Features features, Set<String> likely) {
    if (intents.isEmpty() || sentence.words() == 0) {
      return Reading.NONE;
    }
    var vector = space.vector(features);
    float[] scores = machines.scores(vector);
    float[] cosines = centroids.scores(vector);
    boolean[] favoured = favoured(likely);
    double[] plain = calibration.probabilities(scores, cosines, null, 0);
    double[] probabilities =
        likely.isEmpty()
            ? plain
            : calibration.probabilities(scores, cosines, favoured, LIKELY_BOOST);
    int exact = known.getOrDefault(Signature.of(sentence), UNKNOWN);
    if (exact >= 0) {
      settle(probabilities, exact);
    }
    int[] best = best(probabilities);
    double inScope =
        scope.probability(ScopeDetector.signs(scores, cosines, plain, vector, sentence.words()));
    double threshold = scope.threshold() * (favoured[best[0]] ? LIKELY_LENIENCE : 1);
    var candidates = new ArrayList<IntentScore>(best.length);
    for (int i : best) {
      candidates.add(new IntentScore(intents.get(i), probabilities[i]));
    }
    boolean sure =
        exact >= 0
            || exact != FOREIGN
                && inScope >= threshold
                && candidates.getFirst().confidence() >= LEAST_CONFIDENCE;
    double shown = exact >= 0 ? 1 : exact == FOREIGN ? 0 : inScope;
    return new Reading(candidates, sure, shown, exact >= 0);
  }

  private boolean[] favoured(Set<String> likely) {
    boolean[] favoured = new boolean[intents.size()];
    if (!likely.isEmpty()) {
      for (int i = 0; i < favoured.length; i++) {
        favoured[i] = likely.contains(intents.get(i));
      }
    }
    return favoured;
  }

  private static void settle(double[] probabilities, int exact) {
    double rest = 1 - probabilities[exact];
    if (probabilities[exact] >= KNOWN_CONFIDENCE) {
      return;
    }
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] =
          i == exact ? KNOWN_CONFIDENCE : probabilities[i] * (1 - KNOWN_CONFIDENCE) / rest;
    }
  }

  private static int[] best(double[] probabilities) {
    int[] best = new int[Math.min(CANDIDATES, probabilities.length)];
    int size = 0;
    for (int i = 0; i < probabilities.length; i++) {
      int place = size;
      while (place > 0 && probabilities[best[place - 1]] < probabilities[i]) {
        place--;
      }
      if (place < best.length) {
        size = Math.min(size + 1, best.length);
        System.arraycopy(best, place, best, place + 1, size - place - 1);
        best[place] = i;
      }
    }
    return best;
  }
}
