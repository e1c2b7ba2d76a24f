package io.comptoir.nlu.training;

import io.comptoir.nlu.text.Sentence;
import io.comptoir.nlu.text.Token;
import io.comptoir.nlu.text.Tokenizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The names of intents as sentences: {@code order.cancel} and {@code cancelOrder} say what people
 * want. Words that many names share ("faq", "intent") and what is no word say nothing.
 */
final class IntentNames {
  private static final Pattern BOUNDARY =
      Pattern.compile("[^\\p{L}\\p{N}']+|(?<=\\p{Ll})(?=\\p{Lu})");
  private static final int SHORTEST = 2;

  /** A word in more than one of so many names is a shelf's label. */
  private static final int SHARED = 5;

  private IntentNames() {}

  /** Each name that says something, with its words. */
  static Map<String, Sentence> read(Collection<String> intents) {
    var sentences = new TreeMap<String, Sentence>();
    var counts = new HashMap<String, Integer>();
    for (var name : new TreeSet<>(intents)) {
      var sentence = Tokenizer.read(BOUNDARY.matcher(name).replaceAll(" "));
      sentences.put(name, sentence);
      var words = new HashSet<String>();
      sentence.tokens().forEach(token -> words.add(token.folded()));
      words.forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    int most = Math.max(2, sentences.size() / SHARED);
    sentences.replaceAll(
        (name, sentence) ->
            new Sentence(
                sentence.text(),
                sentence.tokens().stream().filter(token -> says(token, counts, most)).toList()));
    sentences.values().removeIf(sentence -> sentence.size() == 0);
    return sentences;
  }

  private static boolean says(Token token, Map<String, Integer> counts, int most) {
    return token.isWord()
        && token.folded().length() >= SHORTEST
        && counts.getOrDefault(token.folded(), 0) <= most;
  }
}
