package io.comptoir.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * How an engine runs.
 *
 * @param node a name no other running process has
 * @param clock for what people see; leases go by the store's clock
 * @param concurrency turns decided at once, besides those that wait long for an action; 0 accepts
 *     inputs and leaves the turns to other nodes
 * @param lease how long a silent node keeps its conversations from the others
 * @param poll how often work is looked for that nobody announced
 * @param inTurnLimit how long a read or local action may take, for which the turn waits, before it
 *     counts as failed; zero for as long as it takes, on the caller's thread
 * @param writeLimit how long a write action may take before it counts as failed, less than the time
 *     for which a request is held; zero for as long as it takes, on the caller's thread
 * @param pulling channels that read the conversation themselves and need no outbox
 */
public record EngineSettings(
    String node,
    Clock clock,
    Supplier<UUID> ids,
    RandomGenerator random,
    int concurrency,
    Duration lease,
    Duration poll,
    Duration inTurnLimit,
    Duration writeLimit,
    Set<String> pulling) {
  /** How long a read or local action may take where nothing else is said. */
  public static final Duration IN_TURN_LIMIT = Duration.ofSeconds(5);

  public EngineSettings {
    pulling = Set.copyOf(pulling);
  }

  /** For a server. */
  public static EngineSettings standard() {
    return new EngineSettings(
        UUID.randomUUID().toString(),
        Clock.systemUTC(),
        UUID::randomUUID,
        new Random(),
        Runtime.getRuntime().availableProcessors() + 1,
        Duration.ofSeconds(15),
        Duration.ofSeconds(1),
        IN_TURN_LIMIT,
        Duration.ofSeconds(30),
        Set.of("webchat"));
  }

  /**
   * For a synchronous engine: the same clock and seed give the same ids and the same order.
   *
   * @param pulling the channels used; their replies are read from the conversation
   */
  public static EngineSettings deterministic(Clock clock, long seed, Set<String> pulling) {
    var random = new Random(seed);
    return new EngineSettings(
        "here",
        clock,
        () -> new UUID(random.nextLong(), random.nextLong()),
        random,
        0,
        Duration.ofSeconds(15),
        Duration.ofSeconds(1),
        Duration.ZERO,
        Duration.ZERO,
        pulling);
  }

  public EngineSettings node(String name) {
    return new EngineSettings(
        name, clock, ids, random, concurrency, lease, poll, inTurnLimit, writeLimit, pulling);
  }

  public EngineSettings clock(Clock other) {
    return new EngineSettings(
        node, other, ids, random, concurrency, lease, poll, inTurnLimit, writeLimit, pulling);
  }

  public EngineSettings concurrency(int turns) {
    return new EngineSettings(
        node, clock, ids, random, turns, lease, poll, inTurnLimit, writeLimit, pulling);
  }

  public EngineSettings lease(Duration duration) {
    return new EngineSettings(
        node, clock, ids, random, concurrency, duration, poll, inTurnLimit, writeLimit, pulling);
  }

  public EngineSettings poll(Duration pause) {
    return new EngineSettings(
        node, clock, ids, random, concurrency, lease, pause, inTurnLimit, writeLimit, pulling);
  }

  public EngineSettings writeLimit(Duration limit) {
    return new EngineSettings(
        node, clock, ids, random, concurrency, lease, poll, inTurnLimit, limit, pulling);
  }

  public EngineSettings inTurnLimit(Duration limit) {
    return new EngineSettings(
        node, clock, ids, random, concurrency, lease, poll, limit, writeLimit, pulling);
  }
}
