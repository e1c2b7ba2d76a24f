package io.comptoir.provider.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs notices: {@code t=SECONDS,v1=HEX} of HMAC-SHA256 over {@code SECONDS.BODY}. */
final class SandboxSignature {
  static final String HEADER = "comptoir-sandbox-signature";
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Pattern SHAPE = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

  private final byte[] secret;

  /**
   * @throws IllegalArgumentException when the secret is shorter than 16 bytes
   */
  SandboxSignature(byte[] secret) {
    if (secret.length < 16) {
      throw new IllegalArgumentException("the sandbox's secret is at least 16 bytes");
    }
    this.secret = secret.clone();
  }

  String sign(byte[] body, Instant at) {
    var seconds = Long.toString(at.getEpochSecond());
    return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac(seconds, body));
  }

  /** Whether this body was signed with our secret, no more than five minutes from now. */
  boolean holds(String header, byte[] body, Instant now) {
    var parts = SHAPE.matcher(header);
    if (!parts.matches()) {
      return false;
    }
    var right =
        MessageDigest.isEqual(HexFormat.of().parseHex(parts.group(2)), mac(parts.group(1), body));
    var age = Math.abs(now.getEpochSecond() - Long.parseLong(parts.group(1)));
    return right && age <= TOLERANCE.toSeconds();
  }

  private byte[] mac(String seconds, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(seconds.getBytes(StandardCharsets.US_ASCII));
      mac.update((byte) '.');
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
