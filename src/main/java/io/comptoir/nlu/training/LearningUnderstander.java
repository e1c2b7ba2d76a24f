package io.comptoir.nlu.training;

import io.comptoir.nlu.Context;
import io.comptoir.nlu.TrainedUnderstander;
import io.comptoir.nlu.Understander;
import io.comptoir.nlu.Understanding;
import io.comptoir.nlu.intent.IntentModel;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Understands with the first model until the better one is learnt, then with that; each sentence is
 * understood by one of them whole. Closed, it goes on understanding with what it has and learns no
 * more.
 */
public final class LearningUnderstander implements Understander, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LearningUnderstander.class);
  private static final int PATIENCE_SECONDS = 30;
  private static final ReentrantLock TURN = new ReentrantLock(true);

  private final @Nullable ForkJoinPool learning;
  private volatile TrainedUnderstander current;

  private LearningUnderstander(TrainedUnderstander first, @Nullable ForkJoinPool learning) {
    this.current = first;
    this.learning = learning;
  }

  /** One with nothing left to learn. */
  static LearningUnderstander learnt(TrainedUnderstander whole) {
    return new LearningUnderstander(whole, null);
  }

  /**
   * Returns when there is a first model.
   *
   * @param learn learns the whole model, and hands out the first one on the way
   */
  static LearningUnderstander begin(
      Understanders parts, Function<Consumer<IntentModel>, IntentModel> learn) {
    var begun = new CompletableFuture<LearningUnderstander>();
    // half of the cores stay with those who talk to the shop meanwhile
    var pool = new ForkJoinPool(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    pool.execute(
        () -> {
          try {
            var model =
                learn.apply(
                    first -> {
                      begun.complete(new LearningUnderstander(parts.with(first), pool));
                      waitForTurn();
                    });
            begun.join().current = parts.with(model);
          } catch (CancellationException e) {
            LOG.info("the better model was not learnt to its end; the next start learns it");
          } catch (RuntimeException | OutOfMemoryError e) {
            if (!begun.completeExceptionally(e)) {
              LOG.warn("the better model was not learnt; the first one stays", e);
            }
          } finally {
            if (TURN.isHeldByCurrentThread()) {
              TURN.unlock();
            }
            pool.shutdown();
            if (!TURN.isLocked()) {
              // Hundreds of megabytes were only needed to learn, and go back to the machine.
              System.gc();
            }
          }
        });
    return begun.join();
  }

  /** Shops that learn side by side only slow each other down and fill the memory. */
  private static void waitForTurn() {
    try {
      TURN.lockInterruptibly();
    } catch (InterruptedException e) {
      throw new CancellationException("closed before its turn to learn came");
    }
  }

  @Override
  public Understanding understand(String text, Context context) {
    return current.understand(text, context);
  }

  @Override
  public List<String> wishes(String text, Context context) {
    return current.wishes(text, context);
  }

  /** Returns when nothing is learnt or written any more. */
  @Override
  public void close() {
    if (learning == null) {
      return;
    }
    learning.shutdownNow();
    try {
      if (!learning.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the learning of a model did not stop within {} s", PATIENCE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
