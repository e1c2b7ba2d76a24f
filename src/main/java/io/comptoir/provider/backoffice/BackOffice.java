package io.comptoir.provider.backoffice;

import io.comptoir.http.Answer;
import io.comptoir.http.Limits;
import io.comptoir.http.OutgoingHttp;
import io.comptoir.http.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a shop's own back end. Each request may be repeated: it names what it is about. */
public final class BackOffice {
  private static final int MAX_BYTES = 1 << 20;

  private final URI base;
  private final byte[] secret;
  private final OutgoingHttp http;
  private final Limits limits;
  private final InstantSource clock;

  /**
   * @param base without a slash at its end
   * @param secret at least 32 bytes, known to both sides
   * @param timeout until the last byte of an answer
   * @throws IllegalArgumentException when the secret is too short to be one
   */
  public BackOffice(
      URI base, byte[] secret, Duration timeout, OutgoingHttp http, InstantSource clock) {
    if (secret.length < 32) {
      throw new IllegalArgumentException("the back office's secret has at least 32 bytes");
    }
    this.base = base;
    this.secret = secret.clone();
    this.http = http;
    this.limits = Limits.USUAL.total(timeout).maxBytes(MAX_BYTES);
    this.clock = clock;
  }

  /** It did not answer, or not as it should; whoever asked asks again later. */
  public static final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unavailable(String what, String why) {
      super("the back office does not say " + what + ": " + why);
    }
  }

  /**
   * @param path from the base: {@code /v1/stock/left}
   * @throws Unavailable when there is no answer that can be used
   */
  JsonNode ask(String path, Map<String, ?> question) {
    var body = JsonMapper.shared().writeValueAsString(question).getBytes(StandardCharsets.UTF_8);
    var uri = URI.create(base + path);
    var now = clock.instant();
    var request =
        Request.post("backoffice" + path.replace('/', '.'), uri)
            .header(Signature.TIMESTAMP, Long.toString(now.getEpochSecond()))
            .header(Signature.SIGNATURE, Signature.of(secret, now, "POST", uri.getRawPath(), body))
            .body("application/json", body);
    return switch (http.send(request, limits)) {
      case Answer.Failed(var failure) -> throw new Unavailable(path, failure.name());
      case Answer.Received received -> {
        if (!received.ok()) {
          throw new Unavailable(path, "status " + received.status());
        }
        yield read(path, received.text());
      }
    };
  }

  private static JsonNode read(String path, String text) {
    try {
      var node = JsonMapper.shared().readTree(text);
      if (!node.isObject()) {
        throw new Unavailable(path, "its answer is no object");
      }
      return node;
    } catch (JacksonException e) {
      throw new Unavailable(path, "its answer is no JSON");
    }
  }
}
