package io.comptoir.shop;

import io.comptoir.base.Language;
import io.comptoir.nlu.Examples.Example;
import io.comptoir.nlu.intent.Signature;
import io.comptoir.nlu.text.Sentence;
import io.comptoir.nlu.text.Stem;
import io.comptoir.nlu.text.Tokenizer;
import io.comptoir.shop.catalog.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what makes intents hard to tell apart: too few examples, the same sentence twice, and
 * intents whose examples resemble those of another more than their own.
 */
final class ExampleCheck {
  /** An intent with fewer examples in a language is understood poorly. */
  private static final int THIN = 5;

  /** From here on two sentences say nearly the same: cosine of their weighted words. */
  private static final double ALIKE = 0.55;

  private static final int LEAST_ALIKE = 3;
  private static final double OVERLAP = 0.25;
  private static final int SHOWN = 2;

  private final Problems warnings;
  private final Map<Language, List<Placed>> placed = new LinkedHashMap<>();

  /**
   * @param line of the example in {@code nlu/<language>.yml}
   */
  record Line(Example example, int line) {}

  private record Placed(Line line, Sentence sentence, Set<String> words) {
    String intent() {
      return line.example().intent();
    }

    String quoted() {
      return "`" + line.example().text() + "` (line " + line.line() + ")";
    }
  }

  private record Likeness(Placed one, Placed other, double likeness) {}

  ExampleCheck(List<Line> lines, Problems warnings) {
    this.warnings = warnings;
    for (var line : lines) {
      var sentence = Tokenizer.read(line.example().text());
      var words = new HashSet<String>();
      sentence.tokens().stream()
          .filter(token -> !token.isMark())
          .forEach(token -> words.add(Stem.of(token.folded())));
      placed
          .computeIfAbsent(line.example().language(), language -> new ArrayList<>())
          .add(new Placed(line, sentence, words));
    }
  }

  void check() {
    placed.forEach(
        (language, examples) -> {
          var file = "nlu/" + language + ".yml";
          thin(file, examples);
          repeated(file, examples);
          overlapping(file, examples);
        });
  }

  private void thin(String file, List<Placed> examples) {
    var byIntent = new TreeMap<String, List<Placed>>();
    examples.forEach(e -> byIntent.computeIfAbsent(e.intent(), i -> new ArrayList<>()).add(e));
    byIntent.forEach(
        (intent, own) -> {
          if (own.size() < THIN) {
            warnings.add(
                file,
                own.getFirst().line().line(),
                "the intent "
                    + intent
                    + " has only "
                    + own.size()
                    + (own.size() == 1 ? " example; " : " examples; ")
                    + THIN
                    + " or more are understood better");
          }
        });
  }

  private void repeated(String file, List<Placed> examples) {
    var seen = new HashMap<Long, Placed>();
    for (var example : examples) {
      var before = seen.putIfAbsent(Signature.of(example.sentence()), example);
      if (before == null) {
        continue;
      }
      if (!before.intent().equals(example.intent())) {
        warnings.add(
            file,
            example.line().line(),
            "`"
                + example.line().example().text()
                + "` is an example of both "
                + before.intent()
                + " (line "
                + before.line().line()
                + ") and "
                + example.intent()
                + "; keep it in one of them");
      } else if (before.line().example().text().equals(example.line().example().text())) {
        warnings.add(
            file,
            example.line().line(),
            before.quoted() + " stands here again; write it another way or leave it out");
      }
    }
  }

  /**
   * An intent overlaps another when a quarter of its examples, and three at least, have the other's
   * example for their nearest.
   */
  private void overlapping(String file, List<Placed> examples) {
    var counts = new HashMap<String, Integer>();
    examples.forEach(e -> counts.merge(e.intent(), 1, Integer::sum));
    var pairs = new TreeMap<String, List<Likeness>>();
    for (var likeness : nearest(examples)) {
      if (!likeness.one().intent().equals(likeness.other().intent())) {
        pairs
            .computeIfAbsent(
                likeness.one().intent() + " " + likeness.other().intent(), p -> new ArrayList<>())
            .add(likeness);
      }
    }
    pairs.forEach(
        (pair, alike) -> {
          var one = alike.getFirst().one().intent();
          int all = counts.getOrDefault(one, 0);
          if (alike.size() >= LEAST_ALIKE && alike.size() >= OVERLAP * all) {
            tellOverlap(file, alike, all);
          }
        });
  }

  private void tellOverlap(String file, List<Likeness> alike, int all) {
    var shown =
        alike.stream()
            .limit(SHOWN)
            .map(a -> a.one().quoted() + " like " + a.other().quoted())
            .toList();
    warnings.add(
        file,
        alike.getFirst().one().line().line(),
        "the intents "
            + alike.getFirst().one().intent()
            + " and "
            + alike.getFirst().other().intent()
            + " overlap: "
            + alike.size()
            + " of "
            + all
            + " examples resemble one of the other most, "
            + String.join(", ", shown)
            + "; move them, word them apart or make one intent of both");
  }

  /** For each sentence the one that is most like it, where any is alike at all. */
  private static List<Likeness> nearest(List<Placed> examples) {
    var holders = new HashMap<String, List<Integer>>();
    for (int i = 0; i < examples.size(); i++) {
      for (var word : examples.get(i).words()) {
        holders.computeIfAbsent(word, w -> new ArrayList<>()).add(i);
      }
    }
    double[] lengths = new double[examples.size()];
    holders.forEach(
        (word, in) -> in.forEach(i -> lengths[i] += weight(in.size(), examples.size())));
    var nearest = new ArrayList<Likeness>();
    for (int i = 0; i < examples.size(); i++) {
      double[] shared = new double[examples.size()];
      for (var word : examples.get(i).words()) {
        var in = holders.getOrDefault(word, List.of());
        double weight = weight(in.size(), examples.size());
        in.forEach(k -> shared[k] += weight);
      }
      var best = best(i, shared, lengths);
      if (best != null) {
        nearest.add(
            new Likeness(
                examples.get(i),
                examples.get(best),
                shared[best] / Math.sqrt(lengths[i] * lengths[best])));
      }
    }
    return nearest;
  }

  private static double weight(int holders, int all) {
    double idf = Math.log((1.0 + all) / (1.0 + holders)) + 1;
    return idf * idf;
  }

  private static @Nullable Integer best(int own, double[] shared, double[] lengths) {
    Integer best = null;
    double most = ALIKE;
    for (int k = 0; k < shared.length; k++) {
      double likeness = shared[k] == 0 ? 0 : shared[k] / Math.sqrt(lengths[own] * lengths[k]);
      if (k != own && likeness > most) {
        best = k;
        most = likeness;
      }
    }
    return best;
  }
}
