package io.comptoir.nlu.training;

import io.comptoir.nlu.intent.Calibration;
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

  record Scored(float[] scores, float[] cosines, SparseVector vector, int words, int label) {
    boolean isRight(Calibration calibration) {
      double[] probabilities = calibration.probabilities(scores, cosines, null, 0);
      for (double probability : probabilities) {
        if (probability > probabilities[label]) {
          return false;
        }
      }
      return true;
    }

    static Scored by(Fitting fitting, IntentTrainer.Read read, int label) {
      var vector = fitting.space().vector(read.features());
      return new Scored(
          fitting.machines().scores(vector),
          fitting.centroids().scores(vector),
          vector,
          read.sentence().words(),
          label);
    }
  }
}
