package io.comptoir.nlu.intent;

import io.comptoir.nlu.text.Letters;
import io.comptoir.nlu.text.Phrases;
import io.comptoir.nlu.text.Sentence;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words that mean about the same in a shop, across languages: "basket", "cart", "panier". What one
 * example teaches with one of them counts for the others, which is most of what a shop with few
 * examples needs.
 */
public final class Concepts {
  private static final int SHORTEST_BEGINNING = 2;

  private final Phrases<List<String>> phrases;
  private final Map<String, List<String>> beginnings = new HashMap<>();
  private final int longestBeginning;

  /**
   * @param words of each concept; one that ends with * stands for every word that begins so
   */
  public Concepts(Map<String, List<String>> words) {
    var whole = new HashMap<String, List<String>>();
    words.forEach(
        (concept, entries) -> {
          for (var entry : entries) {
            boolean beginning = entry.endsWith("*") && entry.indexOf(' ') < 0;
            var target = beginning ? beginnings : whole;
            var plain =
                Letters.fold(entry.endsWith("*") ? entry.substring(0, entry.length() - 1) : entry);
            target.merge(plain, List.of(concept), Concepts::joined);
          }
        });
    this.phrases = Phrases.of(whole);
    this.longestBeginning = beginnings.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  private static List<String> joined(List<String> a, List<String> b) {
    var joined = new java.util.ArrayList<>(a);
    joined.addAll(b);
    return List.copyOf(joined);
  }

  /** Hashes of the concepts in a sentence, in order. */
  int[] of(Sentence sentence) {
    int[] found = new int[sentence.size() * 2];
    int size = 0;
    for (int i = 0; i < sentence.size(); i++) {
      var phrase = phrases.at(sentence, i);
      if (phrase.isPresent()) {
        for (var concept : phrase.get().value()) {
          found = put(found, size++, concept);
        }
      }
      for (var concept : beginning(sentence.folded(i))) {
        found = put(found, size++, concept);
      }
    }
    return Arrays.copyOf(found, size);
  }

  private static int[] put(int[] found, int size, String concept) {
    int[] room = size == found.length ? Arrays.copyOf(found, size * 2 + 2) : found;
    room[size] = Features.hash(concept);
    return room;
  }

  private List<String> beginning(String word) {
    for (int length = Math.min(word.length(), longestBeginning);
        length >= SHORTEST_BEGINNING;
        length--) {
      var concepts = beginnings.get(word.substring(0, length));
      if (concepts != null) {
        return concepts;
      }
    }
    return List.of();
  }
}
