package io.comptoir.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "demo",
    description =
        "Opens the demo shops with storefront, chat and desk, on a database of their own.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Mixin private ServerOptions options = new ServerOptions();

  @Override
  public Integer call() throws Exception {
    RunningServer.run(options.of(demoShops()));
    return 0;
  }

  static List<Path> demoShops() throws IOException {
    var home = Path.of(System.getProperty("comptoir.home", "."));
    var folder = home.resolve("shops");
    if (!Files.isDirectory(folder)) {
      throw new Failure(
          "The demo shops are not there: "
              + folder.toAbsolutePath()
              + ". Start Comptoir with ./comptoir from its own folder.");
    }
    try (var shops = Files.list(folder)) {
      return shops.filter(shop -> Files.exists(shop.resolve("shop.yml"))).sorted().toList();
    }
  }
}
