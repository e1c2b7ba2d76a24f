package io.comptoir.base;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Ids in addresses, percent-encoded (RFC 3986) so that they come back unchanged. Pure. */
public final class AddressPath {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private AddressPath() {}

  /**
   * For the end of a path. Slashes stay, where what is between them is no step up or to nowhere.
   */
  public static String path(String text) {
    return encode(
        text, List.of(text.split("/", -1)).stream().noneMatch(s -> s.matches("\\.{0,2}")));
  }

  /** For one segment of a path, or the value of a query. */
  public static String segment(String text) {
    return encode(text, false);
  }

  private static String encode(String text, boolean slashes) {
    var out = new StringBuilder(text.length() + 16);
    for (var b : text.getBytes(StandardCharsets.UTF_8)) {
      var c = (char) (b & 0xff);
      if (c >= 'a' && c <= 'z'
          || c >= 'A' && c <= 'Z'
          || c >= '0' && c <= '9'
          || "-._~".indexOf(c) >= 0
          || slashes && c == '/') {
        out.append(c);
      } else {
        out.append('%').append(HEX.toHexDigits(b));
      }
    }
    return out.toString();
  }
}
