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
import java.util.Currency;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Search on real products and real judgments. */
@NullUnmarked
class EsciSampleTest {
  private static final Path DATA = Path.of("../shared/data/search/esci-sample");

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
    var result =
        SearchEvaluation.run(
            search, Judgments.read(DATA.resolve("judgments-tune.tsv")), Language.ENGLISH);
    System.out.printf(
        "NDCG@10 %.4f, negated %.4f; p50 %d us, p95 %d us, p99 %d us%n",
        result.ndcg10(),
        result.ndcg10OfNegated(),
        result.p50Micros(),
        result.p95Micros(),
        result.p99Micros());
    assertThat(result.queries()).hasSize(75);
    assertThat(result.queries().stream().filter(SearchEvaluation.Judged::negated)).hasSize(18);
    assertThat(result.ndcg10()).isGreaterThan(0.64);
    assertThat(result.ndcg10OfNegated()).isGreaterThan(0.55);
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

  private static void check(String query, String acceptable) {
    var hits = search.search(SearchQuery.of(query, Language.ENGLISH)).hits();
    assertThat(hits).hasSizeGreaterThanOrEqualTo(3);
    assertThat(hits.subList(0, 3))
        .allSatisfy(
            hit ->
                assertThat(catalog.find(hit.product()).orElseThrow().name().in(Language.ENGLISH))
                    .matches(acceptable));
  }
}
