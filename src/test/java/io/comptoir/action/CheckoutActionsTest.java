package io.comptoir.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider.Notice;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.promotion.Promotion;
import io.comptoir.customer.Customer;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Profile;
import io.comptoir.dialogue.ActionResult;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class CheckoutActionsTest {
  private static final ProductId FIG = new ProductId("fig");

  private final TestShop shop = new TestShop();
  private final List<String> heard = new ArrayList<>();
  private final Set<String> heardKeys = new LinkedHashSet<>();
  private final PaymentNotices notices =
      new PaymentNotices(
          shop.payments,
          shop.orders,
          shop.stock,
          (conversation, key, name, data) -> {
            if (heardKeys.add(key)) {
              heard.add(name + data.get("reason"));
            }
          },
          InstantSource.fixed(TestShop.NOW));

  @Test
  void deliveryIsQuotedForTheCart() {
    assertThat(code(shop.call("checkout.quote"))).isEqualTo("EMPTY");
    shop.done("cart.add", "product", "fig");
    var quote = shop.done("checkout.quote", "method", "home");
    assertThat(quote).containsEntry("count", Value.of(3));
    assertThat(quote).containsEntry("total", Value.of(Money.of(6390, "EUR")));
    shop.done("cart.add", "product", "cream");
    assertThat(shop.done("checkout.quote", "method", "home"))
        .containsEntry("total", Value.of(Money.of(7100, "EUR")));
  }

  @Test
  void anOrderTakesStockBeginsAPaymentAndEmptiesTheCartOnce() {
    shop.done("cart.add", "product", "fig", "quantity", 2);
    var first = place("key-1");
    var again = place("key-1");
    assertThat(again).isEqualTo(first);
    assertThat(shop.placed()).hasSize(1);
    assertThat(shop.attempts()).hasSize(1);
    assertThat(shop.left(FIG)).isEqualTo(3);
    assertThat(shop.cart.isEmpty()).isTrue();
    var order = order();
    assertThat(order.number()).matches("C-[2-9A-HJKMNP-TV-Z]{6}");
    assertThat(order.total()).isEqualTo(Money.of(11800, "EUR"));
    assertThat(order.status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsTaken() {
    check("EMPTY", address());
    shop.done("cart.add", "product", "fig");
    check("BAD_CONTACT", with("email", "nowhere"));
    check("BAD_CONTACT", with("name", ""));
    check("NEEDS_ADDRESS", with("city", ""));
    check("NO_DELIVERY", with("country", "US"));
    check("NEEDS_STORE", with("method", "pickup"));
    check("PRICE_CHANGED", with("expected", Money.of(1, "EUR")));
    assertThat(shop.placed()).isEmpty();
    assertThat(shop.left(FIG)).isEqualTo(5);
  }

  @Test
  void anOrderIsWrappedAsAGiftWithAtMostTwoHundredCharacters() {
    shop.done("cart.add", "product", "fig");
    var gift = with("gift", true);
    gift.put("gift_message", Value.of("x".repeat(201)));
    check("GIFT_MESSAGE_TOO_LONG", gift);
    gift.put("gift_message", Value.of(" Pour toi, maman. "));
    var placed = (ActionResult.Done) shop.call("checkout.place", gift, "k");
    assertThat(order().delivery().gift()).isEqualTo(new Order.Gift("Pour toi, maman."));
    assertThat(((Value.Fields) placed.values().get("order")).fields())
        .containsEntry("gift", Value.of(true))
        .containsEntry("gift_message", Value.of("Pour toi, maman."));
  }

  @Test
  void anOrderThatIsNoGiftHasNoCard() {
    shop.done("cart.add", "product", "fig");
    shop.call("checkout.place", with("gift_message", "Pour toi"), "k");
    assertThat(order().delivery().gift()).isNull();
  }

  @Test
  void onlyWhatIsAnnouncedAndInForceIsToldToWhoeverAsks() {
    assertThat(code(shop.call("promotions.running"))).isEqualTo("NONE");
    var told =
        new TestShop(
            TestShop.promotion(
                "self", null, new Promotion.Benefit.Percent(5), null, null, null, false));
    var values = told.done("promotions.running");
    assertThat(values).containsEntry("count", Value.of(1));
    assertThat(values.get("promotions").toString()).contains("self").doesNotContain("DIX");
  }

  @Test
  void theLastPieceIsSoldOnce() {
    shop.done("cart.add", "product", "vetiver", "quantity", 2);
    shop.stock.count(TestShop.SHOP, Map.of(new ProductId("vetiver"), 1));
    var refused = (ActionResult.Failed) shop.call("checkout.place", address(), "k");
    assertThat(refused.code()).isEqualTo("OUT_OF_STOCK");
    assertThat(refused.values()).containsEntry("left", Value.of(1));
  }

  @Test
  void aProviderThatDoesNotAnswerLeavesNothingBehind() {
    shop.done("cart.add", "product", "fig");
    shop.provider.down = true;
    check("UNAVAILABLE", address());
    assertThat(shop.left(FIG)).isEqualTo(5);
    assertThat(shop.cart.isEmpty()).isFalse();
    assertThat(order().status()).isEqualTo(OrderStatus.CANCELLED);
    shop.provider.down = false;
    assertThat(place("another key")).isInstanceOf(ActionResult.Done.class);
  }

  @Test
  void aPaymentIsDeclinedTriedAgainAndPaidOnce() {
    shop.done("cart.add", "product", "fig");
    place("k");
    var first = shop.attempts().getFirst().id();
    var declined = new Notice("n1", first, new PaymentFact.Declined("card_expired"));
    assertThat(notices.take("fake", declined)).isEqualTo(PaymentNotices.Outcome.TAKEN);
    assertThat(notices.take("fake", declined)).isEqualTo(PaymentNotices.Outcome.KNOWN);
    shop.done("payment.retry");
    var second = shop.attempts().getLast().id();
    assertThat(second).isNotEqualTo(first);
    var paid = paid("n2", second);
    notices.take("fake", paid);
    notices.take("fake", paid);
    notices.take("fake", new Notice("n3", second, new PaymentFact.Declined("card_declined")));
    assertThat(order().status()).isEqualTo(OrderStatus.PAID);
    assertThat(heard)
        .containsExactly("payment.declined" + Value.of("card_expired"), "payment.paidnull");
    assertThat(code(shop.call("payment.retry", "order", order().number())))
        .isEqualTo("NOT_PAYABLE");
  }

  @Test
  void aPaymentKeptBeforeACrashIsFinishedByTheNextNotice() {
    shop.done("cart.add", "product", "fig");
    place("k");
    var payment = shop.attempts().getFirst();
    shop.payments.save(payment.withStatus(PaymentStatus.PAID, null));
    notices.take("fake", paid("n", payment.id()));
    assertThat(order().status()).isEqualTo(OrderStatus.PAID);
    assertThat(heard).containsExactly("payment.paidnull");
  }

  @Test
  void moneyForACancelledOrderIsNotTakenForAnOrder() {
    shop.done("cart.add", "product", "fig");
    place("k");
    shop.done("orders.cancel", "order", order().number());
    assertThat(shop.left(FIG)).isEqualTo(5);
    var payment = shop.attempts().getFirst().id();
    notices.take("fake", paid("n", payment));
    notices.take("fake", paid("n", payment));
    assertThat(order().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(heard).containsExactly("payment.paid_in_vain" + Value.of("cancelled"));
  }

  private Notice paid(String id, UUID payment) {
    return new Notice(
        id,
        payment,
        new PaymentFact.Captured(shop.payments.find(payment).orElseThrow().amount(), "money"));
  }

  @Test
  void whatCostsNothingIsOrderedWithoutAPayment() {
    var shop =
        new TestShop(
            TestShop.promotion(
                "gift",
                "CADEAU",
                new io.comptoir.commerce.promotion.Promotion.Benefit.Percent(100),
                null,
                null,
                null,
                false));
    shop.done("cart.add", "product", "fig");
    shop.done("coupon.apply", "code", "CADEAU");
    var done = shop.call("checkout.place", TestShop.order("pickup", Map.of()), "k");
    assertThat(done).isInstanceOf(ActionResult.Done.class);
    var order = shop.placed().getFirst();
    assertThat(order.total().isZero()).isTrue();
    assertThat(order.status()).isEqualTo(OrderStatus.PAID);
    assertThat(shop.attempts()).isEmpty();
  }

  @Test
  void noticesOfAnotherProviderOrPaymentChangeNothing() {
    assertThat(
            notices.take(
                "fake",
                new Notice("n", UUID.randomUUID(), new PaymentFact.Declined("card_expired"))))
        .isEqualTo(PaymentNotices.Outcome.UNKNOWN_PAYMENT);
  }

  @Test
  void whatIsGivenOnceIsGivenOnceWithoutACodeToo() {
    var shop =
        new TestShop(
            TestShop.promotion(
                "hello",
                null,
                new Promotion.Benefit.AmountOff(Money.of(700, "EUR")),
                null,
                null,
                null,
                true));
    shop.done("cart.add", "product", "vetiver");
    var first = (Value.Amount) shop.done("cart.show").get("discount");
    assertThat(first.money().minor()).as("the automatic 7 euros, once").isEqualTo(-700);
    assertThat(shop.call("checkout.place", address(), "k")).isInstanceOf(ActionResult.Done.class);
    var order = shop.placed().getFirst();
    assertThat(order.promotions()).containsExactly("hello");
    shop.done("cart.add", "product", "vetiver");
    assertThat(((Value.Amount) shop.done("cart.show").get("discount")).money().isZero()).isTrue();
    shop.done("orders.cancel", "order", order.number());
    assertThat(((Value.Amount) shop.done("cart.show").get("discount")).money().minor())
        .as("a cancelled order has had nothing")
        .isEqualTo(-700);
  }

  @Test
  void customersSeeOnlyTheirOwnOrders() {
    assertThat(code(shop.call("orders.status"))).isEqualTo("NO_ORDERS");
    shop.done("cart.add", "product", "fig");
    place("k");
    var number = order().number();
    assertThat(shop.done("orders.status", "order", number.toLowerCase().replace("-", " ")))
        .containsEntry("status_label", Value.of("En attente de paiement"));
    shop.customer = new Customer(new CustomerId(new UUID(9, 9)), TestShop.SHOP, Profile.EMPTY, 1);
    assertThat(code(shop.call("orders.status", "order", number))).isEqualTo("UNKNOWN_ORDER");
    assertThat(code(shop.call("orders.cancel", "order", number))).isEqualTo("UNKNOWN_ORDER");
    assertThat(code(shop.call("payment.retry", "order", number))).isEqualTo("UNKNOWN_ORDER");
  }

  @Test
  void whatIsSentCannotBeCancelled() {
    shop.done("cart.add", "product", "fig");
    place("k");
    var order = order();
    for (var status : List.of(OrderStatus.PAID, OrderStatus.PREPARING, OrderStatus.SHIPPED)) {
      shop.orders.save(order().moved(status, TestShop.NOW));
    }
    assertThat(code(shop.call("orders.cancel", "order", order.number()))).isEqualTo("TOO_LATE");
  }

  private Order order() {
    return shop.placed().getFirst();
  }

  private ActionResult place(String key) {
    return shop.call("checkout.place", address(), key);
  }

  private void check(String code, Map<String, Value> arguments) {
    assertThat(code(shop.call("checkout.place", arguments, "key " + arguments.hashCode())))
        .isEqualTo(code);
  }

  private static Map<String, Value> with(String name, Object value) {
    var arguments = new LinkedHashMap<>(address());
    arguments.put(name, TestShop.value(value));
    return arguments;
  }

  private static Map<String, Value> address() {
    var arguments = new LinkedHashMap<String, Value>();
    arguments.put("name", Value.of("Camille Test"));
    arguments.put("email", Value.of("camille@example.org"));
    arguments.put("method", Value.of("home"));
    arguments.put("street", Value.of("1 rue de la Paix"));
    arguments.put("postcode", Value.of("75002"));
    arguments.put("city", Value.of("Paris"));
    return arguments;
  }

  private static String code(ActionResult result) {
    return result instanceof ActionResult.Failed(var code, var values) ? code : result.toString();
  }
}
