package io.comptoir.storage.embedded;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A program with an embedded server, started as another process by the tests. Says {@code READY url
 * password pid} and waits; on an orderly end it asks the server something, closes it and says
 * {@code CLOSED}.
 */
final class Program {
  private Program() {}

  public static void main(String[] folder) throws InterruptedException {
    EmbeddedPostgres server;
    try {
      server = EmbeddedPostgres.start(Path.of(folder[0]));
    } catch (EmbeddedPostgresException e) {
      System.out.println(e.category() + " " + String.valueOf(e.getMessage()).replace('\n', ' '));
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
    System.out.println("READY " + server.jdbcUrl() + " " + server.password() + " " + server.pid());
    Thread.currentThread().join();
  }

  private static void end(EmbeddedPostgres server) {
    try (var connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT 'still here'")) {
      row.next();
      System.out.println("ASKED " + row.getString(1));
    } catch (SQLException e) {
      System.out.println("ASKED in vain: " + e.getMessage());
    }
    server.close();
    System.out.println("CLOSED");
  }
}
