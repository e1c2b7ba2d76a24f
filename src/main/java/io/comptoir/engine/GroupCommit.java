package io.comptoir.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One writer that commits what has gathered while it was committing. Alone a row waits for nobody;
 * under load hundreds share one flush to disk. When more rows are known to be on their way it waits
 * for them a moment, half as long as the last commit took: a few rows a commit cost the database
 * nearly as much as many.
 *
 * <p>A group that fails is split until the bad row stands alone, and only its own caller gets the
 * error. When the store itself is away everybody does, at once.
 */
final class GroupCommit<T, R> implements Writer<T, R>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  /** Rows committed together at most. */
  static final int MAX_GROUP = 500;

  /** The longest wait for rows that are on their way. */
  private static final long MAX_PATIENCE_NANOS = 4_000_000;

  /** Enough rows to go on at once. */
  private static final int ENOUGH = 32;

  private final String name;
  private final Function<List<T>, List<R>> commit;
  private final IntSupplier underWay;
  private final ArrayDeque<Waiting<T, R>> queue = new ArrayDeque<>();
  private Thread writer = Thread.currentThread();
  private boolean closed;
  private long patienceNanos;

  private record Waiting<T, R>(T row, CompletableFuture<R> result) {}

  /**
   * @param commit keeps all rows or throws; answers in their order
   * @param underWay how many rows will be offered soon or wait already, about
   */
  GroupCommit(String name, Function<List<T>, List<R>> commit, IntSupplier underWay) {
    this.name = name;
    this.commit = commit;
    this.underWay = underWay;
  }

  void start() {
    writer = Thread.ofPlatform().name(name).daemon().start(this::write);
  }

  /** Throws {@link Refused} when too many wait or the writer is closed. */
  @Override
  public CompletableFuture<R> offer(T row) {
    var waiting = new Waiting<T, R>(row, new CompletableFuture<>());
    synchronized (queue) {
      if (closed || queue.size() >= TurnLimits.MAX_WAITING) {
        throw new Refused(Refused.Reason.BUSY, "more is waiting than can be kept; try again");
      }
      queue.add(waiting);
      queue.notifyAll();
    }
    return waiting.result();
  }

  /** Commits what waits already, takes nothing more, and ends. */
  @Override
  public void close() {
    synchronized (queue) {
      closed = true;
      queue.notifyAll();
    }
    if (writer != Thread.currentThread()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void write() {
    var group = new ArrayList<Waiting<T, R>>();
    var groups = 0L;
    var rows = 0L;
    var nanos = 0L;
    while (gather(group)) {
      var started = System.nanoTime();
      commit(group);
      var took = System.nanoTime() - started;
      patienceNanos = Math.min(MAX_PATIENCE_NANOS, took / 2);
      nanos += took;
      groups++;
      rows += group.size();
      group.clear();
    }
    LOG.info(
        "writer={} rows={} groups={} meanRows={} meanMicros={}",
        name,
        rows,
        groups,
        rows / Math.max(1, groups),
        nanos / 1_000 / Math.max(1, groups));
  }

  private boolean gather(List<Waiting<T, R>> group) {
    synchronized (queue) {
      while (queue.isEmpty()) {
        if (closed) {
          return false;
        }
        try {
          queue.wait();
        } catch (InterruptedException e) {
          closed = true;
        }
      }
      await();
      while (!queue.isEmpty() && group.size() < MAX_GROUP) {
        group.add(queue.removeFirst());
      }
      return true;
    }
  }

  /** Called with the queue's lock, which it gives up while it waits. */
  private void await() {
    var until = System.nanoTime() + patienceNanos;
    while (!closed && queue.size() < Math.min(ENOUGH, underWay.getAsInt())) {
      var left = until - System.nanoTime();
      if (left <= 0) {
        return;
      }
      try {
        queue.wait(left / 1_000_000, (int) (left % 1_000_000));
      } catch (InterruptedException e) {
        closed = true;
      }
    }
  }

  private void commit(List<Waiting<T, R>> group) {
    try {
      var results = commit.apply(group.stream().map(Waiting::row).toList());
      for (var i = 0; i < group.size(); i++) {
        group.get(i).result().complete(results.get(i));
      }
    } catch (Throwable e) {
      if (e instanceof StoreUnavailable unavailable && unavailable.isAway()) {
        group.forEach(w -> w.result().completeExceptionally(e));
      } else if (group.size() == 1) {
        group.getFirst().result().completeExceptionally(e);
      } else {
        var half = group.size() / 2;
        commit(group.subList(0, half));
        commit(group.subList(half, group.size()));
      }
    }
  }
}
