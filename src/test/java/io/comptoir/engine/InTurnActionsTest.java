package io.comptoir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class InTurnActionsTest {
  @AutoClose
  private final InTurnActions actions = new InTurnActions(Duration.ofMillis(30), Optional.empty());

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
    try (var unlimited = new InTurnActions(Duration.ZERO, Optional.empty())) {
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

  @Test
  void whileATurnWaitsForAnActionAnotherOneIsDecidedInItsPlace() throws Exception {
    var turns = new TurnThreads(1);
    var asked = new CountDownLatch(1);
    var answered = new CountDownLatch(1);
    var gone = new CountDownLatch(1);
    try (var patient = new InTurnActions(Duration.ofSeconds(20), Optional.of(turns))) {
      turns.execute(
          () -> {
            asked.countDown();
            patient.run("look", () -> deaf(answered));
            gone.countDown();
          });
      asked.await();
      turns.execute(answered::countDown); // would wait for ever behind the first
      assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      turns.close();
    }
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
