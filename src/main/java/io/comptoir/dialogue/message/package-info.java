/**
 * What the bot says: ICU messages by key and language, with forms for chat, voice and SMS, and the
 * words for values. Pure.
 */
@NullMarked
package io.comptoir.dialogue.message;

import org.jspecify.annotations.NullMarked;
