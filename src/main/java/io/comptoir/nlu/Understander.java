package io.comptoir.nlu;

/**
 * Says what a sentence means in this shop. Never fails: it may be unsure. Implementations are pure
 * functions of a loaded model: the same text and context always give the same understanding.
 */
@FunctionalInterface
public interface Understander {
  /**
   * @param text what the person wrote or said, at most 4,000 characters; longer text is understood
   *     from its beginning
   */
  Understanding understand(String text, Context context);
}
