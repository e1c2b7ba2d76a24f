package io.comptoir.nlu.training;

import io.comptoir.nlu.intent.Calibration;
import io.comptoir.nlu.intent.LinearModel;
import io.comptoir.nlu.intent.Scores;
import io.comptoir.nlu.intent.SparseVector;
import java.util.List;

/**
 * Sentences scored by models that had not seen them.
 *
 * @param own examples of the shop's intents
 * @param foreign sentences that belong to none
 * @param unheard examples of intents that the model which scores them knows nothing of
 * @param listed how many of the foreign sentences the shop gave itself
 */
record HeldOut(List<Scored> own, List<Scored> foreign, List<Scored> unheard, int listed) {
  static final int NO_CLASS = -1;

  /** How many examples get their own intent. */
  long right(Calibration calibration) {
    return own.stream().filter(scored -> scored.isRight(calibration)).count();
  }

  /**
   * @param centroids of the model that scored
   */
  record Scored(Scores scores, SparseVector vector, LinearModel centroids, int words, int label) {
    boolean isRight(Calibration calibration) {
      double[] probabilities = calibration.probabilities(scores, null, 0);
      for (double probability : probabilities) {
        if (probability > probabilities[label]) {
          return false;
        }
      }
      return true;
    }
  }
}
