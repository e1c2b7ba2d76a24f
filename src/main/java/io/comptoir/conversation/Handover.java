package io.comptoir.conversation;

import io.comptoir.base.ShopId;
import java.time.Instant;
import java.util.Optional;

/**
 * A wish for a person, from when it was uttered until the conversation is back with the bot.
 *
 * @param reason a key: {@code asked}, {@code complaint}, {@code urgent}, {@code distress}, {@code
 *     cannot_handle}, {@code error}
 * @param skill who is needed: {@code support}, {@code sales}
 * @param takenBy the adviser who answers, none while it waits
 */
public record Handover(
    ConversationId conversation,
    ShopId shop,
    String reason,
    String skill,
    Instant askedAt,
    Optional<String> takenBy) {}
