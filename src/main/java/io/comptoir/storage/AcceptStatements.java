package io.comptoir.storage;

import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.engine.Acceptance;
import io.comptoir.engine.Accepted;
import io.comptoir.engine.Arrival;
import io.comptoir.engine.Claim;
import io.comptoir.engine.Lease;
import io.comptoir.engine.Refused;
import io.comptoir.engine.TurnLimits;
import io.comptoir.engine.TurnStore.AcceptOutcome;
import io.comptoir.message.Author;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One group of inputs accepted in one round trip: lock the conversations in the order of their ids,
 * number the inputs from what the locked rows say, keep inbox rows and messages, take leases. When
 * one of them is in the way (a key or a message's id that is known, an action's result that is out
 * of date) everything is undone; {@link InTheWay} says which to leave out.
 */
final class AcceptStatements {
  private static final String LOCK =
      ConversationRow.WHOLE + "WHERE c.id = ANY (?) ORDER BY c.id FOR UPDATE OF c";

  private static final String END_REQUESTS =
      """
      WITH ended AS (
        UPDATE action_request a SET done = true, result = u.result::json
        FROM unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[])
          AS u(conversation_id, call, fence, result)
        WHERE a.conversation_id = u.conversation_id AND a.call = u.call AND a.fence = u.fence
          AND NOT a.done
        RETURNING 1)
      SELECT 1 / (count(*) = ?)::int FROM ended
      """;

  private static final String KEEP_INPUTS =
      """
      INSERT INTO inbox
        (conversation_id, position, account, dedupe_key, number, kind, payload, received_at)
      SELECT c.id, c.last_input + u.nth, u.account, u.dedupe_key, c.last_seq + u.nth_message,
        u.kind, u.payload::json, u.at
      FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bigint[],
          ?::text[], ?::timestamptz[])
        AS u(conversation_id, nth, nth_message, account, dedupe_key, kind, payload, at)
      JOIN conversation c ON c.id = u.conversation_id
      """;

  static final String KEEP_MESSAGES =
      """
      INSERT INTO message (conversation_id, seq, id, author, author_name, content, at)
      SELECT c.id, c.last_seq + u.nth_message, u.id, u.author, u.author_name, u.content::json, u.at
      FROM unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::bigint[], ?::text[], ?::text[],
          ?::timestamptz[])
        AS u(conversation_id, nth_message, id, author, author_name, content, at)
      JOIN conversation c ON c.id = u.conversation_id
      """;

  /** Counts what came and puts the conversations to work: %s says under whose lease. */
  private static final String COUNT =
      """
      WITH counted AS (
        UPDATE conversation c
        SET last_seq = c.last_seq + u.messages, last_input = c.last_input + u.inputs,
          updated_at = u.at
        FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::timestamptz[])
          AS u(id, messages, inputs, at)
        WHERE c.id = u.id
        RETURNING c.id)
      INSERT INTO work (conversation_id, node, lease_until)
      SELECT id, %s FROM counted
      ON CONFLICT (conversation_id) DO NOTHING
      RETURNING conversation_id
      """;

  private static final String COUNT_AND_LEASE =
      COUNT.formatted("?::text, clock_timestamp() + ? * interval '1 millisecond'");
  private static final String COUNT_AND_LEAVE = COUNT.formatted("NULL, '-infinity'");

  private static final String END_TIMERS =
      """
      DELETE FROM timer t
      USING unnest(?::uuid[], ?::text[], ?::bigint[]) AS u(conversation_id, name, generation)
      WHERE t.conversation_id = u.conversation_id AND t.name = u.name
        AND t.generation = u.generation
      """;

  private final Connection connection;
  private final List<Row> rows = new ArrayList<>();
  private final Map<UUID, Counting> counting = new LinkedHashMap<>();
  private final Map<UUID, ConversationRow> locked = new HashMap<>();
  private final Set<UUID> leased = new HashSet<>();

  /** An input and its place among those of its conversation in this group. */
  private record Row(Acceptance acceptance, UUID conversation, long nth, long nthMessage) {
    Arrival arrival() {
      return acceptance.arrival();
    }
  }

  private static final class Counting {
    long inputs;
    long messages;
    Instant at = Instant.MIN;
  }

  /**
   * @param conversationOf where each of the group belongs
   */
  AcceptStatements(
      Connection connection, List<Acceptance> group, Map<Acceptance, UUID> conversationOf) {
    this.connection = connection;
    for (var acceptance : group) {
      var id = Objects.requireNonNull(conversationOf.get(acceptance));
      var count = counting.computeIfAbsent(id, any -> new Counting());
      count.inputs++;
      count.at = acceptance.at();
      if (acceptance.arrival() instanceof Arrival.Written) {
        count.messages++;
      }
      rows.add(new Row(acceptance, id, count.inputs, count.messages));
    }
  }

  /** Sends everything at once. */
  void run(Optional<Lease> lease, String node) throws SQLException {
    var ids = List.copyOf(counting.keySet());
    var script = new Script(connection);
    script.then(LOCK, row -> keepLocked(ConversationRow.whole(row))).uuids(ids);
    endRequests(script);
    keepInputs(script);
    keepMessages(script);
    lease.ifPresentOrElse(
        l -> {
          script.then(COUNT_AND_LEASE, row -> leased.add(row.getObject(1, UUID.class)));
          counts(script, ids);
          script.text(l.node()).number(l.duration().toMillis());
        },
        () -> {
          script.then(COUNT_AND_LEAVE);
          counts(script, ids);
        });
    endTimers(script);
    Notices.add(script, node, lease.isEmpty(), ids, Set.copyOf(ids));
    script.run();
  }

  private void counts(Script script, List<UUID> ids) {
    var counts = counting.values();
    script
        .uuids(ids)
        .longs(counts.stream().map(c -> c.messages).toList())
        .longs(counts.stream().map(c -> c.inputs).toList())
        .times(counts.stream().map(c -> c.at).toList());
  }

  /** In the order of the group. */
  List<AcceptOutcome> outcomes() {
    var outcomes = new ArrayList<AcceptOutcome>(rows.size());
    for (var row : rows) {
      var before = locked.get(row.conversation());
      outcomes.add(
          before == null
              ? new AcceptOutcome.Rejected(Refused.Reason.UNKNOWN_CONVERSATION)
              : new AcceptOutcome.Taken(
                  new Accepted(
                      before.conversation().id(),
                      before.conversation().lastSeq() + row.nthMessage(),
                      false)));
    }
    return outcomes;
  }

  /** A lease that was free means that nothing was waiting but what came just now. */
  List<Claim> claims() {
    var fresh = new HashMap<UUID, List<Claim.PendingInput>>();
    for (var row : rows) {
      var before = locked.get(row.conversation());
      if (before != null && leased.contains(row.conversation())) {
        fresh
            .computeIfAbsent(row.conversation(), id -> new ArrayList<>())
            .add(
                new Claim.PendingInput(
                    before.lastInput() + row.nth(),
                    before.conversation().lastSeq() + row.nthMessage(),
                    row.arrival()));
      }
    }
    var claims = new ArrayList<Claim>(fresh.size());
    fresh.forEach((id, inputs) -> claims.add(claim(id, inputs)));
    return claims;
  }

  private void keepLocked(ConversationRow row) {
    locked.put(row.conversation().id().value(), row);
  }

  private Claim claim(UUID id, List<Claim.PendingInput> inputs) {
    var row = Objects.requireNonNull(locked.get(id));
    var count = Objects.requireNonNull(counting.get(id));
    var c = row.conversation();
    return new Claim(
        new Conversation(
            new ConversationId(id),
            c.shop(),
            c.customer(),
            c.identity(),
            c.thread(),
            c.control(),
            c.language(),
            c.lastSeq() + count.messages,
            c.version(),
            c.createdAt(),
            count.at),
        row.state(),
        row.customer(),
        row.cart(),
        row.doneInput(),
        inputs.subList(0, Math.min(inputs.size(), TurnLimits.MAX_INPUTS)),
        0);
  }

  private void endRequests(Script script) {
    var ends = of(Arrival.ActionEnded.class);
    if (ends.isEmpty()) {
      return;
    }
    var ended = ends.stream().map(row -> (Arrival.ActionEnded) row.arrival()).toList();
    script
        .then(END_REQUESTS)
        .uuids(ends.stream().map(Row::conversation).toList())
        .texts(ended.stream().map(Arrival.ActionEnded::call).toList())
        .longs(ended.stream().map(Arrival.ActionEnded::fence).toList())
        .texts(ended.stream().map(e -> StoredJson.RESULT.write(e.result())).toList())
        .number(ends.size());
  }

  private void keepInputs(Script script) {
    script
        .then(KEEP_INPUTS)
        .uuids(rows.stream().map(Row::conversation).toList())
        .longs(rows.stream().map(Row::nth).toList())
        .longs(rows.stream().map(Row::nthMessage).toList())
        .texts(rows.stream().map(row -> row.acceptance().account()).toList())
        .texts(rows.stream().map(row -> row.acceptance().dedupeKey()).toList())
        .longs(rows.stream().map(row -> (long) InboxKind.of(row.arrival()).ordinal()).toList())
        .texts(rows.stream().map(row -> InboxKind.payload(row.arrival())).toList())
        .times(rows.stream().map(row -> row.acceptance().at()).toList());
  }

  private void keepMessages(Script script) {
    var messages = of(Arrival.Written.class);
    if (messages.isEmpty()) {
      return;
    }
    var written = messages.stream().map(row -> (Arrival.Written) row.arrival()).toList();
    script
        .then(KEEP_MESSAGES)
        .uuids(messages.stream().map(Row::conversation).toList())
        .longs(messages.stream().map(Row::nthMessage).toList())
        .uuids(written.stream().map(Arrival.Written::id).toList())
        .longs(written.stream().map(w -> (long) Author.Type.USER.ordinal()).toList())
        .texts(written.stream().map(w -> noName()).toList())
        .texts(written.stream().map(w -> StoredJson.CONTENT.write(w.content())).toList())
        .times(messages.stream().map(row -> row.acceptance().at()).toList());
  }

  private void endTimers(Script script) {
    var timers = of(Arrival.TimerDue.class);
    if (timers.isEmpty()) {
      return;
    }
    var due = timers.stream().map(row -> (Arrival.TimerDue) row.arrival()).toList();
    script
        .then(END_TIMERS)
        .uuids(timers.stream().map(Row::conversation).toList())
        .texts(due.stream().map(Arrival.TimerDue::name).toList())
        .longs(due.stream().map(Arrival.TimerDue::generation).toList());
  }

  private List<Row> of(Class<? extends Arrival> kind) {
    return rows.stream().filter(row -> kind.isInstance(row.arrival())).toList();
  }

  /** A customer's message carries no name of its own. */
  private static @Nullable String noName() {
    return null;
  }
}
