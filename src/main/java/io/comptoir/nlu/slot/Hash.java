package io.comptoir.nlu.slot;

/** Sixty-four bits for what would be a joined string. */
final class Hash {
  static final long START = 0xCBF29CE484222325L;

  private Hash() {}

  static long of(long hash, long part) {
    long mixed = (hash ^ part) * 0x9E3779B97F4A7C15L;
    return mixed ^ mixed >>> 29;
  }

  static long of(String text) {
    return of(START, text);
  }

  static long of(long hash, String text) {
    long all = hash;
    for (int i = 0; i < text.length(); i++) {
      all = of(all, text.charAt(i));
    }
    return all;
  }
}
