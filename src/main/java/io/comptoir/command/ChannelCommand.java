package io.comptoir.command;

import io.comptoir.channel.Channel;
import io.comptoir.http.Limits;
import io.comptoir.http.OutgoingHttp;
import io.comptoir.shop.ShopSettings;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a shop onto a messaging channel, and says what is wrong with one it is on. */
@Command(
    name = "channel",
    description = "Bring a shop onto a messaging channel, or say what is wrong with one it is on.",
    mixinStandardHelpOptions = true,
    subcommands = {ChannelCommand.Add.class, ChannelCommand.Doctor.class})
final class ChannelCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which one: channel add, or channel doctor?");
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = {
        "Say what a channel needs, check it, and point the platform to this server.",
        "Accounts stand in shop.yml, secrets in the environment."
      },
      footer = {
        "",
        "  comptoir channel add shops/beaute telegram --public-url https://chat.example.com"
      })
  static final class Add implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SHOP", description = "The shop's folder.")
    private Path folder = Path.of(".");

    @Parameters(index = "1", paramLabel = "CHANNEL", description = "telegram, whatsapp, slack …")
    private String channel = "";

    @Option(
        names = "--public-url",
        paramLabel = "URL",
        description = "Where platforms reach the server (default: COMPTOIR_PUBLIC_URL).")
    private @Nullable String publicUrl;

    @Override
    public Integer call() {
      var out = out();
      var shop = shop(folder);
      var known =
          MessagingChannels.all()
              .find(channel)
              .orElseThrow(
                  () ->
                      new Failure(
                          "There is no channel "
                              + channel
                              + "; there are "
                              + String.join(
                                  ", ",
                                  MessagingChannels.all().all().stream()
                                      .map(Channel::name)
                                      .toList())
                              + "."));
      var named =
          shop.accounts().stream().filter(account -> account.channel().equals(channel)).toList();
      if (named.isEmpty()) {
        ChannelCheckup.needs(shop, known).forEach(out::println);
        return 1;
      }
      var well = true;
      try (var http = http(shop, PublicAddress.given(publicUrl, System.getenv()))) {
        var checkup = new ChannelCheckup(MessagingChannels.all(), System.getenv(), http::send);
        for (var account : named) {
          var findings =
              checkup.register(shop, account, PublicAddress.given(publicUrl, System.getenv()));
          findings.lines().forEach(out::println);
          well &= findings.well();
        }
      }
      return well ? 0 : 1;
    }
  }

  @Command(
      name = "doctor",
      mixinStandardHelpOptions = true,
      description =
          "Look at every channel account of a shop: its settings and secrets, whether the platform"
              + " takes them, and whether the server is reached from outside.")
  static final class Doctor implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SHOP", description = "The shop's folder.")
    private Path folder = Path.of(".");

    @Option(
        names = "--public-url",
        paramLabel = "URL",
        description = "Where platforms reach the server (default: COMPTOIR_PUBLIC_URL).")
    private @Nullable String publicUrl;

    @Override
    public Integer call() {
      var out = out();
      var shop = shop(folder);
      if (shop.accounts().isEmpty()) {
        out.println(shop.id() + " is on no messaging channel; comptoir channel add says how.");
        return 0;
      }
      var well = true;
      try (var http = http(shop, PublicAddress.given(publicUrl, System.getenv()))) {
        var checkup = new ChannelCheckup(MessagingChannels.all(), System.getenv(), http::send);
        for (var account : shop.accounts()) {
          var findings =
              checkup.look(shop, account, PublicAddress.given(publicUrl, System.getenv()));
          findings.lines().forEach(out::println);
          well &= findings.well();
        }
      }
      return well ? 0 : 1;
    }
  }

  private static PrintStream out() {
    return new PrintStream(System.out, true, StandardCharsets.UTF_8);
  }

  /** To the platforms, and to what the operator named: another address, and this server. */
  private static OutgoingHttp http(ShopSettings shop, Optional<String> site) {
    var named = new ArrayList<URI>();
    site.map(URI::create).ifPresent(named::add);
    for (var account : shop.accounts()) {
      var address = account.settings().get(ConfiguredAccounts.ADDRESS);
      if (address != null && address.matches("https?://[^\\s]+")) {
        named.add(URI.create(address));
      }
    }
    return new OutgoingHttp(Limits.USUAL, named);
  }

  private static ShopSettings shop(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new Failure("There is no folder " + folder + "; comptoir new makes a shop.");
    }
    var read = OpenShop.read(folder, OpenShop.usualCache());
    return read.shop()
        .map(shop -> shop.settings())
        .orElseThrow(
            () ->
                new Failure(
                    "The shop cannot be read: "
                        + String.join(
                            "; ", read.problems().stream().map(Object::toString).toList())));
  }

  /**
   * @param well whether nothing is wrong
   */
  record Findings(boolean well, List<String> lines) {
    Findings {
      lines = List.copyOf(lines);
    }
  }
}
