package io.comptoir.storage;

import io.comptoir.engine.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;

/** Runs work in a transaction, or on a connection alone. */
final class Transactions {
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String QUERY_CANCELED = "57014";

  private final DataSource dataSource;

  Transactions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Commits what the work did; when it throws, nothing of it is kept.
   *
   * @throws StoreUnavailable when the database does not answer
   * @throws StoreFailure on any other error of the database
   */
  <T> T run(Work<T> work) {
    return with(
        connection -> {
          connection.setAutoCommit(false);
          try {
            var result = work.on(connection);
            connection.commit();
            return result;
          } catch (Throwable e) {
            rollBack(connection, e);
            throw e;
          } finally {
            if (!connection.isClosed()) {
              connection.setAutoCommit(true);
            }
          }
        });
  }

  /** For one {@link Script}: what goes in one round trip is one transaction. */
  <T> T with(Work<T> work) {
    try (var connection = dataSource.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw explained(e);
    }
  }

  private static void rollBack(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /** SQLSTATE classes: PostgreSQL, Appendix A. */
  private static RuntimeException explained(SQLException e) {
    var state = e.getSQLState() == null ? "" : e.getSQLState();
    var away =
        e instanceof SQLTransientConnectionException
            || state.startsWith("08")
            || state.startsWith("57P")
            || state.equals("53300");
    if (away) {
      return new StoreUnavailable("the database does not answer", e);
    }
    return state.equals(LOCK_NOT_AVAILABLE) || state.equals(QUERY_CANCELED)
        ? new StoreUnavailable(
            StoreUnavailable.Cause.TOO_LONG, "the database did not answer in time", e)
        : new StoreFailure(state, e);
  }
}
