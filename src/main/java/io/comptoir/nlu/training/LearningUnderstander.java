package io.comptoir.nlu.training;

import io.comptoir.nlu.Context;
import io.comptoir.nlu.TrainedUnderstander;
import io.comptoir.nlu.Understander;
import io.comptoir.nlu.Understanding;
import io.comptoir.nlu.intent.IntentModel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Understands with the first model until the better one is learnt, then with that; each sentence is
 * understood by one of them whole.
 */
final class LearningUnderstander implements Understander {
  private static final Logger LOG = LoggerFactory.getLogger(LearningUnderstander.class);

  private volatile TrainedUnderstander current;

  private LearningUnderstander(TrainedUnderstander first) {
    this.current = first;
  }

  /**
   * Returns when there is a first model.
   *
   * @param learn learns the whole model, and hands out the first one on the way
   */
  static Understander begin(
      Understanders parts, Function<Consumer<IntentModel>, IntentModel> learn) {
    var begun = new CompletableFuture<LearningUnderstander>();
    // half of the cores stay with those who talk to the shop meanwhile
    var pool = new ForkJoinPool(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    pool.execute(
        () -> {
          try {
            var model =
                learn.apply(first -> begun.complete(new LearningUnderstander(parts.with(first))));
            begun.join().current = parts.with(model);
          } catch (RuntimeException | OutOfMemoryError e) {
            if (!begun.completeExceptionally(e)) {
              LOG.warn("the better model was not learnt; the first one stays", e);
            }
          } finally {
            pool.shutdown();
          }
        });
    return begun.join();
  }

  @Override
  public Understanding understand(String text, Context context) {
    return current.understand(text, context);
  }
}
