package io.comptoir.shop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {
  @Test
  void whatIsCleanStaysTheSame() {
    check("", "");
    check("Crème “légère” – 12 €\nà l’œuf", "Crème “légère” – 12 €\nà l’œuf");
  }

  @Test
  void markupControlsAndDoubleSpacesGo() {
    check("<p>Nice\u0007 <b>thing</b></p><script>alert(1)</script>", "Nice thing");
    check("  a  b \n\n c ", "a b\nc");
    check("soft\u00ADhyphen \u202Eright", "softhyphen right");
    check("fish &amp; chips&nbsp;!", "fish & chips !");
    check("e\u0301te\u0301", "été");
  }

  private static void check(String given, String expected) {
    assertThat(CleanText.clean(given)).isEqualTo(expected);
    assertThat(CleanText.clean(expected)).isEqualTo(expected);
  }
}
