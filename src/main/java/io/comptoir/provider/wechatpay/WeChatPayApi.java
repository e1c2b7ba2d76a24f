package io.comptoir.provider.wechatpay;

import io.comptoir.commerce.payment.ProviderFailure;
import io.comptoir.commerce.payment.ProviderFailure.Category;
import io.comptoir.http.OutgoingHttp;
import io.comptoir.http.Request;
import io.comptoir.provider.Answered;
import java.net.URI;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** WeChat Pay's API v3: signed JSON out; what comes back without its signature is not believed. */
final class WeChatPayApi {
  private final OutgoingHttp http;
  private final URI base;
  private final WeChatPaySignature signature;
  private final InstantSource clock;
  private final Supplier<UUID> nonces;

  WeChatPayApi(
      OutgoingHttp http,
      URI base,
      WeChatPaySignature signature,
      InstantSource clock,
      Supplier<UUID> nonces) {
    this.http = http;
    this.base = base;
    this.signature = signature;
    this.clock = clock;
    this.nonces = nonces;
  }

  /**
   * @param json missing when there is nothing to say
   * @param code why it says no, such as {@code ORDERPAID}; empty when it does not
   */
  record Reply(int status, JsonNode json, String code) {
    boolean ok() {
      return status >= 200 && status < 300;
    }
  }

  Reply get(String name, String path) {
    return send(Request.get("wechatpay." + name, base.resolve(path)), path, "");
  }

  Reply post(String name, String path, String json) {
    return send(Request.post("wechatpay." + name, base.resolve(path)).json(json), path, json);
  }

  private Reply send(Request request, String path, String body) {
    var nonce = nonces.get().toString().replace("-", "");
    var received =
        Answered.by(
            "WeChat Pay",
            http.send(
                request
                    .header("Accept", "application/json")
                    .header("User-Agent", "Comptoir")
                    .header(
                        "Authorization",
                        signature.authorisation(
                            request.method(), path, body, nonce, clock.instant()))));
    if (received.status() == 401 || received.status() == 403) {
      throw Answered.refused("WeChat Pay", received.status(), code(received.body()));
    }
    if (received.ok()) {
      var problem = signature.problem(received::header, received.text(), clock.instant());
      if (problem != null) {
        throw new ProviderFailure(
            Category.NOT_ITS_WORD, "an answer in WeChat Pay's name has no right " + problem);
      }
      var json = Answered.json(received.body()).orElse(null);
      return new Reply(received.status(), json == null ? MissingNode.getInstance() : json, "");
    }
    return new Reply(received.status(), MissingNode.getInstance(), code(received.body()));
  }

  private static String code(byte[] body) {
    return Answered.json(body).map(json -> json.path("code").asString("")).orElse("");
  }
}
