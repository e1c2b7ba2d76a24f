package io.comptoir.nlu.entity;

import io.comptoir.nlu.Vocabulary;
import io.comptoir.nlu.text.Sentence;
import io.comptoir.nlu.text.Stem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shop's words as a trie of stems. A sentence's tokens are numbered once, typos mended, and
 * then walked through the trie from each place; products may also be named by a part of their name,
 * see {@link PartialNames}.
 */
final class Gazetteer {
  private static final int LONGEST_GAP = 2;
  private static final int UNKNOWN = -1;
  private static final Set<String> NAMES = Set.of("product", "brand", "city");
  private static final double ONE_EDIT = 0.85;
  private static final double TWO_EDITS = 0.7;

  private final List<Vocabulary.Term> terms;
  private final Map<String, Integer> stems = new HashMap<>();
  private final List<String> stemList = new ArrayList<>();
  private final LongTable edges = new LongTable();
  private final List<int[]> termsAt = new ArrayList<>();
  private final Set<Integer> naming = new HashSet<>();
  private final TypoIndex typos;
  private final PartialNames partialNames;
  private final Set<String> knownWords;
  private final Set<String> commonWords;

  /**
   * @param knownWords folded words that are never taken for a typo, and no distinctive part of a
   *     name
   * @param commonWords more words that are never taken for a typo
   */
  Gazetteer(Vocabulary vocabulary, Set<String> knownWords, Set<String> commonWords) {
    this.terms = vocabulary.terms();
    this.knownWords = knownWords;
    this.commonWords = commonWords;
    termsAt.add(new int[0]);
    var names = new PartialNames.Builder();
    for (int t = 0; t < terms.size(); t++) {
      int[] words = TermWords.of(terms.get(t).words()).stream().mapToInt(this::number).toArray();
      if (words.length > 0) {
        insert(words, t);
        if (NAMES.contains(terms.get(t).type())) {
          Arrays.stream(words).forEach(naming::add);
        }
        names.add(terms.get(t), t, words);
      }
    }
    this.partialNames = names.build(stemList, knownWords);
    this.typos = new TypoIndex(stemList);
  }

  private int number(String stem) {
    var known = stems.putIfAbsent(stem, stemList.size());
    if (known == null) {
      stemList.add(stem);
      return stemList.size() - 1;
    }
    return known;
  }

  private void insert(int[] words, int term) {
    int node = 0;
    for (int word : words) {
      int next = edges.get(node, word);
      if (next < 0) {
        next = termsAt.size();
        edges.put(node, word, next);
        termsAt.add(new int[0]);
      }
      node = next;
    }
    int[] old = termsAt.get(node);
    int[] more = Arrays.copyOf(old, old.length + 1);
    more[old.length] = term;
    termsAt.set(node, more);
  }

  /**
   * A place where the sentence speaks of a term.
   *
   * @param from first token
   * @param to one past the last
   * @param exact whether the whole name was said, not a part
   */
  record Match(int[] terms, int from, int to, double confidence, boolean exact) {}

  Vocabulary.Term term(int index) {
    return terms.get(index);
  }

  /** All places, longest first; they may overlap. */
  List<Match> matches(Findings findings) {
    if (terms.isEmpty()) {
      return List.of();
    }
    var sentence = findings.sentence();
    int[] words = new int[sentence.size()];
    double[] certainty = new double[sentence.size()];
    recognise(sentence, words, certainty);
    var matches = new ArrayList<Match>();
    for (int i = 0; i < words.length; i++) {
      if (words[i] >= 0 && findings.isFree(i)) {
        longest(findings, words, certainty, i, matches);
      }
    }
    partialNames.find(findings, words, certainty, matches);
    matches.sort(
        (a, b) -> {
          int longer = Integer.compare(b.to() - b.from(), a.to() - a.from());
          return longer != 0 ? longer : Double.compare(b.confidence(), a.confidence());
        });
    return matches;
  }

  private void recognise(Sentence sentence, int[] words, double[] certainty) {
    for (int i = 0; i < words.length; i++) {
      var token = sentence.token(i);
      words[i] = UNKNOWN;
      certainty[i] = 1;
      if (token.isMark()) {
        continue;
      }
      var stem = Stem.of(token.folded());
      var known = stems.get(stem);
      if (known != null) {
        words[i] = known;
      } else if (token.isWord() && !isWord(token.folded())) {
        var closest = typos.closest(stem, token.folded().length());
        if (isName(sentence, i) && !naming.contains(closest.word())) {
          continue;
        }
        words[i] = closest.word();
        certainty[i] = closest.edits() > 1 ? TWO_EDITS : ONE_EDIT;
      }
    }
  }

  /** A word of the language as it is, or its plural: nobody meant another. */
  private boolean isWord(String folded) {
    if (knownWords.contains(folded) || commonWords.contains(folded)) {
      return true;
    }
    int last = folded.length() - 1;
    return last > 3
        && folded.charAt(last) == 's'
        && commonWords.contains(folded.substring(0, last));
  }

  /** A capital inside a sentence: somebody's or some place's name, no mistyped everyday word. */
  private static boolean isName(Sentence sentence, int index) {
    var text = sentence.text();
    int start = sentence.token(index).start();
    return index > 0
        && Character.isUpperCase(text.charAt(start))
        && start + 1 < text.length()
        && Character.isLowerCase(text.charAt(start + 1));
  }

  private void longest(
      Findings findings, int[] words, double[] certainty, int start, List<Match> matches) {
    var sentence = findings.sentence();
    int node = 0;
    double confidence = 1;
    int at = start;
    int gap = 0;
    Match best = null;
    while (at < words.length && findings.isFree(at)) {
      int next = words[at] < 0 ? -1 : edges.get(node, words[at]);
      if (next >= 0) {
        node = next;
        confidence *= certainty[at];
        gap = 0;
        if (termsAt.get(node).length > 0) {
          best = new Match(termsAt.get(node), start, at + 1, confidence, true);
        }
      } else if (at > start && gap < LONGEST_GAP && isGap(sentence, at)) {
        gap++;
      } else {
        break;
      }
      at++;
    }
    if (best != null) {
      matches.add(best);
    }
  }

  /** Link words and joining marks may stand inside a name. */
  static boolean isGap(Sentence sentence, int at) {
    var token = sentence.token(at);
    if (!token.isMark()) {
      return TermWords.isLink(token.folded());
    }
    return switch (token.folded().charAt(0)) {
      case ',', ';', '.', '!', '?', ':', '(', ')' -> false;
      default -> true;
    };
  }
}
