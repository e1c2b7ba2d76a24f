package io.comptoir.nlu.training;

import java.util.SplittableRandom;

/**
 * Disturbs text as hasty typing does: each chosen character is left out, doubled, swapped with the
 * next or taken for another letter, all four equally often.
 */
final class Noise {
  private static final String LETTERS = "etaoinshrdlucmfwypvbgkqjxz";

  private final double share;
  private final SplittableRandom random;

  /**
   * @param share of characters that are disturbed, 0 to 1
   */
  Noise(double share, long seed) {
    this.share = share;
    this.random = new SplittableRandom(seed);
  }

  String disturb(String text) {
    var disturbed = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c) || random.nextDouble() >= share) {
        disturbed.append(c);
        continue;
      }
      switch (random.nextInt(4)) {
        case 0 -> {}
        case 1 -> disturbed.append(c).append(c);
        case 2 -> {
          if (i + 1 < text.length() && !Character.isSurrogate(text.charAt(i + 1))) {
            disturbed.append(text.charAt(++i));
          }
          disturbed.append(c);
        }
        default -> disturbed.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
    }
    return disturbed.toString();
  }
}
