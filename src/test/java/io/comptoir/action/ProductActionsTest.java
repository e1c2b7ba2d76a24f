package io.comptoir.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.customer.Customer;
import io.comptoir.dialogue.ActionResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ProductActionsTest {
  private final TestShop shop = new TestShop();

  @Test
  void aSearchTakesWordsAttributesAndABudget() {
    var found =
        shop.done(
            "products.search",
            "wanted",
            Value.items(List.of(Value.ref("notes", "fig"))),
            "budget",
            new Value.Fields(Map.of("max", Value.of(Money.of(6000, "EUR")))));
    assertThat(TestShop.ids(found)).containsExactly("fig");
    assertThat(found).containsEntry("total", Value.of(1)).containsEntry("more", Value.of(false));
    var item = (Value.Fields) ((Value.Items) found.get("products")).items().getFirst();
    assertThat(item.fields().get("why")).isEqualTo(Value.of("Figue · -14\u00A0%"));
    assertThat(item.fields().get("left")).isEqualTo(Value.of(5));
  }

  @Test
  void withoutAlcoholMeansFreeFromIt() {
    var found =
        shop.done(
            "products.search", "unwanted", Value.items(List.of(Value.ref("free_from", "alcohol"))));
    assertThat(TestShop.ids(found)).containsExactlyInAnyOrder("vetiver", "cream");
  }

  @Test
  void aRecipientSaysForWhom() {
    var found = shop.done("products.search", "recipient", "father", "category", "fragrance");
    assertThat(TestShop.ids(found)).containsExactlyInAnyOrder("fig", "vetiver");
  }

  @Test
  void aSearchIsRefined() {
    var all = shop.done("products.search", "category", "Parfums");
    assertThat(TestShop.ids(all)).hasSize(3);
    var cheaper =
        shop.done(
            "products.refine",
            "query",
            all.get("query"),
            "change",
            "cheaper",
            "shown",
            Value.items(List.of(Value.ref("product", "fig"), Value.ref("product", "rose"))));
    assertThat(TestShop.ids(cheaper)).containsExactly("vetiver");
    assertThat(
            shop.call(
                "products.refine",
                "query",
                cheaper.get("query"),
                "change",
                "cheaper",
                "shown",
                cheaper.get("products")))
        .isEqualTo(new ActionResult.Failed("NOTHING_MORE", Map.of()));
    var without =
        shop.done(
            "products.refine", "query", all.get("query"), "change", "without", "value", "rose");
    assertThat(TestShop.ids(without)).containsExactlyInAnyOrder("fig", "vetiver");
    var with =
        shop.done(
            "products.refine",
            "query",
            all.get("query"),
            "change",
            "with",
            "value",
            Value.ref("notes", "cedar"));
    assertThat(TestShop.ids(with)).containsExactly("fig");
  }

  @Test
  void theNextPageShowsOthers() {
    var first = shop.done("products.search", "category", "fragrance", "limit", 2);
    assertThat(first).containsEntry("more", Value.of(true));
    var second = shop.done("products.refine", "query", first.get("query"), "change", "more");
    assertThat(TestShop.ids(second)).hasSize(1).doesNotContainAnyElementsOf(TestShop.ids(first));
  }

  @Test
  void productsAreComparedTwoToFour() {
    assertThat(shop.call("products.compare", "products", Value.items(List.of(Value.of("fig")))))
        .isEqualTo(new ActionResult.Failed("TOO_FEW", Map.of()));
    var compared =
        shop.done(
            "products.compare",
            "products",
            Value.items(List.of(Value.of("fig"), Value.of("candle"))));
    assertThat(compared).containsEntry("cheapest", Value.ref("product", "candle"));
  }

  @Test
  void reviewsAreSummedUpInTheReadersLanguage() {
    var french = shop.done("products.reviews", "product", "fig");
    assertThat(french).containsEntry("count", Value.of(3)).containsEntry("average", Value.of(3.7));
    assertThat(french.get("likes").toString()).contains("sillage");
    assertThat(french.get("dislikes").toString()).contains("tient pas");
    shop.language = Language.ENGLISH;
    assertThat(shop.done("products.reviews", "product", "fig").get("likes").toString())
        .contains("Soft");
  }

  @Test
  void dislikesAreLeftOutAndLikesComeFirst() {
    shop.customer =
        new Customer(
            shop.customer.id(),
            TestShop.SHOP,
            shop.customer
                .profile()
                .with(
                    "dislikes",
                    Value.items(List.of(Value.ref("notes", "rose"))),
                    "test",
                    TestShop.NOW)
                .with(
                    "likes",
                    Value.items(List.of(Value.ref("notes", "vetiver"))),
                    "test",
                    TestShop.NOW),
            1);
    var found = TestShop.ids(shop.done("products.search", "category", "fragrance"));
    assertThat(found).doesNotContain("rose");
  }

  @Test
  void anUnknownProductIsSaid() {
    assertThat(shop.call("products.details", "product", "licorne"))
        .isEqualTo(new ActionResult.Failed("UNKNOWN_PRODUCT", Map.of("text", Value.of("licorne"))));
  }
}
