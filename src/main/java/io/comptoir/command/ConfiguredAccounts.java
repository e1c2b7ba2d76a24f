package io.comptoir.command;

import io.comptoir.base.ShopId;
import io.comptoir.channel.Account;
import io.comptoir.channel.Accounts;
import io.comptoir.channel.Channel;
import io.comptoir.channel.Channel.Setting;
import io.comptoir.channel.Channels;
import io.comptoir.shop.ShopSettings;
import io.comptoir.shop.ShopSettings.ChannelAccount;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channel accounts that the open shops name, with their secrets. An account that lacks
 * something rests, and a line of the log says what; the others are served.
 */
final class ConfiguredAccounts implements Accounts {
  private static final Logger log = LoggerFactory.getLogger(ConfiguredAccounts.class);

  /** In every account beside the channel's own settings: another address of the platform. */
  static final String ADDRESS = "address";

  private record Read(List<ShopSettings> of, Map<String, Account> byName, List<Account> all) {}

  private final Channels channels;
  private final Supplier<Collection<ShopSettings>> shops;
  private final AccountSecrets secrets;
  private volatile @Nullable Read read;

  ConfiguredAccounts(
      Channels channels, Supplier<Collection<ShopSettings>> shops, AccountSecrets secrets) {
    this.channels = channels;
    this.shops = shops;
    this.secrets = secrets;
  }

  @Override
  public Optional<Account> find(String channel, String id) {
    return Optional.ofNullable(now().byName().get(channel + "/" + id));
  }

  @Override
  public List<Account> of(String channel, ShopId shop) {
    return now().all().stream()
        .filter(a -> a.channel().equals(channel) && a.shop().equals(shop))
        .toList();
  }

  @Override
  public List<Account> all(String channel) {
    return now().all().stream().filter(a -> a.channel().equals(channel)).toList();
  }

  /** Addresses of platforms that the shops name themselves. */
  List<URI> addresses() {
    return now().all().stream()
        .filter(account -> account.settings().containsKey(ADDRESS))
        .map(Account::address)
        .toList();
  }

  /** Read again only when a shop was opened again. */
  private Read now() {
    var current = List.copyOf(shops.get());
    var before = read;
    if (before != null && before.of().equals(current)) {
      return before;
    }
    var byName = new HashMap<String, Account>();
    for (var shop : current) {
      for (var named : shop.accounts()) {
        account(shop, named)
            .ifPresent(
                account -> {
                  var other = byName.putIfAbsent(named.channel() + "/" + named.account(), account);
                  if (other != null) {
                    log.error(
                        "shop={} channel={} account={} outcome=rests: {} has the same",
                        shop.id(),
                        named.channel(),
                        named.account(),
                        other.shop());
                  }
                });
      }
    }
    var fresh = new Read(current, Map.copyOf(byName), List.copyOf(byName.values()));
    read = fresh;
    return fresh;
  }

  private Optional<Account> account(ShopSettings shop, ChannelAccount named) {
    var wrong = problems(channels, shop, named, secrets);
    wrong.forEach(
        problem ->
            log.warn(
                "shop={} channel={} account={} outcome=rests: {}",
                shop.id(),
                named.channel(),
                named.account(),
                problem));
    return wrong.isEmpty() ? Optional.of(made(channels, shop, named, secrets)) : Optional.empty();
  }

  /** An account without {@link #problems}. */
  static Account made(
      Channels channels, ShopSettings shop, ChannelAccount named, AccountSecrets secrets) {
    var channel = channels.find(named.channel()).orElseThrow();
    var held = new HashMap<String, String>();
    for (var setting : channel.settings()) {
      if (setting.secret()) {
        secrets
            .find(shop.id(), named.channel(), named.account(), setting.name())
            .ifPresent(value -> held.put(setting.name(), value));
      }
    }
    return new Account(
        named.channel(),
        shop.id(),
        named.account(),
        address(channel, named),
        named.settings(),
        held);
  }

  /** What keeps an account from being served, each with its mend. */
  static List<String> problems(
      Channels channels, ShopSettings shop, ChannelAccount named, AccountSecrets secrets) {
    var problems = new ArrayList<>(mistakes(channels, shop, named));
    channels
        .find(named.channel())
        .ifPresent(
            channel ->
                channel.settings().stream()
                    .filter(Setting::secret)
                    .forEach(
                        setting ->
                            problem(shop, named, setting, secrets).ifPresent(problems::add)));
    return problems;
  }

  /** What is wrong in the shop's folder, whatever the secrets. */
  static List<String> mistakes(Channels channels, ShopSettings shop, ChannelAccount named) {
    var channel = channels.find(named.channel());
    if (channel.isEmpty()) {
      return List.of(
          "there is no channel "
              + named.channel()
              + "; there are "
              + String.join(", ", channels.all().stream().map(Channel::name).toList()));
    }
    var problems = new ArrayList<String>();
    var known = channel.get().settings();
    for (var name : named.settings().keySet()) {
      if (name.equals(Account.MONTHLY_QUOTA)) {
        if (!named.settings().get(name).matches("[1-9]\\d{0,8}")) {
          problems.add("`monthly_quota` is a number of messages");
        }
        continue;
      }
      if (!name.equals(ADDRESS)
          && known.stream().noneMatch(s -> s.name().equals(name) && !s.secret())) {
        problems.add(
            known.stream().anyMatch(s -> s.name().equals(name))
                ? "`"
                    + name
                    + "` is a secret and does not belong into shop.yml; set "
                    + AccountSecrets.variable(shop.id(), named.channel(), "", name)
                : "`" + name + "` means nothing for " + named.channel());
      }
    }
    for (var setting : known) {
      if (setting.required()
          && !setting.secret()
          && !named.settings().containsKey(setting.name())) {
        problems.add(
            "`" + setting.name() + "` is missing: " + setting.meaning().getOrDefault("en", ""));
      }
    }
    try {
      address(channel.get(), named);
    } catch (IllegalArgumentException e) {
      problems.add("`address` is written https://platform.example, without a slash at its end");
    }
    return problems;
  }

  private static Optional<String> problem(
      ShopSettings shop, ChannelAccount named, Setting setting, AccountSecrets secrets) {
    if (!setting.required()) {
      return Optional.empty();
    }
    return secrets.find(shop.id(), named.channel(), named.account(), setting.name()).isPresent()
        ? Optional.empty()
        : Optional.of(
            "set "
                + AccountSecrets.variable(shop.id(), named.channel(), "", setting.name())
                + ", or the same with _FILE: "
                + setting.meaning().getOrDefault("en", ""));
  }

  private static URI address(Channel channel, ChannelAccount named) {
    var own = named.settings().get(ADDRESS);
    if (own == null) {
      return channel.address();
    }
    if (!own.matches("https?://[^/?#\\s]+(/[^?#\\s]*[^/?#\\s])?")) {
      throw new IllegalArgumentException(ADDRESS);
    }
    return URI.create(own);
  }
}
