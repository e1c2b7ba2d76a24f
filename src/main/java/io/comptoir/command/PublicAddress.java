package io.comptoir.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where customers reach this server, for links that leave it: in a text message, to a payment page.
 */
final class PublicAddress {
  static final String VARIABLE = "COMPTOIR_PUBLIC_URL";

  private PublicAddress() {}

  /**
   * The one given with the command, else that of the environment.
   *
   * @return {@code https://shop.example.com}, without a slash at its end; empty when none is given
   * @throws Failure when it is no such address
   */
  static Optional<String> given(@Nullable String option, Map<String, String> environment) {
    var text = option == null ? environment.getOrDefault(VARIABLE, "") : option;
    return text.isBlank() ? Optional.empty() : Optional.of(checked(text.strip()));
  }

  /** What this machine calls itself, for trying things out. */
  static String local(String host, int port) {
    var name = host.equals("127.0.0.1") || host.equals("0.0.0.0") ? "localhost" : host;
    return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
  }

  private static String checked(String text) {
    try {
      var uri = new URI(text);
      var scheme = String.valueOf(uri.getScheme());
      if ((scheme.equals("https") || scheme.equals("http"))
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && uri.getFragment() == null
          && (uri.getPath().isEmpty() || uri.getPath().equals("/"))) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new Failure(
        "The public address (--public-url or "
            + VARIABLE
            + ") is written https://shop.example.com, without a path; this is not: "
            + text);
  }
}
