package io.comptoir.dialogue.knowledge;

import com.ibm.icu.text.BreakIterator;
import io.comptoir.base.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the article that answers a question and, within it, the sentences that do. By meaning (an
 * intent that it names), by a question that it says it answers, or by its words, each weighted by
 * how rare it is.
 */
public final class Knowledge {
  public static final Knowledge EMPTY = new Knowledge(List.of());

  /**
   * Share of the weight of what is asked that an article must speak of to answer it, half of it in
   * one passage.
   */
  private static final double ENOUGH = 0.66;

  /** The same share and the likeness to a question of its own, when neither is enough alone. */
  private static final double TOGETHER = 0.38;

  /** Likeness to a question of the article's own from which it answers, 0 to 1. */
  private static final double ALIKE = 0.6;

  /** An answer of about this many characters is read; more is not. */
  private static final int LENGTH = 320;

  /** What a shop speaks of on every page: it points to no passage. Stems. */
  private static final Set<String> EVERYWHERE =
      Set.copyOf(Stems.of("produit article commande achat boutique product item order shop store"));

  /** Stands for all words of what something costs. */
  private static final String PRICE = "price";

  /** Weight of {@link #PRICE}: many passages name a sum, so what else is asked tells more. */
  private static final double PRICE_WEIGHT = 0.5;

  private static final Set<String> OF_PRICE =
      Set.copyOf(
          Stems.of(
              "coute coutent couter cout couts prix tarif tarifs cost costs price prices fee"));

  private static final Pattern ASKS_PRICE =
      Pattern.compile("\\b(?:how much|combien(?! de temps))\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern SUM =
      Pattern.compile(
          "[€£$][\\s\\h]?\\d|\\d[\\s\\h]?(?:[€£$]|euros?\\b)|\\b(?:gratuite?s?|offerte?s?|free)\\b",
          Pattern.CASE_INSENSITIVE);

  private final List<Indexed> articles = new ArrayList<>();
  private final Map<Language, Map<String, Double>> rarity = new HashMap<>();

  /** Of a word that no article of the language has. */
  private final Map<Language, Double> strange = new HashMap<>();

  /**
   * A sentence that means something, as the shop taught it.
   *
   * @param intent what it means
   */
  public record Taught(Language language, String intent, String text) {}

  public Knowledge(List<Article> articles) {
    this(articles, List.of());
  }

  /**
   * @param taught the words of what has the article's meaning are words that it is about
   */
  public Knowledge(List<Article> articles, List<Taught> taught) {
    var frequency = new HashMap<Language, Map<String, Integer>>();
    var count = new HashMap<Language, Integer>();
    for (var article : articles) {
      var words = new HashSet<>(Stems.of(article.title()));
      article.questions().forEach(q -> words.addAll(Stems.of(q)));
      article.passages().forEach(p -> words.addAll(Stems.of(p.heading() + " " + p.text())));
      var title = Set.copyOf(Stems.of(article.title()));
      var about = new HashSet<>(words);
      for (var sentence : taught) {
        if (sentence.language().equals(article.language())
            && article.intents().contains(sentence.intent())) {
          about.addAll(Stems.of(sentence.text()));
        }
      }
      this.articles.add(
          new Indexed(
              article,
              words,
              about,
              title,
              article.questions().stream().map(q -> Set.copyOf(Stems.of(q))).toList(),
              article.passages().stream()
                  .map(p -> Read.of(p.heading(), p.text(), title, article.language()))
                  .toList()));
      var seen = frequency.computeIfAbsent(article.language(), _ -> new HashMap<>());
      words.forEach(w -> seen.merge(w, 1, Integer::sum));
      count.merge(article.language(), 1, Integer::sum);
    }
    count.forEach(
        (language, n) -> {
          var rare = new HashMap<String, Double>();
          frequency
              .getOrDefault(language, Map.of())
              .forEach((word, df) -> rare.put(word, rarity(n, df)));
          rarity.put(language, rare);
          strange.put(language, rarity(n, 0));
        });
  }

  /**
   * @param text the sentences that answer
   * @param sureness 0 to 1
   */
  public record Answer(Article article, String text, double sureness) {}

  public List<Article> articles() {
    return articles.stream().map(Indexed::article).toList();
  }

  /** Every intent that some article answers. */
  public Set<String> intents() {
    var all = new HashSet<String>();
    articles.forEach(a -> all.addAll(a.article().intents()));
    return all;
  }

  /**
   * The article for this meaning; among several the one whose words suit best.
   *
   * @return as sure as what was asked, by the weight of its words, is what the article or the
   *     examples of its meaning speak of: "do you deliver pizzas?" is about delivery for less than
   *     half
   */
  public Optional<Answer> byIntent(String intent, String question, Language language) {
    var words = Set.copyOf(Stems.of(question));
    return articles.stream()
        .filter(a -> a.article().language().equals(language))
        .filter(a -> a.article().intents().contains(intent))
        .max(java.util.Comparator.comparingDouble(a -> sureness(a, words, language)))
        .map(a -> answer(a, asked(question), language, share(a, words, language)));
  }

  private double share(Indexed article, Set<String> words, Language language) {
    var telling = new HashSet<>(words);
    telling.removeAll(EVERYWHERE);
    return telling.isEmpty()
        ? 1
        : weight(telling, article.about(), language) / weight(telling, telling, language);
  }

  /** The article that the words ask for, when one clearly is. */
  public Optional<Answer> byWords(String question, Language language) {
    var words = Set.copyOf(Stems.of(question));
    var word = question.strip().indexOf(' ') < 0;
    Indexed best = null;
    var sureness = 0.0;
    for (var article : articles) {
      // "well?" is about no article that has the word somewhere
      if (article.article().language().equals(language)
          && (!word || article.title().containsAll(words))) {
        var sure = sureness(article, words, language);
        if (sure > sureness) {
          best = article;
          sureness = sure;
        }
      }
    }
    return best == null || words.isEmpty()
        ? Optional.empty()
        : Optional.of(answer(best, asked(question), language, sureness));
  }

  /**
   * How surely the article answers: by its likeness to a question that it says it answers, or by
   * how much of what is asked it speaks of, in one passage above all.
   */
  private double sureness(Indexed article, Set<String> words, Language language) {
    var whole = weight(words, words, language);
    var alike = 0.0;
    for (var question : article.questions()) {
      alike = Math.max(alike, alike(question, words, whole, language));
    }
    if (alike >= ALIKE) {
      return alike;
    }
    var spoken = words.stream().filter(article.words()::contains).count();
    if (spoken < 2 || whole == 0) {
      return 0;
    }
    var closest = 0.0;
    for (var passage : article.passages()) {
      closest = Math.max(closest, weight(words, passage.underTitle(), language));
    }
    var about = (weight(words, article.words(), language) + closest) / (2 * whole);
    var together = (about + alike) / 2;
    return about >= ENOUGH || together >= TOGETHER
        ? Math.min(0.99, 0.2 + Math.max(together, about * 0.6))
        : 0;
  }

  /**
   * Weighted overlap of a question's words with those that were said, 0 to 1.
   *
   * @param whole weight of what was said
   */
  private double alike(Set<String> question, Set<String> said, double whole, Language language) {
    var shared = weight(said, question, language);
    return shared == 0 ? 0 : 2 * shared / (weight(question, question, language) + whole);
  }

  private double weight(Set<String> words, Set<String> among, Language language) {
    var weight = 0.0;
    for (var word : words) {
      if (among.contains(word)) {
        weight += rarity(word, language);
      }
    }
    return weight;
  }

  /**
   * A sentence or two: of the passage that shares most with the question when one stands out, led
   * by what is most general when it is a single sentence; else of what is most general.
   */
  private Answer answer(Indexed found, Set<String> words, Language language, double sureness) {
    var passages = found.passages();
    var best = 0;
    var title = found.title();
    var most = pointed(words, title, passages.getFirst().words(), language);
    for (var i = 1; i < passages.size(); i++) {
      var shared = pointed(words, title, passages.get(i).words(), language);
      if (shared > most * 1.2) {
        best = i;
        most = shared;
      }
    }
    var point = passages.get(best).sentences();
    var priced = words.contains(PRICE) && passages.get(best).words().contains(PRICE);
    if (best > 0 && point.size() == 1 && !priced) {
      var lead = passages.getFirst().sentences().getFirst().text();
      var only = point.getFirst().text();
      if (lead.length() + only.length() <= LENGTH) {
        return new Answer(found.article(), lead + " " + only, sureness);
      }
    }
    return new Answer(found.article(), brief(point, title, words, language), sureness);
  }

  /** What the whole article is about says little about which of its passages is meant. */
  private double pointed(
      Set<String> words, Set<String> title, Set<String> passage, Language language) {
    var telling = new HashSet<>(words);
    telling.removeAll(EVERYWHERE);
    return weight(telling, passage, language)
        - words.stream()
            .filter(w -> title.contains(w) && passage.contains(w))
            .mapToDouble(w -> rarity(w, language) / 2)
            .sum();
  }

  /** At most two sentences on end, from the one that shares most with the question. */
  private String brief(
      List<Sentence> sentences, Set<String> title, Set<String> words, Language language) {
    var telling = new HashSet<>(words);
    telling.removeAll(EVERYWHERE);
    telling.removeAll(title);
    var from = 0;
    var most = 0.0;
    for (var i = 0; i < sentences.size(); i++) {
      var shared = weight(telling, sentences.get(i).words(), language);
      if (shared > most * 1.2) {
        from = i;
        most = shared;
      }
    }
    var first = sentences.get(from).text();
    if (from + 1 == sentences.size()) {
      return first;
    }
    var second = sentences.get(from + 1).text();
    return first.length() + second.length() < LENGTH ? first + " " + second : first;
  }

  private double rarity(String word, Language language) {
    if (word.equals(PRICE)) {
      return PRICE_WEIGHT;
    }
    var known = rarity.getOrDefault(language, Map.of()).get(word);
    return known == null ? strange.getOrDefault(language, 0.0) : known;
  }

  /**
   * @param n articles of the language
   * @param df those that have the word
   */
  private static double rarity(int n, int df) {
    return Math.log(1 + (n - df + 0.5) / (df + 0.5));
  }

  /** Stems of a question; whatever asks for a price asks for the same. */
  private static Set<String> asked(String question) {
    var words = new HashSet<>(Stems.of(question));
    if (words.removeAll(OF_PRICE) || ASKS_PRICE.matcher(question).find()) {
      words.add(PRICE);
    }
    return Set.copyOf(words);
  }

  /** Stems of a text; one that names a sum speaks of what something costs. */
  private static Set<String> told(String text) {
    var words = new HashSet<>(Stems.of(text));
    if (words.removeAll(OF_PRICE) | SUM.matcher(text).find()) {
      words.add(PRICE);
    }
    return Set.copyOf(words);
  }

  private record Indexed(
      Article article,
      Set<String> words,
      Set<String> about,
      Set<String> title,
      List<Set<String>> questions,
      List<Read> passages) {}

  /** With the stems of its words. */
  private record Sentence(String text, Set<String> words) {}

  /**
   * A passage, read once.
   *
   * @param words stems of it and its heading, {@link #PRICE} where it names a sum
   * @param underTitle stems of it, its heading and the article's title
   */
  private record Read(Set<String> words, Set<String> underTitle, List<Sentence> sentences) {
    static Read of(String heading, String text, Set<String> title, Language language) {
      var underTitle = new HashSet<>(Stems.of(heading + " " + text));
      underTitle.addAll(title);
      return new Read(
          told(heading + " " + text), Set.copyOf(underTitle), sentences(text, language));
    }

    private static List<Sentence> sentences(String text, Language language) {
      var breaker = BreakIterator.getSentenceInstance(language.locale());
      breaker.setText(text);
      var sentences = new ArrayList<Sentence>();
      var start = breaker.first();
      for (var end = breaker.next(); end != BreakIterator.DONE; end = breaker.next()) {
        var sentence = text.substring(start, end).strip();
        sentences.add(new Sentence(sentence, told(sentence)));
        start = end;
      }
      return sentences;
    }
  }
}
