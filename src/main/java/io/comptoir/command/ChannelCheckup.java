package io.comptoir.command;

import io.comptoir.channel.Account;
import io.comptoir.channel.Answers;
import io.comptoir.channel.Channel;
import io.comptoir.channel.Channels;
import io.comptoir.channel.Payload;
import io.comptoir.channel.Transport;
import io.comptoir.command.ChannelCommand.Findings;
import io.comptoir.http.Answer;
import io.comptoir.http.Request;
import io.comptoir.shop.ShopSettings;
import io.comptoir.shop.ShopSettings.ChannelAccount;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at an account of a channel, and says what it found in sentences. */
final class ChannelCheckup {
  private final Channels channels;
  private final AccountSecrets secrets;
  private final Transport transport;

  ChannelCheckup(Channels channels, Map<String, String> environment, Transport transport) {
    this.channels = channels;
    this.secrets = new AccountSecrets(environment);
    this.transport = transport;
  }

  /** What to write where, for a channel that the shop is not on yet. */
  static List<String> needs(ShopSettings shop, Channel channel) {
    var lines = new ArrayList<String>();
    lines.add("Name the account in shop.yml, under `channels`:");
    lines.add("  - " + channel.name() + ": {account: …}");
    for (var setting : channel.settings()) {
      if (!setting.secret()) {
        lines.add(
            "    "
                + setting.name()
                + (setting.required() ? "" : " (if you like)")
                + ": "
                + setting.meaning().getOrDefault("en", ""));
      }
    }
    lines.add("Keep its secrets in the server's environment, or name a file with _FILE behind:");
    for (var setting : channel.settings()) {
      if (setting.secret()) {
        lines.add(
            "  "
                + AccountSecrets.variable(shop.id(), channel.name(), "", setting.name())
                + (setting.required() ? "" : " (if you like)")
                + ": "
                + setting.meaning().getOrDefault("en", ""));
      }
    }
    lines.add("Then: comptoir channel add SHOP " + channel.name());
    return lines;
  }

  /**
   * @param site where the server is reached from outside; empty when nobody said
   */
  Findings look(ShopSettings shop, ChannelAccount named, Optional<String> site) {
    var wrong = new ArrayList<String>();
    var name = named.channel() + " " + named.account();
    ConfiguredAccounts.problems(channels, shop, named, secrets)
        .forEach(problem -> wrong.add(name + ": " + problem));
    if (!wrong.isEmpty()) {
      return new Findings(false, wrong);
    }
    var account = ConfiguredAccounts.made(channels, shop, named, secrets);
    var channel = channels.find(named.channel()).orElseThrow();
    channel.probe(account).flatMap(this::refusal).ifPresent(why -> wrong.add(name + ": " + why));
    site.flatMap(address -> unreached(address, account))
        .ifPresent(why -> wrong.add(name + ": " + why));
    if (!wrong.isEmpty()) {
      return new Findings(false, wrong);
    }
    return new Findings(
        true,
        List.of(
            name
                + ": well"
                + (site.isPresent()
                    ? ", and the server is reached"
                    : "; with --public-url it is tried whether the server is reached")));
  }

  /** The same, and the platform is pointed to us where it lets itself be. */
  Findings register(ShopSettings shop, ChannelAccount named, Optional<String> site) {
    var looked = look(shop, named, site);
    if (!looked.well()) {
      return looked;
    }
    if (site.isEmpty()) {
      return new Findings(
          false,
          List.of(
              "Say with --public-url where "
                  + named.channel()
                  + " reaches the server, such as https://chat.example.com."));
    }
    var account = ConfiguredAccounts.made(channels, shop, named, secrets);
    var address = URI.create(address(site.get(), account));
    var channel = channels.find(named.channel()).orElseThrow();
    var lines = new ArrayList<>(looked.lines());
    var calls = channel.register(account, address);
    for (var call : calls) {
      var refused = refusal(call);
      if (refused.isPresent()) {
        lines.add("The webhook was not registered: " + refused.get());
        return new Findings(false, lines);
      }
    }
    lines.add(
        calls.isEmpty()
            ? "Enter this address as the webhook on the platform's pages: " + address
            : "The platform sends to " + address + " from now on.");
    channel.entry(account, "").ifPresent(link -> lines.add("Try it: " + link));
    return new Findings(true, lines);
  }

  /** Why the platform did not do it; nothing when it did. */
  private Optional<String> refusal(Request request) {
    return switch (transport.send(request)) {
      case Answer.Failed(var failure) ->
          Optional.of(
              "the platform was not reached ("
                  + failure.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                  + "); try again, or look at the network");
      case Answer.Received answer -> {
        var json = Answers.json(answer);
        var said =
            Payload.optional(json, "description")
                .or(() -> Payload.optional(json.path("error"), "message"))
                .or(() -> Payload.optional(json, "error"))
                .or(() -> Payload.optional(json, "message"))
                .or(() -> Payload.optional(json, "status_message"))
                .orElse("status " + answer.status());
        // Telegram and Slack say it in the body as well, Viber there only: a number other than 0
        var well =
            answer.ok()
                && !json.path("ok").asString("true").equals("false")
                && json.path("status").asInt(0) == 0;
        yield well
            ? Optional.empty()
            : Optional.of("the platform refuses the account's secrets: " + said);
      }
    };
  }

  /** A request that the platform did not sign: our server refuses it, and so is there. */
  private Optional<String> unreached(String site, Account account) {
    var address = address(site, account);
    var asked = Request.post("channel.reach", URI.create(address)).json("{}");
    return switch (transport.send(asked)) {
      case Answer.Received answer when answer.status() == 401 -> Optional.empty();
      case Answer.Received answer ->
          Optional.of(
              address
                  + " answers "
                  + answer.status()
                  + " and not as the server would: is it started, with this shop and its secrets?");
      case Answer.Failed(var failure) ->
          Optional.of(
              address
                  + " is not reached ("
                  + failure.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                  + ")");
    };
  }

  private static String address(String site, Account account) {
    return site + "/channels/" + account.channel() + "/" + account.shop();
  }
}
