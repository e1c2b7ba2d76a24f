package io.comptoir.command.bench;

import io.comptoir.storage.Database;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A connection whose statements are planned as PostgreSQL would by itself: groups of hundreds join
 * faster by hashing than by the indexes that the program keeps to.
 */
final class BareConnection implements AutoCloseable {
  private final Connection connection;

  private BareConnection(Connection connection) {
    this.connection = connection;
  }

  static BareConnection of(DataSource source) throws SQLException {
    var connection = source.getConnection();
    set(connection, "SET enable_seqscan = on; SET random_page_cost = 4");
    connection.setAutoCommit(false);
    return new BareConnection(connection);
  }

  Connection get() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.setAutoCommit(true);
    set(connection, Database.PLANNING);
    connection.close();
  }

  private static void set(Connection connection, String settings) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(settings);
    }
  }
}
