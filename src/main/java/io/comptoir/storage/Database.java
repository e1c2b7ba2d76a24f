package io.comptoir.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.comptoir.storage.embedded.EmbeddedPostgres;
import io.comptoir.storage.embedded.EmbeddedPostgresException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open database of the house: a pool of connections to an embedded server or the operator's,
 * with the schema of this version of the program.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private static final int OLDEST_MAJOR = 15;

  private final @Nullable EmbeddedPostgres embedded;
  private final HikariDataSource pool;
  private final String jdbcUrl;

  /**
   * How statements are planned on every connection. Ours are few, simple and run all the time:
   * planning each anew costs more than it gains. A plan made while a table was nearly empty is kept
   * for minutes and would read all of it, so each goes by its index.
   */
  public static final String PLANNING =
      "SET plan_cache_mode = force_generic_plan; SET jit = off; SET enable_seqscan = off;"
          + " SET random_page_cost = 1.1";

  private final Properties login;

  private Database(
      @Nullable EmbeddedPostgres embedded,
      HikariDataSource pool,
      String jdbcUrl,
      Properties login) {
    this.embedded = embedded;
    this.pool = pool;
    this.jdbcUrl = jdbcUrl;
    this.login = login;
  }

  /**
   * How to open it.
   *
   * @param poolSize connections at most, 1 to 50 (an embedded server takes 60)
   * @param migrations where the schema's scripts are on the class path
   * @param whenItStops told once, with a sentence, when an embedded server ends by itself
   * @param lockLimit how long a statement waits for rows that another holds; beyond it the store is
   *     {@link io.comptoir.engine.StoreUnavailable}, for this work only
   * @param statementLimit how long a statement may run, likewise; migrations have no limit
   */
  public record Settings(
      int poolSize,
      String migrations,
      Consumer<String> whenItStops,
      Duration lockLimit,
      Duration statementLimit) {
    public Settings {
      if (poolSize < 1 || poolSize > 50) {
        throw new IllegalArgumentException(
            "The pool takes 1 to 50 connections, not " + poolSize + ".");
      }
    }

    /** 16 connections, the migrations of the program, 5 s for a lock, 30 s for a statement. */
    public static Settings standard() {
      return new Settings(
          16, "db/migration", sentence -> {}, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    public Settings poolSize(int connections) {
      return new Settings(connections, migrations, whenItStops, lockLimit, statementLimit);
    }

    public Settings migrations(String place) {
      return new Settings(poolSize, place, whenItStops, lockLimit, statementLimit);
    }

    public Settings whenItStops(Consumer<String> told) {
      return new Settings(poolSize, migrations, told, lockLimit, statementLimit);
    }

    public Settings lockLimit(Duration limit) {
      return new Settings(poolSize, migrations, whenItStops, limit, statementLimit);
    }
  }

  /**
   * Starts or reaches the server, checks it, and migrates the schema.
   *
   * @throws DatabaseException with the mend
   */
  public static Database open(DatabaseAddress address) {
    return open(address, Settings.standard(), System.getenv());
  }

  /**
   * @param environment see {@link EmbeddedPostgres.Settings#of}
   * @throws DatabaseException with the mend
   */
  public static Database open(
      DatabaseAddress address, Settings settings, Map<String, String> environment) {
    return switch (address) {
      case DatabaseAddress.Embedded(var folder) -> {
        var embedded = start(EmbeddedPostgres.Settings.of(folder, environment), settings);
        try {
          yield connect(
              embedded,
              embedded.jdbcUrl(),
              login(Optional.of(embedded.user()), Optional.of(embedded.password())),
              "the embedded database in " + embedded.folder(),
              settings);
        } catch (RuntimeException e) {
          embedded.close();
          throw e;
        }
      }
      case DatabaseAddress.Server server ->
          connect(
              null,
              server.jdbcUrl(),
              login(server.user(), server.password()),
              "the database " + server.place(),
              settings);
    };
  }

  /** The pool. A connection comes with autocommit on and must be closed soon. */
  public DataSource dataSource() {
    return pool;
  }

  /**
   * A connection outside the pool, for one that is kept long, such as LISTEN.
   *
   * @throws SQLException where the server does not take it
   */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, login);
  }

  /** Whether a connection answers within two seconds. */
  public boolean isReady() {
    if (embedded != null && !embedded.isRunning()) {
      return false;
    }
    try (var connection = pool.getConnection()) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Closes the pool, then stops an embedded server in order and waits for it. */
  @Override
  public void close() {
    pool.close();
    if (embedded != null) {
      embedded.close();
    }
  }

  private static EmbeddedPostgres start(EmbeddedPostgres.Settings server, Settings settings) {
    try {
      return EmbeddedPostgres.start(server.whenItStops(settings.whenItStops()));
    } catch (EmbeddedPostgresException e) {
      throw new DatabaseException(
          DatabaseException.Category.EMBEDDED, String.valueOf(e.getMessage()), e);
    }
  }

  private static Database connect(
      @Nullable EmbeddedPostgres embedded,
      String jdbcUrl,
      Properties login,
      String place,
      Settings settings) {
    try (var connection = DriverManager.getConnection(jdbcUrl, login)) {
      check(connection, place);
    } catch (SQLException e) {
      throw ConnectionTrouble.explain(place, e);
    }
    Schema.migrate(withoutLimits(jdbcUrl, login), settings.migrations(), place);
    return new Database(embedded, pool(jdbcUrl, login, settings), jdbcUrl, login);
  }

  private static DataSource withoutLimits(String jdbcUrl, Properties login) {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl);
    if (login.getProperty("user") != null) {
      source.setUser(login.getProperty("user"));
    }
    if (login.getProperty("password") != null) {
      source.setPassword(login.getProperty("password"));
    }
    return source;
  }

  private static Properties login(Optional<String> user, Optional<String> password) {
    var login = new Properties();
    user.ifPresent(name -> login.setProperty("user", name));
    password.ifPresent(secret -> login.setProperty("password", secret));
    login.setProperty("ApplicationName", "comptoir");
    login.setProperty("tcpKeepAlive", "true");
    login.setProperty("connectTimeout", "10");
    return login;
  }

  private static void check(Connection connection, String place) throws SQLException {
    var metadata = connection.getMetaData();
    if (metadata.getDatabaseMajorVersion() < OLDEST_MAJOR) {
      throw new DatabaseException(
          DatabaseException.Category.TOO_OLD,
          "The server of "
              + place
              + " is PostgreSQL "
              + metadata.getDatabaseProductVersion()
              + "; Comptoir needs "
              + OLDEST_MAJOR
              + " or newer. Nothing was changed. Upgrade the server, or leave out --database to use"
              + " the embedded one.",
          null);
    }
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SHOW server_encoding")) {
      var encoding = row.next() ? row.getString(1) : "unknown";
      if (!encoding.equals("UTF8")) {
        throw new DatabaseException(
            DatabaseException.Category.WRONG_ENCODING,
            "The encoding of "
                + place
                + " is "
                + encoding
                + "; Comptoir needs UTF8. Nothing was changed. Make a database for it with: CREATE"
                + " DATABASE comptoir ENCODING 'UTF8' TEMPLATE template0.",
            null);
      }
    }
    LOG.info("PostgreSQL {} at {}", metadata.getDatabaseProductVersion(), place);
  }

  private static HikariDataSource pool(String jdbcUrl, Properties login, Settings settings) {
    var config = new HikariConfig();
    config.setPoolName("database");
    config.setJdbcUrl(jdbcUrl);
    config.setDataSourceProperties(login);
    config.setConnectionInitSql(
        PLANNING
            + "; SET lock_timeout = "
            + settings.lockLimit().toMillis()
            + "; SET statement_timeout = "
            + settings.statementLimit().toMillis());
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(Math.min(2, settings.poolSize()));
    config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
    config.setIdleTimeout(Duration.ofMinutes(5).toMillis());
    config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
    return new HikariDataSource(config);
  }
}
