package io.comptoir.nlu.slot;

import java.util.Arrays;
import java.util.List;

/**
 * What is seen at each token: the word, its form and its neighbours, the words further left and
 * right, and the frequent words around it.
 */
public final class SlotFeatures {
  /** So far to each side words are seen without their place. */
  private static final int REACH = 30;

  private static final long OUTSIDE = Hash.of("outside the sentence");

  private final LongIndex anchors;
  private final long[] known;

  /**
   * @param anchors hashes of frequent words that stand outside slots
   */
  public SlotFeatures(LongIndex anchors) {
    this.anchors = anchors;
    this.known = anchors.keys();
  }

  public long[] anchors() {
    return known;
  }

  /** The hash under which a word counts as an anchor. */
  public static long word(String token) {
    return WordForm.of(token).bare();
  }

  /**
   * For each token its features as hashes. The first {@link Seen#own} of them name the token's own
   * word.
   */
  public Seen[] of(List<String> tokens) {
    int n = tokens.size();
    var forms = new WordForm[n];
    for (int i = 0; i < n; i++) {
      forms[i] = WordForm.of(tokens.get(i));
    }
    var left = new long[n];
    var right = new long[n];
    long last = OUTSIDE;
    for (int i = 0; i < n; i++) {
      left[i] = last;
      last = anchors.get(forms[i].bare()) >= 0 ? forms[i].bare() : last;
    }
    last = OUTSIDE;
    for (int i = n - 1; i >= 0; i--) {
      right[i] = last;
      last = anchors.get(forms[i].bare()) >= 0 ? forms[i].bare() : last;
    }
    var seen = new Seen[n];
    for (int i = 0; i < n; i++) {
      seen[i] = at(forms, i, left[i], right[i]);
    }
    return seen;
  }

  /**
   * @param own so many of the features name the token's own word
   */
  public record Seen(long[] features, int own) {}

  private Seen at(WordForm[] forms, int i, long leftAnchor, long rightAnchor) {
    var here = forms[i];
    var add = new Collected();
    long w0 = here.bare();
    long w1 = bare(forms, i + 1);
    long w2 = bare(forms, i + 2);
    long p1 = bare(forms, i - 1);
    long p2 = bare(forms, i - 2);
    add.one(1, here.raw());
    add.one(2, w0);
    add.two(3, p1, w0);
    add.two(4, w0, w1);
    add.three(5, p2, p1, w0);
    add.three(6, w0, w1, w2);
    add.three(7, p1, w0, w1);
    add.two(8, w0, leftAnchor);
    add.two(9, w0, rightAnchor);
    int own = add.size;
    add.one(10, here.shape());
    add.one(11, here.brief());
    add.one(12, here.marks());
    for (int k = 0; k < here.beginnings().length; k++) {
      add.two(13, k, here.beginnings()[k]);
      add.two(14, k, here.endings()[k]);
    }
    add.one(15, p1);
    add.one(16, w1);
    add.one(17, p2);
    add.one(18, w2);
    add.one(19, bare(forms, i - 3));
    add.one(20, bare(forms, i + 3));
    add.two(21, p2, p1);
    add.two(22, w1, w2);
    add.two(23, p1, w1);
    add.three(24, bare(forms, i - 3), p2, p1);
    add.three(25, w1, w2, bare(forms, i + 3));
    long s0 = here.brief();
    long s1 = i + 1 < forms.length ? forms[i + 1].brief() : OUTSIDE;
    long sp = i > 0 ? forms[i - 1].brief() : OUTSIDE;
    add.two(26, sp, s0);
    add.two(27, s0, s1);
    add.three(28, sp, s0, s1);
    add.one(29, leftAnchor);
    add.one(30, rightAnchor);
    add.two(31, leftAnchor, rightAnchor);
    add.three(32, leftAnchor, rightAnchor, s0);
    add.two(33, p1, s0);
    add.two(34, w1, s0);
    if (i > 0) {
      add.one(35, ending(forms[i - 1]));
    }
    if (i + 1 < forms.length) {
      add.one(36, ending(forms[i + 1]));
    }
    add.one(37, i == 0 ? 1 : i == forms.length - 1 ? 2 : 3);
    for (int j = Math.max(0, i - REACH); j < i; j++) {
      add.one(38, forms[j].bare());
    }
    for (int j = i + 1; j < Math.min(forms.length, i + 1 + REACH); j++) {
      add.one(39, forms[j].bare());
    }
    return new Seen(add.all(), own);
  }

  private static long ending(WordForm form) {
    var endings = form.endings();
    return endings.length == 0 ? 0 : endings[Math.min(2, endings.length - 1)];
  }

  private static long bare(WordForm[] forms, int i) {
    return i < 0 || i >= forms.length ? OUTSIDE : forms[i].bare();
  }

  private static final class Collected {
    private long[] hashes = new long[64];
    private int size;

    void one(int kind, long a) {
      add(Hash.of(Hash.of(Hash.START, kind), a));
    }

    void two(int kind, long a, long b) {
      add(Hash.of(Hash.of(Hash.of(Hash.START, kind), a), b));
    }

    void three(int kind, long a, long b, long c) {
      add(Hash.of(Hash.of(Hash.of(Hash.of(Hash.START, kind), a), b), c));
    }

    private void add(long hash) {
      if (size == hashes.length) {
        hashes = Arrays.copyOf(hashes, size * 2);
      }
      hashes[size++] = hash;
    }

    long[] all() {
      return Arrays.copyOf(hashes, size);
    }
  }
}
