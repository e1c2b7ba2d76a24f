package io.comptoir.engine;

import java.time.Instant;

/**
 * One input to be accepted.
 *
 * @param account the scope of the key: a channel's account, or the conversation itself
 * @param dedupeKey the same key in the same account is taken once
 */
public record Acceptance(
    Target target, String account, String dedupeKey, Arrival arrival, Instant at) {}
