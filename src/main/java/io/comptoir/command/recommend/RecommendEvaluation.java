package io.comptoir.command.recommend;

import io.comptoir.command.Failure;
import io.comptoir.commerce.recommend.NeighbourSettings;
import io.comptoir.commerce.recommend.SessionIndex;
import io.comptoir.commerce.recommend.SessionNeighbours;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of {@code recommend evaluate}, by the names that scripts read. */
public final class RecommendEvaluation {
  /** A plain count of what goes together remembers more sessions of an item than neighbours do. */
  private static final int CO_OCCURRENCE_SESSIONS = 20_000;

  private RecommendEvaluation() {}

  /**
   * @param baselines whether popularity and co-occurrence are measured beside
   * @throws Failure when a file cannot be read, or nothing of one can be asked about the other
   */
  public static Map<String, Object> ofFiles(Path train, Path test, boolean baselines) {
    var items = new Numbering();
    var learning = new Numbering();
    var asking = new Numbering();
    var trained = SessionFile.read(train, learning, items);
    var tested = SessionFile.read(test, asking, items);
    var held = HeldOut.of(trained, tested, asking.size());
    if (held.tests().isEmpty()) {
      throw new Failure(
          test
              + " holds no session of two items or more that "
              + train
              + " knows; the items of both files must be named alike");
    }
    var numbers = of(held, baselines);
    numbers.put("unreadable_lines", trained.unreadable() + tested.unreadable());
    return numbers;
  }

  static LinkedHashMap<String, Object> of(HeldOut held, boolean baselines) {
    var settings = NeighbourSettings.standard();
    var from = System.nanoTime();
    var index = SessionIndex.of(held.learnt(), settings.recent());
    var neighbours = new SessionNeighbours(index, settings);
    var seconds = (System.nanoTime() - from) / 1e9;
    var result = NextItemTrial.of(Baselines.neighbours(index, neighbours), held);
    var numbers = new LinkedHashMap<String, Object>();
    numbers.put("hr20", rounded(result.hits(), 4));
    numbers.put("mrr20", rounded(result.reciprocalRank(), 4));
    numbers.put("p50_micros", rounded(result.p50Micros(), 1));
    numbers.put("p90_micros", rounded(result.p90Micros(), 1));
    numbers.put("predictions", result.predictions());
    numbers.put("test_sessions", held.tests().size());
    numbers.put("train_sessions", index.sessions());
    numbers.put("train_clicks", held.learnt().clicks());
    numbers.put("items", index.items());
    numbers.put("unseen_clicks", held.unseen());
    var asked = (double) result.predictions() + held.missed();
    numbers.put("hr20_unseen_missed", rounded(result.hits() * result.predictions() / asked, 4));
    numbers.put(
        "mrr20_unseen_missed", rounded(result.reciprocalRank() * result.predictions() / asked, 4));
    numbers.put("build_seconds", rounded(seconds, 2));
    numbers.put("index_megabytes", rounded(index.bytes() / 1e6, 1));
    if (baselines) {
      put(numbers, "popularity", NextItemTrial.of(Baselines.popularity(index), held));
      var all = SessionIndex.of(held.learnt(), CO_OCCURRENCE_SESSIONS);
      put(numbers, "cooccurrence", NextItemTrial.of(Baselines.coOccurrence(all), held));
    }
    return numbers;
  }

  private static void put(Map<String, Object> numbers, String name, NextItemTrial.Result result) {
    numbers.put(name + "_hr20", rounded(result.hits(), 4));
    numbers.put(name + "_mrr20", rounded(result.reciprocalRank(), 4));
  }

  static double rounded(double value, int digits) {
    var scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
