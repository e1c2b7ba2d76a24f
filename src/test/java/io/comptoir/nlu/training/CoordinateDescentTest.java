package io.comptoir.nlu.training;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.comptoir.nlu.intent.SparseVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoordinateDescentTest {
  private static final int FEATURES = 40;
  private static final int CLASSES = 4;

  @Test
  void scoresAreThoseOfLiblinear() {
    var random = new Random(7);
    var examples = new ArrayList<SparseVector>();
    int[] labels = new int[300];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(CLASSES);
      examples.add(example(labels[i], random));
    }
    var ours = new CoordinateDescent(examples, FEATURES, 1).train(labels, CLASSES, 1);
    var theirs = liblinear(examples, labels);
    for (var example : examples) {
      float[] scores = ours.scores(example);
      double[] reference = new double[CLASSES];
      Linear.predictValues(theirs, nodes(example), reference);
      for (int c = 0; c < CLASSES; c++) {
        int place = java.util.Arrays.stream(theirs.getLabels()).boxed().toList().indexOf(c);
        assertThat((double) scores[c])
            .isCloseTo(reference[place], org.assertj.core.api.Assertions.within(0.1));
      }
    }
  }

  @Test
  void theSeedAloneDecides() {
    var random = new Random(3);
    var examples = List.of(example(0, random), example(1, random), example(2, random));
    int[] labels = {0, 1, 2};
    var first = new CoordinateDescent(examples, FEATURES, 1).train(labels, CLASSES, 5);
    var second = new CoordinateDescent(examples, FEATURES, 1).train(labels, CLASSES, 5);
    assertThat(first.weights()).isEqualTo(second.weights());
  }

  private static SparseVector example(int label, Random random) {
    int[] indexes = new int[8];
    float[] values = new float[8];
    int at = 0;
    for (int i = 0; i < indexes.length; i++) {
      at += 1 + random.nextInt(4);
      indexes[i] = at;
      values[i] = random.nextFloat() + (at % CLASSES == label ? 0.8f : 0);
    }
    return new SparseVector(indexes, values, 0, 0, 0, 0, 0, 0);
  }

  private static de.bwaldvogel.liblinear.Model liblinear(
      List<SparseVector> examples, int[] labels) {
    var problem = new Problem();
    problem.l = labels.length;
    problem.n = FEATURES + 1;
    problem.bias = 1;
    problem.x = examples.stream().map(CoordinateDescentTest::nodes).toArray(Feature[][]::new);
    problem.y = java.util.Arrays.stream(labels).asDoubleStream().toArray();
    Linear.disableDebugOutput();
    return Linear.train(problem, new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, 1, 0.01));
  }

  private static Feature[] nodes(SparseVector vector) {
    var nodes = new Feature[vector.indexes().length + 1];
    for (int i = 0; i < vector.indexes().length; i++) {
      nodes[i] = new FeatureNode(vector.indexes()[i] + 1, vector.values()[i]);
    }
    nodes[nodes.length - 1] = new FeatureNode(FEATURES + 1, 1);
    return nodes;
  }
}
