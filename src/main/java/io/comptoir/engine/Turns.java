package io.comptoir.engine;

import io.comptoir.conversation.ConversationId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the turns of the conversations that this node holds, each conversation in one thread at a
 * time. Work is handed over by the intake; what other nodes left behind is found when they say so
 * and, to be safe, once a second.
 */
final class Turns {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  /** Conversations held at once; beyond that, work is left for other nodes. */
  static final int MAX_HELD = 2_000;

  private final TurnStore store;
  private final Shops shops;
  private final Lease lease;
  private final InboundTurn turn;
  private final Set<ConversationId> held = ConcurrentHashMap.newKeySet();
  private final @Nullable TurnThreads threads;
  private final ArrayDeque<Claim> queue = new ArrayDeque<>();
  private volatile boolean closing;
  private volatile boolean leftSome;

  /**
   * @param threads null runs turns on the caller's thread in {@link #drain}
   */
  Turns(
      TurnStore store, Shops shops, Lease lease, InboundTurn turn, @Nullable TurnThreads threads) {
    this.store = store;
    this.shops = shops;
    this.lease = lease;
    this.turn = turn;
    this.threads = threads;
  }

  /** The lease to accept under; empty while this node has enough. */
  Optional<Lease> leaseIfFree() {
    if (closing || held.size() >= MAX_HELD) {
      leftSome = true;
      return Optional.empty();
    }
    return Optional.of(lease);
  }

  /** Conversations held here: each is decided upon, or waits for its commit. */
  int underWay() {
    return held.size();
  }

  void begin(List<Claim> claims) {
    for (var claim : claims) {
      if (threads == null) {
        queue.add(claim);
      } else if (!closing) { // else the next start takes it up
        held.add(claim.conversation().id());
        try {
          threads.execute(() -> run(claim, threads));
        } catch (RejectedExecutionException closed) {
          ended(claim.conversation().id());
        }
      }
    }
  }

  /** Takes work that no node holds, or that a dead node held. */
  void claim() {
    if (closing) {
      return;
    }
    var room = MAX_HELD - held.size();
    if (room > 0) {
      leftSome = false;
      begin(store.claim(shops.ids(), lease, Math.min(room, GroupCommit.MAX_GROUP)));
    }
  }

  void renew() {
    if (!held.isEmpty()) {
      store.renew(List.copyOf(held), lease);
    }
  }

  /** Runs queued turns on this thread; whether there were any. */
  boolean drain() {
    var any = false;
    while (!queue.isEmpty()) {
      any = true;
      turn.run(queue.removeFirst(), Runnable::run, () -> {});
    }
    return any;
  }

  /** Lets running turns finish, and gives up what has not begun. */
  void close(Duration patience) {
    closing = true;
    if (threads == null) {
      return;
    }
    var until = System.nanoTime() + patience.toNanos();
    try {
      synchronized (held) {
        for (var left = patience.toMillis(); !held.isEmpty() && left > 0; ) {
          held.wait(left);
          left = (until - System.nanoTime()) / 1_000_000;
        }
      }
      if (!held.isEmpty()) {
        LOG.warn("{} turns were still running at the stop; they are taken up later", held.size());
      }
      threads.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Claim claim, Executor tasks) {
    var id = claim.conversation().id();
    if (!closing) {
      turn.run(claim, tasks, () -> ended(id));
      return;
    }
    try {
      store.release(List.of(id), lease.node());
    } catch (RuntimeException e) {
      LOG.warn("conversation={} is held until its lease ends", id, e);
    } finally {
      ended(id);
    }
  }

  private void ended(ConversationId id) {
    synchronized (held) {
      held.remove(id);
      held.notifyAll();
    }
    if (leftSome && !closing) {
      claim();
    }
  }
}
