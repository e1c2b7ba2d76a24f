package io.comptoir.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How often one caller may do one thing: a bucket of tokens for each, refilled evenly.
 *
 * @see Limit for all the limits there are
 */
public final class RateLimit {
  /** Every limit of the web room, in one place. */
  public enum Limit {
    /** New sessions by network address. */
    SESSIONS(30, Duration.ofMinutes(1)),
    /** Messages by conversation. */
    MESSAGES(600, Duration.ofMinutes(1)),
    /** Pictures by conversation. */
    UPLOADS(10, Duration.ofMinutes(1)),
    /** Changes to a cart by customer. */
    CART(120, Duration.ofMinutes(1)),
    /** Counted clicks by network address. */
    CLICKS(60, Duration.ofMinutes(1)),
    /** Recommendations by customer, or by network address of strangers. */
    RECOMMENDATIONS(300, Duration.ofMinutes(1)),
    /** Looks at products and refusals by customer. */
    INTERACTIONS(120, Duration.ofMinutes(1)),
    /** Wrong access keys by network address. */
    WRONG_KEYS(10, Duration.ofMinutes(5));

    final int burst;
    final Duration per;

    Limit(int burst, Duration per) {
      this.burst = burst;
      this.per = per;
    }
  }

  private static final class Bucket {
    double tokens;
    long at;
  }

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofMinutes(10)).build();
  private final LongSupplier nanos;
  private final double factor;

  /**
   * @param factor widens every limit; 1 is as declared
   */
  public RateLimit(LongSupplier nanos, double factor) {
    this.nanos = nanos;
    this.factor = factor;
  }

  /**
   * Takes one token.
   *
   * @throws Problem 429 with the seconds until there is one again
   */
  public void take(Limit limit, String caller) {
    var burst = limit.burst * factor;
    var perNano = burst / limit.per.toNanos();
    var bucket = buckets.get(limit + "|" + caller, key -> full(burst));
    synchronized (bucket) {
      var now = nanos.getAsLong();
      bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.at) * perNano);
      bucket.at = now;
      if (bucket.tokens < 1) {
        throw new Problem(429, "too_many", (long) Math.ceil((1 - bucket.tokens) / perNano / 1e9));
      }
      bucket.tokens -= 1;
    }
  }

  private Bucket full(double burst) {
    var bucket = new Bucket();
    bucket.tokens = burst;
    bucket.at = nanos.getAsLong();
    return bucket;
  }
}
