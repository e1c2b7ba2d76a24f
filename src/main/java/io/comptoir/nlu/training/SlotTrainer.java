package io.comptoir.nlu.training;

import io.comptoir.nlu.slot.LongIndex;
import io.comptoir.nlu.slot.SlotFeatures;
import io.comptoir.nlu.slot.SlotModel;
import io.comptoir.nlu.slot.TaggedSentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Learns a {@link SlotModel}: two conditional random fields side by side, each in its own order and
 * with its own words hidden, and then the mean of both. The same sentences and seed give the same
 * model, whatever the number of cores.
 */
public final class SlotTrainer {
  /** A word seen so often outside slots says where one is; less often in small sets. */
  private static final int ANCHOR = 20;

  private static final int SENTENCES_PER_ANCHOR = 100;
  private static final double MOSTLY_OUTSIDE = 0.7;

  private SlotTrainer() {}

  /**
   * @param fields how many are learnt and averaged
   * @param rounds through all sentences; the later half is averaged
   * @param rate of AdaGrad
   * @param decay how strongly weights are held near zero
   * @param hideOwn how often a rare word is hidden, so that its surroundings learn to do without
   * @param hideAny how often any feature is hidden
   * @param rare a word seen at most so often is rare
   * @param slight pairs of smaller weight are dropped when all is learnt
   */
  record Settings(
      int fields,
      int rounds,
      float rate,
      float decay,
      float hideOwn,
      float hideAny,
      int rare,
      float slight) {
    static Settings of(int sentences) {
      int rounds = Math.clamp(150_000 / Math.max(1, sentences), 12, 40);
      return new Settings(2, rounds, 0.1f, 0.5f, 0.3f, 0.1f, 3, 0.01f);
    }
  }

  public static SlotModel train(List<TaggedSentence> sentences, long seed) {
    return train(sentences, seed, Settings.of(sentences.size()));
  }

  static SlotModel train(List<TaggedSentence> sentences, long seed, Settings settings) {
    if (sentences.stream().allMatch(sentence -> sentence.size() == 0)) {
      throw new IllegalArgumentException("no sentences to learn slots from");
    }
    var tags = tags(sentences);
    var counts = counts(sentences);
    var features = new SlotFeatures(anchors(counts, sentences.size()));
    var index = new LongIndex(1 << 12);
    var rows = new ArrayList<FieldProblem.Row>(sentences.size());
    for (var sentence : sentences) {
      if (sentence.size() > 0) {
        rows.add(row(sentence, features, index, tags, counts, settings));
      }
    }
    var names = List.copyOf(tags.keySet());
    var problem = FieldProblem.of(rows, index.size(), names);
    return prune(
        mean(problem, learn(problem, seed, settings)), problem, names, features, index, settings);
  }

  private static Map<String, Integer> tags(List<TaggedSentence> sentences) {
    var numbers = new LinkedHashMap<String, Integer>();
    numbers.put("O", 0);
    for (var sentence : sentences) {
      for (var tag : sentence.tags()) {
        numbers.putIfAbsent(tag, numbers.size());
      }
    }
    if (numbers.size() > Short.MAX_VALUE) {
      throw new IllegalArgumentException("more than " + Short.MAX_VALUE + " tags");
    }
    return numbers;
  }

  /** How often a word was seen, and how often outside slots. */
  private static final class Count {
    private int all;
    private int outside;
  }

  private static Map<Long, Count> counts(List<TaggedSentence> sentences) {
    var counts = new LinkedHashMap<Long, Count>();
    for (var sentence : sentences) {
      for (int i = 0; i < sentence.size(); i++) {
        var word = SlotFeatures.word(sentence.tokens().get(i));
        var count = counts.computeIfAbsent(word, w -> new Count());
        count.all++;
        count.outside += sentence.tags().get(i).equals("O") ? 1 : 0;
      }
    }
    return counts;
  }

  private static LongIndex anchors(Map<Long, Count> counts, int sentences) {
    int often = Math.clamp(sentences / SENTENCES_PER_ANCHOR, 2, ANCHOR);
    var anchors = new LongIndex(256);
    counts.forEach(
        (word, count) -> {
          if (count.all >= often && count.outside > MOSTLY_OUTSIDE * count.all) {
            anchors.add(word);
          }
        });
    return anchors;
  }

  private static FieldProblem.Row row(
      TaggedSentence sentence,
      SlotFeatures features,
      LongIndex index,
      Map<String, Integer> tags,
      Map<Long, Count> counts,
      Settings settings) {
    var seen = features.of(sentence.tokens());
    var numbers = new int[seen.length][];
    var own = new int[seen.length];
    var gold = new int[seen.length];
    var rare = new boolean[seen.length];
    for (int i = 0; i < seen.length; i++) {
      var hashes = seen[i].features();
      numbers[i] = new int[hashes.length];
      for (int k = 0; k < hashes.length; k++) {
        numbers[i][k] = index.add(hashes[k]);
      }
      own[i] = seen[i].own();
      gold[i] = tags.getOrDefault(sentence.tags().get(i), 0);
      var count = counts.get(SlotFeatures.word(sentence.tokens().get(i)));
      rare[i] = count != null && count.all <= settings.rare();
    }
    return new FieldProblem.Row(numbers, own, gold, rare);
  }

  private static List<FieldWeights> learn(FieldProblem problem, long seed, Settings settings) {
    try (var pool = Executors.newFixedThreadPool(settings.fields())) {
      var jobs = new ArrayList<Future<FieldWeights>>();
      for (int field = 0; field < settings.fields(); field++) {
        var learner = new FieldLearner(problem, settings, seed * 31 + field);
        jobs.add(pool.submit(learner::learn));
      }
      var learnt = new ArrayList<FieldWeights>();
      for (var job : jobs) {
        learnt.add(job.get());
      }
      return learnt;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while learning slots", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("learning slots failed", e.getCause());
    }
  }

  private static FieldWeights mean(FieldProblem problem, List<FieldWeights> fields) {
    var sum = FieldWeights.zero(problem);
    fields.forEach(sum::add);
    return sum.dividedBy(fields.size());
  }

  private static SlotModel prune(
      FieldWeights weights,
      FieldProblem problem,
      List<String> names,
      SlotFeatures features,
      LongIndex index,
      Settings settings) {
    var hashes = index.keys();
    var kept = new LongIndex(1 << 12);
    int pairs = 0;
    for (float weight : weights.pairs()) {
      pairs += Math.abs(weight) >= settings.slight() ? 1 : 0;
    }
    var rows = new ArrayList<Integer>();
    var pairTags = new short[pairs];
    var pairWeights = new float[pairs];
    int next = 0;
    for (int feature = 0; feature < hashes.length; feature++) {
      int begin = next;
      for (int pair = problem.rows()[feature]; pair < problem.rows()[feature + 1]; pair++) {
        if (Math.abs(weights.pairs()[pair]) >= settings.slight()) {
          pairTags[next] = problem.pairTags()[pair];
          pairWeights[next++] = weights.pairs()[pair];
        }
      }
      if (next > begin) {
        kept.add(hashes[feature]);
        rows.add(begin);
      }
    }
    rows.add(next);
    var follows = weights.follows();
    for (int cell = 0; cell < follows.length; cell++) {
      follows[cell] = problem.allowed()[cell] ? follows[cell] : Float.NEGATIVE_INFINITY;
    }
    return new SlotModel(
        names,
        features,
        kept,
        rows.stream().mapToInt(Integer::intValue).toArray(),
        pairTags,
        pairWeights,
        follows,
        weights.first());
  }
}
