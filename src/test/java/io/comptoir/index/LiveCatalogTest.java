package io.comptoir.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.SampleCatalog;
import io.comptoir.commerce.catalog.LiveOffer;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.commerce.search.SearchQuery.Sort;
import io.comptoir.commerce.search.SearchResult.Relaxation;
import io.comptoir.storage.memory.MemoryLiveOfferStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Prices of the moment, in the catalogue and in search. */
@NullUnmarked
class LiveCatalogTest {
  private static final ShopId SHOP = new ShopId("sample");
  private static final ProductId ROSE = new ProductId("rose");
  private static final ProductId FIG = new ProductId("fig");
  private static final ProductId FIG_30 = new ProductId("fig-30");

  private final MemoryLiveOfferStore offers = new MemoryLiveOfferStore();
  private final LuceneProductSearch search = LuceneProductSearch.of(SampleCatalog.catalog());
  private final LiveCatalog catalog = new LiveCatalog(SampleCatalog.catalog(), search);

  @Test
  void aPriceHoldsAtOnceInCatalogueBudgetAndOrder() {
    assertThat(scents(6_000, Sort.PRICE_UP)).containsExactly("vetiver", "fig");
    say(new LiveOffer(ROSE, eur(4_000), eur(7_200), eur(7_200)));
    assertThat(catalog.find(ROSE).orElseThrow().price()).isEqualTo(eur(4_000));
    assertThat(catalog.products()).filteredOn(p -> eur(4_000).equals(p.price())).hasSize(1);
    assertThat(scents(6_000, Sort.PRICE_UP)).containsExactly("rose", "vetiver", "fig");
    assertThat(scents(100_000, Sort.OFFERS)).containsExactly("rose", "fig");
    say(new LiveOffer(FIG, eur(9_900), null, eur(5_900)));
    assertThat(scents(6_000, Sort.PRICE_UP)).containsExactly("rose", "vetiver");
    assertThat(scents(100_000, Sort.OFFERS)).containsExactly("rose");
  }

  @Test
  void takenBackItCostsWhatTheCatalogueSays() {
    say(new LiveOffer(ROSE, eur(4_000), null, eur(7_200)));
    say(new LiveOffer(ROSE, null, null, eur(7_200)));
    assertThat(catalog.find(ROSE)).isEqualTo(SampleCatalog.catalog().find(ROSE));
    assertThat(catalog.now().repriced()).isEmpty();
    assertThat(scents(6_000, Sort.PRICE_UP)).containsExactly("vetiver", "fig");
  }

  @Test
  void aCatalogueThatChangedItsPriceIsNewerThanTheOffer() {
    say(new LiveOffer(ROSE, eur(4_000), null, eur(6_500)));
    assertThat(catalog.find(ROSE).orElseThrow().price()).isEqualTo(eur(7_200));
  }

  @Test
  void aVariantHasAPriceOfItsOwn() {
    say(new LiveOffer(FIG_30, eur(2_900), null, eur(3_500)));
    var fig = catalog.find(FIG_30).orElseThrow();
    assertThat(fig.priceOf(FIG_30)).contains(eur(2_900));
    assertThat(fig.price()).isEqualTo(eur(5_900));
  }

  @Test
  void whatTheCatalogueDoesNotKnowIsPassedBy() {
    say(new LiveOffer(new ProductId("ghost"), eur(1), null, null));
    assertThat(catalog.version()).isEqualTo(SampleCatalog.catalog().version());
  }

  @Test
  void theVersionChangesWithThePrices() {
    say(new LiveOffer(ROSE, eur(4_000), null, eur(7_200)));
    assertThat(catalog.version()).isNotEqualTo(SampleCatalog.catalog().version());
    assertThat(catalog.refresh(offers, SHOP)).isZero();
  }

  private void say(LiveOffer offer) {
    offers.put(SHOP, List.of(offer));
    assertThat(catalog.refresh(offers, SHOP)).isEqualTo(1);
  }

  private List<String> scents(long max, Sort sort) {
    var result =
        search.search(
            new SearchQuery(
                "",
                Language.FRENCH,
                List.of("fragrance"),
                Map.of(),
                Map.of(),
                List.of(),
                null,
                eur(max),
                Set.of(),
                sort,
                true,
                0,
                10));
    assertThat(result.relaxed()).doesNotContain(Relaxation.MAX_PRICE);
    return result.hits().stream().map(h -> h.product().value()).toList();
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}
