package io.comptoir.command;

import io.comptoir.storage.DatabaseException;
import io.comptoir.storage.embedded.EmbeddedPostgresException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: every command there is, and how their failures are told. */
@Command(
    name = "comptoir",
    description = "The shop counter that talks.",
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      ChatCommand.class,
      TestCommand.class,
      CheckCommand.class,
      FlowCommand.class,
      NewCommand.class,
      ImportCommand.class,
      ChannelCommand.class,
      NluCommand.class,
      RecommendCommand.class,
      LinksCommand.class,
      SearchCommand.class,
      BenchCommand.class,
      WarmUpCommand.class
    })
public final class Commands implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Commands.class);

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * @return 0 when it went well, 1 when it failed, 2 when it was typed wrongly
   */
  public static int run(String... args) {
    var commands = new CommandLine(new Commands());
    ChatCommand.helped(Objects.requireNonNull(commands.getSubcommands().get("chat")));
    return commands
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, line, parsed) -> told(e, line))
        .execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which command? ./comptoir demo is a good start.");
  }

  private static int told(Exception e, CommandLine line) {
    if (e instanceof ParameterException wrongUse) {
      line.getErr().println(wrongUse.getMessage());
      return 2;
    }
    line.getErr().println(sentence(e));
    return 1;
  }

  private static String sentence(Exception e) {
    if (e instanceof Failure
        || e instanceof DatabaseException
        || e instanceof EmbeddedPostgresException) {
      return String.valueOf(e.getMessage());
    }
    log.error("the command failed", e);
    return "Something went wrong that should not have: "
        + e
        + ". Nothing that was acknowledged is lost; the lines above say where.";
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Commands.class.getPackage().getImplementationVersion();
      return new String[] {"Comptoir " + (version == null ? "from source" : version)};
    }
  }
}
