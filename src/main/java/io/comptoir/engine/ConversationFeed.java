package io.comptoir.engine;

import io.comptoir.conversation.ConversationId;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever watches a conversation that there is something new in it, on whatever node it was
 * written. It says how far, not what: the watcher reads the messages after the last number it has,
 * so that a piece of news lost or told twice does no harm.
 */
public final class ConversationFeed {
  private static final Logger LOG = LoggerFactory.getLogger(ConversationFeed.class);

  private final ConcurrentHashMap<ConversationId, List<Watcher>> watchers =
      new ConcurrentHashMap<>();

  /** Called on the engine's threads: return at once and do not throw. */
  @FunctionalInterface
  public interface Watcher {
    void news(Signal signal);
  }

  /** Ends with {@link Subscription#close()}. */
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  public Subscription subscribe(ConversationId conversation, Watcher watcher) {
    watchers.compute(
        conversation,
        (id, present) -> {
          var list = present == null ? new CopyOnWriteArrayList<Watcher>() : present;
          list.add(watcher);
          return list;
        });
    return () ->
        watchers.computeIfPresent(
            conversation,
            (id, list) -> {
              list.remove(watcher);
              return list.isEmpty() ? null : list;
            });
  }

  void tell(Collection<Signal> signals) {
    signals.forEach(this::tell);
  }

  void tell(Signal signal) {
    var list = watchers.get(signal.conversation());
    if (list != null) {
      list.forEach(watcher -> tell(watcher, signal));
    }
  }

  /** A watcher that throws is its own problem: what it is told of is committed. */
  private static void tell(Watcher watcher, Signal signal) {
    try {
      watcher.news(signal);
    } catch (RuntimeException e) {
      LOG.warn("a watcher of conversation={} failed", signal.conversation(), e);
    }
  }
}
