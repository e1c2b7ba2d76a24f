package io.comptoir.nlu.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Phrases of one or several tokens and what each stands for. Looks them up in a sentence without
 * building strings; the longest wins.
 */
public final class Phrases<T> {
  private final Map<String, List<Entry<T>>> byFirst;

  private record Entry<T>(List<String> words, T value) {}

  /** A phrase found: how many tokens it took and what it stands for. */
  public record Match<T>(int length, T value) {}

  private Phrases(Map<String, List<Entry<T>>> byFirst) {
    this.byFirst = byFirst;
  }

  /** Phrases as people write them; they are cut into tokens as sentences are. */
  public static <T> Phrases<T> of(Map<String, T> values) {
    var byWords = new HashMap<List<String>, T>();
    values.forEach((phrase, value) -> byWords.put(words(phrase), value));
    return ofWords(byWords);
  }

  /** Phrases by their words as {@link #words} cuts them. */
  public static <T> Phrases<T> ofWords(Map<List<String>, T> values) {
    var byFirst = new HashMap<String, List<Entry<T>>>();
    values.forEach(
        (words, value) -> {
          if (!words.isEmpty()) {
            byFirst
                .computeIfAbsent(words.getFirst(), first -> new ArrayList<>())
                .add(new Entry<>(words, value));
          }
        });
    for (var entries : byFirst.values()) {
      entries.sort((a, b) -> Integer.compare(b.words().size(), a.words().size()));
    }
    return new Phrases<>(byFirst);
  }

  /** The folded words of a phrase: two spellings of one phrase have the same. */
  public static List<String> words(String phrase) {
    return Tokenizer.read(phrase).tokens().stream().map(Token::folded).toList();
  }

  /** The longest phrase that begins at this token. */
  public Optional<Match<T>> at(Sentence sentence, int index) {
    if (index < 0 || index >= sentence.size()) {
      return Optional.empty();
    }
    var entries = byFirst.get(sentence.token(index).folded());
    if (entries != null) {
      for (var entry : entries) {
        if (sentence.has(index, entry.words())) {
          return Optional.of(new Match<>(entry.words().size(), entry.value()));
        }
      }
    }
    return Optional.empty();
  }

  /** The longest phrase that ends just before this token. */
  public Optional<Match<T>> before(Sentence sentence, int end) {
    Optional<Match<T>> best = Optional.empty();
    for (int start = end - 1; start >= 0 && start >= end - LONGEST; start--) {
      var match = at(sentence, start);
      if (match.isPresent() && match.get().length() == end - start) {
        best = match;
      }
    }
    return best;
  }

  private static final int LONGEST = 6;
}
