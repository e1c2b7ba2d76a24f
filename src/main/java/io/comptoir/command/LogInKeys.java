package io.comptoir.command;

import io.comptoir.base.ShopId;
import io.comptoir.web.LogInKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shops' log-in keys, from {@code COMPTOIR_{SHOP}_LOGIN_SECRET} or {@code
 * COMPTOIR_{SHOP}_LOGIN_PUBLIC_KEY}, or the files that the same with {@code _FILE} name. A key that
 * cannot be used is told once and leaves the shop without log-in.
 */
final class LogInKeys implements Function<ShopId, Optional<LogInKey>> {
  private static final Logger log = LoggerFactory.getLogger(LogInKeys.class);
  private static final String LOGIN = "login";

  private final AccountSecrets secrets;
  private final Map<ShopId, Optional<LogInKey>> keys = new ConcurrentHashMap<>();

  LogInKeys(AccountSecrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public Optional<LogInKey> apply(ShopId shop) {
    return keys.computeIfAbsent(shop, this::read);
  }

  private Optional<LogInKey> read(ShopId shop) {
    try {
      return secrets
          .find(shop, LOGIN, "", "public_key")
          .map(LogInKey::ofPublicKey)
          .or(() -> secrets.find(shop, LOGIN, "", "secret").map(LogInKey::ofSecret));
    } catch (IllegalArgumentException e) {
      log.error("shop={} outcome=no_log_in: {}", shop, e.getMessage());
      return Optional.empty();
    }
  }
}
