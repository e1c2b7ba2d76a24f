package io.comptoir.engine;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.customer.Identity;
import io.comptoir.message.Content;
import java.util.UUID;

/**
 * A message as a channel received it.
 *
 * @param thread the channel's own thread; "" where it has none
 * @param language of a new conversation, until the person's own words say otherwise
 * @param dedupeKey the channel's id of this message or update; the same key from the same account
 *     is taken once
 * @param messageId the message's id with us
 */
public record Inbound(
    ShopId shop,
    Identity identity,
    String thread,
    Language language,
    String dedupeKey,
    UUID messageId,
    Content content) {}
