package io.comptoir.nlu.intent;

import io.comptoir.nlu.text.Letters;
import io.comptoir.nlu.text.Phrases;
import io.comptoir.nlu.text.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words that mean about the same, across languages: "basket", "cart", "panier". What one example
 * teaches with one of them counts for the others, which is most of what a shop with few examples
 * needs.
 */
public final class Concepts {
  private static final int SHORTEST_BEGINNING = 2;
  private static final int[] NONE = {};

  private final Phrases<int[]> phrases;
  private final IntTable beginnings;
  private final List<int[]> beginningConcepts = new ArrayList<>();
  private final int longestBeginning;

  /**
   * @param words of each concept; one that ends with * stands for every word that begins so
   */
  public Concepts(Map<String, List<String>> words) {
    var whole = new HashMap<String, Set<String>>();
    var begun = new HashMap<String, Set<String>>();
    words.forEach(
        (concept, entries) -> {
          for (var entry : entries) {
            boolean beginning = entry.endsWith("*") && entry.indexOf(' ') < 0;
            var plain =
                Letters.fold(entry.endsWith("*") ? entry.substring(0, entry.length() - 1) : entry);
            (beginning ? begun : whole)
                .computeIfAbsent(plain, p -> new LinkedHashSet<>())
                .add(concept);
          }
        });
    var hashed = new HashMap<String, int[]>();
    whole.forEach((phrase, concepts) -> hashed.put(phrase, hashes(concepts)));
    this.phrases = Phrases.of(hashed);
    this.longestBeginning = begun.keySet().stream().mapToInt(String::length).max().orElse(0);
    this.beginnings = new IntTable(begun.size());
    begun.forEach(
        (beginning, concepts) -> {
          beginnings.put(Features.hash(beginning), beginningConcepts.size());
          beginningConcepts.add(hashes(concepts));
        });
  }

  private static int[] hashes(Set<String> concepts) {
    return concepts.stream().mapToInt(Features::hash).toArray();
  }

  /** Hashes of the concepts in a sentence, in order. */
  int[] of(Sentence sentence) {
    int[] found = new int[sentence.size() * 2 + 2];
    int size = 0;
    for (int i = 0; i < sentence.size(); i++) {
      var phrase = phrases.at(sentence, i);
      int[] begun = beginning(sentence.folded(i));
      int[] said = phrase.isPresent() ? phrase.get().value() : NONE;
      if (size + said.length + begun.length > found.length) {
        found = Arrays.copyOf(found, found.length * 2 + said.length + begun.length);
      }
      System.arraycopy(said, 0, found, size, said.length);
      size += said.length;
      System.arraycopy(begun, 0, found, size, begun.length);
      size += begun.length;
    }
    return Arrays.copyOf(found, size);
  }

  /** The concepts of the longest known beginning. */
  private int[] beginning(String word) {
    int longest = -1;
    int hash = Features.HASH_START;
    for (int length = 1; length <= Math.min(word.length(), longestBeginning); length++) {
      hash = Features.hashOn(hash, word.charAt(length - 1));
      int at = length < SHORTEST_BEGINNING ? -1 : beginnings.get(Features.hashEnd(hash));
      longest = at >= 0 ? at : longest;
    }
    return longest < 0 ? NONE : beginningConcepts.get(longest);
  }
}
