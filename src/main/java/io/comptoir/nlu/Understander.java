package io.comptoir.nlu;

import java.util.List;

/**
 * Says what a sentence means in this shop. Never fails: it may be unsure. Implementations are pure
 * functions of a loaded model: the same text and context always give the same understanding.
 */
public interface Understander {
  /**
   * @param text what the person wrote or said, at most 4,000 characters; longer text is understood
   *     from its beginning
   */
  Understanding understand(String text, Context context);

  /**
   * The wishes of a message that holds several ("ajoute le premier et montre mon panier"), in their
   * order and words, each to be understood and served by itself; the text as it is when it is one.
   */
  List<String> wishes(String text, Context context);
}
