package io.comptoir.nlu.text;

import java.util.Set;

/**
 * Words without plural and gender, the same few rules for French and English: what is compared are
 * two words treated alike, not real stems.
 */
public final class Stem {
  /** Their last letter is no plural: "fils" is not "fille", "gris" is "grise". */
  private static final Set<String> WHOLE =
      Set.of(
          "fils",
          "bois",
          "corps",
          "temps",
          "mois",
          "bras",
          "cours",
          "anis",
          "iris",
          "gris",
          "frais",
          "epais",
          "vernis",
          "tapis",
          "colis",
          "avis",
          "cassis",
          "ananas",
          "prix",
          "choix",
          "doux",
          "roux",
          "noix",
          "plus",
          "sans",
          "dans",
          "vous",
          "nous",
          "bus",
          "gas",
          "lens",
          "news",
          "christmas",
          "citrus",
          "hibiscus",
          "eucalyptus");

  private Stem() {}

  /** The stem of a folded word: "fleuries", "fleurie" → "fleuri"; "candles" → "candl". */
  public static String of(String folded) {
    int length = folded.length();
    if (length < 4 || !Character.isLetter(folded.charAt(length - 1)) || WHOLE.contains(folded)) {
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
