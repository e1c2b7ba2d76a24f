package io.comptoir.storage;

import io.comptoir.storage.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** The one PostgreSQL of a JVM's tests, with a migrated database to copy. */
final class TestServer {
  private static final String ENVIRONMENT = "COMPTOIR_TEST_DATABASE";

  private static @Nullable TestServer shared;

  private final Properties login;
  private final String template = "template_" + UUID.randomUUID().toString().replace("-", "");

  private TestServer(String jdbcUrl) {
    login =
        Objects.requireNonNull(Driver.parseURL(jdbcUrl, null), "no jdbc:postgresql: URL was given");
    run("CREATE DATABASE " + template + " TEMPLATE template0 ENCODING 'UTF8'");
    open(template).close();
  }

  static synchronized TestServer shared() {
    if (shared == null) {
      var given = System.getenv(ENVIRONMENT);
      shared = given == null || given.isBlank() ? embedded() : external(given);
    }
    return shared;
  }

  String template() {
    return template;
  }

  /** As the program opens it. */
  Database open(String database) {
    return open(database, Database.Settings.standard());
  }

  Database open(String database, Database.Settings settings) {
    return Database.open(DatabaseAddress.at(url(database), Map.of()), settings, Map.of());
  }

  String url(String database) {
    return "jdbc:postgresql://%s:%s/%s?user=%s&password=%s"
        .formatted(
            login.getProperty("PGHOST"),
            login.getProperty("PGPORT"),
            database,
            encoded("user"),
            encoded("password"));
  }

  private String encoded(String property) {
    return URLEncoder.encode(login.getProperty(property, ""), StandardCharsets.UTF_8);
  }

  void run(String sql) {
    try (var connection = DriverManager.getConnection(url(login.getProperty("PGDBNAME")));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("On the test server: " + sql, e);
    }
  }

  private static TestServer external(String jdbcUrl) {
    var server = new TestServer(jdbcUrl);
    atEnd(() -> server.run("DROP DATABASE " + server.template + " WITH (FORCE)"));
    return server;
  }

  private static TestServer embedded() {
    try {
      var folder = Files.createTempDirectory("comptoir-test-");
      var postgres = EmbeddedPostgres.start(folder.resolve("postgres"));
      atEnd(
          () -> {
            postgres.close();
            remove(folder);
          });
      // Hundreds of databases are made and dropped here; what must survive a crash is proven on
      // clusters of its own, which keep the program's settings.
      var superuser = Files.readString(postgres.folder().resolve("superuser-password")).strip();
      var login =
          postgres.jdbcUrl().replaceFirst("/comptoir$", "/postgres")
              + "?user=postgres&password="
              + superuser;
      withoutFlushes(login);
      return new TestServer(login);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void withoutFlushes(String login) {
    try (var connection = DriverManager.getConnection(login);
        var statement = connection.createStatement()) {
      statement.execute("ALTER SYSTEM SET fsync = off");
      statement.execute("SELECT pg_reload_conf()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void atEnd(Runnable action) {
    Runtime.getRuntime().addShutdownHook(new Thread(action));
  }

  private static void remove(Path folder) {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
