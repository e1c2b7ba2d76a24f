package io.comptoir.nlu.training;

import java.util.concurrent.CancellationException;

/** Learning takes seconds; who no longer wants its result interrupts the thread that learns. */
final class Interruption {
  private Interruption() {}

  /**
   * @throws CancellationException when this thread was interrupted
   */
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("what was being learnt is not wanted any more");
    }
  }
}
