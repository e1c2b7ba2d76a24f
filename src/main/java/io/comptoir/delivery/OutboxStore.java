package io.comptoir.delivery;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Messages to be sent, in the order of their conversation: only the first that is not settled can
 * be taken.
 */
public interface OutboxStore {
  /**
   * Takes what is due and held by nobody.
   *
   * @param room how many may be taken for each account; those of other accounts stay
   */
  List<Taken> take(Map<Place, Integer> room, String node, Duration lease, Instant now);

  /** Keeps that so many parts of it are out. Nothing happens under an old fence. */
  void keepParts(Taken taken, int parts);

  /** Settles it; the next of the conversation can be taken. Nothing happens under an old fence. */
  void settle(Taken taken, State settled, String referenceOrReason);

  /** Puts it back until later. Nothing happens under an old fence. */
  void putBack(Taken taken, Instant due, String reason);

  /** The same for one that was not tried: this taking does not count as an attempt. */
  void postpone(Taken taken, Instant due, String reason);

  /**
   * Notes what became of a message sent. A lesser receipt after a greater one changes nothing.
   *
   * @return whether such a message was found
   */
  boolean note(String channel, String reference, Receipt receipt);

  /**
   * Notes that a person read all that was sent up to then.
   *
   * @return how many messages
   */
  int noteReadUntil(Identity reader, Instant time);

  /**
   * A message sent did not arrive after all: it is given up.
   *
   * @return whether such a message was found
   */
  boolean noteUndelivered(String channel, String reference, String reason);

  /** How many messages this account sent since then. */
  long sentSince(Place place, Instant since);

  Optional<Row> find(ConversationId conversation, long seq);

  /** Messages given up or held, newest first, at most {@code limit}. */
  List<DeadLetter> deadLetters(ShopId shop, int limit);

  /**
   * Sends a message again that was given up or held.
   *
   * @return false when it is neither
   */
  boolean replay(ConversationId conversation, long seq, Instant now);

  /** An account of a channel. */
  record Place(String channel, String account) {}

  /**
   * @param attempts this one included
   * @param fence grows each time it is taken
   * @param inDoubt whether a sending of it was under way that nobody heard the end of
   */
  record Taken(Outgoing outgoing, int attempts, long fence, boolean inDoubt) {}

  record Row(State state, Receipt receipt, int attempts, String referenceOrReason) {}

  /**
   * @param state {@link State#DEAD} or {@link State#HELD}
   * @param dueAt when it was last tried, about
   */
  record DeadLetter(
      ConversationId conversation,
      long seq,
      Place place,
      State state,
      String reason,
      int attempts,
      Instant dueAt) {}

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
