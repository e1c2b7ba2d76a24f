package io.comptoir.nlu.sentiment;

import io.comptoir.nlu.Understanding.Sentiment;
import io.comptoir.nlu.language.Lexicon;
import io.comptoir.nlu.text.Phrases;
import io.comptoir.nlu.text.Sentence;
import io.comptoir.nlu.text.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/**
 * Adds up words and emoji that please, complain or insult; a negation just before turns the words.
 */
public final class SentimentReader {
  private static final int REACH = 3;
  private static final double INSULT = -2;
  private static final double TURNED = -0.7;

  private static final Set<String> NEGATORS =
      Set.of(
          "pas", "jamais", "aucun", "aucune", "rien", "guere", "sans", "not", "no", "never",
          "without", "don't", "doesn't", "didn't", "isn't", "wasn't", "aren't", "can't", "won't",
          "nothing", "hardly");

  private final Phrases<Double> weights;

  public SentimentReader(List<Lexicon> lexicons, Lexicon emoji) {
    var phrases = new HashMap<String, Double>();
    for (var lexicon :
        java.util.stream.Stream.concat(lexicons.stream(), java.util.stream.Stream.of(emoji))
            .toList()) {
      lexicon.section("positive").forEach(phrase -> phrases.put(phrase, 1.0));
      lexicon.section("negative").forEach(phrase -> phrases.put(phrase, -1.0));
      lexicon.section("insults").forEach(phrase -> phrases.put(phrase, INSULT));
    }
    this.weights = Phrases.of(phrases);
  }

  public Sentiment read(Sentence sentence) {
    double sum = 0;
    int negation = -REACH - 1;
    for (int i = 0; i < sentence.size(); ) {
      var token = sentence.token(i);
      var weight = weights.at(sentence, i);
      if (weight.isPresent()) {
        double value = weight.get().value();
        boolean turned =
            i - negation <= REACH && value > INSULT && token.kind() != Token.Kind.EMOJI;
        sum += turned ? value * TURNED : value;
        i += weight.get().length();
      } else {
        if (NEGATORS.contains(token.folded())) {
          negation = i;
        } else if (token.isMark()) {
          negation = -REACH - 1;
        }
        i++;
      }
    }
    if (sum == 0) {
      return Sentiment.NEUTRAL;
    }
    return sum > 0 ? Sentiment.POSITIVE : Sentiment.NEGATIVE;
  }
}
