package io.comptoir.web.storefront;

import static io.comptoir.web.storefront.StorefrontFixture.EN;
import static io.comptoir.web.storefront.StorefrontFixture.EUR;
import static io.comptoir.web.storefront.StorefrontFixture.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.LocalizedText;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.CatalogVocabulary.Attribute;
import io.comptoir.commerce.catalog.CatalogVocabulary.AttributeValue;
import io.comptoir.commerce.catalog.CatalogVocabulary.Category;
import io.comptoir.commerce.catalog.Product;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListingTest {
  private static final Product FIG = product("fig", 1900, "candle", "notes=fig", "size=small");
  private static final Product FIG_BIG =
      product("fig-big", 3900, "candle", "notes=fig", "size=big");
  private static final Product ROSE = product("rose", 2900, "soap", "notes=rose", "size=small");
  private static final Product BOTH =
      product("both", 900, "soap", "notes=fig", "notes=rose", "size=big");

  private final ShopFront front =
      StorefrontFixture.shop("petite", vocabulary(), FIG, FIG_BIG, ROSE, BOTH);

  @Test
  void aFacetCountsWhatItsOtherValuesWouldShow() {
    var listing = listing(Map.of("f.notes", List.of("fig")));
    assertThat(names(listing)).containsExactly("fig", "fig-big", "both");
    assertThat(facet(listing, "f.notes")).containsEntry("fig", 3).containsEntry("rose", 2);
    assertThat(facet(listing, "f.size")).containsEntry("small", 1).containsEntry("big", 2);
  }

  @Test
  void valuesOfOneAttributeAddUpAndAttributesNarrow() {
    assertThat(names(listing(Map.of("f.notes", List.of("fig", "rose"))))).hasSize(4);
    assertThat(names(listing(Map.of("f.notes", List.of("fig"), "f.size", List.of("small")))))
        .containsExactly("fig");
    assertThat(names(listing(Map.of("f.notes", List.of("gold"))))).isEmpty();
  }

  @Test
  void pricesBoundInclusivelyAndSort() {
    assertThat(
            names(
                listing(
                    Map.of(
                        "min",
                        List.of("19"),
                        "max",
                        List.of("29,00"),
                        "sort",
                        List.of("price_down")))))
        .containsExactly("rose", "fig");
    assertThat(names(listing(Map.of("sort", List.of("price_up")))))
        .containsExactly("both", "fig", "rose", "fig-big");
  }

  @Test
  void nonsenseIsLeftOut() {
    for (var query :
        List.of(
            Map.of("min", List.of("-5")),
            Map.of("max", List.of("cheap")),
            Map.of("sort", List.of("magic")),
            Map.of("page", List.of("99999999999999999999")),
            Map.of("f.", List.of("x")),
            Map.of("min", List.of("1e999999999")),
            Map.of("f.notes", List.of("", " ")))) {
      assertThat(names(listing(query))).as(query.toString()).hasSize(4);
    }
  }

  @Test
  void eachChoiceCanBeTakenOffAlone() {
    var listing = listing(Map.of("f.notes", List.of("fig", "rose"), "max", List.of("30")));
    assertThat(listing.chosen())
        .extracting(Listing.Chosen::label)
        .containsExactly("Fig", "Rose", "Up to €30.00");
    assertThat(listing.chosen().getFirst().without()).isEqualTo("/list?f.notes=rose&max=30");
    assertThat(listing.clear()).isEqualTo("/list");
  }

  @Test
  void aLongListIsCutIntoPagesThatLeadToEachOther() {
    var many = new ArrayList<Product>();
    for (var i = 0; i < 50; i++) {
      many.add(product("p" + i, 1000 + i, "candle"));
    }
    var visit = StorefrontFixture.visit(front, EN);
    var second = Listing.of(many, Filters.of(Map.of("page", List.of("2")), EUR), "/list", visit);
    assertThat(second.tiles()).hasSize(24);
    assertThat(second.url(-1)).isEqualTo("/list");
    assertThat(second.url(1)).isEqualTo("/list?page=3");
    var beyond = Listing.of(many, Filters.of(Map.of("page", List.of("9")), EUR), "/list", visit);
    assertThat(beyond.tiles()).hasSize(2);
    assertThat(beyond.url(1)).isNull();
  }

  @Test
  void anAddressCarriesAnyValueUnharmed() {
    var filters =
        Filters.of(Map.of("q", List.of("thé & rose #1"), "f.a b", List.of("100 %", "é/?")), EUR);
    assertThat(filters.query())
        .isEqualTo("?q=th%C3%A9%20%26%20rose%20%231&f.a%20b=100%20%25&f.a%20b=%C3%A9%2F%3F");
  }

  private Listing listing(Map<String, List<String>> query) {
    return Listing.of(
        List.of(FIG, FIG_BIG, ROSE, BOTH),
        Filters.of(query, EUR),
        "/list",
        StorefrontFixture.visit(front, EN));
  }

  private static List<String> names(Listing listing) {
    return listing.tiles().stream().map(Tile::id).toList();
  }

  private static Map<String, Integer> facet(Listing listing, String name) {
    var counts = new LinkedHashMap<String, Integer>();
    listing.facets().stream()
        .filter(f -> f.name().equals(name))
        .forEach(f -> f.options().forEach(o -> counts.put(o.value(), o.count())));
    return counts;
  }

  private static CatalogVocabulary vocabulary() {
    return new CatalogVocabulary(
        Map.of("candle", category("candle"), "soap", category("soap")),
        Map.of(
            "notes", attribute("notes", "fig", "rose"), "size", attribute("size", "small", "big")));
  }

  private static Category category(String id) {
    return new Category(id, null, LocalizedText.of(EN, id), Map.of());
  }

  private static Attribute attribute(String key, String... values) {
    var all = new LinkedHashMap<String, AttributeValue>();
    for (var value : values) {
      all.put(value, new AttributeValue(value, LocalizedText.of(EN, value), Map.of()));
    }
    return new Attribute(key, LocalizedText.of(EN, key), all);
  }
}
