package io.comptoir.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.shop.catalog.CatalogFolder;
import io.comptoir.shop.catalog.CatalogImport;
import io.comptoir.shop.catalog.CatalogImport.Options;
import io.comptoir.shop.catalog.CatalogImport.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Search on real products and real judgments. */
@NullUnmarked
class EsciSampleTest {
  private static final Path DATA = Path.of("../shared/data/search/esci-sample");
  private static final Pattern NEGATION =
      Pattern.compile("(?i)\\b(without|not|no|non|free)\\b|(^|\\s)-\\w");

  @TempDir static Path folder;
  private static Catalog catalog;
  private static LuceneProductSearch search;

  @BeforeAll
  static void importTheSample() throws IOException {
    assumeTrue(
        Files.exists(DATA.resolve("products.jsonl.gz")),
        "skipped: ../shared/data/search/esci-sample is not there");
    var eur = Currency.getInstance("EUR");
    var report =
        CatalogImport.run(
            folder.resolve("shop"),
            DATA.resolve("products.jsonl.gz"),
            new Options(Language.ENGLISH, eur, null, 1_000_000),
            Progress.NONE);
    assertThat(report.added()).isEqualTo(6_764);
    assertThat(report.unpriced()).isGreaterThanOrEqualTo(4_774);
    var loaded = CatalogFolder.load(folder.resolve("shop"), Language.ENGLISH, eur);
    assertThat(loaded.problems()).isEmpty();
    catalog = loaded.catalog();
    search = LuceneProductSearch.of(catalog, folder.resolve("cache"));
  }

  @Test
  void whatPeopleAskForIsFound() {
    check("tan strappy heels for women", "(?i).*(heel|sandal|pump).*");
    check("a towel set for the kitchen", "(?i).*(towel|dish ?cloth).*");
  }

  @Test
  void rankingIsGoodEnough() throws IOException {
    var judged = judgments();
    var all = new ArrayList<Double>();
    var negated = new ArrayList<Double>();
    for (var query : judged.entrySet()) {
      var ndcg = ndcg10(query.getKey(), query.getValue());
      all.add(ndcg);
      if (NEGATION.matcher(query.getKey()).find()) {
        negated.add(ndcg);
      }
    }
    System.out.printf(
        "NDCG@10 %.4f, negated %.4f (%d)%n", mean(all), mean(negated), negated.size());
    assertThat(mean(all)).isGreaterThan(0.62);
  }

  @Test
  void aSecondStartFindsTheIndexOnDisk() {
    var started = System.nanoTime();
    var again = LuceneProductSearch.of(catalog, folder.resolve("cache"));
    var millis = (System.nanoTime() - started) / 1_000_000;
    System.out.println("second start " + millis + " ms");
    assertThat(folder.resolve("cache").toFile().list()).hasSize(1);
    assertThat(again.search(SearchQuery.of("kindle", Language.ENGLISH)).hits())
        .isEqualTo(search.search(SearchQuery.of("kindle", Language.ENGLISH)).hits());
  }

  @Test
  void aQueryIsFast() throws IOException {
    var queries =
        judgments().keySet().stream().map(q -> SearchQuery.of(q, Language.ENGLISH)).toList();
    for (var round = 0; round < 20; round++) {
      queries.forEach(search::search);
    }
    var micros = new ArrayList<Long>();
    for (var round = 0; round < 10; round++) {
      for (var query : queries) {
        var start = System.nanoTime();
        search.search(query);
        micros.add((System.nanoTime() - start) / 1_000);
      }
    }
    micros.sort(Comparator.naturalOrder());
    System.out.printf(
        "p50 %d us, p99 %d us%n",
        micros.get(micros.size() / 2), micros.get(micros.size() * 99 / 100));
    assertThat(micros.get(micros.size() / 2)).isLessThan(20_000L);
  }

  private static void check(String query, String acceptable) {
    var hits = search.search(SearchQuery.of(query, Language.ENGLISH)).hits();
    assertThat(hits).hasSizeGreaterThanOrEqualTo(3);
    assertThat(hits.subList(0, 3))
        .allSatisfy(
            hit ->
                assertThat(catalog.find(hit.product()).orElseThrow().name().in(Language.ENGLISH))
                    .matches(acceptable));
  }

  private static double ndcg10(String query, Map<String, Double> gains) {
    var hits = search.search(SearchQuery.of(query, Language.ENGLISH)).hits();
    var got = 0.0;
    for (var i = 0; i < Math.min(10, hits.size()); i++) {
      got += gains.getOrDefault(hits.get(i).product().value(), 0.0) / log2(i + 2);
    }
    var best = gains.values().stream().sorted(Comparator.reverseOrder()).limit(10).toList();
    var ideal = 0.0;
    for (var i = 0; i < best.size(); i++) {
      ideal += best.get(i) / log2(i + 2);
    }
    return ideal == 0 ? 0 : got / ideal;
  }

  private static Map<String, Map<String, Double>> judgments() throws IOException {
    var gain = Map.of("E", 1.0, "S", 0.1, "C", 0.01, "I", 0.0);
    var judged = new LinkedHashMap<String, Map<String, Double>>();
    for (var line : Files.readAllLines(DATA.resolve("judgments-tune.tsv"))) {
      var parts = line.split("\t");
      judged
          .computeIfAbsent(parts[0], q -> new LinkedHashMap<>())
          .put(parts[1], gain.get(parts[2]));
    }
    return judged;
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  private static double mean(ArrayList<Double> values) {
    return values.stream().mapToDouble(d -> d).average().orElse(0);
  }
}
