package io.comptoir.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "serve", description = "Serves real shops.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--shop",
      required = true,
      arity = "1..*",
      paramLabel = "DIR",
      description = "A shop folder; several may be given.")
  private List<Path> shops = List.of();

  @Mixin private ServerOptions options = new ServerOptions();

  @Override
  public Integer call() throws Exception {
    RunningServer.run(options.of(shops));
    return 0;
  }
}
