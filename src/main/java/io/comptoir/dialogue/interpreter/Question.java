package io.comptoir.dialogue.interpreter;

import io.comptoir.dialogue.flow.Flows;
import java.util.regex.Pattern;

/** Whether a sentence asks something. */
final class Question {
  private static final Pattern START =
      Pattern.compile(
          "^(?:(?:et|and|mais|but|ok|oui|yes),? )?(?:est ce qu\\w*|qu'?est ce|comment|combien|quand|pourquoi|"
              + "quel(?:le)?s?|ou est|ou sont|c'?est quoi|avez vous|vous avez|puis je|peut on|how|what|when|"
              + "where|why|which|who|do you|can i|can you|is there|are there|is it|does)\\b");

  private static final String GET =
      "(?:avoir|prendre|commander|ajouter|rajouter|mettre|donner|have|get|order|add|take)";

  private static final Pattern POLITE =
      Pattern.compile(
          "\\b(?:j'aimerais|je (?:voudrais|veux)|i(?:'d| would) like|i want|"
              + "(?:puis je|je peux|je pourrais|(?:on|nous) (?:peut|pourrait|pouvons)|peut on|pourrait on|(?:can|could|may) (?:i|we)) (?:\\w+ )?"
              + GET
              + "|(?:pouvez|pourriez|peux|pourrais)(?: |-)(?:vous|tu) (?:me |nous |m'|y )*(?:mettre|ajouter|rajouter|donner|apporter|faire|servir)"
              + "|(?:vous pouvez|tu peux|vous pourriez) (?:me |nous |m'|y )*(?:mettre|ajouter|rajouter|donner|apporter|servir)"
              + "|(?:can|could|would|will) you (?:please )?(?:get|add|put|bring|make|give))\\b");

  private Question() {}

  static boolean asks(String text) {
    return text.endsWith("?") || START.matcher(Flows.bare(text)).find();
  }

  /**
   * Whether it wants to know something: "can I have a regina?" has the shape of a question, and
   * wants a regina.
   */
  static boolean wantsToKnow(String text) {
    return asks(text) && !POLITE.matcher(Flows.bare(text)).find();
  }

  static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }
}
