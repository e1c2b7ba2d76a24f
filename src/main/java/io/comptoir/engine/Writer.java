package io.comptoir.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Keeps rows, alone or in groups. */
@FunctionalInterface
interface Writer<T, R> {
  /** Done when the row is kept; failed when it was not. */
  CompletableFuture<R> offer(T row);

  /** Waits until the row is kept; throws when it was not. */
  default R submit(T row) {
    try {
      return offer(row).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Keeps each row at once, on the caller's thread. */
  static <T, R> Writer<T, R> direct(Function<List<T>, List<R>> commit) {
    return row -> CompletableFuture.completedFuture(commit.apply(List.of(row)).getFirst());
  }
}
