package io.comptoir.dialogue.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.dialogue.state.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointedOptionTest {
  private static final Prompt TRAINS =
      new Prompt(
          1,
          Prompt.Kind.SLOT,
          "train",
          List.of(
              new Prompt.Option("a", "Paris 6 h 12 – Lyon 8 h 10, 62,00 €"),
              new Prompt.Option("b", "Paris 12:10 – Lyon 14:08, €49.30"),
              new Prompt.Option("c", "Paris 16 h 38 – Lyon 18 h 36, 71,40 €"),
              new Prompt.Option(Asking.SKIP, "Passer")));

  @ParameterizedTest
  @CsvSource({
    "le premier, a",
    "the first one, a",
    "je prends le deuxième, b",
    "la troisième, c",
    "the last one please, c",
    "le moins cher, b",
    "the cheapest, b",
    "I'll take the cheapest one, b",
    "le plus cher, c"
  })
  void itsPlaceOrItsPriceIsEnough(String text, String value) {
    assertThat(PointedOption.of(TRAINS, text).map(Prompt.Option::value)).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"le quatrième", "moins cher", "le 12 décembre", "un premier essai", "Paris"})
  void otherWordsPointAtNone(String text) {
    assertThat(PointedOption.of(TRAINS, text)).isEmpty();
  }

  @Test
  void withoutPricesNothingIsTheCheapest() {
    var seats =
        new Prompt(
            1,
            Prompt.Kind.SLOT,
            "seat",
            List.of(new Prompt.Option("w", "Fenêtre"), new Prompt.Option("a", "Couloir")));
    assertThat(PointedOption.of(seats, "le moins cher")).isEmpty();
    assertThat(PointedOption.of(seats, "la première").map(Prompt.Option::value)).contains("w");
  }
}
