package io.comptoir.delivery;

import io.comptoir.conversation.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Messages to be sent, in the order of their conversation: only the first that is not settled can
 * be taken.
 */
public interface OutboxStore {
  /** Takes what is due and held by nobody. */
  List<Taken> take(Set<String> channels, String node, Duration lease, Instant now, int limit);

  /** Settles it; the next of the conversation can be taken. Nothing happens under an old fence. */
  void settle(Taken taken, State settled, String referenceOrReason);

  /** Puts it back until later. Nothing happens under an old fence. */
  void putBack(Taken taken, Instant due, String reason);

  /**
   * Notes what became of a message sent. A lesser receipt after a greater one changes nothing.
   *
   * @return whether such a message was found
   */
  boolean note(String channel, String reference, Receipt receipt);

  Optional<Row> find(ConversationId conversation, long seq);

  /**
   * @param attempts this one included
   * @param fence grows each time it is taken
   * @param inDoubt whether a sending of it was under way that nobody heard the end of
   */
  record Taken(Outgoing outgoing, int attempts, long fence, boolean inDoubt) {}

  record Row(State state, Receipt receipt, int attempts, String referenceOrReason) {}

  /** Kept by place: only ever add at the end of the settled ones. */
  enum State {
    WAITING,
    SENDING,
    SENT,
    /** Its outcome is unknown, and the channel's rule is not to send again. */
    HELD,
    /** Given up. */
    DEAD;

    public boolean isSettled() {
      return compareTo(SENDING) > 0;
    }
  }

  enum Receipt {
    NONE,
    DELIVERED,
    READ
  }
}
