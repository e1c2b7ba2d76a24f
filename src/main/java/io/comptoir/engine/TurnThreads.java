package io.comptoir.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that decide turns: as many as keep the processors busy, so that those who commit
 * seldom wait for a processor, and one more for each that waits long for an action.
 *
 * <p>Platform threads. Virtual ones would be no faster, and in Java 25 all of their carriers can be
 * caught at once in the initialization of one class, which then nobody ends.
 */
final class TurnThreads implements Executor {
  /** Threads at once, however many wait. */
  static final int MAX = 64;

  private final int size;
  private final ThreadPoolExecutor pool;
  private int waiting;

  /**
   * @param size turns decided at once, at least 1
   */
  TurnThreads(int size) {
    this.size = Math.min(size, MAX);
    this.pool =
        new ThreadPoolExecutor(
            this.size,
            MAX,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("turn-", 0).factory());
  }

  /**
   * @throws java.util.concurrent.RejectedExecutionException once closed
   */
  @Override
  public void execute(Runnable turn) {
    pool.execute(turn);
  }

  /** The calling thread does nothing for a while: another one takes its place. */
  void waits() {
    resize(1);
  }

  /** The calling thread is at work again; the other one ends after its turn. */
  void goesOn() {
    resize(-1);
  }

  /** Interrupts what runs and forgets what has not begun. */
  void close() {
    pool.shutdownNow();
  }

  private synchronized void resize(int by) {
    waiting += by;
    pool.setCorePoolSize(Math.min(MAX, size + waiting));
  }
}
