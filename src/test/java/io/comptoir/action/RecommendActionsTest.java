package io.comptoir.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.recommend.Interaction;
import io.comptoir.dialogue.ActionResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
class RecommendActionsTest {
  private final TestShop shop = new TestShop();

  @BeforeEach
  void everythingIsThere() {
    shop.stock.count(TestShop.SHOP, Map.of(new ProductId("cream-rose"), 5));
  }

  @Test
  void somethingIsRecommendedToAStranger() {
    var named = shop.done("products.recommend");
    assertThat(TestShop.ids(named)).hasSize(3);
    assertThat(whys(named)).allMatch(why -> why.equals("Parmi les préférés de la maison"));
  }

  @Test
  void whatIsLikedIsTheReasonInTheReadersLanguage() {
    shop.done("likes.add", "value", Value.items(List.of(Value.ref("notes", "rose"))));
    var named = shop.done("products.recommend", "limit", 2);
    assertThat(TestShop.ids(named)).containsExactlyInAnyOrder("rose", "cream-rose");
    assertThat(whys(named)).allMatch(why -> why.startsWith("Parce que vous aimez"));
    shop.language = Language.ENGLISH;
    assertThat(whys(shop.done("products.recommend", "limit", 2)))
        .allMatch(why -> why.equals("Because you like rose"));
  }

  @Test
  void whatIsDislikedIsNeverRecommended() {
    shop.done("dislikes.add", "value", Value.items(List.of(Value.ref("notes", "rose"))));
    assertThat(TestShop.ids(shop.done("products.recommend", "limit", 10)))
        .isNotEmpty()
        .doesNotContain("rose", "cream-rose");
  }

  @Test
  void whatWasJustSaidComesFirst() {
    shop.done("likes.add", "value", Value.items(List.of(Value.ref("notes", "rose"))));
    var named =
        shop.done(
            "products.recommend", "wanted", Value.items(List.of(Value.ref("notes", "cedar"))));
    assertThat(TestShop.ids(named)).isNotEmpty().isSubsetOf("fig", "candle");
    assertThat(whys(named)).allMatch(why -> why.endsWith("comme vous le cherchez"));
  }

  @Test
  void whatIsInTheCartSoldOutShownOrRefusedIsNot() {
    shop.done("cart.add", "product", "cream");
    shop.stock.count(TestShop.SHOP, Map.of(new ProductId("candle"), 0));
    var named =
        shop.done(
            "products.recommend",
            "limit",
            10,
            "exclude",
            Value.items(List.of(Value.ref("product", "fig"))),
            "refused",
            Value.items(List.of(Value.ref("product", "rose"))));
    assertThat(TestShop.ids(named)).isNotEmpty().doesNotContain("cream", "candle", "fig", "rose");
  }

  @Test
  void aRefusalLasts() {
    did("vetiver", Interaction.Kind.REFUSED, Duration.ofDays(2));
    assertThat(TestShop.ids(shop.done("products.recommend", "limit", 10)))
        .doesNotContain("vetiver");
  }

  @Test
  void aLookLeadsToWhatIsLikeIt() {
    did("cream", Interaction.Kind.VIEWED, Duration.ofMinutes(3));
    var named = shop.done("products.recommend", "limit", 1);
    assertThat(TestShop.ids(named)).containsExactly("cream-rose");
    assertThat(whys(named)).allMatch(why -> why.startsWith("Dans l’esprit de «"));
  }

  @Test
  void whatWasDoneInAConversationIsAFactWithoutWordsOfTheCustomer() {
    assertThat(facts("products.details", "product", Value.ref("product", "fig")))
        .containsExactly(fact("product.viewed", "fig"));
    assertThat(facts("cart.add", "product", Value.ref("product", "fig")))
        .containsExactly(fact("cart.added", "fig"));
    assertThat(facts("cart.remove", "line", Value.ref("product", "fig")))
        .containsExactly(fact("cart.removed", "fig"));
    assertThat(
            facts(
                "products.recommend", "refused", Value.items(List.of(Value.ref("product", "fig")))))
        .containsExactly(fact("product.refused", "fig"));
    var likes = Value.items(List.of(Value.ref("notes", "fig"), Value.of("my secret")));
    assertThat(facts("likes.add", "value", likes))
        .containsExactly(
            new ProductFacts.Said(
                ProductFacts.LIKED,
                Map.of("attribute", Value.of("notes"), "value", Value.of("fig"))));
    assertThat(
            ProductFacts.of(
                "cart.add", Map.of(), new ActionResult.Failed("OUT_OF_STOCK", Map.of())))
        .isEmpty();
  }

  private List<ProductFacts.Said> facts(String action, String name, Value value) {
    return ProductFacts.of(action, Map.of(name, value), shop.call(action, name, value));
  }

  private static ProductFacts.Said fact(String name, String product) {
    return new ProductFacts.Said(name, Map.of("product", Value.of(product)));
  }

  private void did(String product, Interaction.Kind kind, Duration ago) {
    var situation = shop.situation();
    shop.interactions.add(
        List.of(
            new Interaction(
                situation.shop(),
                situation.customer().id(),
                new ProductId(product),
                kind,
                situation.now().minus(ago))));
  }

  private static List<String> whys(Map<String, Value> values) {
    return ((Value.Items) values.get("products"))
        .items().stream()
            .map(item -> Arguments.text(((Value.Fields) item).fields().get("why")))
            .toList();
  }
}
