package io.comptoir.dialogue.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Value;
import io.comptoir.dialogue.expression.Expressions.Type;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DateFunctionsTest {
  private static final Map<String, Value> KNOWN =
      Map.of(
          "vote", Value.of("2027-03-14"),
          "birth", Value.of("2009-03-15"),
          "held", Value.of("2026-12-02T09:30"),
          "word", Value.of("soon"),
          "train", Value.ref("product", "LC6203"));

  @Test
  void daysAndHoursAreAdded() {
    assertThat(value("plus_days(vote, -37)")).contains(Value.of("2027-02-05"));
    assertThat(value("plus_hours(held, -2)")).contains(Value.of("2026-12-02T07:30"));
    assertThat(value("plus_days(vote, -1) + 'T18:00'")).contains(Value.of("2027-03-13T18:00"));
  }

  @Test
  void daysAndYearsBetweenAreCountedWhole() {
    assertThat(value("days_between('2027-02-01', plus_days(vote, -37))")).contains(Value.of(4));
    assertThat(value("years_between(birth, vote)")).contains(Value.of(17));
    assertThat(value("years_between(birth, plus_days(vote, 1))")).contains(Value.of(18));
    assertThat(value("weekday(vote)")).contains(Value.of("sun"));
  }

  @Test
  void whatIsNoDayOrTooFarHasNoValue() {
    assertThat(value("plus_days(word, 1)")).isEmpty();
    assertThat(value("days_between(missing, vote)")).isEmpty();
    assertThat(value("plus_days(vote, 999999999)")).isEmpty();
  }

  @Test
  void aReferenceHasAnId() {
    assertThat(value("id(train)")).contains(Value.of("LC6203"));
    assertThat(value("id(word)")).contains(Value.of("soon"));
    assertThat(value("id(missing)")).isEmpty();
  }

  private static Optional<Value> value(String source) {
    var names =
        Map.<String, Type>of(
            "vote",
            new Type.Text(),
            "birth",
            new Type.Text(),
            "held",
            new Type.Text(),
            "word",
            new Type.Text(),
            "train",
            new Type.Any(),
            "missing",
            new Type.Any());
    try {
      return new Expressions(names).compile(source).value(KNOWN::get);
    } catch (Expressions.Mistake e) {
      throw new AssertionError(source, e);
    }
  }
}
