package io.comptoir.dialogue;

import java.util.List;

/**
 * What one input leads to.
 *
 * @param next the state to keep
 * @param replies in the order in which they are read
 * @param commands in the order in which they are carried out
 */
public record Decision(DialogueState next, List<Reply> replies, List<Command> commands) {
  public Decision {
    replies = List.copyOf(replies);
    commands = List.copyOf(commands);
  }
}
