package io.comptoir.storage.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The way the server is started so that it neither dies too early nor lives too long.
 *
 * <p>It gets a session of its own: Ctrl-C reaches every process of the terminal's foreground group,
 * and the server must outlive the program's own orderly end. And a small shell stands between: it
 * waits for end-of-file on a pipe from the JVM, which comes however the JVM ends, kill -9 included,
 * and then asks the server for a fast shutdown (SIGINT). The shell ends with the server's exit
 * code.
 */
final class Supervisor {
  /**
   * Signals that a service manager sends to the whole group are left to the JVM, which stops the
   * server last. The server sets handlers of its own. A second shell waits at the pipe (descriptor
   * 3), since the first waits for the server; it asks again each second, because a server that has
   * only just been started does not hear the first time.
   */
  private static final String SCRIPT =
      """
      trap '' HUP INT QUIT TERM
      exec 3<&0 </dev/null
      "$@" 3<&- &
      server=$!
      ( while read -r _ <&3; do :; done
        while kill -INT $server 2>/dev/null; do sleep 1; done ) &
      watcher=$!
      exec 3<&-
      wait $server
      code=$?
      kill -KILL $watcher 2>/dev/null
      exit $code
      """;

  private Supervisor() {}

  /**
   * @param output where the server's standard output and error go until its own log takes over
   */
  static Process start(List<String> command, RunAs runAs, Path folder, File output)
      throws IOException {
    var session = sessionCommand();
    // Without a session: job control gives each background command a group of its own.
    var script = session.isEmpty() ? "set -m\n" + SCRIPT : SCRIPT;
    var shell = new ArrayList<>(List.of("sh", "-c", script, "comptoir-postgres"));
    shell.addAll(command);
    var all = new ArrayList<>(session);
    all.addAll(runAs.wrap(shell));
    var builder =
        new ProcessBuilder(all)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output);
    Shell.clean(builder.environment());
    return builder.start();
  }

  /** Linux has setsid(1); macOS has not, but Perl. */
  private static List<String> sessionCommand() {
    if (isOnPath("setsid")) {
      return List.of("setsid");
    }
    if (isOnPath("perl")) {
      return List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!", "--");
    }
    return List.of();
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
