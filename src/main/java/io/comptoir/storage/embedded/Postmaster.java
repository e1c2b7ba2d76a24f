package io.comptoir.storage.embedded;

import io.comptoir.storage.embedded.EmbeddedPostgresException.Category;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server.
 *
 * @param supervisor the shell above it, which ends when it ends
 * @param server its own process
 * @param port on 127.0.0.1
 */
record Postmaster(Process supervisor, ProcessHandle server, int port, ServerLog log) {
  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

  /** On the command line, where it also tells our servers from those started by hand. */
  private static final String LISTEN = "listen_addresses=127.0.0.1";

  private static final Duration POLL = Duration.ofMillis(2);
  private static final Duration PREDECESSOR_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
  private static final Duration WORD_EVERY = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 5;

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
    return !isGone(server);
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
    if (endsWithin(server, STOP_LIMIT) && endsWithin(supervisor.toHandle(), KILL_LIMIT)) {
      return;
    }
    LOG.warn("PostgreSQL did not stop within {} s; it is interrupted", STOP_LIMIT.toSeconds());
    // An immediate end loses nothing that was committed: the next start recovers.
    signal("QUIT", server);
    if (!endsWithin(server, KILL_LIMIT)) {
      server.destroyForcibly();
      supervisor.destroyForcibly();
    }
  }

  /**
   * The folder is locked by us, so a server of ours that still runs on it belongs to a program that
   * was killed: it is on its way out, or has lost its supervisor too. Asking twice does no harm.
   */
  private static void endPredecessor(Cluster cluster) {
    try {
      var process =
          PostmasterFile.read(cluster.folder())
              .flatMap(found -> found.process(cluster.folder()))
              .filter(server -> !isGone(server));
      if (process.isPresent()) {
        var server = process.get();
        LOG.info("Stopping PostgreSQL {} left over by a program that was killed", server.pid());
        var ended =
            server.info().commandLine().orElse("").contains(LISTEN)
                && signal("INT", server)
                && endsWithin(server, PREDECESSOR_LIMIT);
        if (!ended && !isGone(server)) {
          throw stillRunning(server, cluster);
        }
      }
      if (Files.deleteIfExists(cluster.folder().resolve(PostmasterFile.NAME))) {
        LOG.info("Removed the stale {} of a server that was killed", PostmasterFile.NAME);
      }
    } catch (IOException e) {
      throw Diagnosis.of("The data in " + cluster.folder() + " cannot be read", cluster.home(), e);
    }
  }

  private static EmbeddedPostgresException stillRunning(ProcessHandle server, Cluster cluster) {
    return new EmbeddedPostgresException(
        Category.ALREADY_RUNNING,
        "A PostgreSQL with pid "
            + server.pid()
            + " runs on "
            + cluster.home()
            + " although no Comptoir does. Nothing was touched. Stop it with: kill -INT "
            + server.pid()
            + ", and start again.");
  }

  private static @Nullable Postmaster tryOnce(
      Cluster cluster, Binaries binaries, RunAs runAs, Duration limit, StringBuilder output) {
    try {
      var log = ServerLog.in(cluster.home(), runAs);
      var port = freePort();
      var supervisor =
          Supervisor.start(
              List.of(
                  binaries.program("postgres"),
                  "-D",
                  cluster.folder().toString(),
                  "-c",
                  LISTEN,
                  "-c",
                  "port=" + port,
                  "-c",
                  "unix_socket_directories="),
              runAs,
              cluster.home(),
              log.startup());
      var server = awaitReady(cluster, supervisor, limit);
      if (server.isPresent()) {
        return new Postmaster(supervisor, server.get(), port, log);
      }
      output.append(log.tail());
      return null;
    } catch (IOException e) {
      throw Diagnosis.of("PostgreSQL could not be started", cluster.home(), e);
    }
  }

  /** The server's process, or nothing where it ended before it was ready. */
  private static Optional<ProcessHandle> awaitReady(
      Cluster cluster, Process supervisor, Duration limit) throws IOException {
    var deadline = System.nanoTime() + limit.toNanos();
    var nextWord = System.nanoTime() + WORD_EVERY.toNanos();
    while (System.nanoTime() < deadline) {
      if (System.nanoTime() > nextWord) {
        LOG.info("PostgreSQL is still starting (recovering after a crash may take minutes)");
        nextWord = System.nanoTime() + WORD_EVERY.toNanos();
      }
      var file = PostmasterFile.read(cluster.folder());
      if (file.isPresent() && file.get().ready()) {
        return ProcessHandle.of(file.get().pid());
      }
      if (!supervisor.isAlive()) {
        return Optional.empty();
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

  private static boolean signal(String name, ProcessHandle process) {
    return Shell.run(List.of("kill", "-" + name, Long.toString(process.pid()))).succeeded();
  }

  /** A zombie has no command line any more. */
  private static boolean isGone(ProcessHandle process) {
    return !process.isAlive() || process.info().commandLine().isEmpty();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean endsWithin(ProcessHandle process, Duration limit) {
    var deadline = System.nanoTime() + limit.toNanos();
    while (!isGone(process)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return true;
  }
}
