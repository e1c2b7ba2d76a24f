package io.comptoir.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CustomerTextTest {
  @Test
  void whatIsWrittenStays() {
    for (var text :
        new String[] {"", "plain", "l’été\u202F!", "a\n\tb", "שלום", "مرحبا", "👩‍👩‍👧", "<b>&"}) {
      assertThat(CustomerText.clean(text)).isEqualTo(text);
    }
  }

  @Test
  void controlCharactersAndLoneSurrogatesGo() {
    assertThat(CustomerText.clean("a\u0000b\rc\u007Fd\u0085e\u001Bf")).isEqualTo("abcdef");
    assertThat(CustomerText.clean("a\uD83Db\uDE00c")).isEqualTo("abc");
  }

  @Test
  void marksThatTurnTheTextAroundThemGo() {
    assertThat(CustomerText.clean("\uFEFFto \u202Egpj.exe\u202C and \u2066x\u2069\u202A\u202D"))
        .isEqualTo("to gpj.exe and x");
  }
}
