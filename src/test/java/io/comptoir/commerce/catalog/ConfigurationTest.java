package io.comptoir.commerce.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.customer.CustomerId;
import io.comptoir.shop.catalog.CatalogFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Configurable products, on the catalogues of the demo shops. */
class ConfigurationTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-12-01");
  private static final Currency EUR = Currency.getInstance("EUR");
  private static Catalog dishes;
  private static Catalog trains;
  private static Catalog gifts;

  @BeforeAll
  static void read() {
    dishes = CatalogFolder.load(Path.of("shops/pizzeria"), Language.FRENCH, EUR).catalog();
    gifts = CatalogFolder.load(Path.of("shops/beaute"), Language.FRENCH, EUR).catalog();
    trains = CatalogFolder.load(Path.of("shops/voyage"), Language.FRENCH, EUR).catalog();
  }

  @Test
  void theSameWishesGiveTheSameIdInWhateverOrderTheyWereSaid() {
    var one =
        plain("regina")
            .adding("extra", "olives")
            .adding("extra", "egg")
            .with("size", List.of("large"));
    var other =
        plain("regina")
            .with("size", List.of("large"))
            .adding("extra", "egg")
            .adding("extra", "olives");
    assertThat(one.item()).isEqualTo(other.item());
    assertThat(one.item().value()).isEqualTo("regina~extra=egg+olives~size=large");
    assertThat(Configuration.of(one.item())).isEqualTo(one);
  }

  @Test
  void whatIsAddedIsPaidAndWhatIsLeftOutIsNotGivenBack() {
    assertThat(price(dishes, "regina")).contains(euro(1150));
    assertThat(price(dishes, "regina~cheese=double~size=large~without=mushrooms"))
        .contains(euro(1800));
    assertThat(price(dishes, "regina~size=small")).contains(euro(950));
  }

  @Test
  void ofTwoHalvesTheDearerCounts() {
    assertThat(price(dishes, "moitie-moitie~first=margherita~second=norvegese"))
        .contains(euro(1500));
    assertThat(price(dishes, "moitie-moitie~first=margherita")).isEmpty();
  }

  @Test
  void whatIsNotOnTheMenuCannotBeHad() {
    assertThat(price(dishes, "regina~extra=caviar")).isEmpty();
    assertThat(price(dishes, "regina~without=salmon")).isEmpty();
    assertThat(price(dishes, "regina~size=large+small")).isEmpty();
    assertThat(price(dishes, "cola~size=large")).isEmpty();
    assertThat(price(dishes, "regina~extra=olives+egg+ham+capers+basil+garlic+honey+rocket"))
        .isEmpty();
  }

  @Test
  void whatGoesWithoutSayingIsLeftOutOfTheId() {
    var said = plain("regina").with("size", List.of("medium"));
    assertThat(dishes.options().settled(dish("regina"), said, TODAY).orElseThrow().item())
        .isEqualTo(new ProductId("regina"));
  }

  @Test
  void aDayMakesThePriceAndADayGoneByNone() {
    assertThat(price(trains, "LC6203")).isEmpty();
    assertThat(price(trains, "LC6203~day=2026-12-10")).contains(euro(5800));
    assertThat(price(trains, "LC6203~day=2027-01-13")).contains(euro(4060));
    assertThat(price(trains, "LC6203~day=2026-12-11")).contains(euro(6670));
    assertThat(price(trains, "LC6203~day=2026-12-10~traveller=child")).contains(euro(2900));
    assertThat(price(trains, "LC6203~day=2026-12-10~traveller=baby")).contains(euro(0));
    assertThat(price(trains, "LC6203~day=2026-11-30")).isEmpty();
    assertThat(price(trains, "LC6203~day=soon")).isEmpty();
  }

  @Test
  void itIsSaidInWordsInTheOptionsOrder() {
    var item = new ProductId("regina~cheese=double~size=large~without=mushrooms");
    assertThat(dishes.detail(item, Language.FRENCH))
        .isEqualTo("Grande, double fromage, sans champignons");
    assertThat(dishes.detail(item, Language.ENGLISH))
        .isEqualTo("Large, double cheese, no mushrooms");
  }

  @Test
  void someOfALineBecomeAnotherInItsPlace() {
    var one = new ProductId("regina");
    var other = new ProductId("regina~size=large");
    var cart =
        Cart.empty(new ShopId("pizzeria"), new CustomerId(new UUID(0, 1))).withQuantity(one, 2);
    var some = cart.withChanged(one, other, 1);
    assertThat(some.lines())
        .containsExactly(new Cart.CartLine(one, 1), new Cart.CartLine(other, 1));
    assertThat(some.withChanged(one, other, 5).lines())
        .containsExactly(new Cart.CartLine(other, 2));
    assertThat(cart.withChanged(one, one, 1)).isEqualTo(cart);
  }

  @Test
  void wordsOfTheCustomersOwnArePartOfTheId() {
    var words = mirror().with("inscription", List.of("J+Z ~ l’été = 5 %"));
    var item = words.item();
    assertThat(item.value())
        .isEqualTo(
            "miroir-noyer~inscription=J%2BZ%20%7E%20l%E2%80%99%C3%A9t%C3%A9%20%3D%205%20%25");
    assertThat(Configuration.of(item)).isEqualTo(words);
    assertThat(price(gifts, item.value())).contains(euro(5800));
    assertThat(gifts.detail(item, Language.ENGLISH)).isEqualTo("marked “J+Z ~ l’été = 5 %”");
    assertThat(price(gifts, "miroir-noyer")).contains(euro(5200));
  }

  @Test
  void wordsThatHaveNoRoomOrCannotBeSeenAreRefused() {
    for (var wrong : List.of("a".repeat(21), "a\u0000b", "a\nb", " a", "\u202Eabc")) {
      var words = mirror().with("inscription", List.of(wrong));
      assertThat(gifts.options().settled(gifts.find(words.product()).orElseThrow(), words, TODAY))
          .as(wrong)
          .isEmpty();
    }
  }

  @Test
  void whatIsMadeToMeasureIsPaidByTheMeasureAndMustBeSaid() {
    var width =
        new Option.Measure(
            "width",
            LocalizedText.of(Language.ENGLISH, "Width"),
            Set.of("miroir-noyer"),
            LocalizedText.of(Language.ENGLISH, "{0} cm"),
            40,
            300,
            20);
    var sheet = new OptionSheet(List.of(width), CatalogVocabulary.EMPTY);
    var product = gifts.find(mirror().product()).orElseThrow();
    var wanted = mirror().with("width", List.of("140"));
    assertThat(sheet.open(product, mirror())).contains(width);
    assertThat(sheet.price(product, mirror(), TODAY)).isEmpty();
    assertThat(sheet.price(product, wanted, TODAY)).contains(euro(5200 + 140 * 20));
    assertThat(sheet.said(product, wanted, Language.ENGLISH)).isEqualTo("140 cm");
    for (var wrong : List.of("39", "301", "-140", "14O", "140.5", "99999999999")) {
      assertThat(sheet.price(product, mirror().with("width", List.of(wrong)), TODAY))
          .as(wrong)
          .isEmpty();
    }
  }

  private static Configuration mirror() {
    return new Configuration(new ProductId("miroir-noyer"), Map.of());
  }

  private static Product dish(String id) {
    return dishes.find(new ProductId(id)).orElseThrow();
  }

  private static Configuration plain(String id) {
    return new Configuration(new ProductId(id), Map.of());
  }

  private static Optional<Money> price(Catalog catalog, String item) {
    return catalog.priceOf(new ProductId(item), TODAY);
  }

  private static Money euro(long cents) {
    return new Money(cents, EUR);
  }
}
