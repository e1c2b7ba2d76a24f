package io.comptoir.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits for work no longer than it may take; what takes longer is interrupted and left behind. */
final class TimeLimit {
  private TimeLimit() {}

  /** The work took too long; whether it was done is not known. */
  static final class Exceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exceeded(Duration limit) {
      super("no answer after " + limit);
    }
  }

  /**
   * @throws Exceeded when the work is not done in time
   */
  static <T> T within(Duration limit, Supplier<T> work) {
    var result = new CompletableFuture<T>();
    var thread =
        Thread.startVirtualThread(
            () -> {
              try {
                result.complete(work.get());
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            });
    try {
      return result.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof TimeoutException) {
        thread.interrupt();
        throw new Exceeded(limit);
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }
}
