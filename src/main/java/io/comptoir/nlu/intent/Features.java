package io.comptoir.nlu.intent;

import io.comptoir.nlu.Entity;
import io.comptoir.nlu.text.Respelling.Respelt;
import io.comptoir.nlu.text.Sentence;
import io.comptoir.nlu.text.Stem;
import io.comptoir.nlu.text.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a sentence shows to a linear model, as hashes: words, stems and pairs of words; the
 * character sequences of 2 to 5 letters inside its words; the kinds of entities and the {@link
 * Meanings} in it. Hashes of 32 bits keep strings out of the hot path; two features of a shop share
 * one about once in 4 billion pairs.
 *
 * @param words hashes of words, stems and pairs, with repetitions
 * @param characters hashes of character sequences, with repetitions
 * @param trade hashes of entity kinds, concepts of the trade and pairs of these
 * @param everyday hashes of concepts of every day and pairs of these
 * @param plain hashes of the stems that no entity explains: what the shop should have heard before
 */
public record Features(int[] words, int[] characters, int[] trade, int[] everyday, int[] plain) {
  /** Of these the kind says all; their digits and letters would only be noise. */
  private static final Set<String> SAID_BY_KIND =
      Set.of("order_number", "email", "phone", "postcode", "coupon", "name", "budget", "amount");

  /** Where every {@link #hash} begins. */
  static final int HASH_START = 0x811C9DC5;

  private static final int WORD = 0x51ED270B;
  private static final int STEM = 0x2F0B4C47;
  private static final int PAIR = 0x7FEB352D;
  private static final int KIND = 0x3C6EF372;
  private static final int CONCEPT = 0x1B873593;
  private static final int CONCEPT_PAIR = 0x6C8E9CF5;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 5;

  /**
   * @param entities found in the sentence, in order of appearance
   */
  public static Features of(Sentence sentence, List<Entity> entities, Meanings meanings) {
    return of(sentence, new Respelt(sentence, List.of()), entities, meanings);
  }

  /**
   * @param respelt the same sentence with its mistyped words mended: words and meanings are taken
   *     from it, characters from both, and what was never heard from the sentence as it was written
   */
  public static Features of(
      Sentence sentence, Respelt respelt, List<Entity> entities, Meanings meanings) {
    var words = new Buffer(sentence.size() * 3 + 1);
    var plain = new Buffer(sentence.size() + 1);
    var characters = new Buffer(Math.max(16, sentence.text().length() * 5));
    int before = 0;
    int passed = 0;
    for (var token : respelt.sentence().tokens()) {
      while (passed < entities.size() && entities.get(passed).end() <= token.start()) {
        passed++;
      }
      var entity = explaining(token, entities, passed);
      if (entity != null && SAID_BY_KIND.contains(entity.type())
          || token.isMark() && !isTelling(token)) {
        continue;
      }
      int word = hash(token.folded());
      words.add(word ^ WORD);
      words.add((before * 31 + word) * PAIR);
      if (token.isWord()) {
        int stem = hash(Stem.of(token.folded())) ^ STEM;
        words.add(stem);
        if (entity == null && !respelt.isMended(token)) {
          plain.add(stem);
        }
      }
      before = word;
      addCharacters(token, characters);
    }
    for (var token : respelt.replaced()) {
      plain.add(hash(Stem.of(token.folded())) ^ STEM);
      addCharacters(token, characters);
    }
    return new Features(
        words.toArray(),
        characters.toArray(),
        trade(meanings.trade().of(respelt.sentence()), entities),
        everyday(meanings.everyday().of(respelt.sentence())),
        plain.toArray());
  }

  private static int[] trade(int[] concepts, List<Entity> entities) {
    var trade = new Buffer(concepts.length * 2 + entities.size() + 1);
    var kinds = new TreeSet<String>();
    entities.forEach(entity -> kinds.add(entity.type()));
    kinds.forEach(kind -> trade.add(hash(kind) ^ KIND));
    addConcepts(concepts, trade);
    return trade.toArray();
  }

  private static int[] everyday(int[] concepts) {
    var everyday = new Buffer(concepts.length * 2 + 1);
    addConcepts(concepts, everyday);
    return everyday.toArray();
  }

  private static void addConcepts(int[] concepts, Buffer meanings) {
    int before = 0;
    for (int concept : concepts) {
      meanings.add(concept ^ CONCEPT);
      meanings.add((before * 31 + concept) * CONCEPT_PAIR);
      before = concept;
    }
  }

  private static @Nullable Entity explaining(Token token, List<Entity> entities, int from) {
    for (int i = from; i < entities.size() && entities.get(i).start() < token.end(); i++) {
      if (entities.get(i).end() > token.start()) {
        return entities.get(i);
      }
    }
    return null;
  }

  private static boolean isTelling(Token mark) {
    return switch (mark.folded().charAt(0)) {
      case '?', '!', '%', '€', '£', '$', '+' -> true;
      default -> false;
    };
  }

  private static void addCharacters(Token token, Buffer characters) {
    var word = token.folded();
    int length = word.length() + 2;
    for (int start = 0; start < length; start++) {
      int hash = 17;
      int longest = Math.min(length - start, LONGEST);
      for (int n = 1; n <= longest; n++) {
        int at = start + n - 1;
        char c = at == 0 || at == length - 1 ? ' ' : word.charAt(at - 1);
        hash = hash * 0x01000193 + c * 0x9E3779B1;
        if (n >= SHORTEST) {
          characters.add(hash ^ hash >>> 16 ^ n << 27);
        }
      }
    }
  }

  /** FNV-1a, its upper bits folded into the lower ones. */
  static int hash(String text) {
    int hash = HASH_START;
    for (int i = 0; i < text.length(); i++) {
      hash = hashOn(hash, text.charAt(i));
    }
    return hashEnd(hash);
  }

  static int hashOn(int hash, char next) {
    return (hash ^ next) * 0x01000193;
  }

  static int hashEnd(int hash) {
    return hash ^ hash >>> 15;
  }

  private static final class Buffer {
    private int[] items;
    private int size;

    Buffer(int capacity) {
      items = new int[capacity];
    }

    void add(int item) {
      if (size == items.length) {
        items = Arrays.copyOf(items, size * 2);
      }
      items[size++] = item;
    }

    int[] toArray() {
      return Arrays.copyOf(items, size);
    }
  }
}
