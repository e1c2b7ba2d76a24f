package io.comptoir.nlu.slot;

/**
 * What one token shows of itself, as hashes: its word as written and in small letters without the
 * marks around it, its beginnings and endings, its shape.
 */
record WordForm(
    long raw, long bare, long shape, long brief, long[] beginnings, long[] endings, long marks) {
  /** Beginnings and endings of up to so many letters. */
  static final int AFFIX = 5;

  private static final int LONGEST = 60;

  static WordForm of(String token) {
    var written = token.length() > LONGEST ? token.substring(0, LONGEST) : token;
    int from = 0;
    int to = written.length();
    while (to > from + 1 && !Character.isLetterOrDigit(written.charAt(to - 1))) {
      to--;
    }
    while (from < to - 1 && !Character.isLetterOrDigit(written.charAt(from))) {
      from++;
    }
    var bare = written.substring(from, to).toLowerCase(java.util.Locale.ROOT);
    var beginnings = new long[Math.min(AFFIX, bare.length())];
    var endings = new long[beginnings.length];
    long forward = Hash.START;
    for (int i = 0; i < beginnings.length; i++) {
      forward = Hash.of(forward, bare.charAt(i));
      beginnings[i] = forward;
    }
    long backward = Hash.START;
    for (int i = 0; i < endings.length; i++) {
      backward = Hash.of(backward, bare.charAt(bare.length() - 1 - i));
      endings[i] = backward;
    }
    return new WordForm(
        Hash.of(written),
        Hash.of(withoutDigits(bare)),
        shape(written, false),
        shape(written, true),
        beginnings,
        endings,
        Hash.of(Hash.of(written.substring(0, from)), written.substring(to)));
  }

  /** "1990s" → "0000s": numbers are many, their lengths few. */
  private static String withoutDigits(String word) {
    var changed = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      changed.append(Character.isDigit(c) ? '0' : c);
    }
    return changed.toString();
  }

  /** "O'Neill" → "A.Aaaaaa", brief "A.Aa". */
  private static long shape(String word, boolean brief) {
    long hash = Hash.START;
    char last = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      char kind =
          Character.isUpperCase(c)
              ? 'A'
              : Character.isDigit(c) ? '0' : Character.isLetter(c) ? 'a' : '.';
      if (!brief || kind != last) {
        hash = Hash.of(hash, kind);
      }
      last = kind;
    }
    return hash;
  }
}
