package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Language;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.flow.Slot;
import java.util.List;
import java.util.regex.Pattern;

/** Whether somebody would rather not answer, or first wants to know why it is asked. */
enum Reluctance {
  NONE,
  /** "je préfère ne pas le dire", "none of your business". */
  REFUSES,
  /** "pourquoi ?", "why do you need my email?". */
  ASKS_WHY;

  private static final Pattern REFUSAL =
      Pattern.compile(
          "^(?:non |no )?(?:je (?:ne )?(?:prefere|veux|souhaite|voudrais|vais)(?: mieux)?(?: ne)? pas (?:vous |te |le |la |les )*"
              + "(?:donner|dire|communiquer|laisser|fournir|partager|repondre)\\b.*|j'aime(?:rais)? mieux pas.*|je refuse\\b.*|"
              + "(?:ca|cela) (?:ne )?(?:vous|te) regarde pas|pas envie de .*|"
              + "i(?:'d| would) (?:rather|prefer) not\\b.*|i prefer not to\\b.*|i (?:don'?t|do not) (?:want|wish) to (?:give|say|tell|share|answer)\\b.*|"
              + "i won'?t (?:give|say|tell|share)\\b.*|none of your business|that'?s private)$");

  private static final Pattern WHY =
      Pattern.compile(
          "^(?:et |and |mais |but )?(?:pourquoi|pour quoi faire|a quoi (?:ca|cela) sert|why|what for)\\b.*");

  private static final Pattern ASKING =
      Pattern.compile(
          ".*\\b(?:mail|e mail|email|adresse|address|nom|name|telephone|phone|numero|number|age|date|naissance|birth|postcode|code postal|"
              + "demande[zr]?|besoin|voulez|ask(?:ing)?|need)\\b.*");

  /** A question about the question is short. */
  private static final int LONGEST = 10;

  /** What these words are to the question for this slot. */
  static Reluctance of(String text, Slot slot, Language language) {
    var bare = Flows.bare(text);
    if (REFUSAL.matcher(bare).matches()) {
      return REFUSES;
    }
    var words = Question.words(text);
    var own =
        slot.words().getOrDefault(language, List.of()).stream()
            .anyMatch(word -> bare.contains(Flows.bare(word)));
    return WHY.matcher(bare).matches()
            && words <= LONGEST
            && (words <= 2 || own || ASKING.matcher(bare).matches())
        ? ASKS_WHY
        : NONE;
  }
}
