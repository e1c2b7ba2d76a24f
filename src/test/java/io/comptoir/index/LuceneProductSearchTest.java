package io.comptoir.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.commerce.SampleCatalog;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.commerce.search.SearchQuery.Sort;
import io.comptoir.commerce.search.SearchResult;
import io.comptoir.commerce.search.SearchResult.Matched;
import io.comptoir.commerce.search.SearchResult.Relaxation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class LuceneProductSearchTest {
  private final LuceneProductSearch search = LuceneProductSearch.of(SampleCatalog.catalog());

  @Test
  void wordsAreFoundInEitherLanguageWithoutAccentsOrNumber() {
    assertThat(found("creme mains", Language.FRENCH))
        .containsExactlyInAnyOrder("cream", "cream-rose");
    assertThat(found("des crèmes pour les mains", Language.FRENCH)).contains("cream");
    assertThat(found("hand creams", Language.ENGLISH)).contains("cream");
    assertThat(found("bougies", Language.FRENCH)).containsExactly("candle");
    assertThat(found("l'eau de parfum rose", Language.FRENCH)).startsWith("rose");
  }

  @Test
  void aTypingMistakeIsForgiven() {
    assertThat(found("vetivre", Language.FRENCH)).containsExactly("vetiver");
    assertThat(found("bougei", Language.FRENCH)).containsExactly("candle");
  }

  @Test
  void wordsThatOnlyAskAreNotSearchedFor() {
    assertThat(found("bonjour je cherche une bougie svp", Language.FRENCH))
        .containsExactly("candle");
  }

  @Test
  void aCategoryHoldsThoseBelowIt() {
    assertThat(
            ids(
                search.search(
                    query("", List.of("fragrance"), Map.of(), Map.of(), null, Sort.PRICE_UP))))
        .containsExactly("vetiver", "fig", "rose");
  }

  @Test
  void whatIsWantedAndUnwantedFilters() {
    var wanted =
        search.search(
            query("", List.of(), Map.of("notes", Set.of("rose")), Map.of(), null, Sort.PRICE_UP));
    assertThat(ids(wanted)).containsExactly("cream-rose", "rose");
    assertThat(wanted.hits().getFirst().matched()).containsExactly(new Matched("notes", "rose"));
    var unwanted =
        search.search(
            query(
                "",
                List.of("fragrance"),
                Map.of(),
                Map.of("notes", Set.of("rose", "fig")),
                null,
                Sort.RELEVANCE));
    assertThat(ids(unwanted)).containsExactly("vetiver");
  }

  @Test
  void anUnwantedWordLeavesProductsOut() {
    var q = SearchQuery.of("crème mains", Language.FRENCH);
    var without =
        new SearchQuery(
            q.text(),
            q.language(),
            List.of(),
            Map.of(),
            Map.of(),
            List.of("rose"),
            null,
            null,
            Set.of(),
            Sort.RELEVANCE,
            true,
            0,
            10);
    assertThat(ids(search.search(without))).containsExactly("cream");
  }

  @Test
  void aBudgetIsKeptUntilNothingElseIsLeft() {
    var within =
        search.search(
            query("parfum", List.of(), Map.of(), Map.of(), Money.of(6000, "EUR"), Sort.RELEVANCE));
    assertThat(ids(within)).contains("fig").doesNotContain("rose");
    assertThat(within.relaxed()).isEmpty();
    var beyond =
        search.search(
            query(
                "",
                List.of("eau_de_parfum"),
                Map.of(),
                Map.of(),
                Money.of(1000, "EUR"),
                Sort.RELEVANCE));
    assertThat(ids(beyond)).startsWith("fig");
    assertThat(beyond.relaxed()).containsExactly(Relaxation.MAX_PRICE);
  }

  @Test
  void whatIsGivenUpIsTold() {
    var relaxed =
        search.search(
            query(
                "",
                List.of("hand_cream"),
                Map.of("notes", Set.of("vetiver")),
                Map.of(),
                null,
                Sort.RELEVANCE));
    assertThat(ids(relaxed)).containsExactlyInAnyOrder("cream", "cream-rose");
    assertThat(relaxed.relaxed()).containsExactly(Relaxation.WANTED_ATTRIBUTES);
  }

  @Test
  void offersAreDeepestCutFirst() {
    assertThat(ids(search.search(query("", List.of(), Map.of(), Map.of(), null, Sort.OFFERS))))
        .containsExactly("cream-rose", "fig");
  }

  @Test
  void similarProductsShareWhatMatters() {
    assertThat(ids(search.similar(new ProductId("fig"), SearchQuery.of("", Language.FRENCH))))
        .doesNotContain("fig")
        .startsWith("rose");
  }

  @Test
  void nothingIsFoundForWordsOfAnotherWorld() {
    assertThat(search.search(SearchQuery.of("carburateur hydraulique", Language.FRENCH)).hits())
        .isEmpty();
  }

  private List<String> found(String text, Language language) {
    return ids(search.search(SearchQuery.of(text, language)));
  }

  private static List<String> ids(SearchResult result) {
    return result.hits().stream().map(h -> h.product().value()).toList();
  }

  private static SearchQuery query(
      String text,
      List<String> categories,
      Map<String, Set<String>> wanted,
      Map<String, Set<String>> unwanted,
      Money max,
      Sort sort) {
    return new SearchQuery(
        text,
        Language.FRENCH,
        categories,
        wanted,
        unwanted,
        List.of(),
        null,
        max,
        Set.of(),
        sort,
        false,
        0,
        10);
  }
}
