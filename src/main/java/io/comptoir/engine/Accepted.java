package io.comptoir.engine;

import io.comptoir.conversation.ConversationId;

/**
 * The receipt of an input: it is kept and will be answered.
 *
 * @param seq the message's number; for what is no message, the number of the newest one then
 * @param duplicate whether it had been accepted before, and has the number that it had then
 */
public record Accepted(ConversationId conversation, long seq, boolean duplicate) {}
