package io.comptoir.nlu.training;

import io.comptoir.nlu.intent.Calibration;
import io.comptoir.nlu.intent.FeatureSpace;
import io.comptoir.nlu.intent.IntentModel;
import io.comptoir.nlu.intent.LinearModel;
import io.comptoir.nlu.intent.Meanings;
import io.comptoir.nlu.intent.Network;
import io.comptoir.nlu.intent.OperatingPoint;
import io.comptoir.nlu.intent.ScopeDetector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * An intent model as bytes: magic and version, names, features, weights, calibration, scope, known
 * sentences, and a checksum over all of it. Big-endian throughout.
 */
final class ModelFile {
  /** Changes with the bytes and with what they mean: stems, tokens, features. */
  static final int VERSION = 10;

  private static final int MAGIC = 0x434E4C55;
  private static final int CHECKSUM_BYTES = 8;

  private ModelFile() {}

  static byte[] write(IntentModel model) {
    int size = 120 + CHECKSUM_BYTES;
    for (var intent : model.intents()) {
      size += 4 + intent.getBytes(StandardCharsets.UTF_8).length;
    }
    size += model.space().size() * 8;
    for (var linear : List.of(model.machines(), model.centroids(), model.own())) {
      size += linear.weights().length + linear.scales().length * 4;
    }
    var network = model.network();
    if (network != null) {
      size += network.input().length;
      size += (network.scales().length + network.hiddenBias().length) * 4;
      size += (network.output().length + network.outputBias().length) * 4;
    }
    size += (ScopeDetector.SIGNS * 3 + 2) * 8 + model.known().size() * 12;
    var bytes = ByteBuffer.allocate(size);
    bytes.putInt(MAGIC).putInt(VERSION).putInt(model.intents().size());
    for (var intent : model.intents()) {
      byte[] name = intent.getBytes(StandardCharsets.UTF_8);
      bytes.putInt(name.length).put(name);
    }
    bytes.putInt(model.space().size());
    putInts(bytes, model.space().hashes());
    putFloats(bytes, model.space().idf());
    bytes.putDouble(model.space().weights().trade()).putDouble(model.space().weights().everyday());
    putLinear(bytes, model.machines());
    putLinear(bytes, model.centroids());
    putLinear(bytes, model.own());
    putNetwork(bytes, network);
    bytes
        .putDouble(model.calibration().machine())
        .putDouble(model.calibration().centroid())
        .putDouble(model.calibration().network());
    putDoubles(bytes, model.scope().means());
    putDoubles(bytes, model.scope().deviations());
    putDoubles(bytes, model.scope().weights());
    putDoubles(bytes, model.scope().thresholds());
    bytes.putInt(model.known().size());
    model.known().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> bytes.putLong(entry.getKey()).putInt(entry.getValue()));
    bytes.putLong(checksum(bytes.array(), bytes.position()));
    return java.util.Arrays.copyOf(bytes.array(), bytes.position());
  }

  /**
   * @throws IOException when the bytes are damaged or of another version
   */
  static IntentModel read(byte[] file) throws IOException {
    int end = file.length - CHECKSUM_BYTES;
    if (end < 12 || ByteBuffer.wrap(file).getLong(end) != checksum(file, end)) {
      throw new IOException("the model file is damaged");
    }
    var bytes = ByteBuffer.wrap(file);
    if (bytes.getInt() != MAGIC || bytes.getInt() != VERSION) {
      throw new IOException("the model file is of another version");
    }
    int classes = bytes.getInt();
    List<String> intents = new ArrayList<>(classes);
    for (int i = 0; i < classes; i++) {
      byte[] name = new byte[bytes.getInt()];
      bytes.get(name);
      intents.add(new String(name, StandardCharsets.UTF_8));
    }
    int features = bytes.getInt();
    var space =
        new FeatureSpace(
            ints(bytes, features),
            floats(bytes, features),
            new Meanings.Weights(bytes.getDouble(), bytes.getDouble()));
    var machines = linear(bytes, classes, features);
    var centroids = linear(bytes, classes, features);
    var own = linear(bytes, 1, features);
    var network = network(bytes, classes, features);
    var calibration = new Calibration(bytes.getDouble(), bytes.getDouble(), bytes.getDouble());
    int signs = ScopeDetector.SIGNS;
    var scope =
        new ScopeDetector(
            doubles(bytes, signs),
            doubles(bytes, signs),
            doubles(bytes, signs + 1),
            doubles(bytes, OperatingPoint.values().length));
    var known = new HashMap<Long, Integer>();
    int sentences = bytes.getInt();
    for (int i = 0; i < sentences; i++) {
      known.put(bytes.getLong(), bytes.getInt());
    }
    return new IntentModel(
        intents, space, machines, centroids, own, network, calibration, scope, known);
  }

  private static void putLinear(ByteBuffer bytes, LinearModel model) {
    bytes.put(model.weights());
    putFloats(bytes, model.scales());
  }

  private static LinearModel linear(ByteBuffer bytes, int classes, int features) {
    byte[] weights = new byte[(features + 1) * classes];
    bytes.get(weights);
    return new LinearModel(classes, weights, floats(bytes, features + 1));
  }

  private static void putNetwork(ByteBuffer bytes, @Nullable Network network) {
    if (network == null) {
      bytes.putInt(0);
      return;
    }
    bytes.putInt(network.hiddenBias().length).put(network.input());
    putFloats(bytes, network.scales());
    putFloats(bytes, network.hiddenBias());
    putFloats(bytes, network.output());
    putFloats(bytes, network.outputBias());
  }

  private static @Nullable Network network(ByteBuffer bytes, int classes, int features) {
    int hidden = bytes.getInt();
    if (hidden == 0) {
      return null;
    }
    byte[] input = new byte[features * hidden];
    bytes.get(input);
    return new Network(
        classes,
        input,
        floats(bytes, features),
        floats(bytes, hidden),
        floats(bytes, hidden * classes),
        floats(bytes, classes));
  }

  private static long checksum(byte[] bytes, int length) {
    var crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }

  private static void putInts(ByteBuffer bytes, int[] values) {
    bytes.asIntBuffer().put(values);
    bytes.position(bytes.position() + values.length * 4);
  }

  private static void putFloats(ByteBuffer bytes, float[] values) {
    bytes.asFloatBuffer().put(values);
    bytes.position(bytes.position() + values.length * 4);
  }

  private static void putDoubles(ByteBuffer bytes, double[] values) {
    bytes.asDoubleBuffer().put(values);
    bytes.position(bytes.position() + values.length * 8);
  }

  private static int[] ints(ByteBuffer bytes, int count) {
    int[] values = new int[count];
    bytes.asIntBuffer().get(values);
    bytes.position(bytes.position() + count * 4);
    return values;
  }

  private static float[] floats(ByteBuffer bytes, int count) {
    float[] values = new float[count];
    bytes.asFloatBuffer().get(values);
    bytes.position(bytes.position() + count * 4);
    return values;
  }

  private static double[] doubles(ByteBuffer bytes, int count) {
    double[] values = new double[count];
    bytes.asDoubleBuffer().get(values);
    bytes.position(bytes.position() + count * 8);
    return values;
  }
}
