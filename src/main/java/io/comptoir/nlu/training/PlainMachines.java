package io.comptoir.nlu.training;

import io.comptoir.nlu.intent.SparseVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The plain recipe to measure against: words and pairs of words, characters in words (2 to 5,
 * spaces at both ends), each as sublinear TF-IDF of length one, and one linear support vector
 * machine a class with C = 1. Nothing of the product's language goes in.
 */
final class PlainMachines {
  private static final Pattern WORD =
      Pattern.compile("\\b\\w\\w+\\b", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final int SHORTEST = 2;
  private static final int LONGEST = 5;
  private static final double COST = 1;

  private PlainMachines() {}

  record Labelled(String label, String text) {}

  /** The label of each asked text after learning from the examples. */
  static List<String> answers(List<Labelled> examples, List<String> asked, long seed) {
    var names = List.copyOf(new TreeSet<>(examples.stream().map(Labelled::label).toList()));
    var learnt = examples.stream().map(example -> read(example.text())).toList();
    var space = new Space(learnt);
    int[] labels = examples.stream().mapToInt(e -> names.indexOf(e.label())).toArray();
    var machines =
        new CoordinateDescent(learnt.stream().map(space::vector).toList(), space.size(), COST)
            .train(labels, names.size(), seed);
    return asked.stream()
        .map(text -> names.get(best(machines.scores(space.vector(read(text))))))
        .toList();
  }

  private static int best(float[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }

  /** How often each word or pair, and each run of characters, stands in a text. */
  private record Counts(Map<String, Integer> words, Map<String, Integer> characters) {
    List<Map<String, Integer>> both() {
      return List.of(words, characters);
    }
  }

  private static Counts read(String text) {
    var small = text.toLowerCase(Locale.ROOT);
    var words = new TreeMap<String, Integer>();
    var before = "";
    var matcher = WORD.matcher(small);
    while (matcher.find()) {
      var word = matcher.group();
      words.merge("w" + word, 1, Integer::sum);
      if (!before.isEmpty()) {
        words.merge("w" + before + " " + word, 1, Integer::sum);
      }
      before = word;
    }
    var characters = new TreeMap<String, Integer>();
    for (var piece : SPACES.split(small)) {
      var spaced = " " + piece + " ";
      for (int n = SHORTEST; n <= LONGEST && !piece.isEmpty(); n++) {
        if (spaced.length() <= n) {
          characters.merge("c" + spaced, 1, Integer::sum);
          break;
        }
        for (int i = 0; i + n <= spaced.length(); i++) {
          characters.merge("c" + spaced.substring(i, i + n), 1, Integer::sum);
        }
      }
    }
    return new Counts(words, characters);
  }

  private static final class Space {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final double[] idf;

    Space(List<Counts> examples) {
      var seen = new TreeMap<String, Integer>();
      for (var example : examples) {
        for (var part : example.both()) {
          part.keySet().forEach(feature -> seen.merge(feature, 1, Integer::sum));
        }
      }
      idf = new double[seen.size()];
      seen.forEach(
          (feature, count) -> {
            idf[numbers.size()] = Math.log((1.0 + examples.size()) / (1.0 + count)) + 1;
            numbers.put(feature, numbers.size());
          });
    }

    int size() {
      return idf.length;
    }

    SparseVector vector(Counts counts) {
      var indexes = new ArrayList<Integer>();
      var values = new ArrayList<Double>();
      for (var part : counts.both()) {
        int from = values.size();
        double squares = 0;
        for (var entry : part.entrySet()) {
          var number = numbers.get(entry.getKey());
          if (number != null) {
            double value = (1 + Math.log(entry.getValue())) * idf[number];
            indexes.add(number);
            values.add(value);
            squares += value * value;
          }
        }
        double length = Math.sqrt(squares);
        values.subList(from, values.size()).replaceAll(value -> value / length);
      }
      float[] floats = new float[values.size()];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = values.get(i).floatValue();
      }
      int[] numbered = indexes.stream().mapToInt(i -> i).toArray();
      return new SparseVector(numbered, floats, numbered.length, numbered.length, 0, 0, 0, 0);
    }
  }
}
