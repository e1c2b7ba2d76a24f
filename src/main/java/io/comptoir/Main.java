package io.comptoir;

import io.comptoir.command.Commands;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the command that the person typed. */
public final class Main {
  private static final Set<String> SERVERS = Set.of("demo", "serve");

  /** Held, for java.util.logging forgets loggers that nobody holds. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private Main() {}

  public static void main(String[] args) {
    // Before the first logger: a server tells how it does, other commands speak for themselves.
    if (System.getProperty("comptoir.log") == null) {
      System.setProperty(
          "comptoir.log", args.length > 0 && SERVERS.contains(args[0]) ? "INFO" : "WARN");
    }
    // Lucene says on its first use which optional module it would like; nobody can act on that.
    LUCENE.setLevel(Level.SEVERE);
    System.exit(Commands.run(args));
  }
}
