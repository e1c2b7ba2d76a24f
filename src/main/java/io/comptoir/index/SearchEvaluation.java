package io.comptoir.index;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.commerce.search.SearchResult.Hit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Measures a search by what people judged: the search that customers get, over its whole catalogue.
 */
public final class SearchEvaluation {
  private static final int TOP = 10;
  private static final int WARM_UPS = 5;
  private static final int ROUNDS = 10;

  private SearchEvaluation() {}

  /**
   * @param ndcg10 normalised discounted cumulative gain of the first ten, 0 to 1; what nobody
   *     judged gains nothing
   */
  public record Judged(String query, boolean negated, double ndcg10) {}

  /**
   * @param queries in the order of the file
   * @param p50Micros of one search whose answer is not kept from before
   */
  public record Result(List<Judged> queries, long p50Micros, long p95Micros, long p99Micros) {
    public Result {
      queries = List.copyOf(queries);
    }

    /** The mean over all queries; 0 without any. */
    public double ndcg10() {
      return queries.stream().mapToDouble(Judged::ndcg10).average().orElse(0);
    }

    /** The mean over those that say what they do not want; 0 without any. */
    public double ndcg10OfNegated() {
      return queries.stream()
          .filter(Judged::negated)
          .mapToDouble(Judged::ndcg10)
          .average()
          .orElse(0);
    }
  }

  public static Result run(LuceneProductSearch search, Judgments judgments, Language language) {
    var judged = new ArrayList<Judged>();
    judgments
        .gains()
        .forEach(
            (query, gains) ->
                judged.add(
                    new Judged(
                        query,
                        Judgments.negated(query),
                        ndcg10(search.search(SearchQuery.of(query, language)).all(), gains))));
    var micros = timed(search, List.copyOf(judgments.gains().keySet()), language);
    return new Result(judged, at(micros, 0.5), at(micros, 0.95), at(micros, 0.99));
  }

  static double ndcg10(List<Hit> hits, Map<ProductId, Double> gains) {
    var best = gains.values().stream().sorted(Comparator.reverseOrder()).limit(TOP).toList();
    var ideal = 0.0;
    for (var i = 0; i < best.size(); i++) {
      ideal += best.get(i) / log2(i + 2);
    }
    var got = 0.0;
    for (var i = 0; i < Math.min(TOP, hits.size()); i++) {
      got += gains.getOrDefault(hits.get(i).product(), 0.0) / log2(i + 2);
    }
    return ideal == 0 ? 0 : got / ideal;
  }

  private static long[] timed(LuceneProductSearch search, List<String> queries, Language language) {
    var micros = new long[queries.size() * ROUNDS];
    for (var round = -WARM_UPS; round < ROUNDS; round++) {
      for (var i = 0; i < queries.size(); i++) {
        var query = SearchQuery.of(queries.get(i), language);
        var started = System.nanoTime();
        search.find(query);
        if (round >= 0) {
          micros[round * queries.size() + i] = (System.nanoTime() - started) / 1_000;
        }
      }
    }
    Arrays.sort(micros);
    return micros;
  }

  private static long at(long[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
