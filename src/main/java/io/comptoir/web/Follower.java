package io.comptoir.web;

import io.comptoir.conversation.Control;
import io.comptoir.conversation.ConversationId;
import io.comptoir.conversation.ConversationStore;
import io.comptoir.conversation.Standing;
import io.comptoir.engine.ConversationFeed;
import io.comptoir.engine.Signal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
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
  private long readTo;
  private boolean typing;
  private @Nullable Standing shown;

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
    try {
      while (end.getCount() > 0) {
        // Every few seconds it looks anyway: a piece of news may be lost between nodes.
        var told = news.tryAcquire(5, TimeUnit.SECONDS);
        news.drainPermits();
        if (told) {
          type(working && shown != null && shown.control() != Control.AGENT);
        }
        hand();
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

  /** Sends all that is new: who is there, what was said, how far it was read. */
  private void hand() {
    while (true) {
      // How it stands is read first, so that "at rest" never hides a message.
      var standing = conversations.standing(id);
      var messages = conversations.messagesAfter(id, after, ChatApi.PAGE);
      present(standing);
      if (messages.isEmpty()) {
        read(standing);
        if (standing.idle()) {
          type(false);
        }
        return;
      }
      after = messages.getLast().seq();
      var frame = ChatApi.page(messages, standing.idle());
      frame.put("type", "messages");
      push(frame);
    }
  }

  private void present(Standing standing) {
    var before = shown;
    shown = standing;
    if (before != null
        && before.control() == standing.control()
        && before.adviser().equals(standing.adviser())) {
      return;
    }
    var frame = new LinkedHashMap<String, Object>();
    frame.put("type", "presence");
    frame.put("control", standing.control().name().toLowerCase(Locale.ROOT));
    standing.adviser().ifPresent(name -> frame.put("agent", Map.of("name", name)));
    push(frame);
  }

  /** Under an adviser the bot takes messages in unread, so that only what came before is marked. */
  private void read(Standing standing) {
    if (standing.control() != Control.AGENT && standing.readTo() > readTo) {
      readTo = standing.readTo();
      push(Map.of("type", "read", "by", "bot", "seq", readTo));
    }
  }

  private void type(boolean on) {
    if (on != typing) {
      typing = on;
      push(Map.of("type", "typing", "author", Map.of("type", "bot"), "on", on));
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
