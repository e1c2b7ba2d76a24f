package io.comptoir.nlu.entity;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the one word of a list that a mistyped word is closest to: one edit (a letter wrong,
 * missing, too many, or two swapped) from five letters on, two from nine. Words are indexed by
 * themselves and by what is left when one letter is taken out; long ones also by their first and
 * last letters, so that a look-up touches a handful of candidates.
 */
final class TypoIndex {
  private static final int SHORTEST = 5;
  private static final int SHORTEST_FOR_TWO = 9;
  private static final int LONGEST = 30;
  private static final int EDGE = 4;
  private static final int START = 0x2545F491;
  private static final int END = 0x7F4A7C15;

  private final List<String> words;
  private final long[] index;

  TypoIndex(List<String> words) {
    this.words = List.copyOf(words);
    long[] entries = new long[1024];
    int size = 0;
    for (int w = 0; w < words.size(); w++) {
      var word = words.get(w);
      if (word.length() < SHORTEST - 1 || word.length() > LONGEST || hasDigit(word)) {
        continue;
      }
      for (int key : keys(word)) {
        if (size == entries.length) {
          entries = Arrays.copyOf(entries, size * 2);
        }
        entries[size++] = (long) key << 32 | w;
      }
    }
    this.index = Arrays.copyOf(entries, size);
    Arrays.sort(index);
  }

  /**
   * @param word the number of the closest word in the list
   */
  record Closest(int word, int edits) {
    static final Closest NONE = new Closest(-1, 0);
  }

  /**
   * @param typed its stem
   * @param letters how long it was before stemming
   */
  Closest closest(String typed, int letters) {
    if (letters < SHORTEST
        || typed.length() > LONGEST
        || typed.length() < SHORTEST - 1
        || hasDigit(typed)) {
      return Closest.NONE;
    }
    int most = letters >= SHORTEST_FOR_TWO ? 2 : 1;
    int best = -1;
    int bestEdits = most + 1;
    boolean tie = false;
    for (int key : keys(typed)) {
      for (int at = first(key); at < index.length && (int) (index[at] >> 32) == key; at++) {
        int candidate = (int) index[at];
        if (candidate == best) {
          continue;
        }
        var word = words.get(candidate);
        if (!beginsAlike(typed, word)) {
          continue;
        }
        int edits = edits(typed, word, Math.min(most, bestEdits));
        boolean allowed = edits <= (word.length() >= SHORTEST_FOR_TWO - 1 ? most : 1);
        if (allowed && edits < bestEdits) {
          best = candidate;
          bestEdits = edits;
          tie = false;
        } else if (allowed && edits == bestEdits) {
          tie = true;
        }
      }
    }
    return best < 0 || tie && bestEdits > 1 ? Closest.NONE : new Closest(best, bestEdits);
  }

  /** People seldom miss the first letter: "weather" is no "leather", but "aprfum" is "parfum". */
  private static boolean beginsAlike(String typed, String word) {
    return typed.charAt(0) == word.charAt(0)
        || typed.charAt(0) == word.charAt(1) && typed.charAt(1) == word.charAt(0);
  }

  private int first(int key) {
    int at = Arrays.binarySearch(index, (long) key << 32);
    return at >= 0 ? at : -at - 1;
  }

  private static boolean hasDigit(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.isDigit(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static int[] keys(String word) {
    int length = word.length();
    boolean edges = length >= SHORTEST_FOR_TWO - 2;
    int[] keys = new int[length + 1 + (edges ? 2 : 0)];
    keys[0] = hash(word, 0, length, -1, 0);
    for (int i = 0; i < length; i++) {
      keys[i + 1] = hash(word, 0, length, i, 0);
    }
    if (edges) {
      keys[length + 1] = hash(word, 0, EDGE, -1, START);
      keys[length + 2] = hash(word, length - EDGE, length, -1, END);
    }
    return keys;
  }

  private static int hash(String word, int from, int to, int without, int salt) {
    int hash = 0x811C9DC5 ^ salt;
    for (int i = from; i < to; i++) {
      if (i != without) {
        hash = (hash ^ word.charAt(i)) * 0x01000193;
      }
    }
    return hash;
  }

  /**
   * Edits between two words, a swap of neighbours being one; {@code most + 1} when there are more.
   */
  static int edits(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most) {
      return most + 1;
    }
    int[] before = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    int[] next = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      next[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int cost = Math.min(Math.min(next[j - 1], row[j]) + 1, row[j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost = Math.min(cost, before[j - 2] + 1);
        }
        next[j] = cost;
        least = Math.min(least, cost);
      }
      if (least > most) {
        return most + 1;
      }
      int[] spare = before;
      before = row;
      row = next;
      next = spare;
    }
    return Math.min(row[b.length()], most + 1);
  }
}
