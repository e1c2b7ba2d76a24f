package io.comptoir.provider.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * {@code Stripe-Signature: t=SECONDS,v1=HEX[,v1=HEX…]}, HMAC-SHA256 of {@code SECONDS.BODY}:
 * docs.stripe.com/webhooks, "Verify webhook signatures manually".
 */
final class StripeSignature {
  static final String HEADER = "stripe-signature";
  static final Duration TOLERANCE = Duration.ofSeconds(300);

  private static final int MAX_HEADER = 2_000;

  private final List<String> secrets;

  StripeSignature(List<String> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  /** Why the body is not Stripe's; null when it is. */
  @Nullable String problem(@Nullable String header, byte[] body, Instant now) {
    if (header == null || header.length() > MAX_HEADER) {
      return "signature";
    }
    var seconds = "";
    var given = new ArrayList<byte[]>();
    for (var part : header.split(",")) {
      if (part.startsWith("t=")) {
        seconds = part.substring(2);
      } else if (part.matches("v1=[0-9a-f]{64}")) {
        given.add(HexFormat.of().parseHex(part.substring(3)));
      }
    }
    if (!seconds.matches("\\d{1,12}")) {
      return "signature";
    }
    var right = false;
    for (var secret : secrets) {
      var expected = mac(secret, seconds, body);
      for (var one : given) {
        right |= MessageDigest.isEqual(expected, one);
      }
    }
    if (!right) {
      return "signature";
    }
    var age = Math.abs(now.getEpochSecond() - Long.parseLong(seconds));
    return age > TOLERANCE.toSeconds() ? "age" : null;
  }

  private static byte[] mac(String secret, String seconds, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(seconds.getBytes(StandardCharsets.US_ASCII));
      mac.update((byte) '.');
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
