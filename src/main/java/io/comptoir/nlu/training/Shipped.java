package io.comptoir.nlu.training;

import io.comptoir.nlu.answer.AnswerReader;
import io.comptoir.nlu.intent.Meanings;
import io.comptoir.nlu.language.Lexicon;
import io.comptoir.nlu.sentiment.SentimentReader;
import io.comptoir.nlu.text.Clauses;
import java.util.List;

/**
 * The readers that only the product's own words make: the same for every shop of a server, and
 * built once.
 */
record Shipped(
    Meanings meanings, AnswerReader answers, SentimentReader sentiment, Clauses clauses) {

  private static final class Once {
    static final Shipped SHIPPED = of(Lexica.all());

    private static Shipped of(List<Lexicon> lexica) {
      var emoji = Lexica.emoji();
      return new Shipped(
          Lexica.meanings(),
          new AnswerReader(lexica, emoji),
          new SentimentReader(lexica, emoji),
          new Clauses(lexica.stream().flatMap(l -> l.section("starts").stream()).toList()));
    }
  }

  static Shipped get() {
    return Once.SHIPPED;
  }
}
