package io.comptoir.web;

import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;

/** The key of those who run the shops, and the door that it opens. */
public final class OperatorKey {
  private final String key;
  private final RateLimit limits;

  /**
   * @param key at least 32 bytes
   * @param limits how often one address may come with a wrong key
   */
  public OperatorKey(byte[] key, RateLimit limits) {
    this.key = new String(key, StandardCharsets.UTF_8);
    this.limits = limits;
  }

  /** The handler for whoever has the key; others get a 401. Answers are not kept by caches. */
  public Handler guarded(Handler handler) {
    return ctx -> {
      if (!Secrets.same(Sessions.bearer(ctx).orElse(""), key)) {
        limits.take(RateLimit.Limit.WRONG_KEYS, String.valueOf(ctx.req().getRemoteAddr()));
        throw new Problem(401, "not_allowed");
      }
      ctx.header("Cache-Control", "no-store");
      handler.handle(ctx);
    };
  }
}
