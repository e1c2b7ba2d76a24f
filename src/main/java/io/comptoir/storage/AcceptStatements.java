package io.comptoir.storage;

import io.comptoir.conversation.ConversationId;
import io.comptoir.engine.Acceptance;
import io.comptoir.engine.Accepted;
import io.comptoir.engine.Arrival;
import io.comptoir.engine.Claim;
import io.comptoir.engine.Lease;
import io.comptoir.engine.Refused;
import io.comptoir.engine.Signal;
import io.comptoir.engine.Target;
import io.comptoir.engine.TurnLimits;
import io.comptoir.engine.TurnStore.AcceptOutcome;
import io.comptoir.message.Author;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One group of inputs being accepted in one transaction: lock the conversations in the order of
 * their ids, give out numbers, keep inbox rows and messages, take leases.
 */
final class AcceptStatements {
  private static final String LOCK =
      ConversationRow.WHOLE + "WHERE c.id = ANY (?) ORDER BY c.id FOR UPDATE OF c";

  private static final String END_REQUESTS =
      """
      UPDATE action_request a SET done = true, result = u.result::json
      FROM unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[]) AS u(conversation_id, call, fence, result)
      WHERE a.conversation_id = u.conversation_id AND a.call = u.call AND a.fence = u.fence
        AND NOT a.done
      RETURNING a.conversation_id, a.call
      """;

  private static final String KEEP_INPUTS =
      """
      INSERT INTO inbox
        (conversation_id, position, account, dedupe_key, number, kind, payload, received_at)
      SELECT u.conversation_id, u.position, u.account, u.dedupe_key, u.number, u.kind,
        u.payload::json, u.at
      FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[],
          ?::timestamptz[])
        AS u(conversation_id, position, account, dedupe_key, number, kind, payload, at)
      ON CONFLICT (account, dedupe_key) DO NOTHING
      RETURNING 1
      """;

  private static final String KNOWN_INPUTS =
      """
      SELECT i.account, i.dedupe_key, i.conversation_id, i.number
      FROM inbox i
      JOIN unnest(?::text[], ?::text[]) AS u(account, dedupe_key) USING (account, dedupe_key)
      """;

  /** A message's id is unique in its conversation. */
  private static final String KEEP_NEW_MESSAGES =
      AcceptStatements.KEEP_MESSAGES + "ON CONFLICT (conversation_id, id) DO NOTHING RETURNING 1";

  static final String KEEP_MESSAGES =
      """
      INSERT INTO message (conversation_id, seq, id, author, author_name, content, at)
      SELECT u.conversation_id, u.seq, u.id, u.author, u.author_name, u.content::json, u.at
      FROM unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::bigint[], ?::text[], ?::text[],
          ?::timestamptz[])
        AS u(conversation_id, seq, id, author, author_name, content, at)
      """;

  private static final String COUNT =
      """
      UPDATE conversation c
      SET last_seq = u.last_seq, last_input = u.last_input, updated_at = u.at
      FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::timestamptz[])
        AS u(id, last_seq, last_input, at)
      WHERE c.id = u.id
      """;

  private static final String END_TIMERS =
      """
      DELETE FROM timer t
      USING unnest(?::uuid[], ?::text[], ?::bigint[]) AS u(conversation_id, name, generation)
      WHERE t.conversation_id = u.conversation_id AND t.name = u.name
        AND t.generation = u.generation
      """;

  private static final String TAKE_LEASES =
      """
      INSERT INTO work (conversation_id, node, lease_until)
      SELECT id, ?::text, clock_timestamp() + ? * interval '1 millisecond' FROM unnest(?::uuid[]) AS u(id)
      ON CONFLICT (conversation_id) DO NOTHING
      RETURNING conversation_id
      """;

  private static final String LEAVE_FREE =
      """
      INSERT INTO work (conversation_id, node, lease_until)
      SELECT id, NULL, '-infinity' FROM unnest(?::uuid[]) AS u(id)
      ON CONFLICT (conversation_id) DO NOTHING
      """;

  private final Connection connection;
  private final SenderStatements senders;
  private final List<Acceptance> group;
  private final AcceptOutcome[] outcomes;
  private final Map<UUID, Counting> counting = new LinkedHashMap<>();
  private final List<Kept> kept = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private Map<SenderStatements.Key, ConversationId> found = Map.of();

  /** A locked conversation whose numbers are being given out. */
  private static final class Counting {
    final ConversationRow row;
    long lastSeq;
    long lastInput;
    final List<Claim.PendingInput> fresh = new ArrayList<>();
    java.time.Instant at;

    Counting(ConversationRow row) {
      this.row = row;
      this.lastSeq = row.conversation().lastSeq();
      this.lastInput = row.lastInput();
      this.at = row.conversation().updatedAt();
    }
  }

  private record Kept(Acceptance acceptance, UUID conversation, Claim.PendingInput input) {}

  AcceptStatements(Connection connection, SenderStatements senders, List<Acceptance> group) {
    this.connection = connection;
    this.senders = senders;
    this.group = group;
    this.outcomes = new AcceptOutcome[group.size()];
  }

  /**
   * @return false when a key or a message's id turned out to be known: roll back and leave out
   *     {@link #knownInputs}
   */
  boolean run(Optional<Lease> lease, String node) throws SQLException {
    found = senders.find(connection, met());
    lock();
    var ended = endRequests();
    number(ended);
    if (!kept.isEmpty()) {
      if (!keep(lease, node)) {
        return false;
      }
    }
    return true;
  }

  List<AcceptOutcome> outcomes() {
    return List.of(outcomes);
  }

  List<Claim> claims() {
    return claims;
  }

  Map<SenderStatements.Key, ConversationId> found() {
    return found;
  }

  record Known(UUID conversation, long number) {}

  record Key(String account, String dedupeKey) {
    static Key of(Acceptance acceptance) {
      return new Key(acceptance.account(), acceptance.dedupeKey());
    }
  }

  /** Which keys of the group are in the inbox already. */
  static Map<Key, Known> knownInputs(Connection connection, List<Acceptance> group)
      throws SQLException {
    var known = new HashMap<Key, Known>();
    new Script(connection)
        .then(
            KNOWN_INPUTS,
            row ->
                known.put(
                    new Key(row.getString(1), row.getString(2)),
                    new Known(row.getObject(3, UUID.class), row.getLong(4))))
        .texts(group.stream().map(Acceptance::account).toList())
        .texts(group.stream().map(Acceptance::dedupeKey).toList())
        .run();
    return known;
  }

  private List<SenderStatements.Met> met() {
    var met = new ArrayList<SenderStatements.Met>();
    for (var acceptance : group) {
      if (acceptance.target() instanceof Target.Sender sender) {
        met.add(new SenderStatements.Met(sender, acceptance.at()));
      }
    }
    return met;
  }

  private UUID conversationOf(Acceptance acceptance) {
    return switch (acceptance.target()) {
      case Target.Known(var id) -> id.value();
      case Target.Sender sender ->
          java.util.Objects.requireNonNull(found.get(SenderStatements.Key.of(sender))).value();
    };
  }

  private void lock() throws SQLException {
    var ids = new HashSet<UUID>();
    group.forEach(acceptance -> ids.add(conversationOf(acceptance)));
    new Script(connection)
        .then(
            LOCK,
            row -> {
              var whole = ConversationRow.whole(row);
              counting.put(whole.conversation().id().value(), new Counting(whole));
            })
        .uuids(ids)
        .run();
  }

  private Set<Key> endRequests() throws SQLException {
    var conversations = new ArrayList<UUID>();
    var ends = new ArrayList<Arrival.ActionEnded>();
    for (var acceptance : group) {
      if (acceptance.arrival() instanceof Arrival.ActionEnded ended) {
        conversations.add(conversationOf(acceptance));
        ends.add(ended);
      }
    }
    var current = new HashSet<Key>();
    if (!ends.isEmpty()) {
      new Script(connection)
          .then(END_REQUESTS, row -> current.add(new Key(row.getString(1), row.getString(2))))
          .uuids(conversations)
          .texts(ends.stream().map(Arrival.ActionEnded::call).toList())
          .longs(ends.stream().map(Arrival.ActionEnded::fence).toList())
          .texts(ends.stream().map(e -> StoredJson.RESULT.write(e.result())).toList())
          .run();
    }
    return current;
  }

  private void number(Set<Key> ended) {
    for (var i = 0; i < group.size(); i++) {
      var acceptance = group.get(i);
      var id = conversationOf(acceptance);
      var conversation = counting.get(id);
      if (conversation == null) {
        outcomes[i] = new AcceptOutcome.Rejected(Refused.Reason.UNKNOWN_CONVERSATION);
        continue;
      }
      if (acceptance.arrival() instanceof Arrival.ActionEnded end
          && !ended.contains(new Key(id.toString(), end.call()))) {
        outcomes[i] = taken(id, conversation.lastSeq, true);
        continue;
      }
      if (acceptance.arrival() instanceof Arrival.Written) {
        conversation.lastSeq++;
      }
      conversation.at = acceptance.at();
      var input =
          new Claim.PendingInput(
              ++conversation.lastInput, conversation.lastSeq, acceptance.arrival());
      conversation.fresh.add(input);
      kept.add(new Kept(acceptance, id, input));
      outcomes[i] = taken(id, conversation.lastSeq, false);
    }
  }

  private boolean keep(Optional<Lease> lease, String node) throws SQLException {
    var changed = counting.entrySet().stream().filter(e -> !e.getValue().fresh.isEmpty()).toList();
    var ids = changed.stream().map(Map.Entry::getKey).toList();
    var inserted = new int[1];
    var messages = new int[1];
    var leased = new HashSet<UUID>();
    var script = new Script(connection);
    keepInputs(script, inserted);
    keepMessages(script, messages);
    script
        .then(COUNT)
        .uuids(ids)
        .longs(changed.stream().map(e -> e.getValue().lastSeq).toList())
        .longs(changed.stream().map(e -> e.getValue().lastInput).toList())
        .times(changed.stream().map(e -> e.getValue().at).toList());
    endTimers(script);
    lease.ifPresentOrElse(
        l ->
            script
                .then(TAKE_LEASES, row -> leased.add(row.getObject(1, UUID.class)))
                .text(l.node())
                .number(l.duration().toMillis())
                .uuids(ids),
        () -> script.then(LEAVE_FREE).uuids(ids));
    Notices.add(
        script,
        node,
        lease.isEmpty(),
        changed.stream()
            .map(e -> new Signal(new ConversationId(e.getKey()), e.getValue().lastSeq, true))
            .toList());
    script.run();
    var written = kept.stream().filter(k -> k.input().arrival() instanceof Arrival.Written).count();
    if (inserted[0] < kept.size() || messages[0] < written) {
      return false;
    }
    changed.stream()
        .filter(e -> leased.contains(e.getKey()))
        .forEach(e -> claims.add(claim(e.getValue())));
    return true;
  }

  private void keepInputs(Script script, int[] inserted) {
    script
        .then(KEEP_INPUTS, row -> inserted[0]++)
        .uuids(kept.stream().map(Kept::conversation).toList())
        .longs(kept.stream().map(k -> k.input().position()).toList())
        .texts(kept.stream().map(k -> k.acceptance().account()).toList())
        .texts(kept.stream().map(k -> k.acceptance().dedupeKey()).toList())
        .longs(kept.stream().map(k -> k.input().number()).toList())
        .longs(kept.stream().map(k -> (long) InboxKind.of(k.input().arrival()).ordinal()).toList())
        .texts(kept.stream().map(k -> InboxKind.payload(k.input().arrival())).toList())
        .times(kept.stream().map(k -> k.acceptance().at()).toList());
  }

  private void keepMessages(Script script, int[] inserted) {
    var messages =
        kept.stream().filter(k -> k.input().arrival() instanceof Arrival.Written).toList();
    if (messages.isEmpty()) {
      return;
    }
    var written = messages.stream().map(k -> (Arrival.Written) k.input().arrival()).toList();
    script
        .then(KEEP_NEW_MESSAGES, row -> inserted[0]++)
        .uuids(messages.stream().map(Kept::conversation).toList())
        .longs(messages.stream().map(k -> k.input().number()).toList())
        .uuids(written.stream().map(Arrival.Written::id).toList())
        .longs(messages.stream().map(k -> (long) Author.Type.USER.ordinal()).toList())
        .texts(
            java.util.Collections.<@org.jspecify.annotations.Nullable String>nCopies(
                messages.size(), null))
        .texts(written.stream().map(w -> StoredJson.CONTENT.write(w.content())).toList())
        .times(messages.stream().map(k -> k.acceptance().at()).toList());
  }

  private void endTimers(Script script) {
    var timers =
        kept.stream().filter(k -> k.input().arrival() instanceof Arrival.TimerDue).toList();
    if (timers.isEmpty()) {
      return;
    }
    var due = timers.stream().map(k -> (Arrival.TimerDue) k.input().arrival()).toList();
    script
        .then(END_TIMERS)
        .uuids(timers.stream().map(Kept::conversation).toList())
        .texts(due.stream().map(Arrival.TimerDue::name).toList())
        .longs(due.stream().map(Arrival.TimerDue::generation).toList());
  }

  /** A lease that was free means that nothing was waiting but what came just now. */
  private static Claim claim(Counting counted) {
    var row = counted.row;
    var c = row.conversation();
    return new Claim(
        new io.comptoir.conversation.Conversation(
            c.id(),
            c.shop(),
            c.customer(),
            c.identity(),
            c.thread(),
            c.control(),
            c.language(),
            counted.lastSeq,
            c.version(),
            c.createdAt(),
            counted.at),
        row.state(),
        row.customer(),
        row.cart(),
        row.doneInput(),
        counted.fresh.subList(0, Math.min(counted.fresh.size(), TurnLimits.MAX_INPUTS)),
        0);
  }

  private static AcceptOutcome taken(UUID conversation, long number, boolean duplicate) {
    return new AcceptOutcome.Taken(
        new Accepted(new ConversationId(conversation), number, duplicate));
  }
}
