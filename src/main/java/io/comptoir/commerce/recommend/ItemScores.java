package io.comptoir.commerce.recommend;

import io.comptoir.commerce.recommend.SessionNeighbours.Ranked;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** Sums by item: a hash table of primitives with open addressing. Not safe for concurrent use. */
final class ItemScores {
  private int[] keys;
  private float[] sums;
  private int size;

  /**
   * @param capacity a power of two
   */
  ItemScores(int capacity) {
    keys = new int[capacity];
    sums = new float[capacity];
  }

  void add(int item, float weight) {
    if (size * 2 >= keys.length) {
      grow();
    }
    var at = slot(keys, item);
    if (keys[at] == 0) {
      keys[at] = item + 1;
      size++;
    }
    sums[at] += weight;
  }

  int size() {
    return size;
  }

  float of(int item) {
    var at = slot(keys, item);
    return keys[at] == 0 ? 0 : sums[at];
  }

  void set(int item, float sum) {
    add(item, 0);
    sums[slot(keys, item)] = sum;
  }

  /** All items that were named, in no order. */
  int[] items() {
    var items = new int[size];
    var count = 0;
    for (var key : keys) {
      if (key != 0) {
        items[count++] = key - 1;
      }
    }
    return items;
  }

  /** The length of the vector that the sums are. */
  double norm() {
    var square = 0.0;
    for (var sum : sums) {
      square += (double) sum * sum;
    }
    return Math.sqrt(square);
  }

  double total() {
    var total = 0.0;
    for (var sum : sums) {
      total += sum;
    }
    return total;
  }

  /** The items with the highest sums, best first; of equals the one with the lower number. */
  Ranked best(int most, IntPredicate allowed) {
    var heap = new long[most];
    var count = 0;
    for (var at = 0; at < keys.length; at++) {
      if (keys[at] == 0 || sums[at] <= 0) {
        continue;
      }
      var item = keys[at] - 1;
      var key = ((long) Float.floatToIntBits(sums[at]) << 32) | (Integer.MAX_VALUE - item);
      if (count < most) {
        if (allowed.test(item)) {
          heap[count++] = key;
          up(heap, count - 1);
        }
      } else if (key > heap[0] && allowed.test(item)) {
        heap[0] = key;
        down(heap, count);
      }
    }
    Arrays.sort(heap, 0, count);
    var items = new int[count];
    var scores = new float[count];
    for (var i = 0; i < count; i++) {
      var key = heap[count - 1 - i];
      items[i] = Integer.MAX_VALUE - (int) key;
      scores[i] = Float.intBitsToFloat((int) (key >>> 32));
    }
    return new Ranked(items, scores);
  }

  private void grow() {
    var oldKeys = keys;
    var oldSums = sums;
    keys = new int[oldKeys.length * 2];
    sums = new float[keys.length];
    for (var i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        var at = slot(keys, oldKeys[i] - 1);
        keys[at] = oldKeys[i];
        sums[at] = oldSums[i];
      }
    }
  }

  private static int slot(int[] keys, int item) {
    var mixed = item * 0x9E3779B9;
    var at = (mixed ^ mixed >>> 15) & (keys.length - 1);
    while (keys[at] != 0 && keys[at] != item + 1) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private static void up(long[] heap, int at) {
    while (at > 0 && heap[(at - 1) / 2] > heap[at]) {
      var parent = (at - 1) / 2;
      var key = heap[at];
      heap[at] = heap[parent];
      heap[parent] = key;
      at = parent;
    }
  }

  private static void down(long[] heap, int count) {
    var at = 0;
    while (true) {
      var least = at;
      var left = 2 * at + 1;
      if (left < count && heap[left] < heap[least]) {
        least = left;
      }
      if (left + 1 < count && heap[left + 1] < heap[least]) {
        least = left + 1;
      }
      if (least == at) {
        return;
      }
      var key = heap[at];
      heap[at] = heap[least];
      heap[least] = key;
      at = least;
    }
  }
}
