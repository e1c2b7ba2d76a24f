package io.comptoir.http;

import java.net.URI;
import java.util.Locale;

/**
 * A scheme, a host and a port: RFC 6454.
 *
 * @param scheme {@code https} or {@code http}
 * @param host in lower case
 */
public record Origin(String scheme, String host, int port) {
  /**
   * @throws IllegalArgumentException when it is not an absolute http or https address of a host, or
   *     holds a name and password
   */
  public static Origin of(URI uri) {
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    var host = uri.getHost();
    if (host == null || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("not the address of a server");
    }
    var usual =
        switch (scheme) {
          case "https" -> 443;
          case "http" -> 80;
          default -> throw new IllegalArgumentException("neither https nor http");
        };
    return new Origin(
        scheme, host.toLowerCase(Locale.ROOT), uri.getPort() < 0 ? usual : uri.getPort());
  }

  public boolean encrypted() {
    return scheme.equals("https");
  }
}
