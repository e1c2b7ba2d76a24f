package io.comptoir.commerce.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which promotions a shop tells to whoever asks. */
class AnnouncedPromotionTest {
  private static final LocalDate DAY = LocalDate.parse("2026-12-01");
  private static final Buyer ANYBODY = new Buyer(Set.of(), Set.of());

  @Test
  void aCodeIsToldOnlyWhenItIsAnnounced() {
    assertThat(promotion("NOEL", null, false, true).toldTo(ANYBODY, DAY)).isTrue();
    assertThat(promotion("NOEL", null, false, false).toldTo(ANYBODY, DAY)).isFalse();
  }

  @Test
  void whatAppliesByItselfIsAlwaysTold() {
    assertThat(promotion(null, null, false, false).toldTo(ANYBODY, DAY)).isTrue();
  }

  @Test
  void itIsToldOnItsDaysOnly() {
    var promotion = promotion("NOEL", null, false, true);
    assertThat(promotion.toldTo(ANYBODY, LocalDate.parse("2026-11-14"))).isFalse();
    assertThat(promotion.toldTo(ANYBODY, LocalDate.parse("2026-11-15"))).isTrue();
    assertThat(promotion.toldTo(ANYBODY, LocalDate.parse("2026-12-26"))).isTrue();
    assertThat(promotion.toldTo(ANYBODY, LocalDate.parse("2026-12-27"))).isFalse();
  }

  @Test
  void whatIsForOthersOrWasHadIsNotTold() {
    var forGold = promotion("OR", "gold", false, true);
    assertThat(forGold.toldTo(ANYBODY, DAY)).isFalse();
    assertThat(forGold.toldTo(new Buyer(Set.of("gold"), Set.of()), DAY)).isTrue();
    var once = promotion("UNE", null, true, true);
    assertThat(once.toldTo(ANYBODY, DAY)).isTrue();
    assertThat(once.toldTo(new Buyer(Set.of(), Set.of(once.id())), DAY)).isFalse();
  }

  private static Promotion promotion(
      @Nullable String code, @Nullable String segment, boolean once, boolean announced) {
    return new Promotion(
        "it",
        code,
        LocalizedText.of(Language.FRENCH, "elle"),
        new Promotion.Benefit.Percent(10),
        Set.of(),
        Set.of(),
        null,
        LocalDate.parse("2026-11-15"),
        LocalDate.parse("2026-12-26"),
        once,
        segment,
        true,
        announced);
  }
}
