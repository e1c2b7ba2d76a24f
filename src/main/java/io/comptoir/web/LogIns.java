package io.comptoir.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.comptoir.base.ShopId;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;
import io.comptoir.identity.IdentityStore;
import io.comptoir.identity.LinkOutcome;
import io.comptoir.identity.Proof;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Visitors who are logged in on the shop's own site. The site says so with a signed token (JWT, RFC
 * 7519): {@code sub} is the account, {@code aud} the shop, {@code exp} at most a day ahead. The
 * visitor and the account are one customer from then on.
 */
public final class LogIns {
  static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration LEEWAY = Duration.ofSeconds(60);
  private static final int MAX_TOKEN = 4_000;
  private static final int MAX_ACCOUNT = 200;

  private final Function<ShopId, Optional<LogInKey>> keys;
  private final IdentityStore identities;
  private final InstantSource clock;

  /**
   * @param keys the shop's key; empty when it has configured none
   */
  public LogIns(
      Function<ShopId, Optional<LogInKey>> keys, IdentityStore identities, InstantSource clock) {
    this.keys = keys;
    this.identities = identities;
    this.clock = clock;
  }

  /**
   * Takes a visitor for the holder of an account.
   *
   * @param token as the shop's site signed it
   * @param visitor the secret of the visitor who shows it
   * @return the visitor's secret from now on: another one where this belongs to another account, as
   *     when two people share a computer
   * @throws Problem 422 when the shop has no key, 401 when the token is not valid
   */
  String entered(ShopId shop, String token, String visitor) {
    var key = keys.apply(shop).orElseThrow(() -> new Problem(422, "identity_not_configured"));
    var account = account(shop, key, token).orElseThrow(() -> new Problem(401, "identity_invalid"));
    var holder = new Identity(IdentityStore.ACCOUNT, shop.value(), account);
    if (link(shop, holder, visitor) instanceof LinkOutcome.Refused) {
      var other = Sessions.newVisitor();
      link(shop, holder, other);
      return other;
    }
    return visitor;
  }

  private LinkOutcome link(ShopId shop, Identity holder, String visitor) {
    return identities.link(
        shop,
        holder,
        new Identity(ChatApi.CHANNEL, shop.value(), Sessions.hashed(visitor)),
        Proof.LOGIN,
        UUID.randomUUID(),
        new CustomerId(UUID.randomUUID()),
        clock.instant());
  }

  private Optional<String> account(ShopId shop, LogInKey key, String token) {
    if (token.length() > MAX_TOKEN) {
      return Optional.empty();
    }
    try {
      var jwt = SignedJWT.parse(token);
      var header = jwt.getHeader();
      var critical = header.getCriticalParams();
      return key.algorithm().equals(header.getAlgorithm())
              && (critical == null || critical.isEmpty())
              && jwt.verify(key.verifier())
          ? Optional.of(jwt.getJWTClaimsSet()).filter(c -> isNow(shop, c)).map(this::subject)
          : Optional.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isNow(ShopId shop, JWTClaimsSet claims) {
    var now = clock.instant();
    var expires = claims.getExpirationTime();
    var account = claims.getSubject();
    return account != null
        && !account.isBlank()
        && account.length() <= MAX_ACCOUNT
        && account.chars().noneMatch(Character::isISOControl)
        && claims.getAudience().contains(shop.value())
        && expires != null
        && now.isBefore(expires.toInstant().plus(LEEWAY))
        && !expires.toInstant().isAfter(now.plus(LONGEST).plus(LEEWAY))
        && isBefore(claims.getNotBeforeTime())
        && isBefore(claims.getIssueTime());
  }

  private boolean isBefore(@org.jspecify.annotations.Nullable Date time) {
    return time == null || !time.toInstant().isAfter(clock.instant().plus(LEEWAY));
  }

  private String subject(JWTClaimsSet claims) {
    return String.valueOf(claims.getSubject());
  }
}
