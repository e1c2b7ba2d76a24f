package io.comptoir.storage;

import io.comptoir.engine.Arrival;
import io.comptoir.message.Content;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of inbox rows; the column keeps the place in this list, so only ever add at its end.
 */
enum InboxKind {
  WRITTEN,
  TIMER_DUE,
  ACTION_ENDED,
  HAPPENED,
  HANDED_BACK;

  private static final InboxKind[] ALL = values();

  static InboxKind of(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Written a -> WRITTEN;
      case Arrival.TimerDue a -> TIMER_DUE;
      case Arrival.ActionEnded a -> ACTION_ENDED;
      case Arrival.Happened a -> HAPPENED;
      case Arrival.HandedBack a -> HANDED_BACK;
    };
  }

  /** What the payload column holds; a message is kept in its own table. */
  static @Nullable String payload(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Written a -> null;
      case Arrival.TimerDue a -> StoredJson.TIMER_DUE.write(a);
      case Arrival.ActionEnded a -> StoredJson.ACTION_ENDED.write(a);
      case Arrival.Happened a -> StoredJson.HAPPENED.write(a);
      case Arrival.HandedBack a -> null;
    };
  }

  /**
   * @param payload of the inbox row, or the content of the message
   * @param messageId of a message
   */
  static Arrival arrival(int kind, @Nullable String payload, @Nullable UUID messageId) {
    var text = payload == null ? "{}" : payload;
    return switch (ALL[kind]) {
      case WRITTEN -> {
        Content content = StoredJson.CONTENT.read(text);
        yield new Arrival.Written(java.util.Objects.requireNonNull(messageId), content);
      }
      case TIMER_DUE -> StoredJson.TIMER_DUE.read(text);
      case ACTION_ENDED -> StoredJson.ACTION_ENDED.read(text);
      case HAPPENED -> StoredJson.HAPPENED.read(text);
      case HANDED_BACK -> new Arrival.HandedBack();
    };
  }
}
