package io.comptoir.nlu.training;

import io.comptoir.nlu.intent.Features;
import io.comptoir.nlu.intent.IntentModel;
import io.comptoir.nlu.intent.Signature;
import io.comptoir.nlu.text.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Learns an {@link IntentModel}. One model for all languages of the shop: measured on the French
 * and English corpora it is as good as one model each, and a sentence in the "wrong" language still
 * has its words known. Confidence and scope are fitted on examples held out from the model that
 * scores them, by cross-validation, or on one fifth when there are very many.
 */
final class IntentTrainer {
  private static final int MANY = 4_000;
  private static final int FOLDS = 3;
  private static final int CONTESTED = -1;
  private static final int HELD_OUT_OF_MANY = 5;

  /**
   * How much concepts weigh beside words and letters: little, unless a small shop gains by more.
   */
  private static final double LIGHT = 0.6;

  private static final double[] HEAVIER = {1.0, 1.5};

  private IntentTrainer() {}

  /** A sentence read once: its features and how many words it has. */
  record Read(Sentence sentence, Features features) {}

  /**
   * @param intents the intent of each example
   */
  static IntentModel train(
      List<Read> examples, List<String> intents, List<Read> outOfScope, Options options) {
    var names = List.copyOf(new TreeSet<>(intents));
    var numbers = new HashMap<String, Integer>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    int[] labels = intents.stream().mapToInt(numbers::get).toArray();
    double meaningWeight = LIGHT;
    var heldOut = heldOut(examples, labels, names.size(), outOfScope, LIGHT, options.seed());
    var calibration = CalibrationTrainer.fit(heldOut.own());
    if (examples.size() <= MANY) {
      for (double heavier : HEAVIER) {
        var other = heldOut(examples, labels, names.size(), outOfScope, heavier, options.seed());
        var otherCalibration = CalibrationTrainer.fit(other.own());
        if (other.right(otherCalibration) > heldOut.right(calibration)) {
          meaningWeight = heavier;
          heldOut = other;
          calibration = otherCalibration;
        }
      }
    }
    var scope = ScopeTrainer.fit(heldOut, calibration, options.operatingPoint());
    var features = examples.stream().map(Read::features).toList();
    var fitting = Fitting.of(features, labels, names.size(), meaningWeight, options.seed());
    return new IntentModel(
        names,
        fitting.space(),
        fitting.machines(),
        fitting.centroids(),
        calibration,
        scope,
        known(examples, labels, outOfScope));
  }

  private static HeldOut heldOut(
      List<Read> examples,
      int[] labels,
      int classes,
      List<Read> outOfScope,
      double meaningWeight,
      long seed) {
    var own = new ArrayList<HeldOut.Scored>();
    var foreign = new ArrayList<HeldOut.Scored>();
    int folds = examples.size() > MANY ? HELD_OUT_OF_MANY : FOLDS;
    int rounds = examples.size() > MANY ? 1 : FOLDS;
    int[] fold = folds(labels, folds, seed);
    for (int round = 0; round < rounds; round++) {
      var train = new ArrayList<Features>();
      var trainLabels = new ArrayList<Integer>();
      for (int i = 0; i < labels.length; i++) {
        if (fold[i] != round) {
          train.add(examples.get(i).features());
          trainLabels.add(labels[i]);
        }
      }
      int[] roundLabels = trainLabels.stream().mapToInt(Integer::intValue).toArray();
      var fitting = Fitting.of(train, roundLabels, classes, meaningWeight, seed + round);
      for (int i = 0; i < labels.length; i++) {
        if (fold[i] == round) {
          own.add(HeldOut.Scored.by(fitting, examples.get(i), labels[i]));
        }
      }
      for (int i = 0; i < outOfScope.size(); i++) {
        if (rounds == 1 || i % rounds == round) {
          foreign.add(HeldOut.Scored.by(fitting, outOfScope.get(i), HeldOut.NO_CLASS));
        }
      }
    }
    return new HeldOut(own, foreign);
  }

  /** Spreads each class evenly over the folds. */
  private static int[] folds(int[] labels, int folds, long seed) {
    var random = new SplittableRandom(seed);
    int[] order = new int[labels.length];
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    var seen = new HashMap<Integer, Integer>();
    int[] fold = new int[labels.length];
    for (int i : order) {
      int count = seen.merge(labels[i], 1, Integer::sum);
      fold[i] = (count + labels[i]) % folds;
    }
    return fold;
  }

  /** Sentences that two intents claim are left to the model. */
  private static Map<Long, Integer> known(
      List<Read> examples, int[] labels, List<Read> outOfScope) {
    var known = new HashMap<Long, Integer>();
    for (int i = 0; i < labels.length; i++) {
      long signature = Signature.of(examples.get(i).sentence());
      known.merge(signature, labels[i], (a, b) -> a.equals(b) ? a : CONTESTED);
    }
    for (var foreign : outOfScope) {
      known.putIfAbsent(Signature.of(foreign.sentence()), IntentModel.FOREIGN);
    }
    known.values().removeIf(label -> label == CONTESTED);
    return known;
  }
}
