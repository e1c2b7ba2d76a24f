package io.comptoir.engine;

import io.comptoir.conversation.ConversationId;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells whoever watches a conversation that there is something new in it, on whatever node it was
 * written. It says how far, not what: the watcher reads the messages after the last number it has,
 * so that a piece of news lost or told twice does no harm.
 */
public final class ConversationFeed {
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
      list.forEach(w -> w.news(signal));
    }
  }
}
