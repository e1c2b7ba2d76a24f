package io.comptoir.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is asked of another server. Its text names the host only: addresses, headers and bodies hold
 * secrets and people's words.
 *
 * @param name what is done, for logs and meters: {@code stripe.refund}; nothing of a person
 * @param method {@code GET}, {@code POST} …
 * @param uri absolute; {@code https}, unless its address was configured
 * @param headers by name
 * @param body empty for none
 */
public record Request(
    String name, String method, URI uri, Map<String, String> headers, byte[] body) {
  private static final byte[] NOTHING = {};

  public Request {
    if (name.isBlank() || method.isBlank()) {
      throw new IllegalArgumentException("a request has a name and a method");
    }
    headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    body = body.clone();
  }

  @Override
  public byte[] body() {
    return body.clone();
  }

  public static Request get(String name, URI uri) {
    return new Request(name, "GET", uri, Map.of(), NOTHING);
  }

  /** A POST with an empty body. */
  public static Request post(String name, URI uri) {
    return new Request(name, "POST", uri, Map.of(), NOTHING);
  }

  public Request method(String other) {
    return new Request(name, other, uri, headers, body);
  }

  public Request header(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Request(name, method, uri, more, body);
  }

  /** {@code Authorization: Bearer …}. */
  public Request bearer(String token) {
    return header("Authorization", "Bearer " + token);
  }

  /** {@code Authorization: Basic …}, RFC 7617 in UTF-8. */
  public Request basic(String user, String password) {
    var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  public Request body(String contentType, byte[] content) {
    return new Request(name, method, uri, headers, content).header("Content-Type", contentType);
  }

  public Request json(String json) {
    return body("application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code application/x-www-form-urlencoded}, in the order of the fields. */
  public Request form(Map<String, String> fields) {
    var encoded =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return body("application/x-www-form-urlencoded", encoded.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return name + " " + method + " " + uri.getHost();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
