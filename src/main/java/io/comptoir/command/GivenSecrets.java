package io.comptoir.command;

import io.comptoir.base.ShopId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets of other companies that the operator gives: in the environment, or in a file that a
 * variable names. One shop's own come before those of all: {@code COMPTOIR_STRIPE_KEY_BEAUTE},
 * {@code COMPTOIR_STRIPE_KEY_BEAUTE_FILE}, {@code COMPTOIR_STRIPE_KEY}, {@code
 * COMPTOIR_STRIPE_KEY_FILE}.
 */
final class GivenSecrets {
  private static final String PREFIX = "COMPTOIR_";
  private static final int MAX_BYTES = 64 * 1024;

  private final Map<String, String> environment;

  GivenSecrets(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * @param name {@code COMPTOIR_STRIPE_KEY}
   * @throws Failure when a variable names a file that cannot be read
   */
  Optional<String> find(String name, ShopId shop) {
    for (var variable : List.of(own(name, shop), name)) {
      var given = environment.get(variable);
      if (given != null && !given.isBlank()) {
        return Optional.of(given.strip());
      }
      var file = environment.get(variable + "_FILE");
      if (file != null && !file.isBlank()) {
        return Optional.of(read(variable + "_FILE", file.strip()));
      }
    }
    return Optional.empty();
  }

  /**
   * @throws Failure when it is not given; the message says how to give it
   */
  String need(String name, ShopId shop, String what) {
    return find(name, shop)
        .orElseThrow(
            () ->
                new Failure(
                    "The shop "
                        + shop
                        + " needs "
                        + what
                        + ": put it into the environment as "
                        + name
                        + " (or "
                        + own(name, shop)
                        + " for this shop alone), or its file's name as "
                        + name
                        + "_FILE."));
  }

  /**
   * {@code COMPTOIR_BEAUTE_STRIPE_KEY} for {@code COMPTOIR_STRIPE_KEY} of the shop {@code beaute}.
   */
  private static String own(String name, ShopId shop) {
    var word = shop.value().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    return PREFIX + word + "_" + name.substring(PREFIX.length());
  }

  private static String read(String variable, String file) {
    var path = Path.of(file);
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new Failure("The file that " + variable + " names is too large for a secret.");
      }
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw new Failure("The file that " + variable + " names cannot be read: " + file + ".", e);
    }
  }
}
