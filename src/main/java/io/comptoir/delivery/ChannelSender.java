package io.comptoir.delivery;

import io.comptoir.channel.Outcome;
import io.comptoir.channel.Platform.InDoubt;
import java.util.OptionalLong;
import java.util.Set;

/** Sends on one channel. */
public interface ChannelSender {
  /** {@code telegram}, {@code whatsapp} … */
  String channel();

  /** The accounts that can be sent from now; messages of others rest. */
  Set<String> accounts();

  /** Messages that one account may send in a second. */
  int perSecond();

  /** Messages that the account may send in a month; empty for any number. */
  default OptionalLong monthlyQuota(String account) {
    return OptionalLong.empty();
  }

  /** What to do with a message that was being sent when the program stopped or the line broke. */
  InDoubt inDoubt();

  /**
   * Sends one message and waits for the channel's answer, at most half a minute. An exception is
   * taken as {@link Outcome.Later}.
   *
   * @param parts told each time one more part of the message is out, so that another try goes on
   *     there
   */
  Outcome send(Outgoing outgoing, Parts parts);

  /** Keeps how much of a message is out. */
  @FunctionalInterface
  interface Parts {
    /**
     * @param sent how many in all
     */
    void out(int sent);
  }
}
