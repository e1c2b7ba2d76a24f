package io.comptoir.nlu.intent;

import io.comptoir.nlu.text.Sentence;
import io.comptoir.nlu.text.Stem;

/** A 64-bit hash of a sentence's words, deaf to accents, case, marks, plural and gender. */
public final class Signature {
  private Signature() {}

  public static long of(Sentence sentence) {
    long hash = 0xCBF29CE484222325L;
    for (var token : sentence.tokens()) {
      if (token.isMark()) {
        continue;
      }
      var stem = Stem.of(token.folded());
      for (int i = 0; i < stem.length(); i++) {
        hash = (hash ^ stem.charAt(i)) * 0x100000001B3L;
      }
      hash = (hash ^ ' ') * 0x100000001B3L;
    }
    return hash;
  }
}
