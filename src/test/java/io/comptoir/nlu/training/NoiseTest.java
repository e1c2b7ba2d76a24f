package io.comptoir.nlu.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoiseTest {
  @Test
  void theSameSeedDisturbsTheSame() {
    var text = "where is my parcel, please?";
    assertThat(new Noise(0.2, 7).disturb(text)).isEqualTo(new Noise(0.2, 7).disturb(text));
    assertThat(new Noise(0.2, 8).disturb(text)).isNotEqualTo(new Noise(0.2, 7).disturb(text));
  }

  @Test
  void nothingIsDisturbedWithoutNoiseAndAboutTheShareWithIt() {
    var text = "x".repeat(10_000);
    assertThat(new Noise(0, 1).disturb(text)).isEqualTo(text);
    long strange = new Noise(0.2, 1).disturb(text).chars().filter(c -> c != 'x').count();
    // a quarter of what is disturbed becomes another letter
    assertThat(strange).isBetween(350L, 650L);
  }

  @Test
  void emojiStayWhole() {
    assertThat(new Noise(1, 3).disturb("🎁🎁")).isEqualTo("🎁🎁");
  }
}
