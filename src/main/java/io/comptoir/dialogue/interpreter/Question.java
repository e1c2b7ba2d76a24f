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

  private Question() {}

  static boolean asks(String text) {
    return text.endsWith("?") || START.matcher(Flows.bare(text)).find();
  }

  static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }
}
