package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.nlu.Entity;
import io.comptoir.nlu.Understanding;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a change to the last search from a wish of its own: while its finds are in sight, words
 * that say nothing but looks or a budget ("et vegan ?", "pas de cuir", "sous 30 €", "finalement
 * 50").
 */
final class Refining {
  private static final Set<String> LOOKS = Set.of("attribute", "budget", "amount");

  /** What may stand around them without a wish of its own. */
  private static final Pattern AROUND =
      Pattern.compile(
          "(?:et|mais|alors|ou|en|version|plutot|finalement|disons|enfin|fait|non|oui|ok|bon|bah|un|une|des|de|du|d|le|la|les|l|"
              + "pas|sans|avec|trop|plus|tres|moins|que|quelque|chose|truc|modele|sous|max|maximum|jusqu|a|au|pour|qui|soit|est|"
              + "si|possible|svp|s|il|vous|te|plait|merci|juste|seulement|aussi|euros?|meme|vraiment|rien|ni|budget|mon|"
              + "and|but|or|in|so|then|rather|instead|actually|make|it|one|ones|something|anything|more|less|not|no|without|with|"
              + "obligatoirement|absolument|imperativement|surtout|uniquement|forcement|must|be|definitely|absolutely|strictly|has|should|"
              + "too|very|just|only|also|please|the|an|any|under|below|up|to|of|what|about|how|i|meant|is|my|same|yes|free|have)");

  private static final Pattern SUM =
      Pattern.compile(
          "(?:(?:non|mais|ok|bon|bah|et|finalement|plutot|disons|enfin|en fait|jusqu'?a|sous|max|maximum|budget|"
              + "no|but|and|rather|actually|say|make it|up to|under|i meant)[ ,]+)+(\\d{2,4})(?: ?(?:€|euros?|max|maximum))?");

  /** A smaller number after "plutôt" is more likely how many. */
  private static final int SMALLEST_SUM = 15;

  private final Turn turn;

  Refining(Turn turn) {
    this.turn = turn;
  }

  /** The flow that takes the change, when it is one. */
  Optional<Flow> flow(String text, Understanding understanding) {
    var searched = turn.prompt == null && turn.slots.containsKey("query") && !turn.shown.isEmpty();
    var changes =
        searched
            && (sum(text).isPresent()
                || !understanding.entities().isEmpty() && saysOnlyLooks(text, understanding));
    return changes ? turn.script.flows().forEntities(List.of("attribute")) : Optional.empty();
  }

  /** The budget that a bare sum stands for: "finalement 50", "sous 30 €". */
  Optional<Value> budget(String text, Understanding understanding) {
    return sum(text)
        .or(
            () ->
                understanding.entities().stream()
                    .filter(e -> e.type().equals("amount") && !e.negated())
                    .map(Entity::value)
                    .findFirst())
        .filter(value -> understanding.entity("budget").isEmpty())
        .map(Fills::budget);
  }

  private Optional<Value> sum(String text) {
    var matcher = SUM.matcher(Flows.bare(text));
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < SMALLEST_SUM) {
      return Optional.empty();
    }
    var currency = Currency.getInstance(turn.script.currency());
    return Optional.of(Value.of(Money.ofMajor(new BigDecimal(matcher.group(1)), currency)));
  }

  private static boolean saysOnlyLooks(String text, Understanding understanding) {
    var left = new StringBuilder(text);
    for (var entity : understanding.entities()) {
      // "rose" is a colour and a note, and perhaps a product: one of its meanings is enough
      var looks =
          understanding.entities().stream()
              .anyMatch(
                  e ->
                      LOOKS.contains(e.type())
                          && e.start() <= entity.start()
                          && e.end() >= entity.end());
      if (!looks || entity.end() > left.length()) {
        return false;
      }
      for (int i = entity.start(); i < entity.end(); i++) {
        left.setCharAt(i, ' ');
      }
    }
    for (var word : Flows.bare(left.toString()).split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty() && !AROUND.matcher(word).matches()) {
        return false;
      }
    }
    return true;
  }
}
