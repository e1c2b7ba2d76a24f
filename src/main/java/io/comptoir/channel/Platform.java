package io.comptoir.channel;

import java.time.Duration;
import java.util.Optional;

/**
 * How a platform behaves: the other half of its row in {@code capabilities.yml}.
 *
 * @param product product cards
 * @param template messages approved beforehand
 * @param typing a sign that an answer is being written
 * @param read a sign that the person's message was read, or that ours were
 * @param pay paying in the conversation
 * @param payWhere where that is offered; "" for everywhere
 * @param signature how its requests prove where they come from
 * @param dedupe by what a repeated event is known
 * @param ack how soon it wants its request answered
 * @param tolerance how old a signed request may be; empty where it is not dated
 * @param inDoubt what to do with a message whose sending was cut off
 * @param window how long after the person's last message we may write freely; empty for ever
 * @param agentWindow the same for people behind the channel's tag for them
 * @param userStarts whether only the person can begin
 * @param optIn whether a person must have agreed beforehand
 * @param quota how many messages there are, in words; "" for no such limit
 * @param perSecond messages an account sends in a second
 * @param replyToken how long a token that came with a person's message may be answered; empty where
 *     there are none
 */
public record Platform(
    Support product,
    Support template,
    Support typing,
    Support read,
    Support pay,
    String payWhere,
    String signature,
    String dedupe,
    Duration ack,
    Optional<Duration> tolerance,
    InDoubt inDoubt,
    Optional<Duration> window,
    Optional<Duration> agentWindow,
    boolean userStarts,
    boolean optIn,
    String quota,
    int perSecond,
    Optional<Duration> replyToken) {

  public enum Support {
    NATIVE,
    /** As words or a link. */
    EMULATED,
    NONE
  }

  public enum InDoubt {
    /**
     * The person may see it twice; for channels that recognise a repeated key, or chat-like ones.
     */
    AGAIN,
    /** The person may not see it; it is marked and shown to operators. */
    HOLD
  }
}
