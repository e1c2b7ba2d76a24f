package io.comptoir.command;

import io.comptoir.base.ShopId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets of channel accounts: {@code COMPTOIR_{SHOP}_{CHANNEL}_{NAME}} in the environment, or the
 * path of a file that holds it in the same variable with {@code _FILE} behind; with the account's
 * name before the last part where a shop has several.
 */
final class AccountSecrets {
  private static final Logger log = LoggerFactory.getLogger(AccountSecrets.class);

  private final Map<String, String> environment;

  AccountSecrets(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  Optional<String> find(ShopId shop, String channel, String account, String name) {
    for (var variable :
        List.of(variable(shop, channel, account, name), variable(shop, channel, "", name))) {
      var value = environment.get(variable);
      if (value != null && !value.isBlank()) {
        return Optional.of(value.strip());
      }
      var file = environment.get(variable + "_FILE");
      if (file != null && !file.isBlank()) {
        return read(variable, Path.of(file));
      }
    }
    return Optional.empty();
  }

  /**
   * @param account "" for the only one
   */
  static String variable(ShopId shop, String channel, String account, String name) {
    var parts =
        account.isEmpty()
            ? List.of("COMPTOIR", shop.value(), channel, name)
            : List.of("COMPTOIR", shop.value(), channel, account, name);
    return String.join("_", parts).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  private static Optional<String> read(String variable, Path file) {
    try {
      return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      log.warn("{}_FILE names a file that cannot be read", variable);
      return Optional.empty();
    }
  }
}
