package io.comptoir.engine;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/** Delivers timers that are due as inputs of their conversations. */
final class Timers {
  /** Timers delivered in one go. */
  private static final int MAX_AT_ONCE = 500;

  private final TimerStore store;
  private final Shops shops;
  private final Clock clock;
  private final Intake intake;

  Timers(TimerStore store, Shops shops, Clock clock, Intake intake) {
    this.store = store;
    this.shops = shops;
    this.clock = clock;
    this.intake = intake;
  }

  /**
   * Delivers those due. When another node delivers the same one, the inbox keeps it once.
   *
   * @return how many
   */
  int fire() {
    var due = store.due(shops.ids(), clock.instant(), MAX_AT_ONCE);
    var kept = due.stream().map(this::offer).toList();
    kept.forEach(CompletableFuture::join);
    return due.size();
  }

  private CompletableFuture<TurnStore.AcceptOutcome> offer(TimerStore.DueTimer timer) {
    return intake.offer(
        timer.conversation(),
        "timer:" + timer.name() + ":" + timer.generation() + ":" + timer.due().toEpochMilli(),
        new Arrival.TimerDue(timer.name(), timer.generation()));
  }
}
