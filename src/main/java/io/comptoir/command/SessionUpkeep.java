package io.comptoir.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the open shops learn from their sessions when they open and every few minutes, on a thread
 * of its own, so that nobody waits for it.
 */
final class SessionUpkeep {
  private static final Logger log = LoggerFactory.getLogger(SessionUpkeep.class);
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private final Supplier<Collection<OpenShop>> shops;
  private final InstantSource clock;
  private final AtomicBoolean learning = new AtomicBoolean();
  private Instant next = Instant.EPOCH;

  SessionUpkeep(Supplier<Collection<OpenShop>> shops, InstantSource clock) {
    this.shops = shops;
    this.clock = clock;
  }

  /**
   * @return 1 when it begins to learn; 0 when it is not yet time
   */
  int learn() {
    var now = clock.instant();
    if (now.isBefore(next) || !learning.compareAndSet(false, true)) {
      return 0;
    }
    next = now.plus(PAUSE);
    Thread.ofVirtual().name("sessions").start(this::learnAll);
    return 1;
  }

  private void learnAll() {
    try {
      for (var shop : shops.get()) {
        var sessions = shop.learner().learn();
        log.debug("shop={} learnt sessions={}", shop.counter().shop(), sessions);
      }
    } catch (RuntimeException e) {
      log.warn("recommendations did not learn: {}", e.getMessage());
    } finally {
      learning.set(false);
    }
  }
}
