package io.comptoir.nlu.language;

import io.comptoir.base.Language;
import io.comptoir.nlu.text.Sentence;
import io.comptoir.nlu.text.Token;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says which language a sentence is in: words that a language knows, letter sequences of the words
 * it does not, and a lean towards the conversation's language and the shop's. Names of products and
 * brands say nothing. Scripts of other alphabets are told by their letters.
 */
public final class LanguageIdentifier {
  private static final int LONGEST_NAME = 4;
  private static final int SEQUENCE = 3;
  private static final double SMOOTHING = 0.3;

  /** What it counts, in natural log, that a language does not know a word. */
  private static final double UNKNOWN_WORD = -2.5;

  /** Letter sequences overlap, so each counts for less than one. */
  private static final double SEQUENCE_SHARE = 0.4;

  private static final double CONVERSATION_LEAN = 1.2;
  private static final double SHOP_LEAN = 0.9;

  /** How much surer another language than the conversation's must be: for one word, for more. */
  private static final double MARGIN_ONE_WORD = 1.8;

  private static final double MARGIN = 0.5;

  private final List<Language> languages;
  private final Set<Language> shop;
  private final Set<String> names;
  private final Map<String, Integer> words = new HashMap<>();
  private final Map<Integer, float[]> sequences = new HashMap<>();
  private final float[] unseen;

  /** What was found, 0 to 1. */
  public record Guess(Language language, double confidence) {}

  /**
   * @param lexicons one for each language to tell apart
   * @param shop languages the shop speaks
   * @param texts more text of these languages, as the shop's own examples
   * @param names folded words of products and brands that are the same in every language
   */
  public LanguageIdentifier(
      List<Lexicon> lexicons,
      Set<Language> shop,
      Map<Language, List<Sentence>> texts,
      Set<String> names) {
    this.languages = lexicons.stream().map(Lexicon::language).toList();
    this.shop = Set.copyOf(shop);
    this.names = Set.copyOf(names);
    this.unseen = new float[languages.size()];
    for (int i = 0; i < languages.size(); i++) {
      learnWords(lexicons.get(i), i);
    }
    learnSequences(lexicons, texts);
  }

  private void learnWords(Lexicon lexicon, int language) {
    for (var section : List.of("words", "yes", "no", "maybe", "never_mind", "fillers")) {
      for (var entry : lexicon.section(section)) {
        var tokens = io.comptoir.nlu.text.Tokenizer.read(entry).tokens();
        tokens.forEach(token -> know(token, language));
      }
    }
    lexicon.spelling().keySet().forEach(form -> know(form, language));
  }

  private void know(Token token, int language) {
    if (token.isWord()) {
      know(token.word(), language);
      know(token.folded(), language);
    }
  }

  private void know(String word, int language) {
    words.merge(word, 1 << language, (a, b) -> a | b);
  }

  private void learnSequences(List<Lexicon> lexicons, Map<Language, List<Sentence>> texts) {
    int[] totals = new int[languages.size()];
    for (int i = 0; i < languages.size(); i++) {
      int language = i;
      var lexicon = lexicons.get(i);
      var own =
          java.util.stream.Stream.of("words", "text")
              .flatMap(section -> lexicon.section(section).stream())
              .map(io.comptoir.nlu.text.Tokenizer::read);
      var given = texts.getOrDefault(lexicon.language(), List.of()).stream();
      java.util.stream.Stream.concat(own, given)
          .flatMap(sentence -> sentence.tokens().stream())
          .filter(token -> token.isWord() && !names.contains(token.folded()))
          .forEach(token -> totals[language] += count(token, language));
    }
    for (int i = 0; i < unseen.length; i++) {
      double all = totals[i] + SMOOTHING * (sequences.size() + 1);
      unseen[i] = (float) Math.log(SMOOTHING / all);
      for (float[] row : sequences.values()) {
        row[i] = (float) Math.log((row[i] + SMOOTHING) / all);
      }
    }
  }

  private int count(Token token, int language) {
    int counted = count(token.word(), language);
    return token.word().equals(token.folded())
        ? counted
        : counted + count(token.folded(), language);
  }

  private int count(String word, int language) {
    for (int i = 0; i < word.length(); i++) {
      sequences.computeIfAbsent(sequence(word, i), s -> new float[languages.size()])[language]++;
    }
    return word.length();
  }

  /** The three letters around this one, a space beyond either end. */
  private static int sequence(String word, int at) {
    int hash = 7;
    for (int i = at - 1; i < at - 1 + SEQUENCE; i++) {
      hash = hash * 0x01000193 + (i < 0 || i >= word.length() ? ' ' : word.charAt(i));
    }
    return hash;
  }

  public Guess identify(Sentence sentence, Language conversation) {
    var script = Scripts.of(sentence.text());
    if (script.isPresent()) {
      return new Guess(script.get(), 0.95);
    }
    int own = languages.indexOf(conversation);
    double[] odds = new double[languages.size()];
    int evidence = 0;
    boolean allKnown = own >= 0;
    for (var token : sentence.tokens()) {
      boolean telling =
          token.isWord()
              && !names.contains(token.folded())
              && !isInAddress(sentence.text(), token)
              && !isInCode(sentence.text(), token);
      if (telling && weigh(token, odds)) {
        evidence++;
        allKnown = allKnown && (known(token) & 1 << own) != 0;
      }
    }
    if (evidence == 0 || own >= 0 && isName(sentence)) {
      return new Guess(conversation, 0);
    }
    return decide(odds, evidence, own, evidence == 1 && allKnown);
  }

  /**
   * "Lea Petit", "Jane Doe, jane@example.com": a few capitalised words of which no language knows
   * them all, and perhaps an address.
   */
  private boolean isName(Sentence sentence) {
    int shared = -1;
    int words = 0;
    boolean address = false;
    for (var token : sentence.tokens()) {
      if (isInAddress(sentence.text(), token)) {
        address = true;
        continue;
      }
      if (token.isMark()) {
        continue;
      }
      words++;
      boolean capital =
          token.isWord()
              && token.word().length() > 1
              && Character.isUpperCase(sentence.text().charAt(token.start()))
              && Character.isLowerCase(sentence.text().charAt(token.end() - 1));
      if (!capital) {
        return false;
      }
      shared &= known(token);
    }
    return shared == 0 && words <= LONGEST_NAME && words >= (address ? 1 : 2);
  }

  /** Part of an e-mail or web address: stuck to an @, or to a point with a letter beyond. */
  private static boolean isInAddress(String text, Token token) {
    return isJoint(text, token.start() - 1, token.start() - 2)
        || isJoint(text, token.end(), token.end() + 1);
  }

  /** A letter stuck to a digit: "C-7F3K2Q", "n5". */
  private static boolean isInCode(String text, Token token) {
    return token.word().length() == 1
        && (isDigit(text, token.start() - 1) || isDigit(text, token.end()));
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }

  private static boolean isJoint(String text, int sign, int beyond) {
    if (sign < 0 || sign >= text.length() || beyond < 0 || beyond >= text.length()) {
      return false;
    }
    char c = text.charAt(sign);
    return (c == '@' || c == '.' || c == '_') && Character.isLetterOrDigit(text.charAt(beyond));
  }

  private boolean weigh(Token token, double[] odds) {
    var word = token.word();
    int mask = known(token);
    if (mask == 0 && word.length() < 2) {
      return false;
    }
    double share = SEQUENCE_SHARE * Math.min(1, 6.0 / word.length());
    for (int i = 0; i < word.length(); i++) {
      float[] row = sequences.getOrDefault(sequence(word, i), unseen);
      for (int l = 0; l < odds.length; l++) {
        odds[l] += share * row[l];
      }
    }
    if (mask != 0) {
      for (int l = 0; l < odds.length; l++) {
        if ((mask & 1 << l) == 0) {
          odds[l] += UNKNOWN_WORD;
        }
      }
    }
    return true;
  }

  /** The languages that know this word, a bit each. */
  private int known(Token token) {
    Integer known = words.get(token.word());
    return known != null ? known : words.getOrDefault(token.folded(), 0);
  }

  /**
   * @param stays whether all there is is one word that the conversation's language knows too
   */
  private Guess decide(double[] odds, int evidence, int own, boolean stays) {
    for (int l = 0; l < odds.length; l++) {
      odds[l] += l == own ? CONVERSATION_LEAN : 0;
      odds[l] += shop.contains(languages.get(l)) ? SHOP_LEAN : 0;
    }
    int best = 0;
    for (int l = 1; l < odds.length; l++) {
      best = odds[l] > odds[best] ? l : best;
    }
    double margin = evidence == 1 ? MARGIN_ONE_WORD : MARGIN;
    if (own >= 0 && best != own && (stays || odds[best] - odds[own] < margin)) {
      best = own;
    }
    double highest = odds[best];
    double sum = Arrays.stream(odds).map(o -> Math.exp(Math.min(20, o - highest))).sum();
    return new Guess(languages.get(best), 1 / sum);
  }
}
