package io.comptoir.provider.wechatpay;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

/**
 * How a shop is paid through WeChat Pay.
 *
 * @param base where the API is
 * @param appId of the official account or mini program: {@code wx…}
 * @param merchantId of 8 to 10 digits
 * @param serial of the merchant's certificate, hexadecimal
 * @param key the merchant's own, that requests are signed with
 * @param apiV3Key of 32 bytes, that notices are encrypted with
 * @param theirKeys WeChat Pay's public keys, by their serial or {@code PUB_KEY_ID_…}
 * @param payee the shop, as the customer knows it
 * @param noticesTo where WeChat Pay tells us how it went: https
 */
public record WeChatPaySettings(
    URI base,
    String appId,
    String merchantId,
    String serial,
    PrivateKey key,
    String apiV3Key,
    Map<String, PublicKey> theirKeys,
    String payee,
    URI noticesTo) {
  public static final URI BASE = URI.create("https://api.mch.weixin.qq.com");

  /**
   * @throws IllegalArgumentException with what is wrong, for the operator; no secret is repeated
   */
  public WeChatPaySettings {
    theirKeys = Map.copyOf(theirKeys);
    if (!appId.matches("[a-zA-Z0-9]{10,32}") || !merchantId.matches("\\d{8,32}")) {
      throw new IllegalArgumentException(
          "WeChat Pay's app id looks like wxd678efh567hg6787 and its merchant id is all digits");
    }
    if (!serial.matches("[0-9A-Fa-f]{16,64}")) {
      throw new IllegalArgumentException(
          "the serial number of the merchant's certificate is hexadecimal");
    }
    if (apiV3Key.getBytes(StandardCharsets.UTF_8).length != 32) {
      throw new IllegalArgumentException("WeChat Pay's APIv3 key has exactly 32 characters");
    }
    if (theirKeys.isEmpty()) {
      throw new IllegalArgumentException(
          "without WeChat Pay's own public key nobody could tell its answers from forged ones");
    }
  }

  /**
   * @param pem {@code -----BEGIN PRIVATE KEY-----}, PKCS #8
   * @throws IllegalArgumentException when it is none
   */
  public static PrivateKey privateKey(String pem) {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der(pem)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the merchant's key is not a PEM file that begins with -----BEGIN PRIVATE KEY-----");
    }
  }

  /**
   * @param pem a certificate or a public key
   * @throws IllegalArgumentException when it is neither
   */
  public static PublicKey publicKey(String pem) {
    try {
      return pem.contains("BEGIN CERTIFICATE")
          ? CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
              .getPublicKey()
          : KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der(pem)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "WeChat Pay's key is not a PEM file of a certificate or a public key");
    }
  }

  private static byte[] der(String pem) {
    return Base64.getDecoder()
        .decode(pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
  }

  @Override
  public String toString() {
    return "WeChat Pay at " + base.getHost();
  }
}
