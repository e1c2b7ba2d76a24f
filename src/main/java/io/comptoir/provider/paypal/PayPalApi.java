package io.comptoir.provider.paypal;

import io.comptoir.http.Answer.Received;
import io.comptoir.http.OutgoingHttp;
import io.comptoir.http.Request;
import io.comptoir.provider.Answered;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** PayPal's REST API: a token that is fetched anew when it is old, JSON in and out. */
final class PayPalApi {
  /** A token is not used in its last minute. */
  private static final int MARGIN_SECONDS = 60;

  private final OutgoingHttp http;
  private final PayPalSettings settings;
  private final InstantSource clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Token token;

  private record Token(String value, Instant until) {}

  PayPalApi(OutgoingHttp http, PayPalSettings settings, InstantSource clock) {
    this.http = http;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param json what PayPal answers; missing when it answers nothing
   * @param issue why it says no, such as {@code INSTRUMENT_DECLINED}; empty when it does not
   */
  record Reply(int status, JsonNode json, String issue) {
    boolean ok() {
      return status >= 200 && status < 300;
    }
  }

  Reply get(String name, String path) {
    return send(Request.get("paypal." + name, at(path)));
  }

  /**
   * @param key the same key gives the same answer, for weeks
   */
  Reply post(String name, String path, String json, String key) {
    return send(
        Request.post("paypal." + name, at(path))
            .header("PayPal-Request-Id", key)
            .header("Prefer", "return=representation")
            .json(json));
  }

  /** For what changes nothing. */
  Reply ask(String name, String path, String json) {
    return send(Request.post("paypal." + name, at(path)).json(json));
  }

  private URI at(String path) {
    return settings.base().resolve(path);
  }

  private Reply send(Request request) {
    var received = answered(request.bearer(token(null)));
    if (received.status() == 401) {
      // taken back before its time
      received = answered(request.bearer(token(token)));
    }
    return reply(received);
  }

  private Received answered(Request request) {
    return Answered.by("PayPal", http.send(request));
  }

  private static Reply reply(Received received) {
    var json = Answered.json(received.body()).orElse(null);
    var body = json == null ? MissingNode.getInstance() : json;
    if (received.ok()) {
      return new Reply(received.status(), body, "");
    }
    var issue = body.path("details").path(0).path("issue").asString(body.path("name").asString(""));
    if (received.status() == 401 || received.status() == 403) {
      throw Answered.refused("PayPal", received.status(), issue);
    }
    return new Reply(received.status(), body, issue);
  }

  /**
   * @param stale one that is not believed any more; null for none
   */
  private String token(@Nullable Token stale) {
    var held = token;
    if (held != null && fresh(held, stale)) {
      return held.value;
    }
    fetching.lock();
    try {
      var now = token;
      if (now != null && fresh(now, stale)) {
        return now.value;
      }
      var fetched = fetch();
      token = fetched;
      return fetched.value;
    } finally {
      fetching.unlock();
    }
  }

  private boolean fresh(Token held, @Nullable Token stale) {
    return held != stale && clock.instant().isBefore(held.until);
  }

  private Token fetch() {
    var asked = clock.instant();
    var received =
        answered(
            Request.post("paypal.token", at("/v1/oauth2/token"))
                .basic(settings.clientId(), settings.clientSecret())
                .form(Map.of("grant_type", "client_credentials")));
    if (!received.ok()) {
      throw Answered.refused("PayPal", received.status(), "token");
    }
    var json = Answered.json("PayPal", received);
    return new Token(
        json.path("access_token").asString(""),
        asked.plusSeconds(Math.max(0, json.path("expires_in").asLong(0) - MARGIN_SECONDS)));
  }
}
