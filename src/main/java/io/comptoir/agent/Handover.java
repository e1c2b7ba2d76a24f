package io.comptoir.agent;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody asked for a person, or the bot could not go on.
 *
 * @param reason a key: {@code asked}, {@code complaint}, {@code cannot_handle}, {@code error}
 * @param skill who is needed: {@code support}, {@code sales}
 */
public record Handover(
    UUID id,
    ShopId shop,
    ConversationId conversation,
    CustomerId customer,
    String reason,
    String skill,
    Status status,
    Instant askedAt) {
  public enum Status {
    WAITING,
    TAKEN,
    CLOSED
  }
}
