package io.comptoir.dialogue;

import io.comptoir.message.Content;
import org.jspecify.annotations.Nullable;

/**
 * Something to say.
 *
 * @param asks whether it is the question that the next input may answer; the last asking reply of a
 *     turn carries the prompt's number
 * @param key when set, the message's id is {@code ConversationId.messageId(key)} and can be changed
 *     later by {@link Content.Change}; used once per conversation
 */
public record Reply(Content content, boolean asks, @Nullable String key) {
  public static Reply of(Content content) {
    return new Reply(content, false, null);
  }
}
