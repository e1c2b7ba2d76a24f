package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.engine.Acceptance;
import io.comptoir.engine.Accepted;
import io.comptoir.engine.Claim;
import io.comptoir.engine.Lease;
import io.comptoir.engine.Refused;
import io.comptoir.engine.Target;
import io.comptoir.engine.TurnLimits;
import io.comptoir.engine.TurnRecord;
import io.comptoir.engine.TurnStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The durable turn on PostgreSQL. */
public final class SqlTurnStore implements TurnStore {
  private static final String FREE_WORK =
      """
      WITH free AS (
        SELECT w.conversation_id FROM work w
        JOIN conversation c ON c.id = w.conversation_id
        WHERE w.lease_until < clock_timestamp() AND c.shop = ANY (?)
        ORDER BY w.lease_until LIMIT ?
        FOR UPDATE OF w SKIP LOCKED)
      UPDATE work w
      SET attempts = CASE WHEN w.node IS NULL THEN w.attempts ELSE w.attempts + 1 END,
        node = ?, lease_until = clock_timestamp() + ? * interval '1 millisecond'
      FROM free WHERE w.conversation_id = free.conversation_id
      RETURNING w.conversation_id, w.attempts
      """;

  private static final String STILL_HELD =
      """
      UPDATE work SET lease_until = clock_timestamp() + ? * interval '1 millisecond'
      WHERE conversation_id = ANY (?) AND node = ?
      RETURNING conversation_id, attempts
      """;

  private static final String ROWS = ConversationRow.WHOLE + "WHERE c.id = ANY (?)";

  private static final String INPUTS =
      """
      SELECT n.conversation_id, n.position, n.number, n.kind, coalesce(n.payload, m.content), m.id
      FROM conversation c
      JOIN inbox n ON n.conversation_id = c.id AND n.position > c.done_input
        AND n.position <= c.done_input + ?
      LEFT JOIN message m ON n.kind = 0 AND m.conversation_id = n.conversation_id
        AND m.seq = n.number
      WHERE c.id = ANY (?)
      ORDER BY n.conversation_id, n.position
      """;

  private static final String GIVE_UP_IF_DONE =
      """
      DELETE FROM work w USING conversation c
      WHERE w.conversation_id = ? AND w.node = ? AND c.id = w.conversation_id
        AND c.last_input = c.done_input
      """;

  private static final String RELEASE =
      """
      UPDATE work SET node = NULL, lease_until = '-infinity'
      WHERE conversation_id = ANY (?) AND node = ?
      """;

  /** A node is alive while the connection it listens on is open: it carries the node's name. */
  private static final String END_LEASES_OF_THE_DEAD =
      """
      UPDATE %s w SET lease_until = '-infinity'
      WHERE w.lease_until > clock_timestamp() AND w.node IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM pg_stat_activity a
        WHERE a.datname = current_database() AND a.application_name = 'comptoir ' || w.node)
      """;

  private final Transactions transactions;
  private final SenderStatements senders = new SenderStatements();
  private final String node;

  /**
   * @param node a name no other running process has
   */
  public SqlTurnStore(DataSource dataSource, String node) {
    this.transactions = new Transactions(dataSource);
    this.node = node;
  }

  @Override
  public AcceptedGroup accept(List<Acceptance> group, Optional<Lease> lease) {
    var outcomes = new HashMap<AcceptStatements.Key, AcceptOutcome>();
    var rest = distinct(group);
    var first = new ArrayList<>(rest);
    while (!rest.isEmpty()) {
      var kept = tryAccept(rest, lease);
      if (kept.isPresent()) {
        var statements = kept.get();
        senders.keep(statements.found());
        for (var i = 0; i < rest.size(); i++) {
          outcomes.put(AcceptStatements.Key.of(rest.get(i)), statements.outcomes().get(i));
        }
        return new AcceptedGroup(inOrder(group, first, outcomes), statements.claims());
      }
      var trying = List.copyOf(rest);
      var known = transactions.with(connection -> AcceptStatements.knownInputs(connection, trying));
      if (known.isEmpty()) {
        if (rest.size() > 1) {
          throw new IllegalStateException("one of the group uses a message's id again");
        }
        outcomes.put(
            AcceptStatements.Key.of(rest.getFirst()),
            new AcceptOutcome.Rejected(Refused.Reason.ID_USED));
        break;
      }
      for (var acceptance : trying) {
        var key = AcceptStatements.Key.of(acceptance);
        var before = known.get(key);
        if (before != null) {
          outcomes.put(key, duplicate(acceptance, before));
        }
      }
      rest = trying.stream().filter(a -> !known.containsKey(AcceptStatements.Key.of(a))).toList();
    }
    return new AcceptedGroup(inOrder(group, first, outcomes), List.of());
  }

  @Override
  public Conversation open(Target.Sender sender, Instant now) {
    var id =
        transactions.run(
            connection -> {
              var found = senders.find(connection, List.of(new SenderStatements.Met(sender, now)));
              return found;
            });
    senders.keep(id);
    return transactions
        .with(connection -> rows(connection, values(id)))
        .values()
        .iterator()
        .next()
        .conversation();
  }

  @Override
  public List<Claim> claim(Set<ShopId> shops, Lease lease, int limit) {
    return transactions.run(
        connection -> {
          var attempts = new HashMap<UUID, Integer>();
          new Script(connection)
              .then(FREE_WORK, row -> attempts.put(row.getObject(1, UUID.class), row.getInt(2)))
              .texts(shops.stream().map(ShopId::value).toList())
              .number(limit)
              .text(lease.node())
              .number(lease.duration().toMillis())
              .run();
          return attempts.isEmpty() ? List.of() : claims(connection, attempts);
        });
  }

  @Override
  public Optional<Claim> load(ConversationId id, Lease lease) {
    return transactions.run(
        connection -> {
          var attempts = new HashMap<UUID, Integer>();
          new Script(connection)
              .then(STILL_HELD, row -> attempts.put(row.getObject(1, UUID.class), row.getInt(2)))
              .number(lease.duration().toMillis())
              .uuids(List.of(id.value()))
              .text(lease.node())
              .run();
          if (attempts.isEmpty()) {
            return Optional.empty();
          }
          var claim = claims(connection, attempts).getFirst();
          if (claim.inputs().isEmpty()) {
            new Script(connection).then(GIVE_UP_IF_DONE).uuid(id.value()).text(lease.node()).run();
            return Optional.empty();
          }
          return Optional.of(claim);
        });
  }

  @Override
  public void renew(Collection<ConversationId> ids, Lease lease) {
    run(
        script ->
            script
                .then(STILL_HELD)
                .number(lease.duration().toMillis())
                .uuids(values(ids))
                .text(lease.node()));
  }

  @Override
  public void release(Collection<ConversationId> ids, String holder) {
    run(script -> script.then(RELEASE).uuids(values(ids)).text(holder));
  }

  @Override
  public void endLeasesOfTheDead() {
    run(
        script ->
            script
                .then(END_LEASES_OF_THE_DEAD.formatted("work"))
                .then(END_LEASES_OF_THE_DEAD.formatted("action_request"))
                .then(END_LEASES_OF_THE_DEAD.formatted("outbox")));
  }

  @Override
  public List<CommitOutcome> commit(List<TurnRecord> group, Lease lease, Lease actions) {
    var stale = new HashSet<UUID>();
    while (true) {
      var statements = new CommitStatements[1];
      var late =
          transactions.run(
              connection -> {
                statements[0] = new CommitStatements(connection, group, Set.copyOf(stale));
                var found = statements[0].run(lease, actions);
                if (!found.isEmpty()) {
                  connection.rollback();
                }
                return found;
              });
      if (late.isEmpty()) {
        return statements[0].outcomes();
      }
      stale.addAll(late);
    }
  }

  /** Empty when a key or a message's id turned out to be known. */
  private Optional<AcceptStatements> tryAccept(List<Acceptance> group, Optional<Lease> lease) {
    return transactions.run(
        connection -> {
          var statements = new AcceptStatements(connection, senders, group);
          if (statements.run(lease, node)) {
            return Optional.of(statements);
          }
          connection.rollback();
          return Optional.empty();
        });
  }

  /** The first of each key. */
  private static List<Acceptance> distinct(List<Acceptance> group) {
    var seen = new HashSet<AcceptStatements.Key>();
    return group.stream().filter(a -> seen.add(AcceptStatements.Key.of(a))).toList();
  }

  private static List<AcceptOutcome> inOrder(
      List<Acceptance> group,
      List<Acceptance> first,
      Map<AcceptStatements.Key, AcceptOutcome> outcomes) {
    var ordered = new ArrayList<AcceptOutcome>(group.size());
    var firsts = new java.util.IdentityHashMap<Acceptance, Boolean>();
    first.forEach(acceptance -> firsts.put(acceptance, true));
    for (var acceptance : group) {
      var outcome =
          java.util.Objects.requireNonNull(outcomes.get(AcceptStatements.Key.of(acceptance)));
      ordered.add(firsts.containsKey(acceptance) ? outcome : asDuplicate(outcome));
    }
    return ordered;
  }

  private static AcceptOutcome asDuplicate(AcceptOutcome outcome) {
    return outcome instanceof AcceptOutcome.Taken(var accepted)
        ? new AcceptOutcome.Taken(new Accepted(accepted.conversation(), accepted.seq(), true))
        : outcome;
  }

  private AcceptOutcome duplicate(Acceptance acceptance, AcceptStatements.Known known) {
    var elsewhere =
        acceptance.target() instanceof Target.Known(var id)
            && !id.value().equals(known.conversation());
    return elsewhere
        ? new AcceptOutcome.Rejected(Refused.Reason.KEY_USED_ELSEWHERE)
        : new AcceptOutcome.Taken(
            new Accepted(new ConversationId(known.conversation()), known.number(), true));
  }

  private static List<Claim> claims(Connection connection, Map<UUID, Integer> attempts)
      throws SQLException {
    var rows = rows(connection, attempts.keySet());
    var inputs = new HashMap<UUID, List<Claim.PendingInput>>();
    new Script(connection)
        .then(
            INPUTS,
            row ->
                inputs
                    .computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                    .add(
                        new Claim.PendingInput(
                            row.getLong(2),
                            row.getLong(3),
                            InboxKind.arrival(
                                row.getInt(4), row.getString(5), row.getObject(6, UUID.class)))))
        .number(TurnLimits.MAX_INPUTS)
        .uuids(attempts.keySet())
        .run();
    var claims = new ArrayList<Claim>();
    rows.forEach(
        (id, row) ->
            claims.add(
                new Claim(
                    row.conversation(),
                    row.state(),
                    row.customer(),
                    row.cart(),
                    row.doneInput(),
                    inputs.getOrDefault(id, List.of()),
                    attempts.getOrDefault(id, 0))));
    return claims;
  }

  private static Map<UUID, ConversationRow> rows(Connection connection, Collection<UUID> ids)
      throws SQLException {
    var rows = new HashMap<UUID, ConversationRow>();
    new Script(connection)
        .then(
            ROWS,
            row -> {
              var whole = ConversationRow.whole(row);
              rows.put(whole.conversation().id().value(), whole);
            })
        .uuids(ids)
        .run();
    return rows;
  }

  private void run(java.util.function.UnaryOperator<Script> statements) {
    transactions.run(
        connection -> {
          statements.apply(new Script(connection)).run();
          return true;
        });
  }

  private static List<UUID> values(Collection<ConversationId> ids) {
    return ids.stream().map(ConversationId::value).toList();
  }

  private static List<UUID> values(Map<SenderStatements.Key, ConversationId> found) {
    return values(found.values());
  }
}
