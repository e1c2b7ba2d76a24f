package io.comptoir.conversation;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;
import java.time.Instant;

/**
 * A person and a shop talking, on one channel.
 *
 * @param thread the channel's own thread; "" where it has none
 * @param language the one spoken last
 * @param lastSeq the number of its newest message, 0 when there is none
 * @param version counts its committed turns
 */
public record Conversation(
    ConversationId id,
    ShopId shop,
    CustomerId customer,
    Identity identity,
    String thread,
    Control control,
    Language language,
    long lastSeq,
    long version,
    Instant createdAt,
    Instant updatedAt) {}
