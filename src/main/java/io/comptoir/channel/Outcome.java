package io.comptoir.channel;

import java.time.Duration;

/** How a sending ended. */
public sealed interface Outcome {
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

  /** It was not tried: not before then. Other messages of the account are not kept waiting. */
  record NotYet(java.time.Instant until, String reason) implements Outcome {}

  /** Never: a blocked account, content that the channel does not take. */
  record Refused(String reason) implements Outcome {}

  /** It was on its way when the line went dead; the person may have it or not. */
  record Unknown(String reason) implements Outcome {}
}
