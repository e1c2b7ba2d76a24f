package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.engine.Acceptance;
import io.comptoir.engine.Accepted;
import io.comptoir.engine.Claim;
import io.comptoir.engine.Lease;
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
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The durable turn on PostgreSQL. */
public final class SqlTurnStore implements TurnStore {
  /** What was held at two deaths may be their cause: one such conversation at a time. */
  private static final String FREE_WORK =
      """
      WITH free AS (
        SELECT w.conversation_id FROM work w
        JOIN conversation c ON c.id = w.conversation_id
        WHERE w.lease_until < clock_timestamp() AND c.shop = ANY (?)
          AND (w.attempts < 2 OR w.conversation_id = (
            SELECT s.conversation_id FROM work s
            WHERE s.attempts >= 2 AND s.lease_until < clock_timestamp()
            ORDER BY s.lease_until, s.conversation_id LIMIT 1))
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

  /** Rows that are locked just now are being committed: waiting for them could be in their way. */
  private static final String RENEW =
      """
      WITH held AS (
        SELECT conversation_id FROM work WHERE conversation_id = ANY (?) AND node = ?
        ORDER BY conversation_id FOR UPDATE SKIP LOCKED)
      UPDATE work w SET lease_until = clock_timestamp() + ? * interval '1 millisecond'
      FROM held WHERE w.conversation_id = held.conversation_id
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

  private static final String FORGET_DEAD_NODES =
      """
      DELETE FROM node n WHERE NOT EXISTS (
        SELECT 1 FROM pg_stat_activity a
        WHERE a.datname = current_database() AND a.application_name = 'comptoir ' || n.name)
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
    var outcomes = new IdentityHashMap<Acceptance, AcceptOutcome>();
    var firsts = firstOfEachKey(group);
    var claims = List.<Claim>of();
    var rest = List.copyOf(firsts.values());
    while (!rest.isEmpty()) {
      try {
        claims = accept(rest, lease, outcomes);
        break;
      } catch (StoreFailure e) {
        if (!e.someInTheWay()) {
          throw e;
        }
        var inTheWay = inTheWay(rest);
        if (inTheWay.isEmpty()) {
          throw e;
        }
        outcomes.putAll(inTheWay);
        rest = rest.stream().filter(a -> !inTheWay.containsKey(a)).toList();
      }
    }
    return new AcceptedGroup(inOrder(group, firsts, outcomes), claims);
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
                .then(RENEW)
                .uuids(values(ids))
                .text(lease.node())
                .number(lease.duration().toMillis()));
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
                .then(END_LEASES_OF_THE_DEAD.formatted("outbox"))
                .then(FORGET_DEAD_NODES));
  }

  @Override
  public List<CommitOutcome> commit(List<TurnRecord> group, Lease lease, Lease actions) {
    var outcomes = new IdentityHashMap<TurnRecord, CommitOutcome>();
    var rest = group;
    while (!rest.isEmpty()) {
      var winners = rest;
      try {
        transactions.with(
            connection -> {
              new CommitStatements(connection, winners).run(lease, actions, outcomes);
              return true;
            });
        break;
      } catch (StoreFailure e) {
        if (!e.someInTheWay()) {
          throw e;
        }
        var overtaken = transactions.with(c -> new OutOfDate(c, winners).find());
        if (overtaken.isEmpty()) {
          throw e;
        }
        outcomes.putAll(overtaken);
        rest = winners.stream().filter(turn -> !overtaken.containsKey(turn)).toList();
      }
    }
    return group.stream().map(turn -> Objects.requireNonNull(outcomes.get(turn))).toList();
  }

  private List<Claim> accept(
      List<Acceptance> group, Optional<Lease> lease, Map<Acceptance, AcceptOutcome> outcomes) {
    var strangers = group.stream().anyMatch(a -> senders.isStranger(a.target()));
    var found = new HashMap<SenderStatements.Key, ConversationId>();
    Transactions.Work<List<Claim>> work =
        connection -> {
          found.putAll(senders.find(connection, met(group)));
          var statements = new AcceptStatements(connection, group, conversations(group, found));
          statements.run(lease, node);
          var taken = statements.outcomes();
          for (var i = 0; i < group.size(); i++) {
            outcomes.put(group.get(i), taken.get(i));
          }
          return statements.claims();
        };
    var claims = strangers ? transactions.run(work) : transactions.with(work);
    senders.keep(found);
    return claims;
  }

  private Map<Acceptance, AcceptOutcome> inTheWay(List<Acceptance> group) {
    return transactions.run(
        connection -> {
          var found = senders.find(connection, met(group));
          return new InTheWay(connection, group, conversations(group, found)).find();
        });
  }

  private static List<SenderStatements.Met> met(List<Acceptance> group) {
    var met = new ArrayList<SenderStatements.Met>();
    for (var acceptance : group) {
      if (acceptance.target() instanceof Target.Sender sender) {
        met.add(new SenderStatements.Met(sender, acceptance.at()));
      }
    }
    return met;
  }

  private static Map<Acceptance, UUID> conversations(
      List<Acceptance> group, Map<SenderStatements.Key, ConversationId> found) {
    var conversations = new IdentityHashMap<Acceptance, UUID>();
    for (var acceptance : group) {
      conversations.put(
          acceptance,
          switch (acceptance.target()) {
            case Target.Known(var id) -> id.value();
            case Target.Sender sender ->
                Objects.requireNonNull(found.get(SenderStatements.Key.of(sender))).value();
          });
    }
    return conversations;
  }

  private record Key(String account, String dedupeKey) {
    static Key of(Acceptance acceptance) {
      return new Key(acceptance.account(), acceptance.dedupeKey());
    }
  }

  private static Map<Key, Acceptance> firstOfEachKey(List<Acceptance> group) {
    var firsts = new LinkedHashMap<Key, Acceptance>();
    group.forEach(acceptance -> firsts.putIfAbsent(Key.of(acceptance), acceptance));
    return firsts;
  }

  /** Those whose key came twice in the group get what the first got. */
  private static List<AcceptOutcome> inOrder(
      List<Acceptance> group,
      Map<Key, Acceptance> firsts,
      Map<Acceptance, AcceptOutcome> outcomes) {
    var ordered = new ArrayList<AcceptOutcome>(group.size());
    for (var acceptance : group) {
      var first = Objects.requireNonNull(firsts.get(Key.of(acceptance)));
      var outcome = Objects.requireNonNull(outcomes.get(first));
      ordered.add(
          first != acceptance && outcome instanceof AcceptOutcome.Taken(var accepted)
              ? new AcceptOutcome.Taken(new Accepted(accepted.conversation(), accepted.seq(), true))
              : outcome);
    }
    return ordered;
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
