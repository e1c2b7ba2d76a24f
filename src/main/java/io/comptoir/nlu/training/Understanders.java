package io.comptoir.nlu.training;

import static java.util.stream.Collectors.toSet;

import io.comptoir.base.Language;
import io.comptoir.nlu.Context;
import io.comptoir.nlu.Examples;
import io.comptoir.nlu.TrainedUnderstander;
import io.comptoir.nlu.Vocabulary;
import io.comptoir.nlu.entity.EntityExtractor;
import io.comptoir.nlu.entity.Slots;
import io.comptoir.nlu.intent.Features;
import io.comptoir.nlu.intent.IntentModel;
import io.comptoir.nlu.language.LanguageIdentifier;
import io.comptoir.nlu.language.Lexicon;
import io.comptoir.nlu.slot.SlotModel;
import io.comptoir.nlu.text.Respelling;
import io.comptoir.nlu.text.Sentence;
import io.comptoir.nlu.text.Spelling;
import io.comptoir.nlu.text.Tokenizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds a shop's {@link TrainedUnderstander} from what the shop teaches and what ships with the
 * product. Only the intent model is learnt in seconds and worth keeping (see {@link ModelCache});
 * the rest is put together in milliseconds.
 */
public final class Understanders {
  private static final ZonedDateTime ANY_TIME = Instant.EPOCH.atZone(ZoneOffset.UTC);

  /** Share of the characters of a copy that are disturbed. */
  private static final double DISTURBED = 0.2;

  /** Copies of all examples together; of each no fewer and no more than these. */
  private static final int COPIES = 20_000;

  private static final int FEWEST_COPIES = 2;
  private static final int MOST_COPIES = 4;

  private static final Set<String> NAMING = Set.of("product", "brand", "city");
  private static final List<String> WORDY =
      List.of(
          "words",
          "yes",
          "no",
          "maybe",
          "never_mind",
          "fillers",
          "positive",
          "good",
          "bad",
          "negative",
          "faults",
          "insults",
          "swearing",
          "urgent");

  private final Examples examples;
  private final List<Language> shopLanguages;
  private final Set<String> wares;
  private final Options options;
  private final List<Lexicon> lexica = Lexica.all();
  private final Map<Language, Set<String>> everyday = everyday(lexica);
  private final Map<Language, Spelling> spelling = new HashMap<>();
  private final LanguageIdentifier identifier;
  private final EntityExtractor entities;
  private final Shipped shipped = Shipped.get();
  private final Respelling respelling;

  private Understanders(
      Examples examples,
      Vocabulary vocabulary,
      List<Language> shopLanguages,
      Options options,
      @Nullable SlotModel slots) {
    this.examples = examples;
    this.shopLanguages = List.copyOf(shopLanguages);
    this.wares = vocabulary.terms().stream().map(Vocabulary.Term::type).collect(toSet());
    this.options = options;
    var texts = new HashMap<Language, List<Sentence>>();
    for (var example : examples.examples()) {
      texts
          .computeIfAbsent(example.language(), l -> new ArrayList<>())
          .add(Tokenizer.read(example.text()));
    }
    var known = knownWords(shopLanguages, texts);
    lexica.forEach(
        lexicon -> spelling.put(lexicon.language(), spelling(lexicon, known, vocabulary)));
    this.identifier =
        new LanguageIdentifier(lexica, Set.copyOf(shopLanguages), texts, names(vocabulary));
    this.respelling = respelling(examples, known, vocabulary);
    this.entities =
        new EntityExtractor(
            vocabulary,
            known,
            everyday,
            Lexica.common(),
            slots == null ? null : new Slots(slots, SlotExamples.keys(examples)),
            options.currency(),
            options.orderNumber(),
            options.phoneRegions());
  }

  /**
   * Learns everything anew; seconds for a shop of forty intents in two languages. The same inputs
   * and seed give the same understander.
   *
   * @param shopLanguages the languages that the shop speaks
   */
  public static TrainedUnderstander train(
      Examples examples, Vocabulary vocabulary, List<Language> shopLanguages, Options options) {
    var parts = parts(examples, vocabulary, shopLanguages, options);
    return parts.with(parts.learn());
  }

  /**
   * The same.
   *
   * @param progress is told what is being learnt
   */
  static TrainedUnderstander train(
      Examples examples,
      Vocabulary vocabulary,
      List<Language> shopLanguages,
      Options options,
      Consumer<String> progress) {
    var parts = parts(examples, vocabulary, shopLanguages, options);
    return parts.with(parts.learn(first -> {}, progress));
  }

  /** The sequence model of what the shop marked in its examples. */
  static SlotModel learnSlots(Examples examples, Options options) {
    return SlotTrainer.train(SlotExamples.of(examples), options.seed());
  }

  static Understanders parts(
      Examples examples, Vocabulary vocabulary, List<Language> shopLanguages, Options options) {
    var slots = examples.marked().isEmpty() ? null : learnSlots(examples, options);
    return new Understanders(examples, vocabulary, shopLanguages, options, slots);
  }

  /**
   * @param slots null when the shop marked nothing
   */
  static Understanders parts(
      Examples examples,
      Vocabulary vocabulary,
      List<Language> shopLanguages,
      Options options,
      @Nullable SlotModel slots) {
    return new Understanders(examples, vocabulary, shopLanguages, options, slots);
  }

  TrainedUnderstander with(IntentModel intents) {
    return new TrainedUnderstander(
        identifier,
        spelling,
        entities,
        shipped.meanings(),
        respelling,
        intents,
        options.leaning(),
        shipped.answers(),
        shipped.sentiment(),
        shipped.clauses());
  }

  IntentModel learn() {
    return learn(first -> {}, progress -> {});
  }

  /**
   * @param first is given a first model, as soon as there is one
   */
  IntentModel learn(Consumer<IntentModel> first, Consumer<String> progress) {
    var reads = new ArrayList<IntentTrainer.Read>();
    var intents = new ArrayList<String>();
    var noise = new Noise(DISTURBED, options.seed());
    int copies =
        Math.clamp(COPIES / Math.max(1, examples.examples().size()), FEWEST_COPIES, MOST_COPIES);
    for (var example : examples.examples()) {
      var disturbed = disturbed(example.text(), example.language(), noise, copies);
      reads.add(read(example.text(), example.language(), disturbed));
      intents.add(example.intent());
    }
    var outOfScope = new ArrayList<IntentTrainer.Read>();
    for (var sentence : examples.outOfScope()) {
      outOfScope.add(read(sentence.text(), sentence.language()));
    }
    for (var lexicon : lexica) {
      for (var sentence : lexicon.section("out_of_scope")) {
        outOfScope.add(read(sentence, lexicon.language()));
      }
    }
    int listed = examples.outOfScope().size();
    return new IntentTrainer(reads, intents, namesRead(intents), outOfScope, listed, options)
        .train(first, progress);
  }

  private Map<String, Features> namesRead(List<String> intents) {
    var read = new HashMap<String, Features>();
    IntentNames.read(intents)
        .forEach(
            (name, words) -> {
              if (!speaksOfWares(words)) {
                read.put(name, Features.of(words, List.of(), shipped.meanings()));
              }
            });
    return read;
  }

  /** "candle-care": who speaks of candles may want anything, most likely to buy one. */
  private boolean speaksOfWares(Sentence words) {
    return shopLanguages.stream()
        .flatMap(l -> entities.extract(words, Context.fresh(l, ANY_TIME)).stream())
        .anyMatch(entity -> wares.contains(entity.type()));
  }

  private IntentTrainer.Read read(String text, Language language) {
    return read(text, language, List.of());
  }

  private IntentTrainer.Read read(String text, Language language, List<Features> disturbed) {
    var sentence = written(text, language);
    var found = entities.extract(sentence, Context.fresh(language, ANY_TIME));
    var features = Features.of(sentence, found, shipped.meanings());
    return new IntentTrainer.Read(sentence, features, disturbed);
  }

  /** The sentence mistyped in several ways, each read as it would be when it came so. */
  private List<Features> disturbed(String text, Language language, Noise noise, int copies) {
    var disturbed = new ArrayList<Features>();
    for (int i = 0; i < copies; i++) {
      var sentence = written(noise.disturb(text), language);
      var found = entities.extract(sentence, Context.fresh(language, ANY_TIME));
      disturbed.add(Features.of(sentence, respelling.read(sentence), found, shipped.meanings()));
    }
    return disturbed;
  }

  /**
   * Words of products, brands and cities that say nothing about the language around them: those
   * that several languages of the vocabulary share, and in a vocabulary of one language those that
   * no lexicon holds.
   */
  private Set<String> names(Vocabulary vocabulary) {
    var languagesOf = new HashMap<String, Set<Language>>();
    var spoken = new HashSet<Language>();
    for (var term : vocabulary.terms()) {
      spoken.add(term.language());
      if (NAMING.contains(term.type())) {
        for (var token : Tokenizer.read(term.words()).tokens()) {
          languagesOf.computeIfAbsent(token.folded(), w -> new HashSet<>()).add(term.language());
        }
      }
    }
    var names = new HashSet<String>();
    languagesOf.forEach(
        (word, languages) -> {
          if (languages.size() > 1 || spoken.size() < 2 && !isEveryday(word)) {
            names.add(word);
          }
        });
    return names;
  }

  private boolean isEveryday(String word) {
    return everyday.values().stream().anyMatch(words -> words.contains(word));
  }

  /** Only French writes words together where an apostrophe should part them. */
  private static Spelling spelling(Lexicon lexicon, Set<String> known, Vocabulary vocabulary) {
    if (!lexicon.language().equals(Language.FRENCH)) {
      return new Spelling(lexicon.spelling());
    }
    var right = new HashSet<>(known);
    for (var term : vocabulary.terms()) {
      Tokenizer.read(term.words()).tokens().forEach(token -> right.add(token.folded()));
    }
    return new Spelling(lexicon.spelling(), true, right);
  }

  /** Mends towards the words of the examples; every other word that is right stays as it is. */
  private Respelling respelling(Examples examples, Set<String> known, Vocabulary vocabulary) {
    var right = new HashSet<>(known);
    right.addAll(Lexica.common());
    everyday.values().forEach(right::addAll);
    right.addAll(Lexica.meaningWords());
    for (var term : vocabulary.terms()) {
      Tokenizer.read(term.words()).tokens().forEach(token -> right.add(token.folded()));
    }
    var heard = new HashMap<String, Integer>();
    for (var example : examples.examples()) {
      for (var token : written(example.text(), example.language()).tokens()) {
        if (token.isWord()) {
          heard.merge(token.folded(), 1, Integer::sum);
        }
      }
    }
    return new Respelling(heard, right);
  }

  private Sentence written(String text, Language language) {
    var forms = spelling.get(language);
    var written = Tokenizer.read(text);
    return forms == null ? written : forms.writeOut(written);
  }

  /** Everyday words of the shop's languages, shipped or seen in its examples. */
  private Set<String> knownWords(
      List<Language> shopLanguages, Map<Language, List<Sentence>> texts) {
    var own = lexica.stream().filter(l -> shopLanguages.contains(l.language())).toList();
    var words = new HashSet<String>();
    for (var lexicon : own) {
      words.addAll(everyday.getOrDefault(lexicon.language(), Set.of()));
      words.addAll(lexicon.spelling().keySet());
    }
    texts.values().stream()
        .flatMap(List::stream)
        .flatMap(sentence -> sentence.tokens().stream())
        .forEach(token -> words.add(token.folded()));
    return words;
  }

  private static Map<Language, Set<String>> everyday(List<Lexicon> lexica) {
    var everyday = new HashMap<Language, Set<String>>();
    lexica.forEach(lexicon -> everyday.put(lexicon.language(), words(lexicon)));
    return everyday;
  }

  private static Set<String> words(Lexicon lexicon) {
    var words = new HashSet<String>();
    for (var section : WORDY) {
      for (var entry : lexicon.section(section)) {
        Tokenizer.read(entry).tokens().forEach(token -> words.add(token.folded()));
      }
    }
    return words;
  }
}
