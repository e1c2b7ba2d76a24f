package io.comptoir.commerce.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.SampleCatalog;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.checkout.DeliveryMethod;
import io.comptoir.commerce.checkout.SellingTerms;
import io.comptoir.commerce.promotion.Buyer;
import io.comptoir.commerce.promotion.Promotion;
import io.comptoir.commerce.promotion.Promotion.Benefit;
import io.comptoir.commerce.promotion.Promotions;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class PricingTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Catalog CATALOG = SampleCatalog.catalog();
  private static final List<String> SOLD =
      List.of("fig", "fig-30", "rose", "vetiver", "cream", "candle");

  @Test
  void discountsFollowOneAnotherOnWhatIsLeft() {
    var priced =
        price(
            cart("BOTH", "fig", 1, "cream", 1),
            rule("auto", null, new Benefit.AmountOff(eur(710))),
            rule("code", "BOTH", new Benefit.Percent(50)));
    assertThat(priced.subtotal()).isEqualTo(eur(7100));
    assertThat(priced.discount()).isEqualTo(eur(710 + 3195));
    assertThat(priced.total()).isEqualTo(eur(3195));
  }

  @Test
  void taxIsContained() {
    assertThat(price(cart(null, "cream", 1)).taxIncluded()).isEqualTo(eur(200));
  }

  @Test
  void whatIsNotSoldAnyMoreIsSetAside() {
    var priced = price(cart(null, "book", 1, "gone", 2, "cream", 1));
    assertThat(priced.unavailable()).containsExactly(new ProductId("book"), new ProductId("gone"));
    assertThat(priced.total()).isEqualTo(eur(1200));
  }

  @Test
  void anEmptyCartCostsNothing() {
    var priced = price(Cart.empty(new ShopId("test"), new CustomerId(new UUID(1, 1))));
    assertThat(priced.total()).isEqualTo(eur(0));
    assertThat(priced.delivery()).isNull();
  }

  @Test
  void totalsAddUpAndAreNeverNegative() {
    var seed = System.nanoTime();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    for (var round = 0; round < 2_000; round++) {
      var cart = Cart.empty(new ShopId("test"), new CustomerId(new UUID(1, 1)));
      for (var i = 0; i < random.nextInt(6); i++) {
        cart =
            cart.withQuantity(
                new ProductId(SOLD.get(random.nextInt(SOLD.size()))), 1 + random.nextInt(12));
      }
      var rules = new ArrayList<Promotion>();
      for (var i = 0; i < random.nextInt(4); i++) {
        rules.add(rule("auto" + i, null, benefit(random)));
      }
      rules.add(rule("code", "CODE", benefit(random)));
      var priced =
          price(cart.withCoupon("CODE"), random.nextBoolean(), rules.toArray(Promotion[]::new));

      var lines = priced.lines().stream().mapToLong(l -> l.price().minor()).sum();
      var off = priced.lines().stream().mapToLong(l -> l.discount().minor()).sum();
      var delivery = priced.delivery() == null ? 0 : priced.delivery().minor();
      assertThat(priced.subtotal().minor()).isEqualTo(lines);
      assertThat(priced.discount().minor()).isEqualTo(off);
      assertThat(priced.total().minor()).isEqualTo(lines - off + delivery).isNotNegative();
      assertThat(priced.lines())
          .allSatisfy(l -> assertThat(l.discount().minor()).isBetween(0L, l.price().minor()));
      assertThat(priced.taxIncluded().minor()).isBetween(0L, priced.total().minor());
    }
  }

  private static Benefit benefit(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Benefit.Percent(1 + random.nextInt(100));
      case 1 -> new Benefit.AmountOff(eur(1 + random.nextInt(20_000)));
      case 2 -> new Benefit.FreeDelivery();
      case 3 -> new Benefit.NthPiece(2 + random.nextInt(4), 1 + random.nextInt(100));
      default ->
          new Benefit.Bundle(
              List.of(new ProductId("fig"), new ProductId("cream")), 1 + random.nextInt(100));
    };
  }

  private static Cart cart(String coupon, Object... lines) {
    var cart = Cart.empty(new ShopId("test"), new CustomerId(new UUID(1, 1)));
    for (var i = 0; i < lines.length; i += 2) {
      cart = cart.withQuantity(new ProductId((String) lines[i]), (int) lines[i + 1]);
    }
    return cart.withCoupon(coupon);
  }

  private static PricedCart price(Cart cart, Promotion... rules) {
    return price(cart, false, rules);
  }

  private static PricedCart price(Cart cart, boolean delivered, Promotion... rules) {
    var plain = SellingTerms.plain("Test", Currency.getInstance("EUR"), ZoneId.of("Europe/Paris"));
    var home =
        new DeliveryMethod(
            "home",
            LocalizedText.EMPTY,
            LocalizedText.EMPTY,
            eur(490),
            eur(6000),
            DeliveryMethod.Needs.HOME,
            Set.of());
    var terms =
        new SellingTerms(
            plain.payee(),
            plain.currency(),
            plain.zone(),
            List.of(home),
            Set.of(),
            plain.taxRate(),
            new Promotions(List.of(rules)),
            99,
            50,
            plain.cancelBefore(),
            plain.payWithin());
    return new Pricing(CATALOG, terms).price(cart, Buyer.ANYONE, delivered ? home : null, NOW);
  }

  private static Promotion rule(String id, String code, Benefit benefit) {
    return new Promotion(
        id,
        code,
        LocalizedText.EMPTY,
        benefit,
        Set.of(),
        Set.of(),
        null,
        null,
        null,
        false,
        null,
        true,
        false);
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}
