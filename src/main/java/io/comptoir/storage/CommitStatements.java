package io.comptoir.storage;

import io.comptoir.engine.Lease;
import io.comptoir.engine.Signal;
import io.comptoir.engine.TurnRecord;
import io.comptoir.engine.TurnStore.CommitOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * One group of turns being committed in one transaction: lock the conversations in the order of
 * their ids, leave out what is not current any more, number the replies, keep everything.
 */
final class CommitStatements {
  private static final String LOCK =
      """
      SELECT id, version, last_seq, last_input FROM conversation
      WHERE id = ANY (?) ORDER BY id FOR UPDATE
      """;

  private static final String ADVANCE =
      """
      UPDATE conversation c
      SET last_seq = u.last_seq, done_input = u.done_input, prompt_seq = u.prompt_seq,
        state = u.state::json, control = u.control, language = u.language,
        version = c.version + 1, updated_at = u.at
      FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[],
          ?::text[], ?::timestamptz[])
        AS u(id, last_seq, done_input, prompt_seq, state, control, language, at)
      WHERE c.id = u.id
      """;

  private static final String KEEP_TURNS =
      """
      INSERT INTO turn (conversation_id, version, first_input, last_input, shop_version, steps, at)
      SELECT u.conversation_id, u.version, u.first_input, u.last_input, u.shop_version,
        u.steps::json, u.at
      FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[],
          ?::timestamptz[])
        AS u(conversation_id, version, first_input, last_input, shop_version, steps, at)
      """;

  private static final String KEEP_OUTBOX =
      """
      INSERT INTO outbox (conversation_id, seq, channel, due_at)
      SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::timestamptz[])
      """;

  private static final String SET_TIMERS =
      """
      INSERT INTO timer (conversation_id, name, generation, due_at)
      SELECT * FROM unnest(?::uuid[], ?::text[], ?::bigint[], ?::timestamptz[])
      ON CONFLICT (conversation_id, name)
      DO UPDATE SET generation = excluded.generation, due_at = excluded.due_at
      """;

  private static final String CANCEL_TIMERS =
      """
      DELETE FROM timer t USING unnest(?::uuid[], ?::text[]) AS u(conversation_id, name)
      WHERE t.conversation_id = u.conversation_id AND t.name = u.name
      """;

  private static final String KEEP_REQUESTS =
      """
      INSERT INTO action_request
        (conversation_id, call, action, arguments, attempts, due_at, node, lease_until, fence)
      SELECT u.conversation_id, u.call, u.action, u.arguments::json, 1, u.at, ?::text,
        clock_timestamp() + ? * interval '1 millisecond', 1
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
        AS u(conversation_id, call, action, arguments, at)
      ON CONFLICT (conversation_id, call) DO NOTHING
      """;

  private static final String CLOSE_HANDOVERS =
      """
      UPDATE handover SET closed_at = clock_timestamp()
      WHERE conversation_id = ANY (?) AND closed_at IS NULL
      """;

  private static final String ASK_HANDOVERS =
      """
      INSERT INTO handover (conversation_id, shop, reason, skill, asked_at)
      SELECT u.conversation_id, c.shop, u.reason, u.skill, u.at
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
        AS u(conversation_id, reason, skill, at)
      JOIN conversation c ON c.id = u.conversation_id
      ON CONFLICT (conversation_id) WHERE closed_at IS NULL DO NOTHING
      """;

  private static final String END_WORK = "DELETE FROM work WHERE conversation_id = ANY (?)";

  private static final String GO_ON =
      """
      UPDATE work SET lease_until = clock_timestamp() + ? * interval '1 millisecond', attempts = 0
      WHERE conversation_id = ANY (?) AND node = ?
      RETURNING conversation_id
      """;

  private final Connection connection;
  private final List<TurnRecord> group;
  private final Set<UUID> alreadyStale;
  private final CommitOutcome[] outcomes;
  private final Map<UUID, Locked> locked = new HashMap<>();
  private final List<Winner> winners = new ArrayList<>();
  private final LocalWriteStatements writes;

  private record Locked(long version, long lastSeq, long lastInput) {}

  /**
   * @param index in the group
   */
  private record Winner(int index, TurnRecord turn, long firstSeq, boolean more) {
    UUID id() {
      return turn.conversation().value();
    }

    long lastSeq() {
      return firstSeq + turn.replies().size() - 1;
    }
  }

  /**
   * @param alreadyStale conversations whose writes were found stale in an attempt rolled back
   */
  CommitStatements(Connection connection, List<TurnRecord> group, Set<UUID> alreadyStale) {
    this.connection = connection;
    this.group = group;
    this.alreadyStale = alreadyStale;
    this.outcomes = new CommitOutcome[group.size()];
    this.writes = new LocalWriteStatements(connection);
  }

  /**
   * @return the conversations that another's first cart or order came before: roll back and leave
   *     them out; none when all is kept
   */
  Set<UUID> run(Lease lease, Lease actions) throws SQLException {
    lock();
    chooseWinners();
    var late = writes.save(winners.stream().map(Winner::turn).toList());
    if (!late.isEmpty()) {
      return late;
    }
    var goingOn = keep(lease, actions);
    for (var winner : winners) {
      outcomes[winner.index()] =
          new CommitOutcome.Committed(
              winner.lastSeq(), winner.more() && goingOn.contains(winner.id()));
    }
    return Set.of();
  }

  List<CommitOutcome> outcomes() {
    return List.of(outcomes);
  }

  private void lock() throws SQLException {
    new Script(connection)
        .then(
            LOCK,
            row ->
                locked.put(
                    row.getObject(1, UUID.class),
                    new Locked(row.getLong(2), row.getLong(3), row.getLong(4))))
        .uuids(group.stream().map(turn -> turn.conversation().value()).toList())
        .run();
  }

  private void chooseWinners() throws SQLException {
    writes.lock(group.stream().flatMap(turn -> turn.writes().stream()).toList());
    var seen = new HashSet<UUID>();
    for (var i = 0; i < group.size(); i++) {
      var turn = group.get(i);
      var id = turn.conversation().value();
      var row = locked.get(id);
      if (row == null || row.version() != turn.version() || !seen.add(id)) {
        outcomes[i] = new CommitOutcome.Overtaken();
      } else if (alreadyStale.contains(id) || !writes.reserve(turn.writes())) {
        outcomes[i] = new CommitOutcome.StaleWrite();
      } else {
        winners.add(new Winner(i, turn, row.lastSeq() + 1, row.lastInput() > turn.lastInput()));
      }
    }
  }

  private Set<UUID> keep(Lease lease, Lease actions) throws SQLException {
    if (winners.isEmpty()) {
      return Set.of();
    }
    var script = new Script(connection);
    keepReplies(script);
    script
        .then(ADVANCE)
        .uuids(column(Winner::id))
        .longs(column(Winner::lastSeq))
        .longs(column(w -> w.turn().lastInput()))
        .longs(column(w -> w.turn().promptNumber(w.firstSeq())))
        .texts(column(w -> w.turn().state().json()))
        .longs(column(w -> (long) w.turn().control().ordinal()))
        .texts(column(w -> w.turn().language().code()))
        .times(column(w -> w.turn().at()))
        .then(KEEP_TURNS)
        .uuids(column(Winner::id))
        .longs(column(w -> w.turn().version() + 1))
        .longs(column(w -> w.turn().firstInput()))
        .longs(column(w -> w.turn().lastInput()))
        .texts(column(w -> w.turn().shopVersion()))
        .texts(
            winners.stream()
                .map(
                    w ->
                        w.turn().steps().isEmpty()
                            ? null
                            : StoredJson.STEPS.write(w.turn().steps()))
                .toList())
        .times(column(w -> w.turn().at()));
    keepTimers(script);
    keepRequests(script, actions);
    keepHandovers(script);
    SqlEventStore.append(script, winners.stream().flatMap(w -> w.turn().facts().stream()).toList());
    var goingOn = new HashSet<UUID>();
    passOn(script, lease, goingOn);
    Notices.add(
        script,
        lease.node(),
        false,
        column(
            w ->
                new Signal(
                    w.turn().conversation(),
                    w.lastSeq(),
                    w.more() || !w.turn().requests().isEmpty())));
    script.run();
    return goingOn;
  }

  private void keepReplies(Script script) {
    var conversations = new ArrayList<UUID>();
    var seqs = new ArrayList<Long>();
    var replies = new ArrayList<TurnRecord.Said>();
    var turns = new ArrayList<TurnRecord>();
    for (var winner : winners) {
      var seq = winner.firstSeq();
      for (var reply : winner.turn().replies()) {
        conversations.add(winner.id());
        seqs.add(seq++);
        replies.add(reply);
        turns.add(winner.turn());
      }
    }
    if (replies.isEmpty()) {
      return;
    }
    script
        .then(AcceptStatements.KEEP_MESSAGES)
        .uuids(conversations)
        .longs(seqs)
        .uuids(replies.stream().map(TurnRecord.Said::id).toList())
        .longs(replies.stream().map(r -> (long) r.author().type().ordinal()).toList())
        .texts(replies.stream().map(r -> r.author().name()).toList())
        .texts(replies.stream().map(r -> StoredJson.CONTENT.write(r.content())).toList())
        .times(turns.stream().map(TurnRecord::at).toList());
    keepOutbox(script, conversations, seqs, turns);
  }

  private static void keepOutbox(
      Script script, List<UUID> conversations, List<Long> seqs, List<TurnRecord> turns) {
    var ids = new ArrayList<UUID>();
    var numbers = new ArrayList<Long>();
    var delivered = new ArrayList<TurnRecord>();
    for (var i = 0; i < turns.size(); i++) {
      if (turns.get(i).deliver().isPresent()) {
        ids.add(conversations.get(i));
        numbers.add(seqs.get(i));
        delivered.add(turns.get(i));
      }
    }
    if (!ids.isEmpty()) {
      script
          .then(KEEP_OUTBOX)
          .uuids(ids)
          .longs(numbers)
          .texts(delivered.stream().map(turn -> turn.deliver().orElseThrow()).toList())
          .times(delivered.stream().map(TurnRecord::at).toList());
    }
  }

  private void keepTimers(Script script) {
    var cancelled = pairs(TurnRecord::cancelledTimers);
    if (!cancelled.isEmpty()) {
      script
          .then(CANCEL_TIMERS)
          .uuids(cancelled.stream().map(Pair::conversation).toList())
          .texts(cancelled.stream().map(Pair::value).toList());
    }
    var set = pairs(TurnRecord::timers);
    if (!set.isEmpty()) {
      script
          .then(SET_TIMERS)
          .uuids(set.stream().map(Pair::conversation).toList())
          .texts(set.stream().map(p -> p.value().name()).toList())
          .longs(set.stream().map(p -> p.value().generation()).toList())
          .times(set.stream().map(p -> p.value().due()).toList());
    }
  }

  private void keepRequests(Script script, Lease actions) {
    var requests = pairs(TurnRecord::requests);
    if (requests.isEmpty()) {
      return;
    }
    script
        .then(KEEP_REQUESTS)
        .text(actions.node())
        .number(actions.duration().toMillis())
        .uuids(requests.stream().map(Pair::conversation).toList())
        .texts(requests.stream().map(p -> p.value().call()).toList())
        .texts(requests.stream().map(p -> p.value().action()).toList())
        .texts(requests.stream().map(p -> StoredJson.VALUES.write(p.value().arguments())).toList())
        .times(requests.stream().map(p -> p.turn().at()).toList());
  }

  private void keepHandovers(Script script) {
    var back = winners.stream().filter(w -> w.turn().handedBack()).map(Winner::id).toList();
    if (!back.isEmpty()) {
      script.then(CLOSE_HANDOVERS).uuids(back);
    }
    var asked = pairs(turn -> turn.handOver().stream().toList());
    if (!asked.isEmpty()) {
      script
          .then(ASK_HANDOVERS)
          .uuids(asked.stream().map(Pair::conversation).toList())
          .texts(asked.stream().map(p -> p.value().reason()).toList())
          .texts(asked.stream().map(p -> p.value().skill()).toList())
          .times(asked.stream().map(p -> p.turn().at()).toList());
    }
  }

  private void passOn(Script script, Lease lease, Set<UUID> goingOn) {
    var done = winners.stream().filter(w -> !w.more()).map(Winner::id).toList();
    if (!done.isEmpty()) {
      script.then(END_WORK).uuids(done);
    }
    var more = winners.stream().filter(Winner::more).map(Winner::id).toList();
    if (!more.isEmpty()) {
      script
          .then(GO_ON, row -> goingOn.add(row.getObject(1, UUID.class)))
          .number(lease.duration().toMillis())
          .uuids(more)
          .text(lease.node());
    }
  }

  private <T> List<T> column(Function<Winner, T> value) {
    var column = new ArrayList<T>(winners.size());
    winners.forEach(winner -> column.add(value.apply(winner)));
    return column;
  }

  private record Pair<T>(TurnRecord turn, T value) {
    UUID conversation() {
      return turn.conversation().value();
    }
  }

  private <T> List<Pair<T>> pairs(Function<TurnRecord, List<T>> values) {
    var pairs = new ArrayList<Pair<T>>();
    for (var winner : winners) {
      values.apply(winner.turn()).forEach(value -> pairs.add(new Pair<>(winner.turn(), value)));
    }
    return pairs;
  }
}
