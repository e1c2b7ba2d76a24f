package io.comptoir.nlu.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a mistyped word for the one heard before that it is closest to: one letter wrong, missing,
 * too many, or two swapped, in words of four letters and more; two such slips from seven letters
 * on; a space left out. Words that are right as they are stay, and where no word of a sentence is
 * known, short ones too: that is no hasty typing.
 *
 * <p>Words are found by what is left when one or two of their letters are taken out, so that a
 * look-up compares a handful of them.
 */
public final class Respelling {
  private static final int SHORTEST = 4;
  private static final int SHORTEST_FOR_TWO = 7;
  private static final int LONGEST = 24;
  private static final int SHORTEST_PART = 2;

  /** Two words written as one are at least so long together. */
  private static final int SHORTEST_PAIR = 6;

  private final List<String> words = new ArrayList<>();
  private final int[] counts;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Set<String> right;
  private final long[] index;

  /**
   * @param heard folded words, and how often each was heard
   * @param right folded words that are no slip, heard or not
   */
  public Respelling(Map<String, Integer> heard, Set<String> right) {
    this.right = Set.copyOf(right);
    heard.keySet().stream().sorted().forEach(words::add);
    this.counts = words.stream().mapToInt(heard::get).toArray();
    long[] entries = new long[1024];
    int size = 0;
    for (int w = 0; w < words.size(); w++) {
      var word = words.get(w);
      numbers.put(word, w);
      if (isSpelt(word)) {
        for (int key : keys(word)) {
          if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
          }
          entries[size++] = (long) key << 32 | w;
        }
      }
    }
    this.index = Arrays.copyOf(entries, size);
    Arrays.sort(index);
  }

  /** Reads every word as it was written. */
  public static Respelling none() {
    return new Respelling(Map.of(), Set.of());
  }

  /**
   * A sentence with its mistyped words read as those they are closest to.
   *
   * @param sentence its tokens stand where those they mend stood
   * @param replaced the tokens that are no longer among them
   */
  public record Respelt(Sentence sentence, List<Token> replaced) {
    /** Whether a token of the sentence stands for one that was replaced. */
    public boolean isMended(Token token) {
      for (var before : replaced) {
        if (before.start() == token.start()) {
          return true;
        }
      }
      return false;
    }
  }

  public Respelt read(Sentence sentence) {
    int shortest = knowsAny(sentence) ? SHORTEST : SHORTEST_FOR_TWO;
    List<Token> tokens = List.of();
    List<Token> replaced = List.of();
    for (int i = 0; i < sentence.size(); i++) {
      var token = sentence.token(i);
      var meant =
          token.isWord() && token.folded().length() >= shortest ? meant(token.folded()) : null;
      if (meant == null) {
        if (!replaced.isEmpty()) {
          tokens.add(token);
        }
        continue;
      }
      if (replaced.isEmpty()) {
        tokens = new ArrayList<>(sentence.tokens().subList(0, i));
        replaced = new ArrayList<>();
      }
      replaced.add(token);
      for (var word : meant) {
        tokens.add(new Token(Token.Kind.WORD, word, word, token.start(), token.end()));
      }
    }
    return replaced.isEmpty()
        ? new Respelt(sentence, replaced)
        : new Respelt(new Sentence(sentence.text(), tokens), replaced);
  }

  private boolean knowsAny(Sentence sentence) {
    for (var token : sentence.tokens()) {
      if (numbers.containsKey(token.folded()) || right.contains(token.folded())) {
        return true;
      }
    }
    return false;
  }

  private @Nullable List<String> meant(String typed) {
    if (index.length == 0
        || !isSpelt(typed)
        || numbers.containsKey(typed)
        || right.contains(typed)) {
      return null;
    }
    int closest = closest(typed);
    return closest >= 0 ? List.of(words.get(closest)) : parts(typed);
  }

  /** The fewest slips away; among those the most heard. */
  private int closest(String typed) {
    int best = -1;
    int bestEdits = Integer.MAX_VALUE;
    int most = most(typed);
    for (int key : keys(typed)) {
      for (int at = first(key); at < index.length && (int) (index[at] >> 32) == key; at++) {
        int candidate = (int) index[at];
        var word = words.get(candidate);
        int edits = edits(typed, word);
        if (edits > Math.min(most, most(word)) || edits > bestEdits) {
          continue;
        }
        if (edits < bestEdits || counts[candidate] > counts[best]) {
          best = candidate;
          bestEdits = edits;
        }
      }
    }
    return best;
  }

  /** Two words heard before that stand here without a space; the more heard, the likelier. */
  private @Nullable List<String> parts(String typed) {
    List<String> best = null;
    long bestCount = 0;
    for (int cut = SHORTEST_PART;
        typed.length() >= SHORTEST_PAIR && cut <= typed.length() - SHORTEST_PART;
        cut++) {
      var left = numbers.get(typed.substring(0, cut));
      var rest = left == null ? null : numbers.get(typed.substring(cut));
      if (left != null && rest != null) {
        long count = Math.min(counts[left], counts[rest]);
        if (count > bestCount) {
          best = List.of(words.get(left), words.get(rest));
          bestCount = count;
        }
      }
    }
    return best;
  }

  private static boolean isSpelt(String word) {
    if (word.length() < SHORTEST || word.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (Character.isDigit(word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int most(String word) {
    return word.length() >= SHORTEST_FOR_TWO ? 2 : 1;
  }

  private int first(int key) {
    int at = Arrays.binarySearch(index, (long) key << 32);
    return at >= 0 ? at : -at - 1;
  }

  /** Hashes of the word whole, without one letter, and for long ones without two. */
  private static int[] keys(String word) {
    int length = word.length();
    int[] keys = new int[1 + length + (most(word) == 2 ? length * (length - 1) / 2 : 0)];
    int size = 0;
    keys[size++] = hash(word, -1, -1);
    for (int i = 0; i < length; i++) {
      keys[size++] = hash(word, i, -1);
    }
    for (int i = 0; size < keys.length; i++) {
      for (int j = i + 1; j < length; j++) {
        keys[size++] = hash(word, i, j);
      }
    }
    return Arrays.stream(keys).distinct().toArray();
  }

  private static int hash(String word, int without, int orWithout) {
    int hash = 0x811C9DC5;
    for (int i = 0; i < word.length(); i++) {
      if (i != without && i != orWithout) {
        hash = (hash ^ word.charAt(i)) * 0x01000193;
      }
    }
    return hash ^ hash >>> 15;
  }

  /** Edits between two words, a swap of neighbours being one (optimal string alignment). */
  private static int edits(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    int[] next = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      next[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int cost = Math.min(Math.min(next[j - 1], row[j]) + 1, row[j - 1] + same);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        next[j] = swapped ? Math.min(cost, before[j - 2] + 1) : cost;
      }
      int[] spare = before;
      before = row;
      row = next;
      next = spare;
    }
    return row[b.length()];
  }
}
