package io.comptoir.channel;

import io.comptoir.base.ShopId;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A shop's account on a channel.
 *
 * @param id the platform's own id of the account where its requests name it (a phone number id, a
 *     page id), else a name of the shop's choice; no two shops share one
 * @param address where the platform is reached, without a slash at its end
 * @param settings what {@code shop.yml} says of it
 * @param secrets from the environment or files
 */
public record Account(
    String channel,
    ShopId shop,
    String id,
    URI address,
    Map<String, String> settings,
    Map<String, String> secrets) {
  /** In every account: messages that it may send in a month. */
  public static final String MONTHLY_QUOTA = "monthly_quota";

  public Account {
    settings = Map.copyOf(settings);
    secrets = Map.copyOf(secrets);
  }

  /**
   * @throws IllegalStateException when it is not there; accounts are checked against {@link
   *     Channel#settings()} before they are used
   */
  public String secret(String name) {
    return Optional.ofNullable(secrets.get(name))
        .orElseThrow(() -> new IllegalStateException(channel + " " + id + " has no " + name));
  }

  public Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name)).filter(value -> !value.isBlank());
  }

  /** Messages that it may send in a month; empty for any number. */
  public OptionalLong monthlyQuota() {
    return setting(MONTHLY_QUOTA)
        .map(quota -> OptionalLong.of(Long.parseLong(quota)))
        .orElse(OptionalLong.empty());
  }

  public Optional<String> optionalSecret(String name) {
    return Optional.ofNullable(secrets.get(name)).filter(value -> !value.isBlank());
  }

  /** An address of the platform. */
  public URI at(String path) {
    return URI.create(address + path);
  }

  /** Without its secrets. */
  @Override
  public String toString() {
    return channel + " " + id + " of " + shop;
  }
}
