package io.comptoir.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Times within opening hours, at the demo pizzeria. */
@NullUnmarked
class StoreTimesTest {
  private final TestShop shop = TestShop.of("pizzeria");

  @Test
  void theyLieWithinTheHoursAndAfterTheTimeItTakes() {
    // Saturday 21 November, 11:00 in Lyon
    var times = shop.done("stores.times", "lead", 20, "every", 15);
    assertThat(times).containsEntry("day", Value.of("2026-11-21"));
    var first = Arguments.text(times.get("first"));
    assertThat(first).isGreaterThanOrEqualTo("2026-11-21T11:20");
    assertThat(values(times)).allMatch(t -> t.startsWith("2026-11-21T")).hasSize(6);
  }

  @Test
  void aTimeThatWasSaidIsTheNextOneThatCanBeHad() {
    var times = shop.done("stores.times", "at", "19:40", "every", 15);
    assertThat(Arguments.text(times.get("wanted"))).isEqualTo("2026-11-21T19:45");
    assertThat(shop.done("stores.times", "at", "23:59")).doesNotContainKey("wanted");
    assertThat(shop.done("stores.times", "at", "late")).doesNotContainKey("wanted");
  }

  @Test
  void aDayThatIsClosedIsSaidAndADayInThePastIsNot() {
    assertThat(TestShop.code(shop.call("stores.times", "day", "2026-11-23"))).isEqualTo("CLOSED");
    assertThat(shop.done("stores.times", "day", "2026-11-20"))
        .containsEntry("day", Value.of("2026-11-21"));
  }

  @Test
  void aLongLeadGoesOnToTheNextDayThatHasTimes() {
    var times = shop.done("stores.times", "lead", 24 * 60);
    assertThat(Arguments.text(times.get("day"))).isGreaterThan("2026-11-21");
  }

  private List<String> values(Map<String, Value> times) {
    return ((Value.Items) times.get("times"))
        .items().stream().map(t -> Arguments.text(TestShop.fields(t).get("value"))).toList();
  }
}
