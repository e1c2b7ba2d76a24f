package io.comptoir.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NegatedWordsTest {
  @Test
  void whatIsRefusedIsTakenOutOfWhatIsWanted() {
    check("toddler water bottle without straw", "toddler water bottle", "straw");
    check("lights without wiring with switch", "lights with switch", "wiring");
    check("crème mains sans parfum", "crème mains", "parfum");
    check("une eau fraîche mais pas de rose", "une eau fraîche mais", "rose");
    check("shampoing sans d'alcool", "shampoing", "alcool");
    check("sugar-free gum", "gum", "sugar");
    check("boots -leather -heel", "boots", "leather", "heel");
    check("wireless thermostat without c wire", "wireless thermostat", "c wire");
  }

  @Test
  void anAnswerIsNotARefusal() {
    check("non une bougie", "non une bougie");
    check("no a candle", "no a candle");
    check("pas trop cher", "pas trop cher");
    check("notebook", "notebook");
    check("t-shirt 1-2", "t-shirt 1-2");
    check("thousand note", "thousand note");
    assertThat(NegatedWords.inProse("Soft -light- free gift, BPA Free, WITHOUT lids").refused())
        .containsExactlyInAnyOrder("lids", "BPA");
    assertThat(NegatedWords.inProse("Soft straps").refused()).isEmpty();
  }

  @Test
  void aSentenceOfRefusalsAloneIsSearchedAsItStands() {
    check("sans alcool", "sans alcool");
  }

  private static void check(String text, String wanted, String... refused) {
    assertThat(NegatedWords.of(text)).isEqualTo(new NegatedWords(wanted, List.of(refused)));
  }
}
