package io.comptoir.command.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Conversations of the bare SQL's own, in the same tables. */
final class BareConversations {
  private BareConversations() {}

  /** One conversation and what the next turn in it counts from. */
  static final class Bare {
    final UUID id;
    final UUID customer;
    long lastSeq;
    long inputs;
    long version;

    Bare(UUID id, UUID customer) {
      this.id = id;
      this.customer = customer;
    }
  }

  static List<Bare> make(DataSource source, String shop, int count) throws SQLException {
    var made =
        java.util.stream.IntStream.range(0, count)
            .mapToObj(i -> new Bare(UUID.randomUUID(), UUID.randomUUID()))
            .toList();
    try (var connection = source.getConnection();
        var statement =
            connection.prepareStatement(
                """
                WITH k AS (
                  INSERT INTO customer (id, shop, created_at) VALUES (?, ?, now()) RETURNING id),
                i AS (
                  INSERT INTO identity (channel, account, external_id, customer_id)
                  SELECT 'bare', ?, ?, id FROM k RETURNING id, customer_id),
                t AS (
                  INSERT INTO cart (shop, customer_id, lines, version, updated_at)
                  SELECT ?, id, '[]', 1, now() FROM k)
                INSERT INTO conversation
                  (id, shop, customer_id, identity_id, thread, language, created_at, updated_at)
                SELECT ?, ?, customer_id, id, '', 'fr', now(), now() FROM i
                """)) {
      connection.setAutoCommit(false);
      for (var bare : made) {
        statement.setObject(1, bare.customer);
        statement.setString(2, shop);
        statement.setString(3, shop);
        statement.setString(4, bare.id.toString());
        statement.setString(5, shop);
        statement.setObject(6, bare.id);
        statement.setString(7, shop);
        statement.addBatch();
      }
      statement.executeBatch();
      connection.commit();
      connection.setAutoCommit(true);
    }
    return made;
  }
}
