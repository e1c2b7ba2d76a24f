package io.comptoir.message;

import java.time.Instant;
import java.util.UUID;

/**
 * One message of a conversation, immutable. A later change (edited, deleted, a payment card now
 * paid) is a message of its own whose content is {@link Content.Change}.
 *
 * @param seq its number in the conversation: 1, 2, 3 … without gaps
 * @param id made by the client for the customer's messages, by the server for the others
 */
public record Message(long seq, UUID id, Author author, Content content, Instant at) {
  public Message {
    if (seq < 1) {
      throw new IllegalArgumentException("messages are numbered from 1");
    }
  }
}
