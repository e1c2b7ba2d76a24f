package io.comptoir.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the read and local actions that a turn waits for, no longer than they may take. What takes
 * longer is interrupted and left behind: its result is never taken, so nothing of it is kept, and
 * the turn goes on. Its thread is lost until it returns; an action that has lost {@value
 * #MAX_STUCK} is refused at once until one of them is back. While an action takes longer than
 * {@link #QUICK}, another turn is decided in the place of the one that waits.
 *
 * <p>Platform threads, for the reason given in {@link TurnThreads}.
 */
final class InTurnActions implements AutoCloseable {
  static final int MAX_STUCK = 4;

  private static final Duration QUICK = Duration.ofMillis(5);

  private final Duration limit;
  private final Optional<TurnThreads> turns;
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          5,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().name("action-", 0).daemon().factory());
  private final Map<String, Integer> stuck = new ConcurrentHashMap<>();

  /**
   * @param limit for each action; zero for as long as it takes, on the caller's thread
   * @param turns whose threads wait here; empty when there are none besides the caller
   */
  InTurnActions(Duration limit, Optional<TurnThreads> turns) {
    this.limit = limit;
    this.turns = turns;
  }

  /**
   * @param action its name
   * @throws TimeLimit.Exceeded when it does not answer in time, or too many of its calls never did
   * @throws StoreUnavailable when the caller is interrupted: the turn is left as it was
   */
  <T> T run(String action, Supplier<T> work) {
    if (limit.isZero()) {
      return work.get();
    }
    if (stuck.getOrDefault(action, 0) >= MAX_STUCK) {
      throw new TimeLimit.Exceeded(limit);
    }
    return new Call<>(action, work).result();
  }

  /** Calls of this action that were given up and have not returned yet. */
  int stuck(String action) {
    return stuck.getOrDefault(action, 0);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private final class Call<T> {
    private final String action;
    private final FutureTask<T> task;

    /** Set by whoever is first: the action when it returns, or the turn when it gives up. */
    private final AtomicBoolean over = new AtomicBoolean();

    private volatile @Nullable Thread thread;

    Call(String action, Supplier<T> work) {
      this.action = action;
      this.task = new FutureTask<>(() -> answered(work));
    }

    T result() {
      threads.execute(task);
      try {
        return isQuick() ? task.get() : longer();
      } catch (TimeoutException e) {
        throw givenUp();
      } catch (InterruptedException e) {
        givenUp();
        Thread.currentThread().interrupt();
        throw new StoreUnavailable("the turn was interrupted", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        if (e.getCause() instanceof Error cause) {
          throw cause;
        }
        throw new IllegalStateException(e);
      } catch (CancellationException e) {
        throw new StoreUnavailable("the server stops", e);
      }
    }

    private boolean isQuick() throws InterruptedException, ExecutionException {
      try {
        task.get(Math.min(QUICK.toNanos(), limit.toNanos()), TimeUnit.NANOSECONDS);
        return true;
      } catch (TimeoutException e) {
        return false;
      }
    }

    private T longer() throws InterruptedException, ExecutionException, TimeoutException {
      turns.ifPresent(TurnThreads::waits);
      try {
        return task.get(Math.max(0, limit.minus(QUICK).toNanos()), TimeUnit.NANOSECONDS);
      } finally {
        turns.ifPresent(TurnThreads::goesOn);
      }
    }

    private T answered(Supplier<T> work) {
      thread = Thread.currentThread();
      try {
        return work.get();
      } finally {
        if (!over.compareAndSet(false, true)) {
          stuck.merge(action, -1, Integer::sum);
        }
      }
    }

    /** Where the action was when it was given up is what the log should show. */
    private TimeLimit.Exceeded givenUp() {
      var exceeded = new TimeLimit.Exceeded(limit);
      var running = thread;
      if (running != null) {
        exceeded.setStackTrace(running.getStackTrace());
        stuck.merge(action, 1, Integer::sum);
        if (!over.compareAndSet(false, true)) {
          stuck.merge(action, -1, Integer::sum); // it returned at the last moment
        }
      }
      task.cancel(true);
      return exceeded;
    }
  }
}
