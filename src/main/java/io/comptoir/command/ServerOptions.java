package io.comptoir.command;

import io.comptoir.engine.EngineSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code demo} and {@code serve} have in common. */
final class ServerOptions {
  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "N",
      description = "Port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "H",
      description = "Address to listen on; 0.0.0.0 for all (default: ${DEFAULT-VALUE}).")
  String host = "127.0.0.1";

  @Option(
      names = "--data",
      defaultValue = "data",
      paramLabel = "DIR",
      description =
          "Folder for the embedded database, uploads and keys (default: ./${DEFAULT-VALUE}).")
  Path data = Path.of("data");

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "jdbc:postgresql://… to use a server of your own instead of the embedded one.")
  @Nullable String database;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description =
          "Where customers reach this server, such as https://shop.example.com, for links in text"
              + " messages (default: COMPTOIR_PUBLIC_URL, else this machine).")
  @Nullable String publicUrl;

  @Option(
      names = "--action-limit",
      paramLabel = "TIME",
      description =
          "How long a look-up or a change of the cart may take, such as 5s, before its flow goes on"
              + " without it (1s to 60s; default: 5s).")
  @Nullable String actionLimit;

  RunningServer.Settings of(List<Path> shops) {
    return new RunningServer.Settings(
        shops,
        database,
        data,
        host,
        port,
        PublicAddress.given(publicUrl, System.getenv()),
        limit(actionLimit));
  }

  /**
   * @throws Failure when it is no time within the bounds
   */
  static Duration limit(@Nullable String given) {
    if (given == null) {
      return EngineSettings.IN_TURN_LIMIT;
    }
    return Durations.of(given)
        .filter(limit -> limit.toSeconds() >= 1 && limit.toSeconds() <= 60)
        .orElseThrow(
            () -> new Failure("--action-limit is a time from 1s to 60s, not \"" + given + "\"."));
  }
}
