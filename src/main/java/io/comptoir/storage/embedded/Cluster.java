package io.comptoir.storage.embedded;

import io.comptoir.storage.embedded.EmbeddedPostgresException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's own data folder: made, checked and configured here, never deleted.
 *
 * @param home the embedded server's folder
 */
record Cluster(Path home) {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

  /** The role that owns the server; the application never uses it. */
  static final String SUPERUSER = "postgres";

  /** The application's role and its database. */
  static final String APPLICATION = "comptoir";

  private static final String SETTINGS_FILE = "comptoir.conf";

  /**
   * For a small shop beside a JVM: little memory when idle, nothing given up in durability. Reading
   * and writing go through the backends themselves ({@code io_method}), which saves three
   * processes.
   */
  private static final String SETTINGS =
      """
      # Written by Comptoir at every start: change nothing here.
      # Your own settings go to the end of postgresql.conf, where they win over these.
      max_connections = 60
      shared_buffers = 192MB
      effective_cache_size = 512MB
      work_mem = 8MB
      maintenance_work_mem = 48MB
      huge_pages = off
      io_method = sync
      jit = off
      max_worker_processes = 4
      max_parallel_workers = 2
      max_parallel_workers_per_gather = 1
      max_logical_replication_workers = 0
      autovacuum_max_workers = 2

      fsync = on
      full_page_writes = on
      synchronous_commit = on
      wal_level = replica
      max_wal_senders = 2
      wal_compression = off
      min_wal_size = 64MB
      max_wal_size = 1GB

      timezone = 'UTC'
      log_timezone = 'UTC'
      lc_messages = 'C'
      password_encryption = 'scram-sha-256'

      # one log a weekday, a week kept; never a statement's text or its values
      logging_collector = on
      log_directory = '../log'
      log_filename = 'postgresql-%a.log'
      log_rotation_age = 1d
      log_rotation_size = 0
      log_truncate_on_rotation = on
      log_file_mode = 0600
      log_line_prefix = '%m [%p] '
      log_min_messages = warning
      log_min_error_statement = panic
      log_error_verbosity = terse
      log_parameter_max_length_on_error = 0
      log_checkpoints = off
      """;

  Path folder() {
    return home.resolve("cluster");
  }

  boolean exists() {
    return Files.exists(folder());
  }

  /** Refuses data that this program's PostgreSQL cannot open. Nothing is changed. */
  void check() {
    int found;
    try {
      found = Integer.parseInt(Files.readString(folder().resolve("PG_VERSION")).strip());
    } catch (IOException | NumberFormatException e) {
      throw new EmbeddedPostgresException(
          Category.DAMAGED_DATA,
          "The data in "
              + folder()
              + " has no readable PG_VERSION, so it is incomplete. Nothing was changed. Keep it (copy"
              + " it first), then put a backup of the whole folder "
              + home
              + " in its place.",
          e);
    }
    if (found > Platform.MAJOR) {
      throw new EmbeddedPostgresException(
          Category.NEWER_DATA,
          "The data in "
              + folder()
              + " was written by PostgreSQL "
              + found
              + "; this Comptoir carries "
              + Platform.MAJOR
              + ". Nothing was changed. Start the newer Comptoir that wrote it, or restore the backup"
              + " that was made before the upgrade.");
    }
    if (found < Platform.MAJOR) {
      throw new EmbeddedPostgresException(
          Category.OLDER_DATA,
          "The data in "
              + folder()
              + " was written by PostgreSQL "
              + found
              + "; this Comptoir carries "
              + Platform.MAJOR
              + ", which cannot open it. Nothing was changed. Move the data with pg_dump and"
              + " pg_restore of PostgreSQL "
              + Platform.MAJOR
              + " (see docs/operating/embedded-database.md), or start the Comptoir that wrote"
              + " it.");
    }
  }

  /**
   * Makes the data folder beside its place and moves it there when it is whole, so that a start
   * that was interrupted leaves nothing that looks like data.
   */
  void initialise(Binaries binaries, RunAs runAs, String superuserPassword) {
    var started = System.nanoTime();
    var unfinished = home.resolve("cluster." + UUID.randomUUID() + ".unfinished");
    var secret = home.resolve("initdb." + UUID.randomUUID() + ".secret");
    try {
      removeUnfinished();
      Secret.write(secret, superuserPassword);
      runAs.own(secret);
      run(binaries, runAs, initdb(binaries, unfinished, secret), "", "initdb failed");
      run(
          binaries,
          runAs,
          List.of(
              binaries.program("postgres"),
              "--single",
              "-D",
              unfinished.toString(),
              "-c",
              "exit_on_error=true",
              "postgres"),
          "CREATE ROLE comptoir LOGIN\nCREATE DATABASE comptoir OWNER comptoir\n",
          "The application's database could not be created");
      Files.writeString(
          unfinished.resolve("postgresql.conf"),
          "\ninclude '" + SETTINGS_FILE + "'\n# Your own settings go below this line.\n",
          StandardOpenOption.APPEND);
      Files.move(unfinished, folder(), StandardCopyOption.ATOMIC_MOVE);
      LOG.info(
          "Made a new database in {} in {} ms",
          home,
          Duration.ofNanos(System.nanoTime() - started).toMillis());
    } catch (IOException e) {
      throw Diagnosis.of("The database could not be created in " + home, home, e);
    } finally {
      removeQuietly(secret);
      removeQuietly(unfinished);
    }
  }

  /** Writes this version's settings, and takes away rights that a copy may have added. */
  void configure(RunAs runAs) {
    try {
      Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwx------"));
      var file = folder().resolve(SETTINGS_FILE);
      if (!Files.exists(file) || !Files.readString(file).equals(SETTINGS)) {
        var whole = file.resolveSibling(SETTINGS_FILE + ".new");
        Files.writeString(whole, SETTINGS);
        runAs.own(whole);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw Diagnosis.of("The settings in " + folder() + " cannot be written", home, e);
    }
  }

  private static List<String> initdb(Binaries binaries, Path into, Path secret) {
    return List.of(
        binaries.program("initdb"),
        "--pgdata=" + into,
        "--username=" + SUPERUSER,
        "--pwfile=" + secret,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        // The builtin provider orders text alike on every system; the C library's locale only
        // names months and money, and C exists everywhere.
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--no-instructions");
  }

  private void run(
      Binaries binaries, RunAs runAs, List<String> command, String input, String failure) {
    var ended = Shell.run(runAs.wrap(command), home, input);
    if (!ended.succeeded()) {
      throw Diagnosis.of(failure + " in " + home, home, ended.output());
    }
  }

  private void removeUnfinished() throws IOException {
    try (var paths = Files.list(home)) {
      for (var path : (Iterable<Path>) paths::iterator) {
        var name = path.getFileName().toString();
        if (name.startsWith("cluster.") && name.endsWith(".unfinished")
            || name.startsWith("initdb.") && name.endsWith(".secret")) {
          removeQuietly(path);
        }
      }
    }
  }

  private static void removeQuietly(Path path) {
    try {
      Binaries.removeTree(path);
    } catch (IOException e) {
      // The next start tries again.
    }
  }
}
