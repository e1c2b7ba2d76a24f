package io.comptoir.provider.wechatpay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * {@code WECHATPAY2-SHA256-RSA2048}: pay.weixin.qq.com, "Signature generation", "Signature
 * verification" and "Decrypting certificates and callback messages".
 */
final class WeChatPaySignature {
  static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";

  private final String merchantId;
  private final String serial;
  private final PrivateKey key;
  private final Map<String, PublicKey> theirs;
  private final byte[] apiV3Key;

  WeChatPaySignature(WeChatPaySettings settings) {
    this.merchantId = settings.merchantId();
    this.serial = settings.serial();
    this.key = settings.key();
    this.theirs = settings.theirKeys();
    this.apiV3Key = settings.apiV3Key().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The {@code Authorization} of a request.
   *
   * @param path with its query
   */
  String authorisation(String method, String path, String body, String nonce, Instant now) {
    var seconds = Long.toString(now.getEpochSecond());
    var signature = sign(method + "\n" + path + "\n" + seconds + "\n" + nonce + "\n" + body + "\n");
    return SCHEME
        + " mchid=\""
        + merchantId
        + "\",nonce_str=\""
        + nonce
        + "\",signature=\""
        + signature
        + "\",timestamp=\""
        + seconds
        + "\",serial_no=\""
        + serial
        + "\"";
  }

  /** Base64 of SHA256-RSA by the merchant's key. */
  String sign(String message) {
    try {
      var rsa = Signature.getInstance("SHA256withRSA");
      rsa.initSign(key);
      rsa.update(message.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(rsa.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the merchant's key does not sign", e);
    }
  }

  /**
   * Why an answer or notice is not WeChat Pay's; null when it is.
   *
   * @param header by lower-case name
   */
  @Nullable String problem(Function<String, Optional<String>> header, String body, Instant now) {
    var seconds = header.apply("wechatpay-timestamp").orElse("");
    var nonce = header.apply("wechatpay-nonce").orElse("");
    var signature = header.apply("wechatpay-signature").orElse("");
    var theirKey = theirs.get(header.apply("wechatpay-serial").orElse(""));
    if (theirKey == null
        || !seconds.matches("\\d{1,12}")
        || nonce.isEmpty()
        || nonce.length() > 200
        || !holds(theirKey, seconds + "\n" + nonce + "\n" + body + "\n", signature)) {
      return "signature";
    }
    var age = Math.abs(now.getEpochSecond() - Long.parseLong(seconds));
    return age > TOLERANCE.toSeconds() ? "age" : null;
  }

  /** What was encrypted for the merchant: AES-256-GCM. Empty when it was not, or was changed. */
  Optional<byte[]> decrypted(String associated, String nonce, String ciphertext) {
    try {
      var aes = Cipher.getInstance("AES/GCM/NoPadding");
      aes.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(apiV3Key, "AES"),
          new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.UTF_8)));
      aes.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
      return Optional.of(aes.doFinal(Base64.getDecoder().decode(ciphertext)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean holds(PublicKey key, String message, String signature) {
    try {
      var rsa = Signature.getInstance("SHA256withRSA");
      rsa.initVerify(key);
      rsa.update(message.getBytes(StandardCharsets.UTF_8));
      return rsa.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
