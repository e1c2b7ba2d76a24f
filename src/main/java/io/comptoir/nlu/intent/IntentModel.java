package io.comptoir.nlu.intent;

import io.comptoir.nlu.IntentScore;
import io.comptoir.nlu.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt of a shop's intents.
 *
 * @param intents their names; the index of each is its class
 * @param machines scores of the support vector machines
 * @param centroids cosines with the middle of each intent's examples
 * @param own one score: of the shop's examples against sentences of no intent
 * @param network the perceptron beside them; null while only the linear models are learnt
 * @param known the shop's own sentences by {@link Signature}, with their class or {@link #FOREIGN}:
 *     these are always understood
 */
public record IntentModel(
    List<String> intents,
    FeatureSpace space,
    LinearModel machines,
    LinearModel centroids,
    LinearModel own,
    @Nullable Network network,
    Calibration calibration,
    ScopeDetector scope,
    Map<Long, Integer> known) {
  /** In {@code known}: a sentence that belongs to no intent. */
  public static final int FOREIGN = -2;

  private static final int UNKNOWN = -1;
  private static final int CANDIDATES = 5;

  /** Below this even the best intent is a guess. */
  private static final double LEAST_CONFIDENCE = 0.15;

  private static final double KNOWN_CONFIDENCE = 0.99;

  /** How much an intent that the open flow waits for is favoured: its odds times e. */
  private static final double LIKELY_BOOST = 1.0;

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
   * @param leaning how readily to answer when unsure
   */
  public Reading read(Sentence sentence, Features features, Set<String> likely, Leaning leaning) {
    if (intents.isEmpty() || sentence.words() == 0) {
      return Reading.NONE;
    }
    var vector = space.vector(features);
    var scores = scores(vector);
    boolean[] favoured = favoured(likely);
    double[] plain = calibration.probabilities(scores, null, 0);
    double[] probabilities =
        likely.isEmpty() ? plain : calibration.probabilities(scores, favoured, LIKELY_BOOST);
    int exact = known.getOrDefault(Signature.of(sentence), UNKNOWN);
    if (exact >= 0) {
      settle(probabilities, exact);
    }
    int[] best = best(probabilities);
    double inScope =
        scope.probability(ScopeDetector.signs(scores, plain, vector, centroids, sentence.words()));
    double threshold = scope.threshold(leaning.of(intents.get(best[0])), favoured[best[0]]);
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

  /** How sure one intent is, without regard to examples that are known word for word. */
  public double confidence(Features features, Set<String> likely, String intent) {
    int index = intents.indexOf(intent);
    if (index < 0) {
      return 0;
    }
    return calibration
        .probabilities(
            scores(space.vector(features)),
            likely.isEmpty() ? null : favoured(likely),
            LIKELY_BOOST)[index];
  }

  private Scores scores(SparseVector vector) {
    return new Scores(
        machines.scores(vector),
        centroids.scores(vector),
        network == null ? null : network.scores(vector),
        own.scores(vector)[0]);
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
