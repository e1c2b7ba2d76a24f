package io.comptoir.nlu.training;

import java.util.List;

/**
 * Sentences scored by models that had not seen them.
 *
 * @param own examples of the shop's intents
 * @param foreign sentences that belong to none
 */
record HeldOut(List<Scored> own, List<Scored> foreign) {
  static final int NO_CLASS = -1;

  record Scored(
      float[] scores,
      float[] cosines,
      io.comptoir.nlu.intent.SparseVector vector,
      int words,
      int label) {
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
