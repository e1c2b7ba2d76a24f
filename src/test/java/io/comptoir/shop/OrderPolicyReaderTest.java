package io.comptoir.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.commerce.order.Identification.Proof;
import io.comptoir.commerce.order.OrderPolicy;
import io.comptoir.commerce.order.OrderPolicy.RefundTo;
import io.comptoir.commerce.order.OrderRequest.Act;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.ReturnTerms;
import io.comptoir.commerce.order.Transfer.Due;
import io.comptoir.shop.catalog.Problems;
import io.comptoir.shop.catalog.YamlNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class OrderPolicyReaderTest {
  private final Problems problems = new Problems();

  @Test
  void withoutAFileAnOrderIsCancelledUntilTheShopSaysSo() {
    var usual =
        new OrderPolicyReader(OrderStatus.PREPARING, ReturnTerms.USUAL).read(Optional.empty());
    assertThat(usual.rule(Act.CANCEL).orElseThrow().during())
        .containsExactlyInAnyOrder(OrderStatus.AWAITING_PAYMENT, OrderStatus.PAID);
    assertThat(usual.rules()).containsOnlyKeys(Act.values());
  }

  @Test
  void whatItSaysHoldsAndWhatItDoesNotIsAsUsual() {
    var policy =
        read(
            """
            cancel: {while: [paid], within: 2h, reasons: [mistake]}
            change_payment: no
            change_items: {once: false, after_change: false}
            return: {refund_to: [original]}
            exchange: {for: same_product, same_item: true, pays: on_arrival, once: true}
            identify_by: [name_and_postcode]
            """);
    assertThat(problems.all()).isEmpty();
    var cancel = policy.rule(Act.CANCEL).orElseThrow();
    assertThat(cancel.during()).containsExactly(OrderStatus.PAID);
    assertThat(cancel.within()).isEqualTo(Duration.ofHours(2));
    assertThat(cancel.reasons()).containsExactly("mistake");
    assertThat(policy.rule(Act.CHANGE_PAYMENT)).isEmpty();
    assertThat(policy.rule(Act.CHANGE_ITEMS).orElseThrow().once()).isFalse();
    assertThat(policy.rule(Act.CHANGE_ITEMS).orElseThrow().afterItemsChanged()).isFalse();
    assertThat(policy.rule(Act.EXCHANGE).orElseThrow().once()).isTrue();
    assertThat(policy.rule(Act.RETURN).orElseThrow().during())
        .containsExactly(OrderStatus.DELIVERED);
    assertThat(policy.refundTo()).containsExactly(RefundTo.ORIGINAL);
    assertThat(policy.exchangeForOthers()).isFalse();
    assertThat(policy.exchangeForSame()).isTrue();
    assertThat(policy.exchangeDue()).isEqualTo(Due.ON_ARRIVAL);
    assertThat(policy.proofs()).isEqualTo(Set.of(Proof.NAME_AND_POSTCODE));
  }

  @Test
  void mistakesAreNamedWithTheirLineAndTheMend() {
    read(
        "cancel: {while: [delivered]}\nreturn: {while: [eaten]}\nexchange: {for: anything}\nburn: no\n");
    assertThat(problems.all()).hasSize(4);
    assertThat(problems.all()).extracting(Problem::line).containsExactlyInAnyOrder(1, 2, 3, 4);
    assertThat(problems.all())
        .extracting(Problem::message)
        .anyMatch(m -> m.contains("cannot be cancelled"))
        .anyMatch(m -> m.contains("`eaten` is none of"));
  }

  private OrderPolicy read(String text) {
    return new OrderPolicyReader(OrderStatus.SHIPPED, ReturnTerms.USUAL)
        .read(YamlNode.read("orders.yml", text, problems));
  }
}
