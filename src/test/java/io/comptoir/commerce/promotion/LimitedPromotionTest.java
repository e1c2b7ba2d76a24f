package io.comptoir.commerce.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.promotion.Promotion.Benefit;
import io.comptoir.commerce.promotion.Promotion.Limits;
import io.comptoir.commerce.promotion.Promotions.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Where promotions are had, how often, and how far down they go. */
@NullUnmarked
class LimitedPromotionTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final ProductId SOAP = new ProductId("soap");
  private static final List<Goods> CART =
      List.of(new Goods(SOAP, SOAP, Set.of(), 2, euro(1000), euro(2000), false));

  @Test
  void aPromotionOfOneChannelIsNotHadOnAnother() {
    var promotion = promotion("DIX", new Limits(Set.of("telegram"), null, null, Set.of()));
    assertThat(outcome(promotion, Buyer.ANYONE)).isEqualTo(refused(new Refusal.NotHere()));
    assertThat(outcome(promotion, Buyer.ANYONE.on("telegram"))).isInstanceOf(Outcome.Granted.class);
    assertThat(promotion.toldTo(Buyer.ANYONE, TODAY)).isFalse();
  }

  @Test
  void whatIsUsedUpIsRefused() {
    var promotion = promotion("DIX", new Limits(Set.of(), 2, null, Set.of()));
    assertThat(promotion.counts()).isEqualTo(Map.of(Promotion.countedUses("rule"), 2));
    assertThat(left(promotion, Promotion.countedUses("rule"), 1))
        .isInstanceOf(Outcome.Granted.class);
    assertThat(left(promotion, Promotion.countedUses("rule"), 0))
        .isEqualTo(refused(new Refusal.UsedUp()));
  }

  @Test
  void aBudgetGivesNothingThatItDoesNotHold() {
    var promotion = promotion("DIX", new Limits(Set.of(), null, euro(5000), Set.of()));
    assertThat(left(promotion, Promotion.countedBudget("rule"), 200))
        .isInstanceOf(Outcome.Granted.class);
    assertThat(left(promotion, Promotion.countedBudget("rule"), 199))
        .isEqualTo(refused(new Refusal.UsedUp()));
  }

  @Test
  void aCodeOfManyIsHadOnce() {
    var promotion = promotion(null, new Limits(Set.of(), null, null, Set.of("abc-1", "ABC-2")));
    var promotions = new Promotions(List.of(promotion));
    assertThat(promotion.automatic()).isFalse();
    assertThat(promotions.withCode("Abc-1")).contains(promotion);
    assertThat(promotions.withCode("ABC-3")).isEmpty();
    assertThat(left(promotion, Promotion.countedCode("ABC-1"), 0))
        .isEqualTo(refused(new Refusal.UsedUp()));
  }

  @Test
  void noPromotionGoesBelowTheFloorOverWhatGoodsCost() {
    var half = promotion("MOITIE", Limits.NONE, new Benefit.Percent(50));
    var promotions = new Promotions(List.of(half), new Margins(Map.of(SOAP, euro(600)), 25));
    var granted = (Outcome.Granted) promotions.granted(half, CART, Buyer.ANYONE, TODAY);
    assertThat(granted.discount().amount()).as("2 × (10 − 7.50) €").isEqualTo(euro(500));
    var dear = new Promotions(List.of(half), new Margins(Map.of(SOAP, euro(900)), 25));
    assertThat(dear.granted(half, CART, Buyer.ANYONE, TODAY))
        .isEqualTo(refused(new Refusal.NotForTheseItems()));
    assertThat(dear.margins().toString()).doesNotContain("900");
  }

  @Test
  void whatCannotBeIsRefusedWhenItIsWritten() {
    assertThatThrownBy(() -> promotion(null, new Limits(Set.of(), 2, null, Set.of())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Limits(Set.of(), 0, null, Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Benefit.Percent(101)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                promotion(
                    "LIVRAISON",
                    new Limits(Set.of(), null, euro(1), Set.of()),
                    new Benefit.FreeDelivery()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Outcome left(Promotion promotion, ProductId counted, int pieces) {
    return outcome(promotion, Buyer.ANYONE.withLeft(Map.of(counted, pieces)));
  }

  private static Outcome outcome(Promotion promotion, Buyer buyer) {
    return new Promotions(List.of(promotion)).granted(promotion, CART, buyer, TODAY);
  }

  private static Outcome refused(Refusal refusal) {
    return new Outcome.Refused(refusal);
  }

  private static Promotion promotion(String code, Limits limits) {
    return promotion(code, limits, new Benefit.Percent(10));
  }

  private static Promotion promotion(String code, Limits limits, Benefit benefit) {
    return new Promotion(
        "rule",
        code,
        LocalizedText.of(Language.FRENCH, "règle"),
        benefit,
        Set.of(),
        Set.of(),
        null,
        null,
        null,
        false,
        null,
        true,
        true,
        limits);
  }

  private static Money euro(long minor) {
    return Money.of(minor, "EUR");
  }
}
