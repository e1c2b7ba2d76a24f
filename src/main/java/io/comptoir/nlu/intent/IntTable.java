package io.comptoir.nlu.intent;

/** Whole numbers by hash, open addressing, no boxes. A missing key reads as -1. */
public final class IntTable {
  private int[] keys;
  private int[] values;
  private int size;

  public IntTable(int expected) {
    int capacity = Integer.highestOneBit(Math.max(8, expected * 2 - 1)) * 2;
    keys = new int[capacity];
    values = new int[capacity];
    java.util.Arrays.fill(values, -1);
  }

  public int size() {
    return size;
  }

  public int get(int key) {
    int mask = keys.length - 1;
    for (int slot = spread(key) & mask; ; slot = (slot + 1) & mask) {
      if (values[slot] < 0) {
        return -1;
      }
      if (keys[slot] == key) {
        return values[slot];
      }
    }
  }

  /**
   * @param value at least 0
   */
  public void put(int key, int value) {
    if (size * 2 >= keys.length) {
      grow();
    }
    int mask = keys.length - 1;
    int slot = spread(key) & mask;
    while (values[slot] >= 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    if (values[slot] < 0) {
      size++;
    }
    keys[slot] = key;
    values[slot] = value;
  }

  private void grow() {
    var bigger = new IntTable(keys.length);
    for (int i = 0; i < keys.length; i++) {
      if (values[i] >= 0) {
        bigger.put(keys[i], values[i]);
      }
    }
    keys = bigger.keys;
    values = bigger.values;
  }

  private static int spread(int key) {
    int mixed = key * 0x9E3779B1;
    return mixed ^ mixed >>> 15;
  }
}
