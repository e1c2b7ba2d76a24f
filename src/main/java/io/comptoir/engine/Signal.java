package io.comptoir.engine;

import io.comptoir.conversation.ConversationId;

/**
 * News of a conversation.
 *
 * @param upTo the number of its newest message
 * @param working whether the bot is at work on it
 */
public record Signal(ConversationId conversation, long upTo, boolean working) {}
