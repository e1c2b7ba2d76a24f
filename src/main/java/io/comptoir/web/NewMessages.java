package io.comptoir.web;

import io.comptoir.conversation.ConversationId;
import io.comptoir.conversation.ConversationStore;
import io.comptoir.engine.ConversationFeed;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits for what comes after a number. Runs on a virtual thread of its own. */
final class NewMessages {
  /** The feed may lose a piece of news; nobody waits longer than this because of it. */
  private static final Duration LOOK_ANYWAY = Duration.ofSeconds(1);

  private final ConversationStore conversations;
  private final ConversationFeed feed;

  NewMessages(ConversationStore conversations, ConversationFeed feed) {
    this.conversations = conversations;
    this.feed = feed;
  }

  /**
   * The messages after this number: at once when there are any; else as soon as there are, or as
   * the conversation comes to rest, or when the time is over.
   */
  Map<String, Object> after(ConversationId id, long after, Duration wait) {
    var news = new Semaphore(0);
    try (var subscription = feed.subscribe(id, signal -> news.release())) {
      var deadline = System.nanoTime() + wait.toNanos();
      var busyBefore = false;
      while (true) {
        // Whether it rests is read first, so that "at rest" never hides a message.
        var idle = conversations.idle(id);
        var messages = conversations.messagesAfter(id, after, ChatApi.PAGE);
        var left = deadline - System.nanoTime();
        if (!messages.isEmpty() || left <= 0 || (idle && busyBefore)) {
          return ChatApi.page(messages, idle);
        }
        busyBefore = !idle;
        news.tryAcquire(Math.min(left, LOOK_ANYWAY.toNanos()), TimeUnit.NANOSECONDS);
        news.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ChatApi.page(
          conversations.messagesAfter(id, after, ChatApi.PAGE), conversations.idle(id));
    }
  }
}
