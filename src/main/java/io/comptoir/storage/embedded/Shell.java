package io.comptoir.storage.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A finished command.
 *
 * @param code the exit code; 127 where the command does not exist, as a shell would say
 * @param output standard output and standard error, trimmed
 */
record Shell(int code, String output) {
  private static final long LIMIT_SECONDS = 120;
  private static final Set<String> KEPT = Set.of("PATH", "HOME", "USER", "LOGNAME", "TMPDIR");

  boolean succeeded() {
    return code == 0;
  }

  /** Runs a command without input and waits for its end. */
  static Shell run(List<String> command) {
    return run(command, Path.of("/"), "");
  }

  /**
   * Runs a command and waits for its end, two minutes at most.
   *
   * @param input given to its standard input; short, since it is written before the output is read
   */
  static Shell run(List<String> command, Path folder, String input) {
    try {
      var builder = new ProcessBuilder(command).directory(folder.toFile());
      clean(builder.environment());
      var process = builder.redirectErrorStream(true).start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It ended without reading; its output says why.
      }
      var limit = Thread.startVirtualThread(() -> endAfterLimit(process));
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var code = process.waitFor();
      limit.interrupt();
      return new Shell(code, output.strip());
    } catch (IOException e) {
      return new Shell(127, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Shell(130, "interrupted");
    }
  }

  /** The server sees nothing of the program's own settings and secrets. */
  static void clean(Map<String, String> environment) {
    environment.keySet().retainAll(KEPT);
    environment.put("LC_ALL", "C");
  }

  private static void endAfterLimit(Process process) {
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      // The command ended in time.
    }
  }
}
