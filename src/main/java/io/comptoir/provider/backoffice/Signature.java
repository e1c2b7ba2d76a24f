package io.comptoir.provider.backoffice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How both sides know that a request is the other's: HMAC-SHA256 (RFC 2104) by a secret that both
 * have over the time, the method, the path and the body. {@code Comptoir-Timestamp} holds seconds
 * since 1970, {@code Comptoir-Signature} {@code v1=} and 64 hexadecimal digits.
 */
public final class Signature {
  public static final String TIMESTAMP = "Comptoir-Timestamp";
  public static final String SIGNATURE = "Comptoir-Signature";

  /** How far the clocks of both sides may differ. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  public static String of(byte[] secret, Instant at, String method, String path, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      var head = at.getEpochSecond() + "\n" + method + "\n" + path + "\n";
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** Whether this signs such a request, and not long ago; compared in constant time. */
  public static boolean verifies(
      String signature,
      String timestamp,
      byte[] secret,
      Instant now,
      String method,
      String path,
      byte[] body) {
    if (!timestamp.matches("\\d{1,12}")) {
      return false;
    }
    var at = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0
        && MessageDigest.isEqual(
            of(secret, at, method, path, body).getBytes(StandardCharsets.UTF_8),
            signature.getBytes(StandardCharsets.UTF_8));
  }
}
