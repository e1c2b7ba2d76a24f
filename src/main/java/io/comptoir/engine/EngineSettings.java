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
 * @param concurrency turns decided at once; 0 accepts inputs and leaves the turns to other nodes
 * @param lease how long a silent node keeps its conversations from the others
 * @param poll how often work is looked for that nobody announced
 * @param actionLimit how long a write action may take before it counts as failed, less than the
 *     time for which a request is held; zero for as long as it takes, on the caller's thread
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
    Duration actionLimit,
    Set<String> pulling) {
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
        16,
        Duration.ofSeconds(15),
        Duration.ofSeconds(1),
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
        pulling);
  }

  public EngineSettings node(String name) {
    return new EngineSettings(
        name, clock, ids, random, concurrency, lease, poll, actionLimit, pulling);
  }

  public EngineSettings clock(Clock other) {
    return new EngineSettings(
        node, other, ids, random, concurrency, lease, poll, actionLimit, pulling);
  }

  public EngineSettings concurrency(int turns) {
    return new EngineSettings(node, clock, ids, random, turns, lease, poll, actionLimit, pulling);
  }

  public EngineSettings lease(Duration duration) {
    return new EngineSettings(
        node, clock, ids, random, concurrency, duration, poll, actionLimit, pulling);
  }

  public EngineSettings poll(Duration pause) {
    return new EngineSettings(
        node, clock, ids, random, concurrency, lease, pause, actionLimit, pulling);
  }

  public EngineSettings actionLimit(Duration limit) {
    return new EngineSettings(node, clock, ids, random, concurrency, lease, poll, limit, pulling);
  }
}
