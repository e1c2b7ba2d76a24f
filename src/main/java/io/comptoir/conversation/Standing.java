package io.comptoir.conversation;

import java.util.Optional;

/**
 * How a conversation stands beside its messages.
 *
 * @param idle whether no input is unprocessed, no turn is running and no action is due
 * @param readTo what was said up to this number has been taken in by a turn; 0 when nothing was
 * @param adviser who answers instead of the bot, where somebody does
 */
public record Standing(boolean idle, long readTo, Control control, Optional<String> adviser) {
  /** Of a conversation in which nothing has happened. */
  public static final Standing QUIET = new Standing(true, 0, Control.BOT, Optional.empty());
}
