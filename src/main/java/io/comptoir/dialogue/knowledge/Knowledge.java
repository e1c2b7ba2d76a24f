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

/**
 * Finds the article that answers a question and, within it, the sentences that do. By meaning (an
 * intent that it names), by a question that it says it answers, or by its words, each weighted by
 * how rare it is.
 */
public final class Knowledge {
  public static final Knowledge EMPTY = new Knowledge(List.of());

  /** Share of a question's weight of words that an article must hold to answer it. */
  private static final double ENOUGH = 0.6;

  /** Likeness to a question of the article's own from which it answers, 0 to 1. */
  private static final double ALIKE = 0.6;

  /** An answer of about this many characters is read; more is not. */
  private static final int LENGTH = 320;

  private final List<Indexed> articles = new ArrayList<>();
  private final Map<Language, Map<String, Double>> rarity = new HashMap<>();

  /** Of a word that no article of the language has. */
  private final Map<Language, Double> strange = new HashMap<>();

  public Knowledge(List<Article> articles) {
    var frequency = new HashMap<Language, Map<String, Integer>>();
    var count = new HashMap<Language, Integer>();
    for (var article : articles) {
      var words = new HashSet<>(Stems.of(article.title()));
      article.questions().forEach(q -> words.addAll(Stems.of(q)));
      article.passages().forEach(p -> words.addAll(Stems.of(p.heading() + " " + p.text())));
      this.articles.add(
          new Indexed(
              article,
              words,
              article.questions().stream().map(q -> Set.copyOf(Stems.of(q))).toList(),
              article.passages().stream()
                  .map(p -> Set.copyOf(Stems.of(p.heading() + " " + p.text())))
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

  /** The article for this meaning; among several the one whose words suit best. */
  public Optional<Answer> byIntent(String intent, String question, Language language) {
    var words = Set.copyOf(Stems.of(question));
    return articles.stream()
        .filter(a -> a.article().language().equals(language))
        .filter(a -> a.article().intents().contains(intent))
        .max(java.util.Comparator.comparingDouble(a -> sureness(a, words, language)))
        .map(a -> answer(a, words, language, 1));
  }

  /** The article that the words ask for, when one clearly is. */
  public Optional<Answer> byWords(String question, Language language) {
    var words = Set.copyOf(Stems.of(question));
    Indexed best = null;
    var sureness = 0.0;
    for (var article : articles) {
      if (article.article().language().equals(language)) {
        var sure = sureness(article, words, language);
        if (sure > sureness) {
          best = article;
          sureness = sure;
        }
      }
    }
    return best == null || words.isEmpty()
        ? Optional.empty()
        : Optional.of(answer(best, words, language, sureness));
  }

  private double sureness(Indexed article, Set<String> words, Language language) {
    var whole = weight(words, words, language);
    var alike = 0.0;
    for (var question : article.questions()) {
      alike = Math.max(alike, alike(question, words, whole, language));
    }
    if (alike >= ALIKE) {
      return alike;
    }
    var covered = weight(words, article.words(), language) / Math.max(1e-9, whole);
    return covered >= ENOUGH && words.size() >= 2 && alike > 0.3
        ? Math.max(alike, covered * 0.8)
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
   * What is most general, and the passage that shares most with the question when one stands out.
   */
  private Answer answer(Indexed found, Set<String> words, Language language, double sureness) {
    var passages = found.article().passages();
    var lead = passages.getFirst().text();
    var best = 0;
    var title = Set.copyOf(Stems.of(found.article().title()));
    var most = pointed(words, title, found.passages().getFirst(), language);
    for (var i = 1; i < passages.size(); i++) {
      var shared = pointed(words, title, found.passages().get(i), language);
      if (shared > most * 1.2) {
        best = i;
        most = shared;
      }
    }
    var point = passages.get(best).text();
    var text =
        best > 0 && lead.length() + point.length() <= LENGTH
            ? lead + " " + point
            : brief(point, words, language);
    return new Answer(found.article(), text, sureness);
  }

  /** What the whole article is about says little about which of its passages is meant. */
  private double pointed(
      Set<String> words, Set<String> title, Set<String> passage, Language language) {
    return weight(words, passage, language)
        - words.stream()
            .filter(w -> title.contains(w) && passage.contains(w))
            .mapToDouble(w -> rarity(w, language) / 2)
            .sum();
  }

  /** Whole sentences from the one that answers, up to a length. */
  private String brief(String text, Set<String> words, Language language) {
    if (text.length() <= LENGTH) {
      return text;
    }
    var sentences = sentences(text, language);
    var from = 0;
    var most = 0.0;
    for (var i = 0; i < sentences.size(); i++) {
      var shared = weight(words, Set.copyOf(Stems.of(sentences.get(i))), language);
      if (shared > most) {
        from = i;
        most = shared;
      }
    }
    var brief = new StringBuilder(sentences.get(from));
    for (var i = from + 1;
        i < sentences.size() && brief.length() + sentences.get(i).length() < LENGTH;
        i++) {
      brief.append(' ').append(sentences.get(i));
    }
    return brief.toString();
  }

  private static List<String> sentences(String text, Language language) {
    var breaker = BreakIterator.getSentenceInstance(language.locale());
    breaker.setText(text);
    var sentences = new ArrayList<String>();
    var start = breaker.first();
    for (var end = breaker.next(); end != BreakIterator.DONE; end = breaker.next()) {
      sentences.add(text.substring(start, end).strip());
      start = end;
    }
    return sentences;
  }

  private double rarity(String word, Language language) {
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

  private record Indexed(
      Article article,
      Set<String> words,
      List<Set<String>> questions,
      List<Set<String>> passages) {}
}
