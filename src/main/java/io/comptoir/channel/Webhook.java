package io.comptoir.channel;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A request of a platform as it came in.
 *
 * @param url the whole address that the platform called, query included, as it is reached from
 *     outside
 * @param headers by lower-case name
 * @param query by name, decoded
 * @param body the raw bytes, over which signatures are made
 */
public record Webhook(
    String method,
    String url,
    Map<String, String> headers,
    Map<String, String> query,
    byte[] body) {
  public Webhook {
    headers = Map.copyOf(headers);
    query = Map.copyOf(query);
  }

  /** By its name in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
