package io.comptoir.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.search.SearchResult.Hit;
import io.comptoir.index.Judgments.BadLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class SearchEvaluationTest {
  private static final Map<ProductId, Double> GAINS =
      Map.of(id("a"), 1.0, id("b"), 1.0, id("c"), 0.1, id("d"), 0.0);

  @TempDir Path folder;

  @Test
  void theBestOrderIsWorthOne() {
    assertThat(SearchEvaluation.ndcg10(hits("b", "a", "c", "d"), GAINS)).isEqualTo(1);
  }

  @Test
  void whatNobodyJudgedGainsNothingAndTakesAPlace() {
    var ideal = 1 + 1 / log2(3) + 0.1 / log2(4);
    assertThat(SearchEvaluation.ndcg10(hits("x", "a"), GAINS))
        .isCloseTo((1 / log2(3)) / ideal, within(1e-12));
    assertThat(SearchEvaluation.ndcg10(hits(), GAINS)).isZero();
  }

  @Test
  void onlyTheFirstTenCount() {
    var late = hits("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a");
    assertThat(SearchEvaluation.ndcg10(late, GAINS)).isZero();
  }

  @Test
  void negatedQueriesAreToldByTheirWords() {
    assertThat(Stream.of("bottle without straw", "sugar free gum", "shoes -leather", "No lids"))
        .allMatch(Judgments::negated);
    assertThat(Stream.of("notebook", "freedom flag", "t-shirt", "gauge 1-2"))
        .noneMatch(Judgments::negated);
  }

  @Test
  void aLineOfAnotherFormIsToldByItsNumber() throws IOException {
    var file = folder.resolve("judgments.tsv");
    Files.writeString(file, "tea\tA1\tE\ntea\tA2\tX\n");
    assertThatThrownBy(() -> Judgments.read(file))
        .isInstanceOf(BadLine.class)
        .hasMessageContaining("judgments.tsv:2: a line is query, tab, product id, tab and one of");
    Files.writeString(file, "tea\tA1\tE\ntea\tA2\tS\n\ncup\tA1\tI\n");
    assertThat(Judgments.read(file).gains())
        .containsExactly(
            Map.entry("tea", Map.of(id("A1"), 1.0, id("A2"), 0.1)),
            Map.entry("cup", Map.of(id("A1"), 0.0)));
  }

  private static List<Hit> hits(String... ids) {
    return Stream.of(ids).map(id -> new Hit(id(id), 1, List.of())).toList();
  }

  private static ProductId id(String id) {
    return new ProductId(id);
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
