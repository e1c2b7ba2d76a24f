package io.comptoir.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424242",
        "4242 4242 4242 4242",
        "5555-5555-5555-4444",
        "2223003122003222",
        "378282246310005",
        "3782 822463 10005",
        "6011111111111117",
        "30569309025904",
        "3566002020360505",
        "6200000000000005",
        "6205500000000000004",
        "4222222222222",
        "４２４２４２４２４２４２４２４２"
      })
  void aCardNumberIsMasked(String number) {
    assertThat(CardNumbers.masked("ma carte : " + number + " 12/30, merci"))
        .startsWith("ma carte : •")
        .endsWith("• 12/30, merci")
        .doesNotContainPattern("\\p{Nd}{3}");
  }

  @Test
  void whatStandsAroundItStays() {
    assertThat(CardNumbers.masked("4242 4242 4242 4242 exp 12/30 code 123"))
        .isEqualTo("•••• •••• •••• •••• exp 12/30 code 123");
    assertThat(CardNumbers.masked("4242424242424242 et 5555555555554444"))
        .isEqualTo("•••••••••••••••• et ••••••••••••••••");
    assertThat(CardNumbers.masked("24242424242424242 4242 4242 4242 4242"))
        .doesNotContain("4242 4242 4242 4242");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2 savons",
        "+33 6 12 34 56 78",
        "0033612345678",
        "3401560000004",
        "C-7F3K2Q",
        "4242424242424241",
        "75002 Paris 12 rue 4",
        "commande 20261121 du 21/11/2026 à 10:30"
      })
  void otherNumbersStay(String text) {
    assertThat(CardNumbers.masked(text)).isSameAs(text);
  }

  /** Wherever it stands and however it is grouped, nothing of it stays readable. */
  @Test
  void noCardNumberGetsThroughInAnyGuise() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var i = 0; i < 2_000; i++) {
      var card = card(random);
      var text = new StringBuilder("x");
      for (var c : card.toCharArray()) {
        text.append(random.nextInt(4) == 0 ? " " : "").append(c);
      }
      var masked = CardNumbers.masked(text + " merci");
      assertThat(masked.replaceAll("\\D", "")).as("seed %s: %s", seed, card).isEmpty();
    }
  }

  private static String card(Random random) {
    var digits = new StringBuilder(random.nextBoolean() ? "4" : "5");
    while (digits.length() < 15) {
      digits.append(random.nextInt(10));
    }
    for (var last = 0; last < 10; last++) {
      var sum = 0;
      var all = digits.toString() + last;
      for (var i = 0; i < 16; i++) {
        var digit = all.charAt(15 - i) - '0';
        var weighed = i % 2 == 0 ? digit : digit * 2;
        sum += weighed > 9 ? weighed - 9 : weighed;
      }
      if (sum % 10 == 0) {
        return all;
      }
    }
    throw new AssertionError();
  }
}
