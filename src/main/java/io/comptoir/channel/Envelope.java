package io.comptoir.channel;

import io.comptoir.base.Language;
import io.comptoir.message.Author;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What stands on the outside of a message.
 *
 * @param to the platform's id of the person
 * @param thread the platform's own thread; "" where it has none
 * @param id the message's, the same at every try: for platforms that drop repeats
 * @param language of the conversation, for words that the platform wants besides
 * @param heardAt when the person last wrote; empty when never
 * @param site where our own pages are reached from outside, without a slash at its end
 * @param replyToken of {@link ChannelEvent.Tokens}, still good; "" where there is none
 */
public record Envelope(
    String to,
    String thread,
    UUID id,
    Author author,
    Language language,
    Optional<Instant> heardAt,
    Instant now,
    String site,
    String replyToken) {}
