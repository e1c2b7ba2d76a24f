package io.comptoir.storage;

import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Identity;
import io.comptoir.delivery.OutboxStore;
import io.comptoir.delivery.Outgoing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The outbox in the table of that name. */
public final class SqlOutboxStore implements OutboxStore {
  private static final State[] STATES = State.values();
  private static final Receipt[] RECEIPTS = Receipt.values();

  private static final String TAKE =
      """
      WITH first AS (
        SELECT o.conversation_id, o.seq, o.state FROM outbox o
        WHERE o.state < 2 AND o.channel = ANY (?) AND o.due_at <= ?
          AND (o.lease_until IS NULL OR o.lease_until < clock_timestamp())
          AND NOT EXISTS (
            SELECT 1 FROM outbox p
            WHERE p.conversation_id = o.conversation_id AND p.seq < o.seq AND p.state < 2)
        ORDER BY o.due_at LIMIT ?
        FOR UPDATE OF o SKIP LOCKED),
      taken AS (
        UPDATE outbox o
        SET state = 1, node = ?, lease_until = clock_timestamp() + ? * interval '1 millisecond',
          attempts = o.attempts + 1, fence = o.fence + 1
        FROM first WHERE o.conversation_id = first.conversation_id AND o.seq = first.seq
        RETURNING o.conversation_id, o.seq, o.attempts, o.fence, first.state)
      SELECT m.seq, m.id, m.author, m.author_name, m.content, m.at,
        taken.conversation_id, taken.attempts, taken.fence, taken.state,
        i.channel, i.account, i.external_id, c.thread
      FROM taken
      JOIN message m ON m.conversation_id = taken.conversation_id AND m.seq = taken.seq
      JOIN conversation c ON c.id = taken.conversation_id
      JOIN identity i ON i.id = c.identity_id
      ORDER BY taken.conversation_id, m.seq
      """;

  private static final String SETTLE =
      """
      UPDATE outbox SET state = ?, reference = ?, reason = ?, lease_until = NULL, node = NULL
      WHERE conversation_id = ? AND seq = ? AND fence = ? AND state = 1
      """;

  private static final String PUT_BACK =
      """
      UPDATE outbox SET state = 0, due_at = ?, reason = ?, lease_until = NULL, node = NULL
      WHERE conversation_id = ? AND seq = ? AND fence = ? AND state = 1
      """;

  private static final String NOTE =
      """
      UPDATE outbox SET receipt = greatest(receipt, ?) WHERE channel = ? AND reference = ?
      RETURNING 1
      """;

  private static final String FIND =
      """
      SELECT state, receipt, attempts, coalesce(reference, reason, '') FROM outbox
      WHERE conversation_id = ? AND seq = ?
      """;

  private final Transactions transactions;

  public SqlOutboxStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public List<Taken> take(
      Set<String> channels, String node, Duration lease, Instant now, int limit) {
    return transactions.run(
        connection -> {
          var taken = new ArrayList<Taken>();
          new Script(connection)
              .then(TAKE, row -> taken.add(taken(row)))
              .texts(channels)
              .time(now)
              .number(limit)
              .text(node)
              .number(lease.toMillis())
              .run();
          return taken;
        });
  }

  @Override
  public void settle(Taken taken, State settled, String referenceOrReason) {
    var sent = settled == State.SENT;
    transactions.with(
        connection -> {
          new Script(connection)
              .then(SETTLE)
              .number(settled.ordinal())
              .text(sent && !referenceOrReason.isEmpty() ? referenceOrReason : null)
              .text(sent ? null : referenceOrReason)
              .uuid(taken.outgoing().conversation().value())
              .number(taken.outgoing().message().seq())
              .number(taken.fence())
              .run();
          return true;
        });
  }

  @Override
  public void putBack(Taken taken, Instant due, String reason) {
    transactions.with(
        connection -> {
          new Script(connection)
              .then(PUT_BACK)
              .time(due)
              .text(reason)
              .uuid(taken.outgoing().conversation().value())
              .number(taken.outgoing().message().seq())
              .number(taken.fence())
              .run();
          return true;
        });
  }

  @Override
  public boolean note(String channel, String reference, Receipt receipt) {
    return transactions.with(
        connection -> {
          var found = new boolean[1];
          new Script(connection)
              .then(NOTE, row -> found[0] = true)
              .number(receipt.ordinal())
              .text(channel)
              .text(reference)
              .run();
          return found[0];
        });
  }

  @Override
  public Optional<Row> find(ConversationId conversation, long seq) {
    return transactions.with(
        connection -> {
          var found = new ArrayList<Row>();
          new Script(connection)
              .then(
                  FIND,
                  row ->
                      found.add(
                          new Row(
                              STATES[row.getInt(1)],
                              RECEIPTS[row.getInt(2)],
                              row.getInt(3),
                              row.getString(4))))
              .uuid(conversation.value())
              .number(seq)
              .run();
          return found.stream().findFirst();
        });
  }

  private static Taken taken(ResultSet row) throws SQLException {
    return new Taken(
        new Outgoing(
            new ConversationId(row.getObject(7, UUID.class)),
            new Identity(row.getString(11), row.getString(12), row.getString(13)),
            row.getString(14),
            SqlConversationStore.message(row)),
        row.getInt(8),
        row.getLong(9),
        STATES[row.getInt(10)] == State.SENDING);
  }
}
