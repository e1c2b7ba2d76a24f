package io.comptoir.web.storefront;

import static io.comptoir.web.storefront.StorefrontFixture.EN;
import static io.comptoir.web.storefront.StorefrontFixture.FR;
import static io.comptoir.web.storefront.StorefrontFixture.PARIS;
import static io.comptoir.web.storefront.StorefrontFixture.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.InMemoryCatalog;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.Store;
import io.comptoir.commerce.catalog.Store.Opening;
import io.comptoir.message.Content.Availability;
import io.comptoir.shop.ShopSettings.Brand;
import io.comptoir.web.storefront.Showcase.Edition;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Small decisions of the page models. */
class PagesTest {
  private static final ShopFront SHOP = StorefrontFixture.shop("petite", CatalogVocabulary.EMPTY);

  @Test
  void aStoreSaysWhetherItIsOpenAndUntilWhen() {
    var monday = LocalDate.of(2026, 12, 7);
    check(monday.atTime(9, 0), "Closed, opens at 10:30");
    check(monday.atTime(10, 30), "Open until 13:00");
    check(monday.atTime(13, 0), "Closed, opens at 14:00");
    check(monday.atTime(18, 59), "Open until 19:00");
    check(monday.atTime(19, 0), "Closed, opens Wednesday at 10:30");
    check(monday.plusDays(1).atTime(12, 0), "Closed, opens tomorrow at 10:30");
  }

  private static void check(java.time.LocalDateTime at, String said) {
    var day =
        List.of(
            new Opening(LocalTime.of(10, 30), LocalTime.of(13, 0)),
            new Opening(LocalTime.of(14, 0), LocalTime.of(19, 0)));
    var store =
        new Store(
            "s",
            "S",
            new Store.PostalAddress("1 rue X", "75001", "Paris", "FR"),
            48.85,
            2.35,
            "+33 1 99 00 00 00",
            Map.of(DayOfWeek.MONDAY, day, DayOfWeek.TUESDAY, day, DayOfWeek.WEDNESDAY, day),
            Map.of(LocalDate.of(2026, 12, 8), List.of()),
            List.of(),
            null);
    assertThat(StoreView.of(store, new Visit(SHOP, EN, at.atZone(PARIS), Map.of())).state())
        .isEqualTo(said);
  }

  @Test
  void anEditionRunsOverNewYearAndTheLastOneStaysInBetween() {
    var winter = edition("11-15", "01-06");
    var spring = edition("03-15", "06-15");
    var showcase =
        new Showcase(
            LocalizedText.EMPTY,
            LocalizedText.EMPTY,
            List.of(spring, winter),
            List.of(),
            List.of(),
            LocalizedText.EMPTY,
            Map.of());
    assertThat(showcase.edition(LocalDate.of(2026, 12, 24))).contains(winter);
    assertThat(showcase.edition(LocalDate.of(2027, 1, 6))).contains(winter);
    assertThat(showcase.edition(LocalDate.of(2027, 2, 1))).contains(winter);
    assertThat(showcase.edition(LocalDate.of(2027, 3, 15))).contains(spring);
    assertThat(showcase.edition(LocalDate.of(2027, 10, 1))).contains(spring);
  }

  private static Edition edition(String from, String until) {
    return new Edition(
        MonthDay.parse("--" + from),
        MonthDay.parse("--" + until),
        null,
        LocalizedText.EMPTY,
        LocalizedText.EMPTY,
        LocalizedText.EMPTY,
        List.of());
  }

  @Test
  void aProductWithSizesShowsEachWithItsOwnPriceAndStock() {
    var plain = product("scent", 7800, "c");
    var big =
        new Product.Variant(
            new ProductId("scent-100"),
            LocalizedText.of(EN, "100 ml"),
            Map.of(),
            Money.of(11800, "EUR"),
            0);
    var scent =
        new Product(
            plain.id(),
            plain.name(),
            plain.summary(),
            plain.description(),
            null,
            plain.categories(),
            plain.price(),
            Money.of(9000, "EUR"),
            5,
            Map.of("size", List.of("50 ml")),
            plain.images(),
            List.of(big),
            plain.pairsWith(),
            plain.tags(),
            plain.added(),
            plain.rating());
    var visit =
        new Visit(
            StorefrontFixture.shop("petite", CatalogVocabulary.EMPTY, scent),
            EN,
            ZonedDateTime.of(2026, 12, 1, 12, 0, 0, 0, PARIS),
            Map.of(scent.id(), 2, big.id(), 0));
    var page = ProductPage.of(scent, scent.id(), List.of(), visit);
    assertThat(page.options())
        .extracting(ProductPage.Option::label)
        .containsExactly("50 ml", "100 ml");
    assertThat(page.options())
        .extracting(ProductPage.Option::price)
        .containsExactly("€78.00", "€118.00");
    assertThat(page.options())
        .extracting(ProductPage.Option::oldPrice)
        .containsExactly("€90.00", null);
    assertThat(page.options())
        .extracting(ProductPage.Option::availability)
        .containsExactly(Availability.LOW_STOCK, Availability.OUT_OF_STOCK);
    assertThat(page.chosen().availabilityText()).isEqualTo("Only 2 left");
    assertThat(ProductPage.of(scent, big.id(), List.of(), visit).chosen().id())
        .isEqualTo("scent-100");
    assertThat(page.tile().saving()).isEqualTo(13);
  }

  @Test
  void aProductWithoutPriceIsShownAndNotSold() {
    var p = product("p", 1, "c");
    var unsold =
        new Product(
            p.id(),
            p.name(),
            p.summary(),
            p.description(),
            null,
            p.categories(),
            null,
            null,
            null,
            p.attributes(),
            p.images(),
            p.variants(),
            p.pairsWith(),
            p.tags(),
            null,
            p.rating());
    var visit =
        StorefrontFixture.visit(
            StorefrontFixture.shop("petite", CatalogVocabulary.EMPTY, unsold), EN);
    var page = ProductPage.of(unsold, unsold.id(), List.of(), visit);
    assertThat(page.chosen().availability()).isEqualTo(Availability.NOT_SOLD);
    assertThat(page.chosen().price()).isNull();
  }

  @Test
  void aCatalogueThatSaysNothingOfItselfStillFillsTheHomePage() {
    var front =
        StorefrontFixture.shop(
            "petite", CatalogVocabulary.EMPTY, product("a", 100, "c"), product("b", 200, "c"));
    var home = HomePage.of(StorefrontFixture.visit(front, EN));
    assertThat(home.hero()).isNull();
    assertThat(home.racks()).extracting(HomePage.Rack::id).containsExactly("discover");
    assertThat(home.racks().getFirst().tiles()).hasSize(2);
    assertThat(HomePage.of(StorefrontFixture.visit(SHOP, EN)).racks()).isEmpty();
  }

  @Test
  void starsAreRoundedToHalves() {
    assertThat(Stars.tenths(4.74)).isEqualTo(45);
    assertThat(Stars.tenths(4.75)).isEqualTo(50);
    assertThat(Stars.tenths(0)).isZero();
  }

  @Test
  void thePictureOfAShopIsItsOwnOrSafeElsewhere() {
    var links = new Links(SHOP.id());
    assertThat(links.picture("images/a b.svg")).isEqualTo("/shop/petite/files/images/a%20b.svg");
    assertThat(links.picture("https://cdn.example/a.jpg")).isEqualTo("https://cdn.example/a.jpg");
    for (var wrong :
        List.of(
            "javascript:alert(1)",
            "http://x/a.jpg",
            "//x/a.jpg",
            "../shop.yml",
            "data:image/svg+xml,x",
            "")) {
      assertThat(links.picture(wrong)).as(wrong).isNull();
    }
  }

  @Test
  void anIdComesBackFromItsAddress() {
    var links = new Links(SHOP.id());
    assertThat(links.product(new ProductId("a/b\"<é>%")))
        .isEqualTo("/shop/petite/products/a/b%22%3C%C3%A9%3E%25");
  }

  @Test
  void theReadersLanguageIsAskedThenChosenThenPreferred() {
    var spoken = List.of(FR, EN);
    assertThat(ReaderLanguage.of("en", "fr", "fr", spoken)).isEqualTo(EN);
    assertThat(ReaderLanguage.of("xx", "en", "fr", spoken)).isEqualTo(EN);
    assertThat(ReaderLanguage.of(null, null, "de, en-GB;q=0.8, fr;q=0.5", spoken)).isEqualTo(EN);
    assertThat(ReaderLanguage.of(null, null, "en;q=0", spoken)).isEqualTo(FR);
    assertThat(ReaderLanguage.of(null, null, ";;;q=x", spoken)).isEqualTo(FR);
    assertThat(ReaderLanguage.of(null, null, "de", List.of(new Language("de"), EN)).code())
        .isEqualTo("de");
  }

  @Test
  void anArticleIsShownInTheReadersLanguageElseInTheShops() {
    var front =
        new ShopFront(
            SHOP.id(),
            "S",
            List.of(FR, EN),
            PARIS,
            SHOP.currency(),
            new InMemoryCatalog(List.of(), List.of(), List.of(), CatalogVocabulary.EMPTY, "1"),
            SHOP.search(),
            List.of(
                new Article("a", EN, "Delivery", "", "x"),
                new Article("a", FR, "Livraison", "", "x"),
                new Article("b", FR, "Retours", "", "# Retours\n\nTrente jours.\n\n# Comment")),
            Showcase.EMPTY,
            Brand.NONE,
            false);
    var visit = StorefrontFixture.visit(front, EN);
    assertThat(HelpPage.of(visit).entries())
        .extracting(HelpPage.Entry::title)
        .containsExactly("Delivery", "Retours");
    assertThat(ArticlePage.of("b", visit))
        .hasValueSatisfying(
            page -> {
              assertThat(page.language()).isEqualTo("fr");
              assertThat(page.html()).isEqualTo("<p>Trente jours.</p>\n<h2>Comment</h2>\n");
            });
    assertThat(ArticlePage.of("c", visit)).isEmpty();
  }

  @Test
  void aSummaryIsTheFirstParagraphCutAtAWord() {
    assertThat(Markdown.summary("# T\n\nUn **mot** [ici](x) et\nlà.\n\nSuite", 100))
        .isEqualTo("Un mot ici et là.");
    assertThat(Markdown.summary("un deux trois quatre", 9)).isEqualTo("un deux…");
  }
}
