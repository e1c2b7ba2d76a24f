package io.comptoir.dialogue.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeclaredWordsTest {
  private final DeclaredWords words =
      new DeclaredWords(
          Map.of(
              "dearer", List.of("plus cher", "plus chère", "more expensive"),
              "taking_off", List.of("enlev*", "enlèv*", "remove", "take … off"),
              "empty", List.of("?", " ")));

  @Test
  void theyAreSaidWholeWithoutRegardToCaseAndAccents() {
    assertThat(words.in("Vous avez PLUS CHERE ?")).containsExactly("dearer");
    assertThat(words.in("plus cherement")).isEmpty();
    assertThat(words.in("le surplus cher payé")).isEmpty();
  }

  @Test
  void aStarIsAnyEndingAndDotsAreAFewWords() {
    assertThat(words.in("enlevez-le")).containsExactly("taking_off");
    assertThat(words.in("j'en enlève un")).containsExactly("taking_off");
    assertThat(words.in("take the ham and olives off")).containsExactly("taking_off");
    assertThat(words.in("take off")).containsExactly("taking_off");
    assertThat(words.in("take it and go a long way before you turn off")).isEmpty();
  }

  @Test
  void whatIsDeniedIsNotSaid() {
    assertThat(words.in("pas plus cher")).isEmpty();
    assertThat(words.in("nothing that is not more expensive")).isEmpty();
    assertThat(words.in("n'enlevez pas les olives")).isEmpty();
    assertThat(words.in("don't remove it")).isEmpty();
    assertThat(words.in("pas d'olives du tout, enlevez-les")).containsExactly("taking_off");
  }

  @Test
  void wordsWithoutALetterAreNone() {
    assertThat(words.names()).containsExactlyInAnyOrder("dearer", "taking_off");
  }
}
