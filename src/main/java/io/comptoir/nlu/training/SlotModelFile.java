package io.comptoir.nlu.training;

import io.comptoir.nlu.slot.LongIndex;
import io.comptoir.nlu.slot.SlotFeatures;
import io.comptoir.nlu.slot.SlotModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** A {@link SlotModel} as bytes, with a checksum at the end. */
final class SlotModelFile {
  static final int VERSION = 1;
  private static final int MAGIC = 0x534C4F54;
  private static final int CHECKSUM = Long.BYTES;

  private SlotModelFile() {}

  static byte[] write(SlotModel model) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeInt(model.tags().size());
    for (var tag : model.tags()) {
      out.writeUTF(tag);
    }
    longs(out, model.features().anchors());
    longs(out, model.index().keys());
    for (int row : model.rows()) {
      out.writeInt(row);
    }
    for (short tag : model.pairTags()) {
      out.writeShort(tag);
    }
    floats(out, model.pairWeights());
    floats(out, model.follows());
    floats(out, model.first());
    out.flush();
    out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    out.flush();
    return bytes.toByteArray();
  }

  /**
   * @throws IOException when these are not the bytes of a model of this version
   */
  static SlotModel read(byte[] bytes) throws IOException {
    if (bytes.length < CHECKSUM + 8) {
      throw new EOFException("too short for a slot model");
    }
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readInt() != MAGIC || in.readInt() != VERSION) {
      throw new IOException("not a slot model of this version");
    }
    var end = new DataInputStream(new ByteArrayInputStream(bytes, bytes.length - CHECKSUM, 8));
    if (end.readLong() != checksum(bytes, bytes.length - CHECKSUM)) {
      throw new IOException("damaged");
    }
    int size = in.readInt();
    var tags = new ArrayList<String>();
    for (int tag = 0; tag < size; tag++) {
      tags.add(in.readUTF());
    }
    var anchors = index(in);
    var features = index(in);
    var rows = new int[features.size() + 1];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = in.readInt();
    }
    var pairTags = new short[rows[rows.length - 1]];
    for (int pair = 0; pair < pairTags.length; pair++) {
      pairTags[pair] = in.readShort();
    }
    return new SlotModel(
        List.copyOf(tags),
        new SlotFeatures(anchors),
        features,
        rows,
        pairTags,
        floats(in, pairTags.length),
        floats(in, size * size),
        floats(in, size));
  }

  private static long checksum(byte[] bytes, int length) {
    var sum = new CRC32();
    sum.update(bytes, 0, length);
    return sum.getValue();
  }

  private static void longs(DataOutputStream out, long[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (long number : numbers) {
      out.writeLong(number);
    }
  }

  private static LongIndex index(DataInputStream in) throws IOException {
    int size = in.readInt();
    var index = new LongIndex(size);
    for (int i = 0; i < size; i++) {
      index.add(in.readLong());
    }
    return index;
  }

  private static void floats(DataOutputStream out, float[] numbers) throws IOException {
    for (float number : numbers) {
      out.writeFloat(number);
    }
  }

  private static float[] floats(DataInputStream in, int size) throws IOException {
    var numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = in.readFloat();
    }
    return numbers;
  }
}
