package io.comptoir.storage;

import javax.sql.DataSource;

/** How much waits, for operators: counted over small indexes, whatever the tables hold. */
public final class Backlog {
  /** What can wait. */
  public enum Kind {
    /** Conversations with inputs to take or a turn running. */
    CONVERSATIONS,
    /** Writes to the outside that are not done. */
    ACTIONS,
    /** Messages to be sent on a channel. */
    DELIVERIES,
    /** Customers who asked for a person and have none. */
    HANDOVERS
  }

  private final Transactions transactions;

  public Backlog(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  public long count(Kind kind) {
    var select =
        switch (kind) {
          case CONVERSATIONS -> "SELECT count(*) FROM work";
          case ACTIONS -> "SELECT count(*) FROM action_request WHERE NOT done";
          case DELIVERIES -> "SELECT count(*) FROM outbox WHERE state < 2";
          case HANDOVERS ->
              "SELECT count(*) FROM handover WHERE closed_at IS NULL AND taken_by IS NULL";
        };
    return transactions.with(
        connection -> {
          var count = new long[1];
          new Script(connection).then(select, row -> count[0] = row.getLong(1)).run();
          return count[0];
        });
  }
}
