package io.comptoir.commerce.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.promotion.Promotion.Benefit;
import io.comptoir.commerce.promotion.Promotions.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class PromotionsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final List<Goods> CART =
      List.of(goods("fig", "scent", 2, 5900, false), goods("cream", "hands", 1, 1200, true));

  /** Each rule by itself: what it gives in cents, or the name of its refusal. */
  @Test
  void theDecisionTable() {
    check(rule(new Benefit.Percent(10)), 1300);
    check(rule(new Benefit.AmountOff(eur(1500))), 1500);
    check(rule(new Benefit.AmountOff(eur(99_999))), 13_000);
    check(rule(new Benefit.FreeDelivery()), 0);
    check(rule(new Benefit.NthPiece(2, 50)), 600);
    check(rule(new Benefit.NthPiece(3, 100)), 1200);
    check(rule(new Benefit.NthPiece(4, 100)), "NOT_FOR_THESE_ITEMS");
    check(rule(new Benefit.Bundle(List.of(id("fig"), id("cream")), 20)), 1420);
    check(rule(new Benefit.Bundle(List.of(id("fig"), id("soap")), 20)), "NOT_FOR_THESE_ITEMS");
    check(with(Set.of("scent"), null, null, null, false, null, true), 1180);
    check(with(Set.of("soaps"), null, null, null, false, null, true), "NOT_FOR_THESE_ITEMS");
    check(with(Set.of("hands"), null, null, null, false, null, false), "NOT_FOR_THESE_ITEMS");
    check(with(Set.of(), null, null, null, false, null, false), 1180);
    check(with(Set.of(), eur(13_000), null, null, false, null, true), 1300);
    check(with(Set.of(), eur(13_001), null, null, false, null, true), "BELOW_MINIMUM");
    check(with(Set.of(), null, TODAY, TODAY, false, null, true), 1300);
    check(with(Set.of(), null, TODAY.plusDays(1), null, false, null, true), "NOT_YET");
    check(with(Set.of(), null, null, TODAY.minusDays(1), false, null, true), "EXPIRED");
    check(with(Set.of(), null, null, null, true, null, true), "ALREADY_USED");
    check(with(Set.of(), null, null, null, false, "gold", true), 1300);
    check(with(Set.of(), null, null, null, false, "vip", true), "NOT_FOR_YOU");
  }

  @Test
  void whatIsMissingIsSaid() {
    var outcome = apply(with(Set.of(), eur(15_000), null, null, false, null, true));
    assertThat(outcome)
        .isEqualTo(new Outcome.Refused(new Refusal.BelowMinimum(eur(15_000), eur(2_000))));
  }

  @Test
  void impossibleRulesCannotBeWritten() {
    assertThatThrownBy(() -> new Benefit.Percent(101)).hasMessageContaining("1 to 100");
    assertThatThrownBy(() -> new Benefit.Percent(0)).hasMessageContaining("1 to 100");
    assertThatThrownBy(() -> new Benefit.AmountOff(eur(-1))).hasMessageContaining("more than");
    assertThatThrownBy(() -> with(Set.of(), null, TODAY, TODAY.minusDays(1), false, null, true))
        .hasMessageContaining("ends before");
  }

  @Test
  void sharesSumExactlyAndNoneExceedsItsLine() {
    var seed = System.nanoTime();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    for (var round = 0; round < 2_000; round++) {
      var goods = new ArrayList<Goods>();
      for (var i = 0; i <= random.nextInt(8); i++) {
        goods.add(goods("p" + i, "c", 1 + random.nextInt(9), random.nextInt(20_000), false));
      }
      var worth = goods.stream().mapToLong(g -> g.left().minor()).sum();
      var amount = worth == 0 ? 0 : random.nextLong(worth + 1);
      var shares = Promotions.spread(eur(amount), goods);
      assertThat(shares.values().stream().mapToLong(Money::minor).sum()).isEqualTo(amount);
      for (var line : goods) {
        var share = shares.get(line.item());
        assertThat(share == null ? 0 : share.minor()).isBetween(0L, line.left().minor());
      }
    }
  }

  private static void check(Promotion promotion, long cents) {
    assertThat(apply(promotion))
        .isInstanceOfSatisfying(
            Outcome.Granted.class,
            granted -> {
              assertThat(granted.discount().amount()).isEqualTo(eur(cents));
              assertThat(
                      granted.discount().byItem().values().stream().mapToLong(Money::minor).sum())
                  .isEqualTo(cents);
            });
  }

  private static void check(Promotion promotion, String reason) {
    assertThat(apply(promotion))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.refusal().reason()).isEqualTo(reason));
  }

  private static Outcome apply(Promotion promotion) {
    return Promotions.apply(promotion, CART, new Buyer(Set.of("gold"), Set.of("rule")), TODAY);
  }

  private static Promotion rule(Benefit benefit) {
    return new Promotion(
        "rule",
        "CODE",
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

  private static Promotion with(
      Set<String> categories,
      Money minimum,
      LocalDate from,
      LocalDate until,
      boolean once,
      String segment,
      boolean offersToo) {
    return new Promotion(
        "rule",
        "CODE",
        LocalizedText.EMPTY,
        new Benefit.Percent(10),
        categories,
        Set.of(),
        minimum,
        from,
        until,
        once,
        segment,
        offersToo,
        false);
  }

  private static Goods goods(
      String id, String category, int quantity, long price, boolean onOffer) {
    return new Goods(
        id(id), id(id), Set.of(category), quantity, eur(price), eur(price * quantity), onOffer);
  }

  private static ProductId id(String id) {
    return new ProductId(id);
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}
