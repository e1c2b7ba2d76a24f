package io.comptoir.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private final CircuitBreaker breaker = new CircuitBreaker(2, Duration.ofNanos(10));

  @Test
  void itOpensAfterSeveralFailuresInARowOnly() {
    assertThat(breaker.ended(false, 0)).isFalse();
    assertThat(breaker.ended(true, 1)).isFalse();
    assertThat(breaker.ended(false, 2)).isFalse();
    assertThat(breaker.admits(3)).isTrue();
    assertThat(breaker.ended(false, 3)).isTrue();
    assertThat(breaker.admits(4)).isFalse();
  }

  @Test
  void afterAWhileOneRequestTriesAndItsEndDecides() {
    breaker.ended(false, 0);
    breaker.ended(false, 0);
    assertThat(breaker.admits(9)).isFalse();

    assertThat(breaker.admits(10)).isTrue();
    assertThat(breaker.admits(10)).as("only one tries").isFalse();
    breaker.ended(false, 11);
    assertThat(breaker.admits(20)).isFalse();

    assertThat(breaker.admits(21)).isTrue();
    breaker.ended(true, 22);
    assertThat(breaker.admits(22)).isTrue();
    assertThat(breaker.admits(22)).isTrue();
  }
}
