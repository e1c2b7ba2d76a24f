package io.comptoir.nlu.training;

import io.comptoir.nlu.intent.Calibration;
import io.comptoir.nlu.intent.Scores;
import io.comptoir.nlu.intent.SparseVector;
import java.util.List;

/**
 * Sentences scored by models that had not seen them.
 *
 * @param own examples of the shop's intents
 * @param foreign sentences that belong to none
 */
record HeldOut(List<Scored> own, List<Scored> foreign) {
  static final int NO_CLASS = -1;

  /** How many examples get their own intent. */
  long right(Calibration calibration) {
    return own.stream().filter(scored -> scored.isRight(calibration)).count();
  }

  record Scored(Scores scores, SparseVector vector, int words, int label) {
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
