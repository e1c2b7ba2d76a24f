package io.comptoir.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Value;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.cart.Cart.CartLine;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.customer.Profile;
import io.comptoir.identity.Merge.Belongings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MergingTest {
  private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

  @Test
  void theNewestOfAProfileWinsAndBringsItsSource() {
    var kept = profile().with("city", Value.of("Lyon"), "checkout", NOW);
    var gone =
        profile()
            .with("city", Value.of("Paris"), "appointment", NOW.plusSeconds(5))
            .with("name", Value.of("Zoé"), "checkout", NOW);
    var merged = Merging.merged(has(kept, null), has(gone, null)).profile();
    assertThat(merged.value("city")).contains(Value.of("Paris"));
    assertThat(merged.values().get("city").source()).isEqualTo("appointment");
    assertThat(merged.value("name")).contains(Value.of("Zoé"));
    assertThat(Merging.merged(has(gone, null), has(kept, null)).profile().value("city"))
        .contains(Value.of("Paris"));
  }

  @Test
  void linesAreAddedUpWithinTheLimitOfACart() {
    var merged =
        Merging.merged(
            has(profile(), null, line("soap", 60), line("cream", 1)),
            has(profile(), "NOËL", line("soap", 50), line("oil", 2)));
    assertThat(merged.lines())
        .containsExactly(line("soap", Cart.MAX_QUANTITY), line("cream", 1), line("oil", 2));
    assertThat(merged.coupon()).isEqualTo("NOËL");
  }

  @Test
  void aCartNeverHoldsMoreLinesThanItMay() {
    var full = new ArrayList<CartLine>();
    for (var i = 0; i < Cart.MAX_LINES; i++) {
      full.add(line("item-" + i, 1));
    }
    var kept = new Belongings(profile(), full, "A");
    var merged = Merging.merged(kept, has(profile(), "B", line("item-3", 2), line("other", 1)));
    assertThat(merged.lines()).hasSize(Cart.MAX_LINES).contains(line("item-3", 3));
    assertThat(merged.coupon()).isEqualTo("A");
  }

  @Test
  void undoingAtOnceGivesEachExactlyWhatItHad() {
    var random = new Random(20261128);
    for (var i = 0; i < 500; i++) {
      var kept = any(random);
      var gone = any(random);
      var after = Merging.merged(kept, gone);
      var parted = Merging.parted(ledger(kept, gone, after), after);
      assertThat(parted.kept().lines()).as("try %d", i).isEqualTo(kept.lines());
      assertThat(parted.gone().lines()).isEqualTo(gone.lines());
      assertThat(parted.kept().coupon()).isEqualTo(kept.coupon());
      assertThat(parted.gone().coupon()).isEqualTo(gone.coupon());
      assertThat(parted.kept().profile().values()).isEqualTo(kept.profile().values());
      assertThat(parted.gone().profile().values()).isEqualTo(gone.profile().values());
    }
  }

  @Test
  void undoingLaterGivesBackWhatCameAndIsStillThere() {
    var kept = has(profile(), null, line("soap", 1));
    var gone = has(profile(), null, line("soap", 2), line("oil", 3), line("cream", 1));
    var after = Merging.merged(kept, gone);
    // the cream was taken out, two of the oil too, and a brush put in
    var now = has(after.profile(), null, line("soap", 3), line("oil", 1), line("brush", 1));
    var parted = Merging.parted(ledger(kept, gone, after), now);
    assertThat(parted.gone().lines()).containsExactly(line("soap", 2), line("oil", 1));
    assertThat(parted.kept().lines()).containsExactly(line("soap", 1), line("brush", 1));
  }

  @Test
  void whatWasLearntSinceStaysWithWhoIsKept() {
    var kept = has(profile().with("city", Value.of("Lyon"), "checkout", NOW), null);
    var gone = has(profile().with("city", Value.of("Paris"), "checkout", NOW.plusSeconds(1)), null);
    var after = Merging.merged(kept, gone);
    var later = after.profile().with("name", Value.of("Zoé"), "checkout", NOW.plusSeconds(9));
    var parted = Merging.parted(ledger(kept, gone, after), has(later, null));
    assertThat(parted.kept().profile().value("name")).contains(Value.of("Zoé"));
    assertThat(parted.kept().profile().value("city")).contains(Value.of("Lyon"));
    assertThat(parted.gone().profile().value("name")).isEmpty();
    assertThat(parted.gone().profile().value("city")).contains(Value.of("Paris"));
  }

  private static Belongings any(Random random) {
    var profile = profile();
    for (var name : List.of("name", "city", "email", "likes")) {
      if (random.nextBoolean()) {
        profile =
            profile.with(
                name, Value.of(random.nextInt(9)), "flow", NOW.plusSeconds(random.nextInt(50)));
      }
    }
    var lines = new ArrayList<CartLine>();
    for (var item : List.of("soap", "oil", "cream", "brush")) {
      if (random.nextBoolean()) {
        lines.add(line(item, 1 + random.nextInt(Cart.MAX_QUANTITY)));
      }
    }
    return new Belongings(profile, lines, random.nextBoolean() ? "C" + random.nextInt(3) : null);
  }

  private static Merge.Ledger ledger(Belongings kept, Belongings gone, Belongings after) {
    return new Merge.Ledger(List.of(), List.of(), List.of(), kept, gone, after);
  }

  private static Belongings has(Profile profile, @Nullable String coupon, CartLine... lines) {
    return new Belongings(profile, List.of(lines), coupon);
  }

  private static CartLine line(String item, int quantity) {
    return new CartLine(new ProductId(item), quantity);
  }

  private static Profile profile() {
    return Profile.EMPTY;
  }
}
