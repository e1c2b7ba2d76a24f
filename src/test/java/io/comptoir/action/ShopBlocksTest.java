package io.comptoir.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.conversation.Control;
import io.comptoir.dialogue.Press;
import io.comptoir.dialogue.View;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import io.comptoir.message.Content.Availability;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ShopBlocksTest {
  private final TestShop shop = new TestShop();
  private final ShopBlocks blocks =
      new ShopBlocks(TestShop.SHOP, TestShop.terms(), InstantSource.fixed(TestShop.NOW));

  @Test
  void foundProductsAreCardsWithTheirButtons() {
    var found =
        shop.done("products.search", "wanted", Value.items(List.of(Value.ref("notes", "fig"))));
    var block = (Content.Products) render("products", found);
    var card = block.items().getFirst();
    assertThat(card.name()).isEqualTo("Eau de parfum Figuier");
    assertThat(card.imageUrl()).isEqualTo("/shop/test/files/images/fig.svg");
    assertThat(card.url()).isEqualTo("/shop/test/products/fig");
    assertThat(card.price()).isEqualTo(Money.of(5900, "EUR"));
    assertThat(card.oldPrice()).isEqualTo(Money.of(6900, "EUR"));
    assertThat(card.availability()).isEqualTo(Availability.IN_STOCK);
    assertThat(card.actions())
        .extracting(Action::text)
        .containsExactly("Ajouter au panier", "Voir");
    var payload = ((Action.Postback) card.actions().getFirst()).payload();
    assertThat(Press.of(payload)).contains(Press.to("cart.add", "product", "fig"));
  }

  @Test
  void whatIsSoldOutOrNotSoldHasNoBuyButton() {
    for (var id : List.of("cream-rose", "book")) {
      var block =
          (Content.Products) render("product", shop.done("products.details", "product", id));
      assertThat(block.items().getFirst().actions())
          .extracting(Action::text)
          .doesNotContain("Ajouter au panier");
    }
  }

  @Test
  void detailsAndComparisonsCarryFactsInTheLanguage() {
    shop.language = Language.ENGLISH;
    var detail =
        (Content.Products) render("product", shop.done("products.details", "product", "fig"));
    assertThat(detail.items().getFirst().facts())
        .contains(new Content.Fact("Notes", "fig, cedar"))
        .contains(new Content.Fact("Reviews", "3.7 out of 5 (3 reviews)"));
    var compared =
        (Content.Products)
            render(
                "comparison",
                shop.done(
                    "products.compare",
                    "products",
                    Value.items(List.of(Value.of("fig"), Value.of("cream")))));
    assertThat(compared.items()).hasSize(2);
    assertThat(compared.items().get(0).facts())
        .extracting(Content.Fact::label)
        .contains("Skin type");
  }

  @Test
  void theCartShowsLinesDiscountsAndTotal() {
    shop.done("cart.add", "product", "fig", "quantity", 2);
    shop.done("coupon.apply", "code", "DIX");
    var cart = (Content.CartBlock) render("cart", Map.of());
    assertThat(cart.rows()).singleElement().satisfies(r -> assertThat(r.quantity()).isEqualTo(2));
    assertThat(cart.totals())
        .extracting(Content.Total::kind)
        .containsExactly("subtotal", "discount", "tax_included");
    assertThat(cart.total()).isEqualTo(Money.of(10620, "EUR"));
    assertThat(cart.recap()).isFalse();
  }

  @Test
  void theRecapSaysWhereItGoesAndWhatItCosts() {
    shop.done("cart.add", "product", "candle");
    var recap =
        (Content.CartBlock)
            render(
                "recap",
                Map.of(
                    "method",
                    Value.of("home"),
                    "name",
                    Value.of("Camille"),
                    "street",
                    Value.of("1 rue X"),
                    "postcode",
                    Value.of("75002"),
                    "city",
                    Value.of("Paris")));
    assertThat(recap.recap()).isTrue();
    assertThat(recap.total()).isEqualTo(Money.of(4290, "EUR"));
    assertThat(recap.facts()).contains(new Content.Fact("Adresse", "1 rue X, 75002 Paris"));
  }

  @Test
  void ordersAndPaymentsAreShownFromTheirFields() {
    shop.done("cart.add", "product", "candle");
    var placed =
        shop.done(
            "checkout.place",
            "name",
            "Camille",
            "email",
            "c@example.org",
            "method",
            "pickup",
            "store",
            "marais");
    var order = (Content.OrderBlock) render("order", placed);
    assertThat(order.statusLabel()).isEqualTo("En attente de paiement");
    assertThat(order.steps()).hasSize(5);
    var payment = (Content.PaymentBlock) render("payment", placed);
    assertThat(payment.url()).startsWith("/pay/");
    assertThat(payment.payee()).isEqualTo("Maison Test");
    var declined =
        (Content.PaymentBlock)
            render(
                "payment",
                Map.of(
                    "payment",
                    placed.get("payment"),
                    "state",
                    Value.of("declined"),
                    "reason",
                    Value.of("card_expired")));
    assertThat(declined.label()).isEqualTo("Carte expirée");
    assertThat(declined.url()).isNull();
    var list = (Content.ItemList) render("orders", shop.done("orders.status"));
    assertThat(list.items().getFirst().description())
        .contains("38,00\u00A0€")
        .contains("21 novembre 2026");
  }

  @Test
  void storesSayWhereAndWhen() {
    var near = shop.done("stores.near", "place", "je suis à Lyon");
    assertThat(near).containsEntry("located", Value.of(true));
    var list = (Content.ItemList) render("stores", near);
    assertThat(list.items().getFirst().title()).isEqualTo("Bellecour");
    assertThat(list.items().getFirst().description()).contains("Ouvert jusqu’à 19\u00A0h");
    var byCoordinates = shop.done("stores.near", "latitude", 48.86, "longitude", 2.35);
    assertThat(byCoordinates.get("stores").toString()).contains("distance");
    assertThat(shop.done("stores.near", "place", "Tombouctou"))
        .containsEntry("located", Value.of(false));
    assertThat(shop.done("stores.hours", "store", "Bellecour").get("stores").toString())
        .contains("lundi-samedi");
    assertThat(
            shop.done("stores.hours", "store", "Bellecour", "day", "2026-12-24")
                .get("stores")
                .toString())
        .contains("jeudi 24 décembre")
        .doesNotContain("lundi-samedi");
  }

  @Test
  void aStoreGoesByItsOwnClock() {
    var paris = shop.catalog.stores().getFirst();
    var london =
        new io.comptoir.commerce.catalog.Store(
            "london",
            "London",
            paris.address(),
            51.5,
            -0.1,
            "",
            paris.hours(),
            Map.of(),
            List.of(),
            java.time.ZoneId.of("Europe/London"));
    var halfPastNineInLondon = java.time.Instant.parse("2026-11-21T09:30:00Z");
    var zone = java.time.ZoneId.of("Europe/Paris");
    assertThat(StoreHours.open(paris, paris.at(halfPastNineInLondon, zone))).isTrue();
    assertThat(StoreHours.open(london, london.at(halfPastNineInLondon, zone))).isFalse();
  }

  @Test
  void reviewsAreRowsWithStars() {
    var list =
        (Content.ItemList) render("reviews", shop.done("products.reviews", "product", "fig"));
    assertThat(list.text()).isEqualTo("Eau de parfum Figuier\u00A0: 3,7 sur 5, 3 avis");
    assertThat(list.items().getFirst().title()).startsWith("★");
  }

  @Test
  void aGiftWithoutATasteSmellsOfSomethingAndADifferentTasteIsOwnedUpTo() {
    var any = shop.done("gift.find", "recipient", "mother");
    assertThat(TestShop.ids(any)).hasSizeGreaterThan(1);
    assertThat(whys(any))
        .anyMatch(why -> why.startsWith("On y sent "))
        .allMatch(w -> w.isEmpty() || w.endsWith("."));
    var none =
        shop.done(
            "gift.find",
            "recipient",
            "mother",
            "tastes",
            Value.items(List.of(Value.ref("notes", "smoke"))),
            "max",
            Money.of(1500, "EUR"));
    assertThat(TestShop.ids(none)).isNotEmpty();
    assertThat(((Value.Items) none.get("relaxed")).items()).contains(Value.of("tastes"));
  }

  private static List<String> whys(Map<String, Value> found) {
    return ((Value.Items) found.get("products"))
        .items().stream()
            .map(i -> ((Value.Text) ((Value.Fields) i).fields().get("why")).text())
            .toList();
  }

  @Test
  void giftsMeetATasteAndSayWhy() {
    var gifts =
        shop.done(
            "gift.find",
            "recipient",
            "mother",
            "tastes",
            Value.items(List.of(Value.ref("notes", "rose"))),
            "max",
            Money.of(8000, "EUR"),
            "age",
            62);
    var ids = TestShop.ids(gifts);
    assertThat(ids).startsWith("rose").doesNotContain("cream-rose", "book", "vetiver", "fig");
    assertThat(whys(gifts)).allMatch(why -> why.contains("comme vous l’avez demandé"));
    assertThat(gifts.get("relaxed")).isEqualTo(Value.items(List.of()));
    shop.done("dislikes.add", "value", Value.ref("notes", "rose"));
    assertThat(TestShop.ids(shop.done("gift.find", "recipient", "mother"))).doesNotContain("rose");
    shop.done("likes.add", "value", "rose");
    assertThat(TestShop.ids(shop.done("gift.find", "recipient", "mother"))).contains("rose");
  }

  @Test
  void everyBlockHasANameAndOthersAreRefused() {
    assertThat(blocks.names()).hasSize(11);
    assertThatThrownBy(() -> render("nothing", Map.of())).hasMessageContaining("nothing");
  }

  private Content render(String block, Map<String, Value> arguments) {
    return blocks.render(
        block,
        arguments,
        new View(
            shop.situation().conversation(),
            TestShop.SHOP,
            View.MessageForm.WEB,
            shop.language,
            ZoneId.of("Europe/Paris"),
            Control.BOT,
            shop.customer.profile(),
            shop.cart,
            shop.catalog,
            blocks));
  }
}
