package io.comptoir.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.dialogue.ActionResult;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class CartActionsTest {
  private final TestShop shop = new TestShop();

  @Test
  void aProductIsAddedByReferenceOrByName() {
    assertThat(shop.done("cart.add", "product", Value.ref("product", "fig")))
        .containsEntry("in_cart", Value.of(1))
        .containsEntry("total", Value.of(Money.of(5900, "EUR")));
    assertThat(shop.done("cart.add", "product", "bougie feu de bois", "quantity", 2))
        .containsEntry("count", Value.of(3))
        .containsEntry("total", Value.of(Money.of(13500, "EUR")));
  }

  @Test
  void whatCannotBeAddedIsRefusedWithTheReason() {
    check("UNKNOWN_PRODUCT", "cart.add", "product", "licorne");
    check("NOT_SOLD", "cart.add", "product", "book");
    check("OUT_OF_STOCK", "cart.add", "product", "cream-rose");
    check("OUT_OF_STOCK", "cart.add", "product", "vetiver", "quantity", 3);
    check("TOO_MANY", "cart.add", "product", "cream", "quantity", 13);
    check("BAD_QUANTITY", "cart.add", "product", "cream", "quantity", -1);
    check("BAD_QUANTITY", "cart.add", "product", "cream", "quantity", 0);
    check("BAD_QUANTITY", "cart.add", "product", "cream", "quantity", 1.5);
    check("BAD_QUANTITY", "cart.add", "product", "cream", "quantity", 1e12);
    check("NEEDS_VARIANT", "cart.add", "product", "fig", "ask_variant", true);
    assertThat(shop.cart.isEmpty()).isTrue();
  }

  @Test
  void outOfStockSaysHowManyAreLeft() {
    shop.done("cart.add", "product", "vetiver");
    var refused = (ActionResult.Failed) shop.call("cart.add", "product", "vetiver", "quantity", 2);
    assertThat(refused.values()).containsEntry("left", Value.of(2));
  }

  @Test
  void quantitiesChangeAndLinesGo() {
    shop.done("cart.add", "product", "cream", "quantity", 3);
    assertThat(shop.done("cart.set_quantity", "line", "cream", "quantity", 2))
        .containsEntry("count", Value.of(2));
    check("NOT_IN_CART", "cart.set_quantity", "line", "fig", "quantity", 2);
    assertThat(shop.done("cart.remove", "line", Value.ref("product", "cream")))
        .containsEntry("empty", Value.of(true));
    check("NOT_IN_CART", "cart.remove", "line", "cream");
  }

  @Test
  void aVariantIsALineOfItsOwn() {
    shop.done("cart.add", "product", Value.ref("variant", "fig-30"));
    var result = shop.done("cart.add", "product", "fig");
    assertThat(result).containsEntry("total", Value.of(Money.of(9400, "EUR")));
    assertThat(shop.cart.lines()).hasSize(2);
  }

  @Test
  void couponsAreGrantedOrRefusedWithTheirReason() {
    check("EMPTY", "coupon.apply", "code", "DIX");
    shop.done("cart.add", "product", "fig");
    assertThat(shop.done("coupon.apply", "code", " dix "))
        .containsEntry("saved", Value.of(Money.of(590, "EUR")))
        .containsEntry("total", Value.of(Money.of(5310, "EUR")));
    check("UNKNOWN", "coupon.apply", "code", "RIEN");
    check("EXPIRED", "coupon.apply", "code", "NOEL25");
    check("NOT_YET", "coupon.apply", "code", "HIVER");
    var below = (ActionResult.Failed) shop.call("coupon.apply", "code", "GRAND");
    assertThat(below.code()).isEqualTo("BELOW_MINIMUM");
    assertThat(below.values()).containsEntry("missing", Value.of(Money.of(2100, "EUR")));
    assertThat(shop.cart.coupon()).isEqualTo("DIX");
    assertThat(shop.done("coupon.remove")).containsEntry("total", Value.of(Money.of(5900, "EUR")));
  }

  @Test
  void freeDeliveryIsAnnounced() {
    shop.done("cart.add", "product", "candle");
    assertThat(shop.done("cart.show"))
        .containsEntry("missing_for_free_delivery", Value.of(Money.of(2200, "EUR")));
  }

  private void check(String code, String action, Object... arguments) {
    assertThat(shop.call(action, arguments))
        .isInstanceOfSatisfying(
            ActionResult.Failed.class, failed -> assertThat(failed.code()).isEqualTo(code));
    assertThat(shop.actions.find(action).orElseThrow().spec().errors()).contains(code);
  }
}
