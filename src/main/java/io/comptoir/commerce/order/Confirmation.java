package io.comptoir.commerce.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A yes to one plan and no other: it names who asked, what for, the order as it stood and the money
 * that would move. Whoever carries a plan out must show it, so that nothing is done that nobody saw
 * before.
 *
 * @param value 32 hexadecimal digits
 */
public record Confirmation(String value) {
  static Confirmation of(Object... parts) {
    var text = new StringBuilder();
    for (var part : parts) {
      var word = String.valueOf(part);
      text.append(word.length()).append(':').append(word);
    }
    try {
      var hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return new Confirmation(HexFormat.of().formatHex(hash, 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
