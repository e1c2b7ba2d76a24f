package io.comptoir.storage;

import io.comptoir.dialogue.DialogueState;
import io.comptoir.engine.Lease;
import io.comptoir.engine.TurnRecord;
import io.comptoir.engine.TurnStore.CommitOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One group of turns committed in one round trip: lock the conversations in the order of their ids,
 * make sure that all are as the turns found them, number the replies from what the locked rows say,
 * keep everything. When one turn is out of date everything is undone; {@link OutOfDate} says which
 * to leave out.
 */
final class CommitStatements {
  /** Locks the turns' conversations, and fails when one of them is not as its turn found it. */
  private static final String LOCK =
      """
      WITH locked AS (
        SELECT c.id, c.last_seq, c.version FROM conversation c
        WHERE c.id = ANY (?) ORDER BY c.id FOR UPDATE)
      SELECT l.id, l.last_seq, 1 / (count(*) FILTER (WHERE l.version = u.version) OVER () = ?)::int
      FROM unnest(?::uuid[], ?::bigint[]) AS u(id, version) LEFT JOIN locked l ON l.id = u.id
      """;

  /** Writes what is new of the conversations, and takes those to which nothing came off work. */
  private static final String ADVANCE =
      """
      WITH advanced AS (
        UPDATE conversation c
        SET last_seq = c.last_seq + u.replies, done_input = u.done_input,
          prompt_seq = CASE WHEN u.asking > 0 THEN c.last_seq + u.asking ELSE u.prompt END,
          state = u.state::json, control = u.control, language = u.language,
          version = c.version + 1, updated_at = u.at
        FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[],
            ?::bigint[], ?::text[], ?::timestamptz[])
          AS u(id, replies, done_input, asking, prompt, state, control, language, at)
        WHERE c.id = u.id
        RETURNING c.id, c.last_input > c.done_input AS goes_on),
      ended AS (
        DELETE FROM work w USING advanced a WHERE w.conversation_id = a.id AND NOT a.goes_on)
      UPDATE work w
      SET lease_until = clock_timestamp() + ? * interval '1 millisecond', attempts = 0
      FROM advanced a WHERE w.conversation_id = a.id AND a.goes_on AND w.node = ?
      RETURNING w.conversation_id
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
      INSERT INTO outbox (conversation_id, seq, channel, account, due_at)
      SELECT c.id, c.last_seq + u.nth, u.channel, i.account, u.at
      FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::timestamptz[])
        AS u(conversation_id, nth, channel, at)
      JOIN conversation c ON c.id = u.conversation_id
      JOIN identity i ON i.id = c.identity_id
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

  private final Connection connection;
  private final List<TurnRecord> turns;
  private final Map<UUID, Long> lastSeq = new HashMap<>();
  private final Set<UUID> goingOn = new HashSet<>();

  CommitStatements(Connection connection, List<TurnRecord> turns) {
    this.connection = connection;
    this.turns = turns;
  }

  /** Sends everything at once; outcomes are given only when all of it is kept. */
  void run(Lease lease, Lease actions, Map<TurnRecord, CommitOutcome> outcomes)
      throws SQLException {
    var ids = column(CommitStatements::id);
    var script = new Script(connection);
    script
        .then(LOCK, row -> lastSeq.put(row.getObject(1, UUID.class), row.getLong(2)))
        .uuids(ids)
        .number(turns.size())
        .uuids(ids)
        .longs(column(TurnRecord::version));
    LocalWriteStatements.add(script, turns.stream().flatMap(t -> t.writes().stream()).toList());
    keepReplies(script);
    advance(script, ids, lease);
    keepTimers(script);
    keepRequests(script, actions);
    keepHandovers(script);
    SqlEventStore.append(script, turns.stream().flatMap(t -> t.facts().stream()).toList());
    Notices.add(
        script,
        lease.node(),
        false,
        ids,
        turns.stream()
            .filter(turn -> !turn.requests().isEmpty())
            .map(CommitStatements::id)
            .collect(Collectors.toSet()));
    script.run();
    for (var turn : turns) {
      outcomes.put(
          turn,
          new CommitOutcome.Committed(
              Objects.requireNonNull(lastSeq.get(id(turn))) + turn.replies().size(),
              goingOn.contains(id(turn))));
    }
  }

  private static UUID id(TurnRecord turn) {
    return turn.conversation().value();
  }

  private void advance(Script script, List<UUID> ids, Lease lease) {
    script
        .then(ADVANCE, row -> goingOn.add(row.getObject(1, UUID.class)))
        .uuids(ids)
        .longs(column(turn -> (long) turn.replies().size()))
        .longs(column(TurnRecord::lastInput))
        .longs(column(turn -> (long) asking(turn)))
        .longs(column(turn -> asking(turn) > 0 ? 0 : turn.promptNumber(0)))
        .texts(column(turn -> turn.state().json()))
        .longs(column(turn -> (long) turn.control().ordinal()))
        .texts(column(turn -> turn.language().code()))
        .times(column(TurnRecord::at))
        .number(lease.duration().toMillis())
        .text(lease.node())
        .then(KEEP_TURNS)
        .uuids(ids)
        .longs(column(turn -> turn.version() + 1))
        .longs(column(TurnRecord::firstInput))
        .longs(column(TurnRecord::lastInput))
        .texts(column(TurnRecord::shopVersion))
        .texts(
            turns.stream()
                .map(t -> t.steps().isEmpty() ? null : StoredJson.STEPS.write(t.steps()))
                .toList())
        .times(column(TurnRecord::at));
  }

  /** Which reply, from 1, is the open question once this turn is committed; 0 when none is. */
  private static int asking(TurnRecord turn) {
    return turn.state().promptNumber() == DialogueState.NOT_YET ? (int) turn.promptNumber(1) : 0;
  }

  private void keepReplies(Script script) {
    var conversations = new ArrayList<UUID>();
    var nths = new ArrayList<Long>();
    var replies = new ArrayList<TurnRecord.Said>();
    var of = new ArrayList<TurnRecord>();
    for (var turn : turns) {
      var nth = 1L;
      for (var reply : turn.replies()) {
        conversations.add(id(turn));
        nths.add(nth++);
        replies.add(reply);
        of.add(turn);
      }
    }
    if (replies.isEmpty()) {
      return;
    }
    script
        .then(AcceptStatements.KEEP_MESSAGES)
        .uuids(conversations)
        .longs(nths)
        .uuids(replies.stream().map(TurnRecord.Said::id).toList())
        .longs(replies.stream().map(r -> (long) r.author().type().ordinal()).toList())
        .texts(replies.stream().map(r -> r.author().name()).toList())
        .texts(replies.stream().map(r -> StoredJson.CONTENT.write(r.content())).toList())
        .times(of.stream().map(TurnRecord::at).toList());
    keepOutbox(script, conversations, nths, of);
  }

  private static void keepOutbox(
      Script script, List<UUID> conversations, List<Long> nths, List<TurnRecord> of) {
    var ids = new ArrayList<UUID>();
    var numbers = new ArrayList<Long>();
    var delivered = new ArrayList<TurnRecord>();
    for (var i = 0; i < of.size(); i++) {
      if (of.get(i).deliver().isPresent()) {
        ids.add(conversations.get(i));
        numbers.add(nths.get(i));
        delivered.add(of.get(i));
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
    var back = turns.stream().filter(TurnRecord::handedBack).map(CommitStatements::id).toList();
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

  private <T> List<T> column(Function<TurnRecord, T> value) {
    var column = new ArrayList<T>(turns.size());
    turns.forEach(turn -> column.add(value.apply(turn)));
    return column;
  }

  private record Pair<T>(TurnRecord turn, T value) {
    UUID conversation() {
      return id(turn);
    }
  }

  private <T> List<Pair<T>> pairs(Function<TurnRecord, List<T>> values) {
    var pairs = new ArrayList<Pair<T>>();
    for (var turn : turns) {
      values.apply(turn).forEach(value -> pairs.add(new Pair<>(turn, value)));
    }
    return pairs;
  }
}
