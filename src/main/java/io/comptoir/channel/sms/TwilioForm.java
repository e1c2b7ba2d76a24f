package io.comptoir.channel.sms;

import io.comptoir.channel.Malformed;
import io.comptoir.channel.Signature;
import io.comptoir.channel.Webhook;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fields of a form that Twilio posts.
 *
 * @param fields by name, in its order; a name that comes twice has its values in theirs
 */
record TwilioForm(Map<String, TreeSet<String>> fields) {
  private static final int MAX_FIELDS = 500;

  /** Empty when the body is no such form. */
  static Optional<TwilioForm> of(Webhook webhook) {
    var fields = new TreeMap<String, TreeSet<String>>();
    var parts = webhook.text().split("&", MAX_FIELDS + 1);
    if (parts.length > MAX_FIELDS) {
      return Optional.empty();
    }
    try {
      for (var part : parts) {
        var equals = part.indexOf('=');
        if (equals > 0) {
          fields
              .computeIfAbsent(decoded(part.substring(0, equals)), _ -> new TreeSet<>())
              .add(decoded(part.substring(equals + 1)));
        }
      }
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.of(new TwilioForm(fields));
  }

  /**
   * Whether the signature is right: HMAC-SHA1 with the account's token over the address that was
   * called, and every field's name and value in the order of names
   * (twilio.com/docs/usage/security). Twilio keeps or leaves out the usual port.
   */
  boolean isSigned(String token, String url, String signature) {
    var said = new StringBuilder();
    fields.forEach((name, values) -> values.forEach(value -> said.append(name).append(value)));
    var right = false;
    for (var address : addresses(url)) {
      var bytes = (address + said).getBytes(StandardCharsets.UTF_8);
      right |= Signature.same(signature, Signature.base64(Signature.hmacSha1(token, bytes)));
    }
    return right;
  }

  /** With its port and without. */
  private static List<String> addresses(String url) {
    try {
      var uri = new URI(url);
      var host = uri.getHost();
      if (host == null) {
        return List.of(url);
      }
      var port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
      var rest = url.substring(url.indexOf(host) + host.length()).replaceFirst("^:\\d+", "");
      var front = uri.getScheme() + "://" + host;
      return List.of(front + rest, front + ":" + port + rest);
    } catch (URISyntaxException e) {
      return List.of(url);
    }
  }

  Optional<String> optional(String name) {
    var values = fields.get(name);
    return values == null || values.isEmpty()
        ? Optional.empty()
        : Optional.of(values.first()).filter(value -> !value.isEmpty());
  }

  /**
   * @throws Malformed when it is not there
   */
  String required(String name) {
    return optional(name).orElseThrow(() -> new Malformed(name));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
