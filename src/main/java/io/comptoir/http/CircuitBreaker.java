package io.comptoir.http;

import java.time.Duration;

/**
 * Leaves a host alone that failed several times in a row, then lets one request try. Time is a
 * running count of nanoseconds.
 */
final class CircuitBreaker {
  private final int failuresToOpen;
  private final long openForNanos;
  private int failures;
  private boolean open;
  private boolean trying;
  private long openUntil;

  CircuitBreaker(int failuresToOpen, Duration openFor) {
    this.failuresToOpen = failuresToOpen;
    this.openForNanos = openFor.toNanos();
  }

  /** Whether a request may go now; if so, {@link #ended} follows. */
  synchronized boolean admits(long now) {
    if (!open) {
      return true;
    }
    if (trying || now - openUntil < 0) {
      return false;
    }
    trying = true;
    return true;
  }

  /**
   * @return whether this failure opened it
   */
  synchronized boolean ended(boolean well, long now) {
    trying = false;
    if (well) {
      failures = 0;
      open = false;
      return false;
    }
    failures++;
    if (!open && failures < failuresToOpen) {
      return false;
    }
    var opened = !open;
    open = true;
    openUntil = now + openForNanos;
    return opened;
  }
}
