package io.comptoir.commerce.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/**
 * Order numbers that people can read out: {@code C-} and six characters without 0, O, 1, I, L and
 * U, so that none is taken for another.
 */
public final class OrderNumber {
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 6;

  private OrderNumber() {}

  /**
   * The number for this key; another {@code attempt} gives another number, for when one is taken.
   */
  public static String of(String key, int attempt) {
    var hash = sha256(key + "#" + attempt);
    var bits = 0L;
    for (var i = 0; i < 7; i++) {
      bits = bits << 8 | (hash[i] & 0xff);
    }
    var number = new StringBuilder("C-");
    for (var i = 0; i < LENGTH; i++) {
      number.append(ALPHABET.charAt((int) (bits % ALPHABET.length())));
      bits /= ALPHABET.length();
    }
    return number.toString();
  }

  /** What a person typed, as the number is kept: {@code c 7f3k2q} is {@code C-7F3K2Q}. */
  public static Optional<String> read(String typed) {
    var letters = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    if (letters.length() == LENGTH + 1 && letters.startsWith("C")) {
      letters = letters.substring(1);
    }
    return letters.length() == LENGTH
            && letters.chars().allMatch(c -> ALPHABET.indexOf((char) c) >= 0)
        ? Optional.of("C-" + letters)
        : Optional.empty();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
