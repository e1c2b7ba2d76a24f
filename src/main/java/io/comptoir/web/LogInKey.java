package io.comptoir.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;

/**
 * The key by which a shop signs who is logged in on its site. The key alone decides the algorithm;
 * a token that names another is refused, {@code none} and a public key taken for a secret among
 * them.
 *
 * @param algorithm HS256, RS256 or ES256
 */
public record LogInKey(JWSAlgorithm algorithm, JWSVerifier verifier) {
  private static final int MIN_SECRET_BYTES = 32;
  private static final int MIN_RSA_BITS = 2048;

  /**
   * @param secret shared with the shop's site, at least 32 bytes
   * @throws IllegalArgumentException when it is too short
   */
  public static LogInKey ofSecret(String secret) {
    var bytes = secret.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < MIN_SECRET_BYTES) {
      throw new IllegalArgumentException("a log-in secret has at least 32 bytes");
    }
    try {
      return new LogInKey(JWSAlgorithm.HS256, new MACVerifier(bytes));
    } catch (JOSEException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * @param text a public key as PEM or as a JWK: RSA of 2048 bits or more, or EC P-256
   * @throws IllegalArgumentException when it is none of these
   */
  public static LogInKey ofPublicKey(String text) {
    try {
      var jwk = text.startsWith("{") ? JWK.parse(text) : JWK.parseFromPEMEncodedObjects(text);
      return switch (jwk) {
        case RSAKey rsa when rsa.size() >= MIN_RSA_BITS ->
            new LogInKey(JWSAlgorithm.RS256, new RSASSAVerifier(rsa.toRSAPublicKey()));
        case ECKey ec when ec.getCurve().equals(Curve.P_256) ->
            new LogInKey(JWSAlgorithm.ES256, new ECDSAVerifier(ec.toECPublicKey()));
        default ->
            throw new IllegalArgumentException(
                "a log-in key is RSA of 2048 bits or more, or EC P-256");
      };
    } catch (JOSEException | ParseException e) {
      throw new IllegalArgumentException("a log-in key is PEM or a JWK: " + e.getMessage(), e);
    }
  }
}
