package io.comptoir.storage;

import io.comptoir.engine.Signals;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * News by LISTEN, on a connection of its own that carries the node's name: while it is open the
 * node counts as alive.
 */
final class SqlSignals implements Signals {
  private static final Logger LOG = LoggerFactory.getLogger(SqlSignals.class);
  private static final int WAIT_MILLIS = 10_000;
  private static final int PAUSE_MILLIS = 1_000;

  private static final String REGISTER =
      "INSERT INTO node (name) VALUES (?) ON CONFLICT DO NOTHING";

  private final Database database;
  private final String node;

  SqlSignals(Database database, String node) {
    this.database = database;
    this.node = node;
  }

  @Override
  public AutoCloseable listen(Listener listener) {
    var listening = new Listening(listener);
    listening.connect();
    var thread = Thread.ofPlatform().name("listen").daemon().start(listening::run);
    return () -> {
      listening.close();
      thread.join();
    };
  }

  private final class Listening {
    private final Listener listener;
    private @Nullable Connection connection;
    private volatile boolean closed;

    Listening(Listener listener) {
      this.listener = listener;
    }

    void run() {
      while (!closed) {
        var open = connection();
        try {
          if (open == null) {
            Thread.sleep(PAUSE_MILLIS);
            connect();
            listener.workWaits();
          } else {
            hear(open.unwrap(PGConnection.class));
          }
        } catch (SQLException e) {
          if (!closed) {
            LOG.warn("news of other nodes stopped; listening again", e);
            drop();
          }
        } catch (InterruptedException e) {
          closed = true;
        } catch (RuntimeException e) {
          LOG.warn("news of other nodes could not be used", e);
        }
      }
      drop();
    }

    private void hear(PGConnection open) throws SQLException {
      var notifications = open.getNotifications(WAIT_MILLIS);
      if (notifications == null) {
        return;
      }
      for (var notification : notifications) {
        var notice = Notices.read(notification.getParameter());
        if (!notice.node().equals(node)) {
          listener.heard(notice.signals());
          if (notice.workWaits()) {
            listener.workWaits();
          }
        }
      }
    }

    synchronized void connect() {
      if (closed) {
        return;
      }
      try {
        var open = database.connect();
        connection = open;
        try (var statement = open.createStatement()) {
          statement.execute(
              "SET application_name = '" + ("comptoir " + node).replace("'", "") + "'");
          statement.execute("LISTEN " + Notices.CHANNEL);
        }
        register(open);
      } catch (SQLException e) {
        LOG.warn("cannot listen for news of other nodes; trying again", e);
        drop();
      }
    }

    private void register(Connection open) throws SQLException {
      try (var statement = open.prepareStatement(REGISTER)) {
        statement.setString(1, node);
        statement.execute();
      }
    }

    private synchronized @Nullable Connection connection() {
      return connection;
    }

    private synchronized void drop() {
      if (connection != null) {
        try {
          connection.close();
        } catch (SQLException e) {
          LOG.debug("closing a broken connection", e);
        }
        connection = null;
      }
    }

    void close() {
      closed = true;
      drop();
    }
  }
}
