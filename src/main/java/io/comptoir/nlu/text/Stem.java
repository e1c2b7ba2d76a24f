package io.comptoir.nlu.text;

/**
 * Words without plural and gender, the same few rules for French and English: what is compared are
 * two words treated alike, not real stems.
 */
public final class Stem {
  private Stem() {}

  /** The stem of a folded word: "fleuries", "fleurie" → "fleuri"; "candles" → "candl". */
  public static String of(String folded) {
    int length = folded.length();
    if (length < 4 || !Character.isLetter(folded.charAt(length - 1))) {
      return folded;
    }
    if (folded.endsWith("eaux")) {
      return folded.substring(0, length - 1);
    }
    if (length > 4 && folded.endsWith("aux")) {
      return folded.substring(0, length - 2) + "l";
    }
    var stem = folded;
    if (stem.endsWith("ies") && length > 4) {
      stem = stem.substring(0, length - 2);
    } else if (stem.endsWith("s") && !stem.endsWith("ss") || stem.endsWith("x") && length > 4) {
      stem = stem.substring(0, length - 1);
    }
    if (stem.length() > 3 && stem.endsWith("e")) {
      stem = stem.substring(0, stem.length() - 1);
    }
    if (stem.length() > 3 && stem.endsWith("y")) {
      stem = stem.substring(0, stem.length() - 1) + "i";
    }
    int last = stem.length() - 1;
    if (stem.length() > 3 && stem.charAt(last) == stem.charAt(last - 1)) {
      stem = stem.substring(0, last);
    }
    return stem;
  }
}
