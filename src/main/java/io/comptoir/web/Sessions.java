package io.comptoir.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is at the other end of the web chat. A session's token is signed and needs no look-up; the
 * visitor's secret brings the conversation back when the token has run out, and only its hash is
 * kept.
 */
public final class Sessions {
  static final Duration LIFETIME = Duration.ofHours(12);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key;
  private final Clock clock;

  /**
   * @param key at least 32 bytes, the same on every server of an installation
   */
  public Sessions(byte[] key, Clock clock) {
    if (key.length < 32) {
      throw new IllegalArgumentException("the signing key has at least 32 bytes");
    }
    this.key = key.clone();
    this.clock = clock;
  }

  public record Session(
      ShopId shop, CustomerId customer, ConversationId conversation, Language language) {}

  public record Token(String value, Instant expiresAt) {}

  public Token issue(Session session) {
    var now = clock.instant();
    var expires = now.plus(LIFETIME);
    var claims =
        new JWTClaimsSet.Builder()
            .audience("chat")
            .subject(session.customer().toString())
            .claim("shop", session.shop().value())
            .claim("cid", session.conversation().toString())
            .claim("lang", session.language().code())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(expires))
            .build();
    var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      jwt.sign(new MACSigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return new Token(jwt.serialize(), expires);
  }

  /** Empty when the token is not ours, was changed or has run out. */
  public Optional<Session> read(String token) {
    if (token.length() > 2_000) {
      return Optional.empty();
    }
    try {
      var jwt = SignedJWT.parse(token);
      if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
          || !jwt.verify(new MACVerifier(key))) {
        return Optional.empty();
      }
      var claims = jwt.getJWTClaimsSet();
      if (!claims.getAudience().contains("chat")
          || claims.getExpirationTime().toInstant().isBefore(clock.instant())) {
        return Optional.empty();
      }
      return Optional.of(
          new Session(
              new ShopId(claims.getStringClaim("shop")),
              new CustomerId(UUID.fromString(claims.getSubject())),
              new ConversationId(UUID.fromString(claims.getStringClaim("cid"))),
              new Language(claims.getStringClaim("lang"))));
    } catch (ParseException | JOSEException | IllegalArgumentException | NullPointerException e) {
      return Optional.empty();
    }
  }

  /**
   * The session of a request's bearer token.
   *
   * @throws Problem 401 when there is none or it has run out
   */
  public Session of(Context ctx) {
    return bearer(ctx).flatMap(this::read).orElseThrow(() -> new Problem(401, "no_session"));
  }

  static Optional<String> bearer(Context ctx) {
    var header = ctx.header("Authorization");
    return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
        ? Optional.of(header.substring(7).strip())
        : Optional.empty();
  }

  /** A new secret for a visitor: 256 random bits. */
  public static String newVisitor() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is kept of a visitor's secret. */
  public static String hashed(String visitor) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(visitor.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
