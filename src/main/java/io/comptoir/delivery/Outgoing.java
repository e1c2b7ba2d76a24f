package io.comptoir.delivery;

import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Identity;
import io.comptoir.message.Message;

/**
 * A message on its way out.
 *
 * @param to whom, on which channel and account
 * @param thread the channel's own thread; "" where it has none
 */
public record Outgoing(ConversationId conversation, Identity to, String thread, Message message) {}
