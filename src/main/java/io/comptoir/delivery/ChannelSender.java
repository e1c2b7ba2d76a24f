package io.comptoir.delivery;

import java.time.Duration;

/** Sends on one channel. */
public interface ChannelSender {
  /** {@code telegram}, {@code whatsapp} … */
  String channel();

  /** What to do with a message that was being sent when the program stopped. */
  InDoubt inDoubt();

  /**
   * Sends one message and waits for the channel's answer, at most half a minute. An exception is
   * taken as {@link Outcome.Later}.
   */
  Outcome send(Outgoing outgoing);

  enum InDoubt {
    /**
     * The person may see it twice; for channels that recognise a repeated key, or chat-like ones.
     */
    SEND_AGAIN,
    /** The person may not see it; it is marked and shown to operators. */
    HOLD
  }

  /** How a sending ended. */
  sealed interface Outcome {
    /**
     * @param reference the channel's id of the message, by which receipts name it; "" if none
     */
    record Sent(String reference) implements Outcome {}

    /**
     * Not now.
     *
     * @param after as the channel asks; zero leaves the pause to us
     */
    record Later(Duration after, String reason) implements Outcome {}

    /** Never: a blocked account, content that the channel does not take. */
    record Refused(String reason) implements Outcome {}
  }
}
