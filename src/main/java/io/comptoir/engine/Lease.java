package io.comptoir.engine;

import java.time.Duration;

/**
 * Who takes work, and for how long before another node may.
 *
 * @param node a name no other running process has
 * @param duration by the store's clock
 */
public record Lease(String node, Duration duration) {}
