package io.comptoir.command.recommend;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives ids numbers from 0 in the order in which they come. Ids that are whole numbers, as most
 * files have them, are kept as numbers, so that millions of them take little.
 */
public final class Numbering {
  private static final int MAX_DIGITS = 18;

  private final Map<String, Integer> words = new HashMap<>();
  private long[] keys = new long[1 << 10];
  private int[] values = new int[1 << 10];
  private int used;
  private int next;

  /** The number of the id; a new one when it was not met before. */
  public int of(String id) {
    if (!isNumber(id)) {
      return words.computeIfAbsent(id, _ -> next++);
    }
    var key = Long.parseLong(id);
    var at = slot(key);
    if (values[at] == 0) {
      if (used * 2 >= keys.length) {
        grow();
        at = slot(key);
      }
      keys[at] = key;
      values[at] = ++next;
      used++;
    }
    return values[at] - 1;
  }

  /** The number of the id; -1 when it was not met. */
  public int find(String id) {
    return isNumber(id) ? values[slot(Long.parseLong(id))] - 1 : words.getOrDefault(id, -1);
  }

  public int size() {
    return next;
  }

  private static boolean isNumber(String id) {
    if (id.isEmpty() || id.length() > MAX_DIGITS || id.length() > 1 && id.charAt(0) == '0') {
      return false;
    }
    for (var i = 0; i < id.length(); i++) {
      if (id.charAt(i) < '0' || id.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private int slot(long key) {
    var mixed = key * 0x9E3779B97F4A7C15L;
    var at = (int) (mixed >>> 32) & (keys.length - 1);
    while (values[at] != 0 && keys[at] != key) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private void grow() {
    var oldKeys = keys;
    var oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[keys.length];
    Arrays.fill(values, 0);
    for (var i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != 0) {
        var at = slot(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }
}
