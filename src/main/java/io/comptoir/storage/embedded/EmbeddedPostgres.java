package io.comptoir.storage.embedded;

import io.comptoir.storage.embedded.EmbeddedPostgresException.Category;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL of our own, for one folder.
 *
 * <p>It stops when this is closed. However the JVM ends, the server stops in order soon after, and
 * the next start on the same folder waits for that; a program that wants to see it stopped closes
 * it in its own orderly end, after everything that uses it.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  private static final String WRONG_PASSWORD = "28P01";
  private static final String NO_PASSWORD = "28000";

  private final Path folder;
  private final FolderLock lock;
  private final Postmaster postmaster;
  private final String password;
  private final AtomicBoolean closing = new AtomicBoolean();

  private EmbeddedPostgres(Path folder, FolderLock lock, Postmaster postmaster, String password) {
    this.folder = folder;
    this.lock = lock;
    this.postmaster = postmaster;
    this.password = password;
  }

  /**
   * How to start.
   *
   * @param folder the server's own folder; made where it is missing
   * @param password the application's; where empty, a random one is kept in the folder
   * @param cache where the unpacked server is shared between folders; where empty or not usable, it
   *     is unpacked inside the folder
   * @param startLimit how long recovery after a crash may take
   * @param whenItStops told once, with a sentence for the log, when the server ends by itself
   */
  public record Settings(
      Path folder,
      Optional<String> password,
      Optional<Path> cache,
      Duration startLimit,
      Consumer<String> whenItStops) {

    /**
     * @param environment {@code COMPTOIR_DATABASE_PASSWORD}, {@code XDG_CACHE_HOME}
     */
    public static Settings of(Path folder, Map<String, String> environment) {
      return new Settings(
          folder,
          Optional.ofNullable(environment.get("COMPTOIR_DATABASE_PASSWORD"))
              .filter(given -> !given.isBlank()),
          cacheIn(environment),
          Duration.ofMinutes(10),
          sentence -> {});
    }

    public Settings whenItStops(Consumer<String> told) {
      return new Settings(folder, password, cache, startLimit, told);
    }

    private static Optional<Path> cacheIn(Map<String, String> environment) {
      var given = environment.getOrDefault("XDG_CACHE_HOME", "");
      if (given.startsWith("/")) {
        return Optional.of(Path.of(given, "comptoir", "postgres"));
      }
      var home = System.getProperty("user.home", "");
      return home.startsWith("/")
          ? Optional.of(Path.of(home, ".cache", "comptoir", "postgres"))
          : Optional.empty();
    }
  }

  /**
   * Starts the server on this folder with the settings of the environment.
   *
   * @throws EmbeddedPostgresException with the mend
   */
  public static EmbeddedPostgres start(Path folder) {
    return start(Settings.of(folder, System.getenv()));
  }

  /**
   * @throws EmbeddedPostgresException with the mend
   */
  public static EmbeddedPostgres start(Settings settings) {
    var started = System.nanoTime();
    var platform = Platform.current();
    var home = DataFolder.claim(settings.folder());
    var lock = FolderLock.take(home);
    try {
      var server = startLocked(settings, platform, home, lock);
      LOG.info(
          "PostgreSQL {} ready on 127.0.0.1:{} after {} ms, pid {}, folder {}",
          Platform.VERSION,
          server.postmaster.port(),
          millisSince(started),
          server.postmaster.server().pid(),
          home);
      return server;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** For {@code java.sql}, without user and password. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + postmaster.port() + "/" + Cluster.APPLICATION;
  }

  /** The application's role: owns its database, is no superuser. */
  public String user() {
    return Cluster.APPLICATION;
  }

  public String password() {
    return password;
  }

  /** The folder's real path. */
  public Path folder() {
    return folder;
  }

  /** The process of the server itself. */
  public long pid() {
    return postmaster.server().pid();
  }

  public boolean isRunning() {
    return postmaster.isRunning();
  }

  /** Stops the server in order and waits for it. */
  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    var started = System.nanoTime();
    try {
      postmaster.stop();
    } finally {
      lock.close();
    }
    LOG.info("PostgreSQL stopped in {} ms", millisSince(started));
  }

  @Override
  public String toString() {
    return "EmbeddedPostgres[" + folder + ", " + jdbcUrl() + "]";
  }

  private static EmbeddedPostgres startLocked(
      Settings settings, Platform platform, Path home, FolderLock lock) {
    var cluster = new Cluster(home);
    if (cluster.exists()) {
      cluster.check();
    }
    DataFolder.mark(home);
    var runAs = RunAs.choose(home);
    var caches = new ArrayList<Path>();
    settings.cache().ifPresent(caches::add);
    caches.add(home.resolve("binaries"));
    var binaries = Binaries.unpackOnce(platform, caches, runAs);
    var isNew = !cluster.exists();
    if (isNew) {
      cluster.initialise(
          binaries, runAs, Secret.readOrCreate(home.resolve("superuser-password"), runAs));
    }
    cluster.configure(runAs);
    var launched = System.nanoTime();
    var postmaster = Postmaster.start(cluster, binaries, runAs, settings.startLimit());
    LOG.debug("The server process took {} ms of the start", millisSince(launched));
    try {
      var password =
          settings.password().orElseGet(() -> Secret.readOrCreate(home.resolve("password"), runAs));
      var server = new EmbeddedPostgres(home, lock, postmaster, password);
      var superuserPassword = home.resolve("superuser-password");
      if (isNew || !server.takesPassword()) {
        server.setPassword(Secret.readOrCreate(superuserPassword, runAs));
      }
      server.watch(settings.whenItStops());
      return server;
    } catch (RuntimeException e) {
      postmaster.stop();
      throw e;
    }
  }

  /** Logs in as the application does. */
  private boolean takesPassword() {
    try (var connection = connect(user(), password)) {
      return connection.isValid(0);
    } catch (SQLException e) {
      if (WRONG_PASSWORD.equals(e.getSQLState()) || NO_PASSWORD.equals(e.getSQLState())) {
        return false;
      }
      throw loginFailed(e);
    }
  }

  private void setPassword(String superuserPassword) {
    try (var connection = connect(Cluster.SUPERUSER, superuserPassword)) {
      connection
          .unwrap(PGConnection.class)
          .alterUserPassword(user(), password.toCharArray(), "scram-sha-256");
    } catch (SQLException e) {
      throw loginFailed(e);
    }
  }

  private static long millisSince(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis();
  }

  private Connection connect(String user, String secret) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), user, secret);
  }

  private EmbeddedPostgresException loginFailed(SQLException cause) {
    return new EmbeddedPostgresException(
        Category.START_FAILED,
        "PostgreSQL in "
            + folder
            + " runs but its log-in failed: "
            + cause.getMessage()
            + ". The data is untouched. The files password and superuser-password must be those"
            + " that belong to this folder.",
        cause);
  }

  /** Off the thread that reaps processes, which is small. */
  private void watch(Consumer<String> whenItStops) {
    postmaster
        .onExit()
        .thenAcceptAsync(
            ended -> {
              if (closing.get()) {
                return;
              }
              if (postmaster.isRunning()) {
                LOG.warn("The supervisor of PostgreSQL was killed; the server itself goes on");
                return;
              }
              var sentence = whyItStopped(ended.exitValue());
              LOG.error(sentence);
              whenItStops.accept(sentence);
            });
  }

  private String whyItStopped(int exitCode) {
    var what = "PostgreSQL stopped by itself (exit code " + exitCode + ")";
    var found = Diagnosis.of(what, folder, postmaster.log().tail());
    return found.category() == Category.START_FAILED
        ? what
            + ". What was committed is safe; its log is in "
            + postmaster.log().folder()
            + ". Start Comptoir again: it recovers."
        : String.valueOf(found.getMessage());
  }
}
