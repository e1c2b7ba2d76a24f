package io.comptoir.storage;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Identity;
import io.comptoir.delivery.OutboxStore;
import io.comptoir.delivery.Outgoing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The outbox in the table of that name. */
public final class SqlOutboxStore implements OutboxStore {
  private static final State[] STATES = State.values();
  private static final Receipt[] RECEIPTS = Receipt.values();

  private static final String TAKE =
      """
      WITH first AS (
        SELECT due.conversation_id, due.seq, due.state
        FROM unnest(?::text[], ?::text[], ?::bigint[]) AS a(channel, account, room)
        CROSS JOIN LATERAL (
          SELECT o.conversation_id, o.seq, o.state FROM outbox o
          WHERE o.state < 2 AND o.channel = a.channel AND o.account = a.account AND o.due_at <= ?
            AND (o.lease_until IS NULL OR o.lease_until < clock_timestamp())
            AND NOT EXISTS (
              SELECT 1 FROM outbox p
              WHERE p.conversation_id = o.conversation_id AND p.seq < o.seq AND p.state < 2)
          ORDER BY o.due_at LIMIT a.room
          FOR UPDATE OF o SKIP LOCKED) due),
      taken AS (
        UPDATE outbox o
        SET state = 1, node = ?, lease_until = clock_timestamp() + ? * interval '1 millisecond',
          attempts = o.attempts + 1, fence = o.fence + 1
        FROM first WHERE o.conversation_id = first.conversation_id AND o.seq = first.seq
        RETURNING o.conversation_id, o.seq, o.attempts, o.fence, first.state, o.parts)
      SELECT m.seq, m.id, m.author, m.author_name, m.content, m.at,
        taken.conversation_id, taken.attempts, taken.fence, taken.state,
        i.channel, i.account, i.external_id, c.thread, c.shop, c.language, taken.parts,
        (SELECT h.at FROM message h WHERE h.conversation_id = c.id AND h.author = 0
         ORDER BY h.seq DESC LIMIT 1)
      FROM taken
      JOIN message m ON m.conversation_id = taken.conversation_id AND m.seq = taken.seq
      JOIN conversation c ON c.id = taken.conversation_id
      JOIN identity i ON i.id = c.identity_id
      ORDER BY taken.conversation_id, m.seq
      """;

  private static final String KEEP_PARTS =
      """
      UPDATE outbox SET parts = ?
      WHERE conversation_id = ? AND seq = ? AND fence = ? AND state = 1
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

  private static final String POSTPONE =
      """
      UPDATE outbox
      SET state = 0, due_at = ?, reason = ?, lease_until = NULL, node = NULL, attempts = attempts - 1
      WHERE conversation_id = ? AND seq = ? AND fence = ? AND state = 1
      """;

  private static final String NOTE =
      """
      UPDATE outbox SET receipt = greatest(receipt, ?) WHERE channel = ? AND reference = ?
      RETURNING 1
      """;

  private static final String NOTE_READ_UNTIL =
      """
      UPDATE outbox o SET receipt = 2
      FROM identity i
      JOIN conversation c ON c.identity_id = i.id
      JOIN message m ON m.conversation_id = c.id
      WHERE i.channel = ? AND i.account = ? AND i.external_id = ?
        AND o.conversation_id = c.id AND o.seq = m.seq AND o.state = 2 AND o.receipt < 2
        AND m.at <= ?
      RETURNING 1
      """;

  private static final String NOTE_UNDELIVERED =
      """
      UPDATE outbox SET state = 4, reason = ?
      WHERE channel = ? AND reference = ? AND state = 2 AND receipt = 0
      RETURNING 1
      """;

  private static final String SENT_SINCE =
      """
      SELECT count(*) FROM outbox
      WHERE channel = ? AND account = ? AND state = 2 AND due_at >= ?
      """;

  private static final String DEAD_LETTERS =
      """
      SELECT o.conversation_id, o.seq, o.channel, o.account, o.state, coalesce(o.reason, ''),
        o.attempts, o.due_at
      FROM outbox o JOIN conversation c ON c.id = o.conversation_id
      WHERE o.state > 2 AND c.shop = ?
      ORDER BY o.due_at DESC LIMIT ?
      """;

  private static final String REPLAY =
      """
      UPDATE outbox SET state = 0, attempts = 0, due_at = ?, reason = NULL
      WHERE conversation_id = ? AND seq = ? AND state > 2
      RETURNING 1
      """;

  private static final String FIND =
      """
      SELECT state, receipt, attempts,
        coalesce(CASE WHEN state = 2 THEN reference ELSE reason END, '')
      FROM outbox
      WHERE conversation_id = ? AND seq = ?
      """;

  private final Transactions transactions;

  public SqlOutboxStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public List<Taken> take(Map<Place, Integer> room, String node, Duration lease, Instant now) {
    var places = List.copyOf(room.entrySet());
    return transactions.run(
        connection -> {
          var taken = new ArrayList<Taken>();
          new Script(connection)
              .then(TAKE, row -> taken.add(taken(row)))
              .texts(places.stream().map(p -> p.getKey().channel()).toList())
              .texts(places.stream().map(p -> p.getKey().account()).toList())
              .longs(places.stream().map(p -> (long) p.getValue()).toList())
              .time(now)
              .text(node)
              .number(lease.toMillis())
              .run();
          return taken;
        });
  }

  @Override
  public void keepParts(Taken taken, int parts) {
    transactions.with(
        connection -> {
          new Script(connection)
              .then(KEEP_PARTS)
              .number(parts)
              .uuid(taken.outgoing().conversation().value())
              .number(taken.outgoing().message().seq())
              .number(taken.fence())
              .run();
          return true;
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
    later(PUT_BACK, taken, due, reason);
  }

  @Override
  public void postpone(Taken taken, Instant due, String reason) {
    later(POSTPONE, taken, due, reason);
  }

  private void later(String statement, Taken taken, Instant due, String reason) {
    transactions.with(
        connection -> {
          new Script(connection)
              .then(statement)
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
  public int noteReadUntil(Identity reader, Instant time) {
    return changed(
        NOTE_READ_UNTIL,
        script ->
            script
                .text(reader.channel())
                .text(reader.account())
                .text(reader.externalId())
                .time(time));
  }

  @Override
  public boolean noteUndelivered(String channel, String reference, String reason) {
    return changed(NOTE_UNDELIVERED, script -> script.text(reason).text(channel).text(reference))
        > 0;
  }

  @Override
  public long sentSince(Place place, Instant since) {
    return transactions.with(
        connection -> {
          var count = new long[1];
          new Script(connection)
              .then(SENT_SINCE, row -> count[0] = row.getLong(1))
              .text(place.channel())
              .text(place.account())
              .time(since)
              .run();
          return count[0];
        });
  }

  @Override
  public List<DeadLetter> deadLetters(ShopId shop, int limit) {
    return transactions.with(
        connection -> {
          var letters = new ArrayList<DeadLetter>();
          new Script(connection)
              .then(
                  DEAD_LETTERS,
                  row ->
                      letters.add(
                          new DeadLetter(
                              new ConversationId(row.getObject(1, UUID.class)),
                              row.getLong(2),
                              new Place(row.getString(3), row.getString(4)),
                              STATES[row.getInt(5)],
                              row.getString(6),
                              row.getInt(7),
                              row.getObject(8, OffsetDateTime.class).toInstant())))
              .text(shop.value())
              .number(limit)
              .run();
          return letters;
        });
  }

  @Override
  public boolean replay(ConversationId conversation, long seq, Instant now) {
    return changed(REPLAY, script -> script.time(now).uuid(conversation.value()).number(seq)) > 0;
  }

  private int changed(String statement, Consumer<Script> parameters) {
    return transactions.with(
        connection -> {
          var rows = new int[1];
          var script = new Script(connection).then(statement, row -> rows[0]++);
          parameters.accept(script);
          script.run();
          return rows[0];
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
    var heard = row.getObject(18, OffsetDateTime.class);
    return new Taken(
        new Outgoing(
            new ConversationId(row.getObject(7, UUID.class)),
            new ShopId(row.getString(15)),
            new Identity(row.getString(11), row.getString(12), row.getString(13)),
            row.getString(14),
            new Language(row.getString(16)),
            SqlConversationStore.message(row),
            Optional.ofNullable(heard).map(OffsetDateTime::toInstant),
            row.getInt(17)),
        row.getInt(8),
        row.getLong(9),
        STATES[row.getInt(10)] == State.SENDING);
  }
}
