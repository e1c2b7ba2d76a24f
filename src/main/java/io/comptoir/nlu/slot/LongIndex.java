package io.comptoir.nlu.slot;

import java.util.Arrays;

/** Numbers 0, 1, 2 … for hashes in the order they came; open addressing, no boxes. */
public final class LongIndex {
  private long[] keys;
  private int[] values;
  private int size;

  public LongIndex(int expected) {
    int capacity = Integer.highestOneBit(Math.max(8, expected * 2 - 1)) * 2;
    keys = new long[capacity];
    values = new int[capacity];
    Arrays.fill(values, -1);
  }

  public int size() {
    return size;
  }

  /** The hash's number, or -1. */
  public int get(long key) {
    int mask = keys.length - 1;
    for (int slot = spread(key) & mask; values[slot] >= 0; slot = slot + 1 & mask) {
      if (keys[slot] == key) {
        return values[slot];
      }
    }
    return -1;
  }

  /** The hash's number, a new one for a new hash. */
  public int add(long key) {
    if (size * 2 >= keys.length) {
      grow();
    }
    int mask = keys.length - 1;
    int slot = spread(key) & mask;
    while (values[slot] >= 0) {
      if (keys[slot] == key) {
        return values[slot];
      }
      slot = slot + 1 & mask;
    }
    keys[slot] = key;
    values[slot] = size;
    return size++;
  }

  /** The hashes by their number. */
  public long[] keys() {
    var all = new long[size];
    for (int slot = 0; slot < keys.length; slot++) {
      if (values[slot] >= 0) {
        all[values[slot]] = keys[slot];
      }
    }
    return all;
  }

  private void grow() {
    var all = keys();
    keys = new long[keys.length * 2];
    values = new int[keys.length];
    Arrays.fill(values, -1);
    size = 0;
    for (long key : all) {
      add(key);
    }
  }

  private static int spread(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }
}
