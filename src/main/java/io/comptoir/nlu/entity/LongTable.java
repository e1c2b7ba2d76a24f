package io.comptoir.nlu.entity;

/**
 * Whole numbers by pairs of whole numbers, open addressing, no boxes. A missing key reads as -1.
 */
final class LongTable {
  private long[] keys = new long[64];
  private int[] values = new int[64];
  private int size;

  LongTable() {
    java.util.Arrays.fill(values, -1);
  }

  int get(int first, int second) {
    long key = (long) first << 32 | second & 0xFFFFFFFFL;
    int mask = keys.length - 1;
    for (int slot = spread(key) & mask; values[slot] >= 0; slot = (slot + 1) & mask) {
      if (keys[slot] == key) {
        return values[slot];
      }
    }
    return -1;
  }

  /**
   * @param value at least 0
   */
  void put(int first, int second, int value) {
    if (size * 2 >= keys.length) {
      grow();
    }
    put((long) first << 32 | second & 0xFFFFFFFFL, value);
  }

  private void put(long key, int value) {
    int mask = keys.length - 1;
    int slot = spread(key) & mask;
    while (values[slot] >= 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    size += values[slot] < 0 ? 1 : 0;
    keys[slot] = key;
    values[slot] = value;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[keys.length];
    java.util.Arrays.fill(values, -1);
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] >= 0) {
        put(oldKeys[i], oldValues[i]);
      }
    }
  }

  private static int spread(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }
}
