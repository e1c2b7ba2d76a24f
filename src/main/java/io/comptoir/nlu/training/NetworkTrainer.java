package io.comptoir.nlu.training;

import io.comptoir.nlu.intent.Network;
import io.comptoir.nlu.intent.SparseVector;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns a {@link Network}: several small ones, each from its own seed and each on one core, laid
 * side by side as one whose scores are their mean. What is learnt depends on the seed alone, never
 * on how many cores there are or which is done first.
 */
final class NetworkTrainer {
  private static final int NETWORKS = 2;
  private static final int UNITS = 128;

  /** Few examples leave more to chance, cost little, and fill no wide layer. */
  private static final int NETWORKS_OF_FEW = 4;

  private static final int UNITS_OF_FEW = 64;

  private static final int FEW = 2_000;

  private NetworkTrainer() {}

  /**
   * @param disturbed of the first of the examples, copies of each as hasty typing has it
   * @param labels the class of each example; -1 for one that belongs to none, which teaches to be
   *     unsure
   * @param features size of the feature space
   */
  static Network train(
      List<SparseVector> examples,
      List<List<SparseVector>> disturbed,
      int[] labels,
      int classes,
      int features,
      long seed) {
    boolean few = examples.size() <= FEW;
    int count = few ? NETWORKS_OF_FEW : NETWORKS;
    int units = few ? UNITS_OF_FEW : UNITS;
    var networks =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(
                i -> {
                  var network = new NetworkDescent(features, units, classes, seed * count + i);
                  network.train(examples, disturbed, labels);
                  return network;
                })
            .toList();
    return sideBySide(networks, features, classes);
  }

  private static Network sideBySide(List<NetworkDescent> networks, int features, int classes) {
    int each = networks.getFirst().hiddenBias.length;
    int hidden = each * networks.size();
    byte[] input = new byte[features * hidden];
    float[] scales = new float[features];
    float[] hiddenBias = new float[hidden];
    float[] output = new float[hidden * classes];
    float[] outputBias = new float[classes];
    for (int f = 0; f < features; f++) {
      scales[f] = steps(networks, f) / Byte.MAX_VALUE;
    }
    for (int n = 0; n < networks.size(); n++) {
      var network = networks.get(n);
      for (int f = 0; f < features; f++) {
        for (int j = 0; j < each; j++) {
          float weight = network.input[f * each + j];
          input[f * hidden + n * each + j] =
              (byte) (scales[f] == 0 ? 0 : Math.round(weight / scales[f]));
        }
      }
      System.arraycopy(network.hiddenBias, 0, hiddenBias, n * each, each);
      for (int i = 0; i < network.output.length; i++) {
        output[n * each * classes + i] = network.output[i] / networks.size();
      }
      for (int c = 0; c < classes; c++) {
        outputBias[c] += network.outputBias[c] / networks.size();
      }
    }
    for (int f = 0; f < features; f++) {
      scales[f] *= NetworkDescent.LENGTH;
    }
    return new Network(classes, input, scales, hiddenBias, output, outputBias);
  }

  /** The largest weight of a feature's row. */
  private static float steps(List<NetworkDescent> networks, int feature) {
    float largest = 0;
    for (var network : networks) {
      int units = network.hiddenBias.length;
      for (int j = 0; j < units; j++) {
        largest = Math.max(largest, Math.abs(network.input[feature * units + j]));
      }
    }
    return largest;
  }
}
