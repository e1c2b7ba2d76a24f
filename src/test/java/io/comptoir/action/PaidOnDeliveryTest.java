package io.comptoir.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Value;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.dialogue.ActionResult;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Minimum, postcodes and paying on delivery, at the demo pizzeria. */
@NullUnmarked
class PaidOnDeliveryTest {
  private final TestShop shop = TestShop.of("pizzeria");

  @Test
  void goodsBelowTheMinimumAreNotDelivered() {
    shop.done("cart.add", "product", "regina");
    var methods = ((Value.Items) shop.done("checkout.quote").get("methods")).items();
    assertThat(methods.stream().map(m -> Arguments.text(TestShop.fields(m).get("id"))))
        .contains("delivery", "pickup");
    assertThat(TestShop.fields(methods.getFirst()))
        .containsEntry("minimum", Value.of(TestShop.euro(1500)))
        .containsEntry("missing", Value.of(TestShop.euro(350)));
    var refused = (ActionResult.Failed) place("k", Map.of());
    assertThat(refused.code()).isEqualTo("BELOW_MINIMUM");
    assertThat(refused.values())
        .containsEntry("missing", Value.of(TestShop.euro(350)))
        .containsEntry("minimum", Value.of(TestShop.euro(1500)));
    assertThat(shop.placed()).isEmpty();
  }

  @Test
  void onlyWhatGoesToAPostcodeIsQuotedForItAndPlacedThere() {
    shop.done("cart.add", "product", "regina", "quantity", 2);
    var far = shop.done("checkout.quote", "postcode", "69100").get("methods").toString();
    assertThat(far).contains("far").doesNotContain("Text[value=delivery]");
    assertThat(TestShop.code(place("k", Map.of("postcode", "75001")))).isEqualTo("NO_DELIVERY");
  }

  @Test
  void whatIsPaidOnDeliveryIsPreparedAtOnceWithoutAPayment() {
    shop.done("cart.add", "product", "regina", "quantity", 2);
    var placed = (ActionResult.Done) place("k", Map.of("pay", "on_delivery"));
    assertThat(placed.values())
        .containsEntry("paid_on_delivery", Value.of(true))
        .doesNotContainKey("payment");
    var order = shop.placed().getFirst();
    assertThat(order.status()).isEqualTo(OrderStatus.PREPARING);
    assertThat(order.hold().until()).as("it does not lapse").isNull();
    assertThat(shop.attempts()).isEmpty();
    assertThat(shop.cart.isEmpty()).isTrue();
    assertThat(place("k", Map.of("pay", "on_delivery"))).isEqualTo(placed);
    assertThat(shop.placed()).hasSize(1);
  }

  @Test
  void aTimeThatIsNoTimeIsRefused() {
    shop.done("cart.add", "product", "regina", "quantity", 2);
    assertThat(TestShop.code(place("k", Map.of("at", "soon")))).isEqualTo("BAD_TIME");
    assertThat(place("k2", Map.of("at", "2026-11-21T19:30"))).isInstanceOf(ActionResult.Done.class);
  }

  private ActionResult place(String key, Map<String, String> more) {
    return shop.call("checkout.place", TestShop.order("delivery", more), key);
  }
}
