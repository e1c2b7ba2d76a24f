package io.comptoir.nlu;

import io.comptoir.base.Language;
import io.comptoir.nlu.answer.AnswerReader;
import io.comptoir.nlu.entity.EntityExtractor;
import io.comptoir.nlu.intent.Concepts;
import io.comptoir.nlu.intent.Features;
import io.comptoir.nlu.intent.IntentModel;
import io.comptoir.nlu.language.LanguageIdentifier;
import io.comptoir.nlu.sentiment.SentimentReader;
import io.comptoir.nlu.text.Sentence;
import io.comptoir.nlu.text.Spelling;
import io.comptoir.nlu.text.Tokenizer;
import java.util.Map;
import java.util.Optional;

/**
 * What a shop's words taught, put to work: tokens, language, spelling, entities, intent, answer and
 * feeling, in this order.
 */
public final class TrainedUnderstander implements Understander {
  private static final double SURE_REQUEST = 0.9;

  private final LanguageIdentifier languages;
  private final Map<Language, Spelling> spelling;
  private final EntityExtractor entities;
  private final Concepts concepts;
  private final IntentModel intents;
  private final AnswerReader answers;
  private final SentimentReader sentiments;

  public TrainedUnderstander(
      LanguageIdentifier languages,
      Map<Language, Spelling> spelling,
      EntityExtractor entities,
      Concepts concepts,
      IntentModel intents,
      AnswerReader answers,
      SentimentReader sentiments) {
    this.languages = languages;
    this.spelling = Map.copyOf(spelling);
    this.entities = entities;
    this.concepts = concepts;
    this.intents = intents;
    this.answers = answers;
    this.sentiments = sentiments;
  }

  /**
   * How a sentence came to be understood.
   *
   * @param sentence as the models read it, short forms written out
   * @param reading what the intent model made of it
   */
  public record Explanation(
      Understanding understanding, Sentence sentence, IntentModel.Reading reading) {}

  @Override
  public Understanding understand(String text, Context context) {
    return explain(text, context).understanding();
  }

  /** The same understanding, with what led to it. */
  public Explanation explain(String text, Context context) {
    var written = Tokenizer.read(text);
    if (written.size() == 0) {
      return new Explanation(
          Understanding.nothing(context.language()), written, IntentModel.Reading.NONE);
    }
    var guess = languages.identify(written, context.language());
    var sentence = writeOut(written, guess.language());
    var found = entities.extract(sentence, in(guess.language(), context));
    var reading =
        intents.read(sentence, Features.of(sentence, found, concepts), context.likelyIntents());
    var answer = answers.read(sentence);
    // a bare "oui" answers the question; it is a request only where the shop says so in an example
    boolean answersOnly =
        answer.filter(AnswerReader.Reading::whole).isPresent() && !reading.exact();
    var understanding =
        new Understanding(
            guess.language(),
            guess.confidence(),
            reading.candidates(),
            reading.inScope() && !answersOnly,
            found,
            answer.map(AnswerReader.Reading::answer),
            sentiments.read(sentence, guess.language()),
            sentence.normalized());
    return new Explanation(understanding, sentence, reading);
  }

  /**
   * A bare "oui" answers the question; only near an example of the shop is it a request as well.
   */
  private static boolean isRequest(IntentModel.Reading reading) {
    return reading.exact()
        || reading.candidates().stream().anyMatch(c -> c.confidence() >= SURE_REQUEST);
  }

  private Sentence writeOut(Sentence sentence, Language language) {
    var forms = Optional.ofNullable(spelling.get(language));
    return forms.map(f -> f.writeOut(sentence)).orElse(sentence);
  }

  private static Context in(Language language, Context context) {
    return new Context(
        language,
        context.expected(),
        context.expectedEntities(),
        context.shown(),
        context.likelyIntents(),
        context.now());
  }
}
