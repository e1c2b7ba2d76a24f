package io.comptoir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
  @Test
  void workInTimeGivesItsResultAndItsOwnFailure() {
    assertThat(TimeLimit.within(Duration.ofSeconds(5), () -> "done")).isEqualTo("done");
    assertThatThrownBy(
            () ->
                TimeLimit.within(
                    Duration.ofSeconds(5),
                    () -> {
                      throw new IllegalStateException("away");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("away");
  }

  @Test
  void workThatHangsIsInterruptedAndCountsAsFailed() throws InterruptedException {
    var interrupted = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                TimeLimit.within(
                    Duration.ofMillis(20),
                    () -> {
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        interrupted.countDown();
                      }
                      return "never";
                    }))
        .isInstanceOf(TimeLimit.Exceeded.class);
    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
  }
}
