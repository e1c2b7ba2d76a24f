package io.comptoir.nlu;

import io.comptoir.base.Language;
import io.comptoir.nlu.answer.AnswerReader;
import io.comptoir.nlu.entity.EntityExtractor;
import io.comptoir.nlu.intent.Features;
import io.comptoir.nlu.intent.IntentModel;
import io.comptoir.nlu.intent.Leaning;
import io.comptoir.nlu.intent.Meanings;
import io.comptoir.nlu.intent.SparseVector;
import io.comptoir.nlu.language.LanguageIdentifier;
import io.comptoir.nlu.sentiment.SentimentReader;
import io.comptoir.nlu.text.Clauses;
import io.comptoir.nlu.text.Respelling;
import io.comptoir.nlu.text.Sentence;
import io.comptoir.nlu.text.Spelling;
import io.comptoir.nlu.text.Tokenizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a shop's words taught, put to work: tokens, language, spelling, entities, intent, answer and
 * feeling, in this order.
 */
public final class TrainedUnderstander implements Understander {
  private static final String OFF_TOPIC = "chitchat.off_topic";
  private static final ZonedDateTime ANY_TIME = Instant.EPOCH.atZone(ZoneOffset.UTC);

  /** As sure as this must each of several wishes be, so that none is cut out of another. */
  private static final double SURE_WISH = 0.5;

  /** In words. */
  private static final int LONGEST_LIST = 40;

  private final LanguageIdentifier languages;
  private final Map<Language, Spelling> spelling;
  private final EntityExtractor entities;
  private final Meanings meanings;
  private final Respelling respelling;
  private final IntentModel intents;
  private final Leaning leaning;
  private final AnswerReader answers;
  private final SentimentReader sentiments;
  private final Clauses clauses;

  public TrainedUnderstander(
      LanguageIdentifier languages,
      Map<Language, Spelling> spelling,
      EntityExtractor entities,
      Meanings meanings,
      Respelling respelling,
      IntentModel intents,
      Leaning leaning,
      AnswerReader answers,
      SentimentReader sentiments,
      Clauses clauses) {
    this.languages = languages;
    this.spelling = Map.copyOf(spelling);
    this.entities = entities;
    this.meanings = meanings;
    this.respelling = respelling;
    this.intents = intents;
    this.leaning = leaning;
    this.answers = answers;
    this.sentiments = sentiments;
    this.clauses = clauses;
  }

  /**
   * How a sentence came to be understood.
   *
   * @param sentence as the models read it, short forms written out
   * @param reading what the intent model made of it
   */
  public record Explanation(
      Understanding understanding, Sentence sentence, IntentModel.Reading reading) {}

  /**
   * What one word does for the best intent.
   *
   * @param effect how much less sure the intent is without it; negative when it speaks against
   */
  public record WordEffect(String word, double effect) {}

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
        intents.read(
            sentence, features(sentence, found, context), context.likelyIntents(), leaning);
    var answer = answers.read(sentence, guess.language(), context.expected());
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
   * What each word does for the intent that was understood: the sentence is read again without it.
   */
  public List<WordEffect> effects(Explanation explained, Context context) {
    var candidates = explained.reading().candidates();
    if (candidates.isEmpty()) {
      return List.of();
    }
    var best = candidates.getFirst().intent();
    double whole = confidence(explained.sentence(), best, explained.understanding(), context);
    var effects = new ArrayList<WordEffect>();
    for (int i = 0; i < explained.sentence().size(); i++) {
      var rest = new ArrayList<>(explained.sentence().tokens());
      var word = rest.remove(i);
      var without = new Sentence(explained.sentence().text(), rest);
      effects.add(
          new WordEffect(
              word.word(), whole - confidence(without, best, explained.understanding(), context)));
    }
    return effects;
  }

  private double confidence(
      Sentence sentence, String intent, Understanding understanding, Context context) {
    var features = features(sentence, understanding.entities(), context);
    return intents.confidence(features, context.likelyIntents(), intent);
  }

  /** A sentence as the intent model sees it, to compare with others of the same shop. */
  SparseVector vector(String text, Language language) {
    var sentence = writeOut(Tokenizer.read(text), language);
    var context = Context.fresh(language, ANY_TIME);
    return intents.space().vector(features(sentence, entities.extract(sentence, context), context));
  }

  /** What answers an open question may be a name or an address, which are no slips: not mended. */
  private Features features(Sentence sentence, List<Entity> found, Context context) {
    return switch (context.expected().orElse(Context.Expected.CHOICE)) {
      case VALUE, FREE_TEXT -> Features.of(sentence, found, meanings);
      case YES_NO, CHOICE -> Features.of(sentence, respelling.read(sentence), found, meanings);
    };
  }

  /**
   * Cut where sentences meet, and kept apart only when every part is surely a wish and no two that
   * follow each other are the same. Of what is said while a question is open, only wishes behind a
   * plain answer are.
   */
  @Override
  public List<String> wishes(String text, Context context) {
    var whole = List.of(text);
    var sentence = Tokenizer.read(text);
    if (context.expected().isPresent()) {
      return besideAnswer(text, sentence, context, context.expected().get());
    }
    // "allergique aux noix, quelle crème ?": what must not be in it belongs to the wish
    boolean cut = sentence.words() <= LONGEST_LIST && !speaksOfAllergy(sentence);
    var parts = cut ? clauses.of(sentence) : whole;
    if (parts.size() < 2 || explain(text, context).reading().exact()) {
      return whole;
    }
    var wishes = new ArrayList<String>();
    var before = "";
    boolean strayed = false;
    for (var part : parts) {
      var explained = explain(part, context);
      var wish = explained.understanding().intent().orElse("");
      if (answers.isFilling(explained.sentence())) {
        continue;
      }
      if (wish.isEmpty()
          || wish.equals(before)
          || explained.understanding().intents().getFirst().confidence() < SURE_WISH) {
        return whole;
      }
      // "il fait froid, je cherche une bougie": small talk beside a wish is let be
      strayed |= wish.equals(OFF_TOPIC);
      if (!wish.equals(OFF_TOPIC)) {
        wishes.add(part);
      }
      before = wish;
    }
    return wishes.isEmpty() || wishes.size() < 2 && !strayed ? whole : List.copyOf(wishes);
  }

  /** The answer to the open question, then the wishes behind it; the message itself when unsure. */
  private List<String> besideAnswer(
      String text, Sentence sentence, Context context, Context.Expected expected) {
    var whole = List.of(text);
    if (expected == Context.Expected.FREE_TEXT
        || sentence.words() > LONGEST_LIST
        || speaksOfAllergy(sentence)) {
      return whole;
    }
    var parts = clauses.of(sentence);
    if (parts.size() < 2
        || !isAnswer(parts.getFirst(), sentence, context, expected)
        || explain(text, context).reading().exact()) {
      return whole;
    }
    var cut = new ArrayList<>(parts.subList(0, 1));
    for (var part : parts.subList(1, parts.size())) {
      var explained = explain(part, Context.fresh(context.language(), context.now()));
      if (answers.isFilling(explained.sentence())) {
        continue;
      }
      if (!AnswerFirst.goesOn(Tokenizer.read(part)) || !isWish(explained, context)) {
        return whole;
      }
      cut.add(part);
    }
    return List.copyOf(cut);
  }

  /** Whether this is the answer and nothing else, and what follows leaves it as it is. */
  private boolean isAnswer(
      String part, Sentence message, Context context, Context.Expected expected) {
    var explained = explain(part, context);
    if (expected == Context.Expected.YES_NO) {
      return AnswerFirst.standsAlone(message, Tokenizer.read(part).size())
          && answers
              .read(explained.sentence(), explained.understanding().language(), context.expected())
              .filter(AnswerReader.Reading::whole)
              .isPresent();
    }
    return explained.understanding().entities().stream()
        .anyMatch(
            entity ->
                !entity.negated()
                    && (context.expectedEntities().contains(entity.type())
                        || entity.type().equals("ordinal") && context.shown() > 0));
  }

  /** Surely one, and nothing that answers as well. */
  private static boolean isWish(Explanation explained, Context context) {
    var understanding = explained.understanding();
    var intent = understanding.intent().orElse("");
    return !intent.isEmpty()
        && !intent.equals(OFF_TOPIC)
        && !context.likelyIntents().contains(intent)
        && understanding.intents().getFirst().confidence() >= SURE_WISH
        && understanding.entities().stream()
            .noneMatch(entity -> context.expectedEntities().contains(entity.type()));
  }

  private static boolean speaksOfAllergy(Sentence sentence) {
    return sentence.tokens().stream().anyMatch(t -> t.folded().startsWith("allerg"));
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
