package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.state.Prompt;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hears "moins cher", "pas trop cher", "as little as possible" as what it is while a budget is
 * asked for: an answer without a sum.
 */
final class LittleMoney {
  private static final int LONGEST = 9;

  /** As {@link Flows#bare} leaves it. */
  private static final Pattern SPARING =
      Pattern.compile(
          "(?:moins (?:cher\\w*|onereu\\w+)|(?:pas|rien de) (?:trop |tres |bien |super )?(?:cher\\w*|onereu\\w+)|"
              + "peu cher\\w*|bon marche|a bas prix|economique\\w*|abordable\\w*|le (?:strict )?minimum|le moins possible|"
              + "(?:tout )?petit (?:budget|prix)|petits (?:budgets|prix)|budget (?:serre|limite|reduit|modeste)|"
              + "pas (?:grand chose|beaucoup|trop)|pas (?:trop )?de budget|fauche\\w*|"
              + "cheap(?:er|est|ish)?|less expensive|least expensive|inexpensive|affordable|budget friendly|"
              + "not (?:too|very|that) (?:expensive|pricey|much)|nothing (?:too )?(?:expensive|pricey|fancy)|"
              + "(?:low|small|tight|tiny|limited|little) budget|budget is (?:low|small|tight|limited)|"
              + "as (?:little|cheap\\w*) as (?:possible|i can|you can)|the (?:bare )?minimum|low(?:er|est)? price\\w*|not much|broke|"
              + "don'?t have much)");

  private LittleMoney() {}

  /** Whether these words want to spend little, and say no sum. */
  static boolean said(String text) {
    var bare = Flows.bare(text);
    return Question.words(text) <= LONGEST
        && bare.chars().noneMatch(Character::isDigit)
        && SPARING.matcher(bare).find();
  }

  /** The least sum among the offered answers, as the most that is to be spent. */
  static Optional<Value.Amount> least(Prompt prompt, String currency) {
    return prompt.options().stream()
        .map(Prompt.Option::value)
        .filter(value -> value.matches("\\d{1,7}(?:\\.\\d{1,2})?"))
        .map(BigDecimal::new)
        .min(BigDecimal::compareTo)
        .map(sum -> new Value.Amount(Money.ofMajor(sum, Currency.getInstance(currency))));
  }
}
