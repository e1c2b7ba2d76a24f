package io.comptoir.nlu.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.nlu.Beauty;
import io.comptoir.nlu.Examples;
import io.comptoir.nlu.Vocabulary;
import io.comptoir.nlu.intent.IntentModel;
import io.comptoir.nlu.intent.SparseVector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class NetworkTest {
  @Test
  void whatNoLineCanPartIsLearnt() {
    // exclusive or: feature 0 or 1 beside feature 2 or 3
    var examples = new ArrayList<SparseVector>();
    var labels = new ArrayList<Integer>();
    for (int i = 0; i < 400; i++) {
      int left = i & 1;
      int right = i >> 1 & 1;
      examples.add(vector(left, 2 + right));
      labels.add(left ^ right);
    }
    int[] classes = labels.stream().mapToInt(Integer::intValue).toArray();
    var network = NetworkTrainer.train(examples, List.of(), classes, 2, 4, 1);
    for (int i = 0; i < 4; i++) {
      float[] scores = network.scores(examples.get(i));
      assertThat(scores[classes[i]]).as("case " + i).isGreaterThan(scores[1 - classes[i]]);
    }
  }

  @Test
  void anExampleOfNothingTeachesToBeUnsure() {
    var examples = new ArrayList<SparseVector>();
    int[] labels = new int[300];
    for (int i = 0; i < 300; i++) {
      examples.add(vector(i % 3, 3));
      labels[i] = i % 3 == 2 ? -1 : i % 3;
    }
    var network = NetworkTrainer.train(examples, List.of(), labels, 2, 4, 1);
    float[] sure = network.scores(vector(0, 3));
    float[] unsure = network.scores(vector(2, 3));
    assertThat(sure[0] - sure[1]).isGreaterThan(3 * Math.abs(unsure[0] - unsure[1]));
  }

  @Test
  void mistypedCopiesTeachAsWell() {
    var examples = new ArrayList<SparseVector>();
    var copies = new ArrayList<List<SparseVector>>();
    int[] labels = new int[200];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 2;
      examples.add(vector(labels[i]));
      copies.add(List.of(vector(2 + labels[i])));
    }
    var network = NetworkTrainer.train(examples, copies, labels, 2, 4, 1);
    for (int c = 0; c < 2; c++) {
      float[] clean = network.scores(vector(c));
      float[] mistyped = network.scores(vector(2 + c));
      assertThat(clean[c]).isGreaterThan(clean[1 - c] + 1);
      assertThat(mistyped[c]).isGreaterThan(mistyped[1 - c] + 1);
    }
  }

  @Test
  void theSameSeedLearnsTheSameOnOneCoreAndOnMany() throws Exception {
    byte[] one = learnt(1);
    assertThat(learnt(4)).isEqualTo(one);
  }

  @Test
  void sentencesWithoutAnyFeatureDoNoHarm() {
    var random = new SplittableRandom(7);
    var examples = new ArrayList<SparseVector>();
    int[] labels = new int[50];
    for (int i = 0; i < 50; i++) {
      labels[i] = random.nextInt(2);
      examples.add(i % 5 == 0 ? vector() : vector(labels[i]));
    }
    for (float score :
        NetworkTrainer.train(examples, List.of(), labels, 2, 2, 1).scores(vector(1))) {
      assertThat(score).isFinite();
    }
  }

  private static byte[] learnt(int threads) throws Exception {
    try (var pool = new ForkJoinPool(threads)) {
      return pool.submit(() -> ModelFile.write(model())).get();
    }
  }

  private static IntentModel model() {
    return Understanders.parts(
            new Examples(Beauty.examples().examples().subList(0, 60), List.of()),
            new Vocabulary(List.of()),
            Beauty.LANGUAGES,
            Beauty.OPTIONS)
        .learn();
  }

  private static SparseVector vector(int... indexes) {
    float[] values = new float[indexes.length];
    java.util.Arrays.fill(values, 1f);
    return new SparseVector(indexes, values, 0, 0, 0, 0, 0, 0);
  }
}
