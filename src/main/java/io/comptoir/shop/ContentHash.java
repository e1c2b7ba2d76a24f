package io.comptoir.shop;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A hash of everything that was read, whatever the order it was read in. */
final class ContentHash {
  private static final int LENGTH = 16;

  private final Map<String, String> parts = new TreeMap<>();

  void add(String name, String content) {
    parts.put(name, of(content));
  }

  String value() {
    var all = new StringBuilder();
    parts.forEach((name, hash) -> all.append(name).append('\n').append(hash).append('\n'));
    return of(all.toString());
  }

  String of(String content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)))
          .substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
