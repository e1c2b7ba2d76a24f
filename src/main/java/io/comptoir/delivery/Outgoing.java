package io.comptoir.delivery;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Identity;
import io.comptoir.message.Message;
import java.time.Instant;
import java.util.Optional;

/**
 * A message on its way out.
 *
 * @param to whom, on which channel and account
 * @param thread the channel's own thread; "" where it has none
 * @param language of the conversation
 * @param heardAt when the person last wrote; empty when never
 * @param parts of it that are out already, from an earlier try
 */
public record Outgoing(
    ConversationId conversation,
    ShopId shop,
    Identity to,
    String thread,
    Language language,
    Message message,
    Optional<Instant> heardAt,
    int parts) {}
