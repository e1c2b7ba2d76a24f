package io.comptoir.provider.stripe;

import io.comptoir.http.Answer.Received;
import io.comptoir.http.OutgoingHttp;
import io.comptoir.http.Request;
import io.comptoir.provider.Answered;
import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Stripe's REST API: form in, JSON out, one version of it, every change under a key of its own. */
final class StripeApi {
  /** The version whose words this room speaks, whatever the account's own is. */
  static final String VERSION = "2026-09-30.endive";

  private final OutgoingHttp http;
  private final URI base;
  private final String secretKey;

  StripeApi(OutgoingHttp http, URI base, String secretKey) {
    this.http = http;
    this.base = base;
    this.secretKey = secretKey;
  }

  /** What Stripe answers. */
  sealed interface Reply {
    record Object(JsonNode json) implements Reply {}

    /**
     * Stripe says no.
     *
     * @param code such as {@code charge_already_refunded}; empty when it gives none
     */
    record No(int status, String code, JsonNode error) implements Reply {}
  }

  Reply get(String name, String path) {
    return reply(Request.get("stripe." + name, base.resolve(path)));
  }

  /**
   * @param key the same key and fields give the same answer, for at least a day
   */
  Reply post(String name, String path, Map<String, String> fields, String key) {
    return reply(
        Request.post("stripe." + name, base.resolve(path))
            .header("Idempotency-Key", key)
            .form(fields));
  }

  private Reply reply(Request request) {
    var received =
        Answered.by(
            "Stripe", http.send(request.bearer(secretKey).header("Stripe-Version", VERSION)));
    if (received.ok()) {
      return new Reply.Object(Answered.json("Stripe", received));
    }
    return no(received);
  }

  private static Reply no(Received received) {
    var error = Answered.json("Stripe", received).path("error");
    var code = error.path("code").asString(error.path("type").asString(""));
    if (received.status() == 401 || received.status() == 403) {
      throw Answered.refused("Stripe", received.status(), code);
    }
    return new Reply.No(received.status(), code, error);
  }
}
