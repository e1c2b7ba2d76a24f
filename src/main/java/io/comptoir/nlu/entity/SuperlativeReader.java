package io.comptoir.nlu.entity;

import io.comptoir.base.Value;
import io.comptoir.nlu.text.Phrases;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of several by what it is most: "le moins cher", "the most expensive", "the best rated" as
 * {@code cheapest}, {@code dearest}, {@code best}, {@code newest}, {@code smallest}, {@code
 * biggest}.
 */
final class SuperlativeReader implements EntityReader {
  private static final Phrases<String> PHRASES = phrases();

  @Override
  public void read(Findings findings) {
    var sentence = findings.sentence();
    for (int i = 0; i < sentence.size(); i++) {
      var match = PHRASES.at(sentence, i);
      if (match.isPresent() && findings.isFree(i, i + match.get().length())) {
        int end = i + match.get().length();
        end += sentence.folded(end).equals("one") || sentence.folded(end).equals("ones") ? 1 : 0;
        boolean negated = findings.isNegated(i);
        findings.add("superlative", Value.of(match.get().value()), i, end, 1, negated);
        findings.cover(i, end);
        i = end - 1;
      }
    }
  }

  private static Phrases<String> phrases() {
    var phrases = new HashMap<String, String>();
    add(phrases, "cheapest", "cheapest, the least expensive, lowest priced");
    add(phrases, "dearest", "most expensive, the priciest, the dearest");
    add(phrases, "best", "best rated, the top rated, highest rated");
    add(phrases, "newest", "the newest, the latest one, most recent");
    add(phrases, "smallest", "the smallest");
    add(phrases, "biggest", "the biggest, the largest");
    both(phrases, "cheapest", "moins cher, moins chère, moins chers, moins chères, moins coûteux");
    both(phrases, "dearest", "plus cher, plus chère, plus chers, plus chères");
    both(phrases, "best", "mieux noté, mieux notée, mieux notés, mieux notées");
    both(phrases, "newest", "plus récent, plus récente, plus récents");
    both(phrases, "smallest", "plus petit, plus petite, plus petits");
    both(phrases, "biggest", "plus grand, plus grande, plus grands");
    return Phrases.of(phrases);
  }

  private static void add(Map<String, String> phrases, String value, String words) {
    for (var each : words.split(",")) {
      var phrase = each.strip();
      phrases.put(phrase, value);
      if (!phrase.startsWith("the ")) {
        phrases.put("the " + phrase, value);
      }
    }
  }

  /** "le moins cher", "celui le moins cher", "les moins chers"; not "moins cher", which refines. */
  private static void both(Map<String, String> phrases, String value, String words) {
    for (var each : words.split(",")) {
      for (var article : new String[] {"le", "la", "les"}) {
        phrases.put(article + " " + each.strip(), value);
      }
    }
  }
}
