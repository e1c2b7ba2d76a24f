package io.comptoir.web;

import io.comptoir.conversation.ConversationId;
import io.comptoir.conversation.ConversationStore;
import io.comptoir.engine.ConversationFeed;
import io.comptoir.engine.Signal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Reads a conversation on behalf of one connection and hands on what is new, in order. */
final class Follower implements AutoCloseable {
  /** The other end has left. */
  static final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1;

    Gone(Throwable cause) {
      super(cause);
    }
  }

  interface Sink {
    void send(Map<String, Object> frame);
  }

  private final ConversationStore conversations;
  private final ConversationId id;
  private final Sink sink;
  private final ReentrantLock sending = new ReentrantLock();
  private final Semaphore news = new Semaphore(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean working;
  private volatile Runnable closing = () -> {};
  private ConversationFeed.@Nullable Subscription subscription;
  private long after;

  Follower(ConversationStore conversations, ConversationId id, long after, Sink sink) {
    this.conversations = conversations;
    this.id = id;
    this.after = after;
    this.sink = sink;
  }

  void start(ConversationFeed feed) {
    subscription = feed.subscribe(id, this::hear);
    Thread.ofVirtual().name("follow-" + id).start(this::follow);
  }

  private void hear(Signal signal) {
    working = signal.working();
    news.release();
  }

  private void follow() {
    var typing = false;
    try {
      while (end.getCount() > 0) {
        // Every few seconds it looks anyway: a piece of news may be lost between nodes.
        var told = news.tryAcquire(5, TimeUnit.SECONDS);
        news.drainPermits();
        if (told && working != typing) {
          typing = working;
          push(Map.of("type", "typing", "author", Map.of("type", "bot"), "on", typing));
        }
        typing = hand(typing);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Gone e) {
      close();
    } catch (RuntimeException e) {
      // The store does not answer: let the other end connect again and catch up by number.
      close();
    }
  }

  /** Sends all that is new; whether the bot is still shown as typing afterwards. */
  private boolean hand(boolean typing) {
    var still = typing;
    while (true) {
      var idle = conversations.idle(id);
      var messages = conversations.messagesAfter(id, after, ChatApi.PAGE);
      if (messages.isEmpty()) {
        if (idle && still) {
          push(Map.of("type", "typing", "author", Map.of("type", "bot"), "on", false));
          still = false;
        }
        return still;
      }
      after = messages.getLast().seq();
      var frame = ChatApi.page(messages, idle);
      frame.put("type", "messages");
      push(frame);
    }
  }

  void push(Map<String, Object> frame) {
    sending.lock();
    try {
      if (end.getCount() > 0) {
        sink.send(frame);
      }
    } catch (RuntimeException e) {
      throw new Gone(e);
    } finally {
      sending.unlock();
    }
  }

  /** What closes the connection when the server stops. */
  void whenEnded(Runnable closing) {
    this.closing = closing;
  }

  /** The server is stopping. */
  void end() {
    close();
    closing.run();
  }

  boolean ended(Duration wait) throws InterruptedException {
    return end.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    end.countDown();
    news.release();
    var s = subscription;
    if (s != null) {
      s.close();
    }
  }
}
