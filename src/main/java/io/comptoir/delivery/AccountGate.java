package io.comptoir.delivery;

import java.time.Duration;

/**
 * How much one account may send now: so many at once, so many a second, and nothing while its
 * channel asked for a pause. Time is a running count of nanoseconds.
 */
final class AccountGate {
  /** Sendings at once on one account, so that a slow one keeps no other waiting. */
  static final int MAX_AT_ONCE = 8;

  private double tokens;
  private long at;
  private int underWay;
  private long pausedUntil;

  AccountGate(int perSecond, long now) {
    this.tokens = perSecond;
    this.at = now;
    this.pausedUntil = now;
  }

  /** How many may be sent now. */
  synchronized int room(int perSecond, long now) {
    if (now - pausedUntil < 0) {
      return 0;
    }
    tokens = Math.min(perSecond, tokens + (now - at) / 1e9 * perSecond);
    at = now;
    return Math.min(MAX_AT_ONCE - underWay, (int) tokens);
  }

  synchronized void begins() {
    underWay++;
    tokens--;
  }

  synchronized void ends() {
    underWay--;
  }

  synchronized void pause(Duration pause, long now) {
    pausedUntil = Math.max(pausedUntil, now + pause.toNanos());
  }
}
