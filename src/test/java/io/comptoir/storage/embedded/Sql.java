package io.comptoir.storage.embedded;

import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Questions of the tests. */
final class Sql {
  private Sql() {}

  /** The one value of the answer, as the application's role. */
  static String ask(EmbeddedPostgres server, String sql) throws SQLException {
    return ask(server, server.user(), server.password(), sql);
  }

  static String askAsSuperuser(EmbeddedPostgres server, String sql) throws Exception {
    var secret = Files.readString(server.folder().resolve("superuser-password")).strip();
    return ask(server, "postgres", secret, sql);
  }

  static void execute(EmbeddedPostgres server, String... statements) throws SQLException {
    try (var connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String ask(EmbeddedPostgres server, String user, String password, String sql)
      throws SQLException {
    try (var connection = DriverManager.getConnection(server.jdbcUrl(), user, password);
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() ? String.valueOf(row.getString(1)) : "nothing";
    }
  }
}
