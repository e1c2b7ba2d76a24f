package io.comptoir.storage.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a server says of itself in {@code postmaster.pid} (PostgreSQL source, {@code miscadmin.h}):
 * pid, data folder, start in seconds since 1970, port, socket folder, listen address, shared
 * memory, status.
 *
 * @param pid the server's process
 * @param started when it wrote the file
 * @param ready whether it takes connections
 */
record PostmasterFile(long pid, Instant started, boolean ready) {
  static final String NAME = "postmaster.pid";

  private static final Duration START_TOLERANCE = Duration.ofMinutes(1);

  /** Empty where there is no such file, or where it is being written just now. */
  static Optional<PostmasterFile> read(Path cluster) throws IOException {
    try {
      return parse(Files.readAllLines(cluster.resolve(NAME)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  static Optional<PostmasterFile> parse(List<String> lines) {
    try {
      return lines.size() < 3
          ? Optional.empty()
          : Optional.of(
              new PostmasterFile(
                  Long.parseLong(lines.get(0).strip()),
                  Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())),
                  lines.size() >= 8 && lines.get(7).strip().equals("ready")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * The server's process if it lives. A dead pid, a zombie (it has no command line any more) and a
   * pid that went to another program meanwhile are none.
   */
  Optional<ProcessHandle> process(Path cluster) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> isServerOf(cluster, process.info()));
  }

  private boolean isServerOf(Path cluster, ProcessHandle.Info info) {
    var line = info.commandLine().orElse("");
    var program = info.command().orElse(line.split(" ", 2)[0]);
    if (!program.endsWith("postgres")) {
      return false;
    }
    // By its start where it was started by hand with a relative path.
    return line.contains(cluster.toString())
        || info.startInstant()
            .map(at -> Duration.between(at, started).abs().compareTo(START_TOLERANCE) < 0)
            .orElse(false);
  }
}
