package io.comptoir.nlu.training;

import io.comptoir.nlu.intent.Calibration;
import io.comptoir.nlu.intent.Features;
import io.comptoir.nlu.intent.IntentModel;
import io.comptoir.nlu.intent.Meanings;
import io.comptoir.nlu.intent.Network;
import io.comptoir.nlu.intent.Scores;
import io.comptoir.nlu.intent.Signature;
import io.comptoir.nlu.text.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Learns an {@link IntentModel}. One model for all languages of the shop: measured on the French
 * and English corpora it is as good as one model each, and a sentence in the "wrong" language still
 * has its words known. Confidence and scope are fitted on examples held out from the model that
 * scores them, by cross-validation, or on one fifth when there are very many.
 */
final class IntentTrainer {
  private static final int MANY = 4_000;
  private static final int FOLDS = 3;
  private static final int[] NONE = {};
  private static final int CONTESTED = -1;

  /** With fewer intents each is too much of the whole to go without. */
  private static final int LEAST_INTENTS_TO_SPARE = 8;

  /** Share of the intents that each fold goes without. */
  private static final double SPARED = 0.125;

  private static final int HELD_OUT_OF_MANY = 5;

  /**
   * How much concepts weigh beside words and letters: little, unless a small shop gains by more.
   */
  private static final Meanings.Weights LIGHT = new Meanings.Weights(0.4, 0.5);

  private static final List<Meanings.Weights> HEAVIER =
      List.of(
          new Meanings.Weights(1.0, 0.5),
          new Meanings.Weights(1.5, 0.5),
          new Meanings.Weights(1.0, 1.0),
          new Meanings.Weights(1.0, 1.5),
          new Meanings.Weights(1.5, 1.5));

  private final List<Read> examples;
  private final List<Read> outOfScope;
  private final Map<String, Features> namesRead;
  private final int listed;
  private final List<String> names;
  private final int[] labels;
  private final Options options;

  /**
   * A sentence read once.
   *
   * @param disturbed features of the same sentence as hasty typing would have it, for the network
   *     to learn from as well; none of a sentence out of scope
   */
  record Read(Sentence sentence, Features features, List<Features> disturbed) {}

  /**
   * What was learnt without some of the examples, to be asked about those.
   *
   * @param train numbers of the examples it was learnt from
   * @param own numbers of those held out
   * @param foreign numbers of the sentences out of scope that are asked
   * @param unheard numbers of the examples of intents that it knows nothing of
   */
  private record Fold(Fitting fitting, int[] train, int[] own, int[] foreign, int[] unheard) {}

  /**
   * @param folds of the weights of meanings that understood most
   */
  private record Chosen(Meanings.Weights weights, List<Fold> folds, Calibration calibration) {}

  /**
   * @param intents the intent of each example
   * @param namesRead the intents' own names as sentences, those that say something: each is one
   *     more example, though nobody says it so
   * @param listed how many of the sentences out of scope the shop gave itself
   */
  IntentTrainer(
      List<Read> examples,
      List<String> intents,
      Map<String, Features> namesRead,
      List<Read> outOfScope,
      int listed,
      Options options) {
    this.examples = examples;
    this.namesRead = namesRead;
    this.outOfScope = outOfScope;
    this.listed = listed;
    this.options = options;
    this.names = List.copyOf(new TreeSet<>(intents));
    var numbers = new HashMap<String, Integer>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    this.labels = intents.stream().mapToInt(numbers::get).toArray();
  }

  /**
   * The whole model.
   *
   * @param first is given the linear model, which understands a little less well, as soon as it is
   *     learnt
   * @param progress is told what is being learnt
   */
  IntentModel train(Consumer<IntentModel> first, Consumer<String> progress) {
    progress.accept("learning linear models of " + names.size() + " intents");
    var chosen = choose();
    var fitting = fit(all(labels.length), all(outOfScope.size()), chosen.weights(), options.seed());
    var linear = model(fitting, null, chosen.calibration(), heldOut(chosen.folds(), List.of()));
    first.accept(linear);
    if (names.size() < 2) {
      return linear;
    }
    var networks = new ArrayList<Network>();
    for (var fold : chosen.folds()) {
      progress.accept(
          "learning a network to measure by, "
              + (networks.size() + 1)
              + " of "
              + chosen.folds().size());
      boolean same = !networks.isEmpty() && fold.own().length == 0;
      networks.add(
          same
              ? networks.getLast()
              : network(fold.fitting(), fold.train(), options.seed() + networks.size()));
    }
    var heldOut = heldOut(chosen.folds(), networks);
    progress.accept("learning the network");
    var network = network(fitting, all(labels.length), options.seed());
    return model(fitting, network, CalibrationTrainer.fit(heldOut.own()), heldOut);
  }

  private IntentModel model(
      Fitting fitting, @Nullable Network network, Calibration calibration, HeldOut heldOut) {
    return new IntentModel(
        names,
        fitting.space(),
        fitting.machines(),
        fitting.centroids(),
        fitting.own(),
        network,
        calibration,
        ScopeTrainer.fit(heldOut, calibration),
        known(examples, labels, outOfScope));
  }

  private Chosen choose() {
    Chosen best = chosen(LIGHT);
    if (examples.size() <= MANY) {
      long right = heldOut(best.folds(), List.of()).right(best.calibration());
      for (var heavier : HEAVIER) {
        var other = chosen(heavier);
        long otherRight = heldOut(other.folds(), List.of()).right(other.calibration());
        if (otherRight > right) {
          best = other;
          right = otherRight;
        }
      }
    }
    return best;
  }

  private Chosen chosen(Meanings.Weights weights) {
    var folds = folds(weights);
    return new Chosen(weights, folds, CalibrationTrainer.fit(heldOut(folds, List.of()).own()));
  }

  private List<Fold> folds(Meanings.Weights weights) {
    int count = examples.size() > MANY ? HELD_OUT_OF_MANY : FOLDS;
    int rounds = examples.size() > MANY ? 1 : FOLDS;
    int groups = Math.max(2, rounds);
    int[] fold = folds(labels, count, options.seed());
    var folds = new ArrayList<Fold>();
    for (int i = 0; i < rounds; i++) {
      int round = i;
      boolean[] unheard = unheard(round);
      int[] train = which(labels.length, k -> fold[k] != round && !unheard[labels[k]]);
      int[] asked = which(outOfScope.size(), k -> k % groups == round);
      int[] told = which(outOfScope.size(), k -> k % groups != round);
      var fitting = fit(train, told, weights, options.seed() + round);
      folds.add(
          new Fold(
              fitting,
              train,
              which(labels.length, k -> fold[k] == round && !unheard[labels[k]]),
              asked,
              which(labels.length, k -> unheard[labels[k]])));
      if (rounds == 1) {
        // the other half is asked of the same model, once it was told the first
        var other = fitting.with(lessons(train).features(), foreign(asked), options.seed());
        folds.add(new Fold(other, train, NONE, told, NONE));
      }
    }
    return folds;
  }

  /**
   * The intents that a fold never hears of: what people say with them is foreign to its model, and
   * shows how something sounds that the shop does not serve.
   */
  private boolean[] unheard(int round) {
    boolean[] unheard = new boolean[names.size()];
    if (names.size() >= LEAST_INTENTS_TO_SPARE) {
      int[] order = shuffled(names.size(), options.seed());
      int spared = (int) Math.round(names.size() * SPARED);
      for (int i = round * spared; i < (round + 1) * spared; i++) {
        unheard[order[i]] = true;
      }
    }
    return unheard;
  }

  private static int[] which(int size, IntPredicate chosen) {
    return IntStream.range(0, size).filter(chosen).toArray();
  }

  private static int[] all(int size) {
    return which(size, i -> true);
  }

  private Fitting fit(int[] train, int[] foreign, Meanings.Weights weights, long seed) {
    var lessons = lessons(train);
    return Fitting.of(
        lessons.features(), lessons.labels(), names.size(), foreign(foreign), weights, seed);
  }

  private List<Features> foreign(int[] numbers) {
    return IntStream.of(numbers).mapToObj(i -> outOfScope.get(i).features()).toList();
  }

  private Network network(Fitting fitting, int[] train, long seed) {
    var lessons = lessons(train);
    var vectors = lessons.features().stream().map(fitting.space()::vector).toList();
    var disturbed =
        IntStream.of(train)
            .mapToObj(
                i -> examples.get(i).disturbed().stream().map(fitting.space()::vector).toList())
            .toList();
    return NetworkTrainer.train(
        vectors, disturbed, lessons.labels(), names.size(), fitting.space().size(), seed);
  }

  private record Lessons(List<Features> features, int[] labels) {}

  /** These examples, then the names of their intents. */
  private Lessons lessons(int[] train) {
    var features = new ArrayList<Features>();
    int[] classes = Arrays.copyOf(labels(train), train.length + names.size());
    IntStream.of(train).forEach(i -> features.add(examples.get(i).features()));
    boolean[] taught = new boolean[names.size()];
    IntStream.of(train).forEach(i -> taught[labels[i]] = true);
    for (int c = 0; c < taught.length; c++) {
      var name = namesRead.get(names.get(c));
      if (taught[c] && name != null) {
        classes[features.size()] = c;
        features.add(name);
      }
    }
    return new Lessons(features, Arrays.copyOf(classes, features.size()));
  }

  private int[] labels(int[] numbers) {
    return IntStream.of(numbers).map(i -> labels[i]).toArray();
  }

  /**
   * @param networks one a fold, or none
   */
  private HeldOut heldOut(List<Fold> folds, List<Network> networks) {
    var own = new ArrayList<HeldOut.Scored>();
    var foreign = new ArrayList<HeldOut.Scored>();
    var unheard = new ArrayList<HeldOut.Scored>();
    for (int f = 0; f < folds.size(); f++) {
      var fold = folds.get(f);
      var network = networks.isEmpty() ? null : networks.get(f);
      for (int i : fold.own()) {
        own.add(scored(fold.fitting(), network, examples.get(i), labels[i]));
      }
      for (int i : fold.foreign()) {
        foreign.add(scored(fold.fitting(), network, outOfScope.get(i), HeldOut.NO_CLASS));
      }
      for (int i : fold.unheard()) {
        unheard.add(scored(fold.fitting(), network, examples.get(i), HeldOut.NO_CLASS));
      }
    }
    return new HeldOut(own, foreign, unheard, listed);
  }

  private static HeldOut.Scored scored(
      Fitting fitting, @Nullable Network network, Read read, int label) {
    var vector = fitting.space().vector(read.features());
    var scores =
        new Scores(
            fitting.machines().scores(vector),
            fitting.centroids().scores(vector),
            network == null ? null : network.scores(vector),
            fitting.own().scores(vector)[0]);
    return new HeldOut.Scored(scores, vector, fitting.centroids(), read.sentence().words(), label);
  }

  /** Spreads each class evenly over the folds. */
  private static int[] folds(int[] labels, int folds, long seed) {
    int[] order = shuffled(labels.length, seed);
    var seen = new HashMap<Integer, Integer>();
    int[] fold = new int[labels.length];
    for (int i : order) {
      int count = seen.merge(labels[i], 1, Integer::sum);
      fold[i] = (count + labels[i]) % folds;
    }
    return fold;
  }

  private static int[] shuffled(int size, long seed) {
    var random = new SplittableRandom(seed);
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
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
