package io.comptoir.http;

import java.time.Duration;

/**
 * How far a request may go.
 *
 * @param connect until the connection stands
 * @param total from the request to the last byte of its answer
 * @param maxBytes of an answer's body
 * @param maxAtOnce requests under way to one host
 * @param failuresToOpen failures in a row after which a host is left alone
 * @param openFor how long it is left alone; then one request tries whether it is well again
 */
public record Limits(
    Duration connect,
    Duration total,
    int maxBytes,
    int maxAtOnce,
    int failuresToOpen,
    Duration openFor) {
  public static final Limits USUAL =
      new Limits(
          Duration.ofSeconds(3), Duration.ofSeconds(15), 1 << 20, 64, 5, Duration.ofSeconds(30));

  public Limits {
    if (connect.isNegative() || connect.isZero() || total.compareTo(connect) < 0) {
      throw new IllegalArgumentException("0 < connect ≤ total");
    }
    if (maxBytes < 1 || maxAtOnce < 1 || failuresToOpen < 1 || openFor.isNegative()) {
      throw new IllegalArgumentException("limits are 1 or more");
    }
  }

  public Limits total(Duration other) {
    return new Limits(
        other.compareTo(connect) < 0 ? other : connect,
        other,
        maxBytes,
        maxAtOnce,
        failuresToOpen,
        openFor);
  }

  public Limits maxBytes(int other) {
    return new Limits(connect, total, other, maxAtOnce, failuresToOpen, openFor);
  }
}
