package io.comptoir.storage.embedded;

import io.comptoir.storage.embedded.EmbeddedPostgresException.Category;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server.
 *
 * @param supervisor the shell above it, which ends when it ends
 * @param pid the server's own process
 * @param port on 127.0.0.1
 */
record Postmaster(Process supervisor, long pid, int port) {
  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

  private static final Duration POLL = Duration.ofMillis(2);
  private static final Duration PREDECESSOR_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 5;
  private static final int TAIL_BYTES = 8_000;

  /**
   * Starts the server and waits until it takes connections.
   *
   * @param limit recovery after a crash may take long; past this the start is given up
   */
  static Postmaster start(Cluster cluster, Binaries binaries, RunAs runAs, Duration limit) {
    endPredecessor(cluster);
    for (var attempt = 1; ; attempt++) {
      var output = new StringBuilder();
      var started = tryOnce(cluster, binaries, runAs, limit, output);
      if (started != null) {
        return started;
      }
      // Another program took the port between our look and the server's; or the last processes of a
      // killed server are still leaving.
      var passing =
          output.indexOf("Address already in use") >= 0
              || output.indexOf("pre-existing shared memory block") >= 0;
      if (!passing || attempt == ATTEMPTS) {
        throw Diagnosis.of("PostgreSQL did not start", cluster.home(), output.toString());
      }
      LockSupport.parkNanos(Duration.ofMillis(200L * attempt).toNanos());
    }
  }

  boolean isRunning() {
    return supervisor.isAlive();
  }

  CompletableFuture<Process> onExit() {
    return supervisor.onExit();
  }

  /** A fast shutdown: what is in flight is rolled back, a checkpoint is written. Waits for it. */
  void stop() {
    try {
      supervisor.getOutputStream().close();
    } catch (IOException e) {
      // The supervisor has gone already.
    }
    if (endsWithin(STOP_LIMIT)) {
      return;
    }
    LOG.warn("PostgreSQL did not stop within {} s; it is interrupted", STOP_LIMIT.toSeconds());
    // An immediate end loses nothing that was committed: the next start recovers.
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    if (!endsWithin(KILL_LIMIT)) {
      supervisor.destroyForcibly();
    }
  }

  /**
   * The folder is locked by us, so a server that still runs on it belongs to a program that was
   * killed: it is on its way out, or has lost its supervisor too.
   */
  private static void endPredecessor(Cluster cluster) {
    try {
      var file = PostmasterFile.read(cluster.folder());
      var process = file.flatMap(found -> found.process(cluster.folder()));
      if (process.isPresent() && !endsWithin(process.get(), Duration.ofSeconds(5))) {
        interrupt(process.get(), cluster);
      }
      if (Files.deleteIfExists(cluster.folder().resolve(PostmasterFile.NAME))) {
        LOG.info("Removed the stale {} of a server that was killed", PostmasterFile.NAME);
      }
    } catch (IOException e) {
      throw Diagnosis.of("The data in " + cluster.folder() + " cannot be read", cluster.home(), e);
    }
  }

  private static void interrupt(ProcessHandle server, Cluster cluster) {
    LOG.info("Stopping PostgreSQL {} left over by a program that was killed", server.pid());
    Shell.run(List.of("kill", "-INT", Long.toString(server.pid())));
    if (!endsWithin(server, PREDECESSOR_LIMIT)) {
      throw new EmbeddedPostgresException(
          Category.ALREADY_RUNNING,
          "A PostgreSQL with pid "
              + server.pid()
              + " still runs on "
              + cluster.home()
              + " although no Comptoir does. Nothing was touched. Stop it with: kill -INT "
              + server.pid()
              + ", and start again.");
    }
  }

  private static @Nullable Postmaster tryOnce(
      Cluster cluster, Binaries binaries, RunAs runAs, Duration limit, StringBuilder output) {
    var log = cluster.home().resolve("log");
    try {
      if (!Files.isDirectory(log)) {
        Files.createDirectory(log);
        runAs.own(log);
      }
      var startup = log.resolve("startup.log");
      var port = freePort();
      var supervisor =
          Supervisor.start(
              List.of(
                  binaries.program("postgres"),
                  "-D",
                  cluster.folder().toString(),
                  "-c",
                  "listen_addresses=127.0.0.1",
                  "-c",
                  "port=" + port,
                  "-c",
                  "unix_socket_directories="),
              runAs,
              cluster.home(),
              startup.toFile());
      var pid = awaitReady(cluster, supervisor, limit);
      if (pid > 0) {
        return new Postmaster(supervisor, pid, port);
      }
      output.append(tail(startup)).append('\n').append(tail(newestLog(log, startup)));
      return null;
    } catch (IOException e) {
      throw Diagnosis.of("PostgreSQL could not be started", cluster.home(), e);
    }
  }

  /** The server's pid, or 0 where it ended before it was ready. */
  private static long awaitReady(Cluster cluster, Process supervisor, Duration limit)
      throws IOException {
    var deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < deadline) {
      var file = PostmasterFile.read(cluster.folder());
      if (file.isPresent() && file.get().ready()) {
        return file.get().pid();
      }
      if (!supervisor.isAlive()) {
        return 0;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    supervisor.getOutputStream().close();
    throw new EmbeddedPostgresException(
        Category.START_FAILED,
        "PostgreSQL was not ready after "
            + limit.toSeconds()
            + " s, so it was stopped; the data in "
            + cluster.home()
            + " is safe. Its log is in "
            + cluster.home().resolve("log")
            + "; after a crash on a slow disk, start again: recovery continues.");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean endsWithin(Duration limit) {
    try {
      return supervisor.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !supervisor.isAlive();
    }
  }

  private static boolean endsWithin(ProcessHandle process, Duration limit) {
    var deadline = System.nanoTime() + limit.toNanos();
    while (process.isAlive() && process.info().commandLine().isPresent()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return true;
  }

  private static Path newestLog(Path log, Path startup) throws IOException {
    try (var files = Files.list(log)) {
      return files
          .filter(file -> !file.equals(startup))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .orElse(startup);
    }
  }

  private static String tail(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    try (var content = new RandomAccessFile(file.toFile(), "r")) {
      content.seek(Math.max(0, content.length() - TAIL_BYTES));
      var bytes = new byte[(int) (content.length() - content.getFilePointer())];
      content.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
