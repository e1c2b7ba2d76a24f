package io.comptoir.nlu.entity;

import io.comptoir.nlu.Vocabulary;
import io.comptoir.nlu.text.Stem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Products named by a part of their name: words in a row around a distinctive word (rare among
 * product names, no everyday word, no term of its own) or a distinctive pair, that hold enough of
 * the name's weight. A part that up to three products share means each of them, with a lower
 * confidence.
 */
final class PartialNames {
  private static final int MOST_PRODUCTS = 3;
  private static final int LONGEST_NAME = 8;
  private static final int SHORTEST_DISTINCTIVE = 4;
  private static final double LEAST_SHARE = 0.3;
  private static final double LEAST_SHARE_SEVERAL_WORDS = 0.25;
  private static final double CLOSE_TO_BEST = 0.6;

  private final int[][] names;
  private final int[] termOf;
  private final double[] weights;

  /** For a distinctive word or pair the names that hold it; -1 stands for "no second word". */
  private final LongTable anchors;

  private final List<int[]> namesOf;

  private PartialNames(
      int[][] names, int[] termOf, double[] weights, LongTable anchors, List<int[]> namesOf) {
    this.names = names;
    this.termOf = termOf;
    this.weights = weights;
    this.anchors = anchors;
    this.namesOf = namesOf;
  }

  static final class Builder {
    private static final int ALONE = -1;

    private final List<int[]> names = new ArrayList<>();
    private final List<Integer> terms = new ArrayList<>();
    private final List<Object> products = new ArrayList<>();
    private final Set<Integer> ownTerms = new HashSet<>();

    void add(Vocabulary.Term term, int index, int[] words) {
      if (term.type().equals("product")) {
        names.add(Arrays.copyOf(words, Math.min(words.length, LONGEST_NAME)));
        terms.add(index);
        products.add(term.value());
      } else if (words.length == 1) {
        ownTerms.add(words[0]);
      }
    }

    PartialNames build(List<String> stems, Set<String> knownWords) {
      var everyday = new HashSet<String>();
      knownWords.forEach(word -> everyday.add(Stem.of(word)));
      var holders = holders();
      double[] weights = new double[stems.size()];
      var anchors = new LongTable();
      var namesOf = new ArrayList<int[]>();
      int all = new HashSet<>(products).size();
      holders.forEach(
          (key, holding) -> {
            int first = (int) (key >> 32);
            int second = (int) (long) key;
            int distinct = (int) holding.stream().map(products::get).distinct().count();
            boolean fits;
            if (second == ALONE) {
              weights[first] = Math.log(1 + (double) all / distinct);
              fits = isDistinctive(stems.get(first), everyday) && !ownTerms.contains(first);
            } else {
              fits = !(isPlain(first, stems) && isPlain(second, stems));
            }
            if (fits && distinct <= MOST_PRODUCTS) {
              anchors.put(first, second, namesOf.size());
              namesOf.add(holding.stream().mapToInt(Integer::intValue).toArray());
            }
          });
      int[] termOf = terms.stream().mapToInt(Integer::intValue).toArray();
      return new PartialNames(names.toArray(int[][]::new), termOf, weights, anchors, namesOf);
    }

    /** "Lyon 10" of "Lyon le 10 décembre" names no train that arrives at ten. */
    private boolean isPlain(int word, List<String> stems) {
      return ownTerms.contains(word) || stems.get(word).chars().allMatch(Character::isDigit);
    }

    /** For each word, and each two words in a row, the names that hold them. */
    private Map<Long, List<Integer>> holders() {
      var holders = new HashMap<Long, List<Integer>>();
      for (int n = 0; n < names.size(); n++) {
        int[] words = names.get(n);
        var seen = new HashSet<Long>();
        for (int i = 0; i < words.length; i++) {
          seen.add(key(words[i], ALONE));
          if (i + 1 < words.length) {
            seen.add(key(words[i], words[i + 1]));
          }
        }
        for (long key : seen) {
          holders.computeIfAbsent(key, k -> new ArrayList<>(1)).add(n);
        }
      }
      return holders;
    }

    private static long key(int first, int second) {
      return (long) first << 32 | second & 0xFFFFFFFFL;
    }

    private static boolean isDistinctive(String stem, Set<String> everyday) {
      return stem.length() >= SHORTEST_DISTINCTIVE && !everyday.contains(stem);
    }
  }

  void find(Findings findings, int[] words, double[] certainty, List<Gazetteer.Match> matches) {
    for (int i = 0; i < words.length; i++) {
      if (words[i] >= 0 && findings.isFree(i)) {
        int anchor = anchors.get(words[i], Builder.ALONE);
        int next = next(findings, words, i);
        if (anchor < 0 && next > 0) {
          anchor = anchors.get(words[i], words[next]);
        }
        var found = anchor < 0 ? null : around(findings, words, certainty, i, namesOf.get(anchor));
        if (found != null) {
          matches.add(found);
          i = found.to() - 1;
        }
      }
    }
  }

  /** The next token that is a word of the shop, over a gap; 0 when there is none. */
  private static int next(Findings findings, int[] words, int at) {
    for (int i = at + 1; i < words.length && findings.isFree(i); i++) {
      if (words[i] >= 0 && !TermWords.isLink(findings.sentence().folded(i))) {
        return i;
      }
      if (!Gazetteer.isGap(findings.sentence(), i)) {
        return 0;
      }
    }
    return 0;
  }

  private record Run(int name, int from, int to, double share, int words, double certainty) {}

  /** The best stretch around a word, over the names that hold it. */
  private Gazetteer.@Nullable Match around(
      Findings findings, int[] words, double[] certainty, int at, int[] holding) {
    var runs = new ArrayList<Run>();
    for (int name : holding) {
      runs.add(run(findings, words, certainty, at, name));
    }
    double most = runs.stream().mapToDouble(Run::share).max().orElse(0);
    int longest = runs.stream().mapToInt(Run::words).max().orElse(0);
    var best =
        runs.stream()
            .filter(run -> run.words() == longest && run.share() >= most * CLOSE_TO_BEST)
            .toList();
    if (most < (longest > 1 ? LEAST_SHARE_SEVERAL_WORDS : LEAST_SHARE)) {
      return null;
    }
    int[] terms = best.stream().mapToInt(run -> termOf[run.name()]).distinct().toArray();
    var first = best.getFirst();
    double confidence = (0.5 + 0.4 * first.share()) * first.certainty();
    return new Gazetteer.Match(terms, first.from(), first.to(), confidence, false);
  }

  private Run run(Findings findings, int[] words, double[] certainty, int at, int name) {
    int[] own = names[name];
    int next = next(findings, words, at);
    int place = place(own, words[at], next > 0 ? words[next] : Builder.ALONE);
    double weight = weights[words[at]];
    double sure = certainty[at];
    int count = 1;
    int from = at;
    int behind = place;
    for (int i = at - 1; i >= 0 && behind > 0 && findings.isFree(i); i--) {
      if (words[i] >= 0 && words[i] == own[behind - 1]) {
        behind--;
        from = i;
        weight += weights[words[i]];
        sure *= certainty[i];
        count++;
      } else if (!Gazetteer.isGap(findings.sentence(), i)) {
        break;
      }
    }
    int to = at + 1;
    int ahead = place;
    for (int i = at + 1; i < words.length && ahead + 1 < own.length && findings.isFree(i); i++) {
      if (words[i] >= 0 && words[i] == own[ahead + 1]) {
        ahead++;
        to = i + 1;
        weight += weights[words[i]];
        sure *= certainty[i];
        count++;
      } else if (!Gazetteer.isGap(findings.sentence(), i)) {
        break;
      }
    }
    double all = Arrays.stream(own).mapToDouble(word -> weights[word]).sum();
    return new Run(name, from, to, Math.min(1, weight / all), count, sure);
  }

  /** Where a name holds this word, best where the next word follows. */
  private static int place(int[] own, int word, int next) {
    int place = -1;
    for (int i = 0; i < own.length; i++) {
      if (own[i] == word && (place < 0 || i + 1 < own.length && own[i + 1] == next)) {
        place = i;
      }
    }
    return place;
  }
}
