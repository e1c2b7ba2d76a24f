package io.comptoir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class InTurnActionsTest {
  @AutoClose private final InTurnActions actions = new InTurnActions(Duration.ofMillis(30));

  @Test
  void anActionInTimeGivesItsResultAndItsOwnFailure() {
    assertThat(actions.run("look", () -> "done")).isEqualTo("done");
    assertThatThrownBy(
            () ->
                actions.run(
                    "look",
                    () -> {
                      throw new IllegalStateException("away");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("away");
    assertThat(actions.stuck("look")).isZero();
  }

  @Test
  void withoutALimitItRunsOnTheCallersThread() {
    try (var unlimited = new InTurnActions(Duration.ZERO)) {
      assertThat(unlimited.<Thread>run("look", Thread::currentThread))
          .isSameAs(Thread.currentThread());
    }
  }

  @Test
  void whereItHungIsWhatTheErrorShows() {
    assertThatThrownBy(() -> actions.run("look", this::hang))
        .isInstanceOf(TimeLimit.Exceeded.class)
        .satisfies(
            e ->
                assertThat(e.getStackTrace())
                    .anySatisfy(frame -> assertThat(frame.getMethodName()).isEqualTo("hang")));
    Waiting.until("back", () -> actions.stuck("look") == 0);
  }

  @Test
  void anActionOfWhichTooManyCallsHangIsRefusedAtOnceUntilOneIsBack() {
    var release = new CountDownLatch(1);
    var begun = new AtomicInteger();
    for (var i = 0; i < InTurnActions.MAX_STUCK + 3; i++) {
      assertThatThrownBy(
              () ->
                  actions.run(
                      "search",
                      () -> {
                        begun.incrementAndGet();
                        return deaf(release);
                      }))
          .isInstanceOf(TimeLimit.Exceeded.class);
    }
    assertThat(begun).hasValue(InTurnActions.MAX_STUCK);
    assertThat(actions.run("look", () -> "others go on")).isEqualTo("others go on");
    release.countDown();
    Waiting.until("back", () -> actions.stuck("search") == 0);
    assertThat(actions.run("search", () -> "back")).isEqualTo("back");
  }

  private String hang() {
    ScriptedShop.hang();
    return "never";
  }

  private static String deaf(CountDownLatch release) {
    for (var open = false; !open; ) {
      try {
        release.await();
        open = true;
      } catch (InterruptedException e) {
        // cannot be stopped
      }
    }
    return "late";
  }
}
