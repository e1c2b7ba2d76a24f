package io.comptoir.nlu;

import io.comptoir.base.Language;
import io.comptoir.nlu.answer.AnswerReader;
import io.comptoir.nlu.entity.EntityExtractor;
import io.comptoir.nlu.intent.IntentModel;
import io.comptoir.nlu.language.LanguageIdentifier;
import io.comptoir.nlu.sentiment.SentimentReader;
import io.comptoir.nlu.text.Sentence;
import io.comptoir.nlu.text.Spelling;
import io.comptoir.nlu.text.Tokenizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a shop's words taught, put to work: tokens, language, spelling, entities, intent, answer and
 * feeling, in this order.
 */
public final class TrainedUnderstander implements Understander {
  private final LanguageIdentifier languages;
  private final Map<Language, Spelling> spelling;
  private final EntityExtractor entities;
  private final IntentModel intents;
  private final AnswerReader answers;
  private final SentimentReader sentiments;

  public TrainedUnderstander(
      LanguageIdentifier languages,
      Map<Language, Spelling> spelling,
      EntityExtractor entities,
      IntentModel intents,
      AnswerReader answers,
      SentimentReader sentiments) {
    this.languages = languages;
    this.spelling = Map.copyOf(spelling);
    this.entities = entities;
    this.intents = intents;
    this.answers = answers;
    this.sentiments = sentiments;
  }

  @Override
  public Understanding understand(String text, Context context) {
    var written = Tokenizer.read(text);
    if (written.size() == 0) {
      return Understanding.nothing(context.language());
    }
    var guess = languages.identify(written, context.language());
    var sentence = writeOut(written, guess.language());
    var found = entities.extract(sentence, in(guess.language(), context));
    var reading = intents.read(sentence, types(found), context.likelyIntents());
    var answer = answers.read(sentence);
    // a bare "oui" answers the question; it is a request only where the shop says so in an example
    boolean answersOnly =
        answer.filter(AnswerReader.Reading::whole).isPresent() && !reading.exact();
    return new Understanding(
        guess.language(),
        guess.confidence(),
        reading.candidates(),
        reading.inScope() && !answersOnly,
        found,
        answer.map(AnswerReader.Reading::answer),
        sentiments.read(sentence),
        sentence.normalized());
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

  /** The distinct types of wanted entities, which tell an intent as much as words do. */
  public static Set<String> types(List<Entity> entities) {
    var types = new TreeSet<String>();
    entities.forEach(entity -> types.add(entity.type()));
    return types;
  }
}
