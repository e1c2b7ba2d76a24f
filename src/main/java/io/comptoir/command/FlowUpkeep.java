package io.comptoir.command;

import io.comptoir.dialogue.flow.FlowSnapshotStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * Says once an hour which flows are served, and forgets those that nobody was served lately and
 * that no open conversation goes by.
 */
final class FlowUpkeep {
  /** A flow served since then may be in a turn that is being decided, here or on another node. */
  static final Duration SERVED_LATELY = Duration.ofDays(1);

  /** A conversation in which nothing happened for so long is not open any more. */
  static final Duration OPEN = Duration.ofDays(90);

  private static final Duration PAUSE = Duration.ofHours(1);

  private final Supplier<Collection<OpenShop>> shops;
  private final FlowSnapshotStore store;
  private final InstantSource clock;
  private Instant next;

  FlowUpkeep(Supplier<Collection<OpenShop>> shops, FlowSnapshotStore store, InstantSource clock) {
    this.shops = shops;
    this.store = store;
    this.clock = clock;
    this.next = clock.instant().plus(PAUSE);
  }

  /**
   * @return how many flows were forgotten; 0 when it is not yet time
   */
  int tidy() {
    var now = clock.instant();
    if (now.isBefore(next)) {
      return 0;
    }
    next = now.plus(PAUSE);
    var forgotten = 0;
    for (var shop : shops.get()) {
      var id = shop.counter().shop();
      store.keep(id, shop.shop().snapshots(), now);
      forgotten += store.forget(id, now.minus(SERVED_LATELY), now.minus(OPEN));
    }
    return forgotten;
  }
}
