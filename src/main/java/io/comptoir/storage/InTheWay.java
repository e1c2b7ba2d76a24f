package io.comptoir.storage;

import io.comptoir.conversation.ConversationId;
import io.comptoir.engine.Acceptance;
import io.comptoir.engine.Accepted;
import io.comptoir.engine.Arrival;
import io.comptoir.engine.Refused;
import io.comptoir.engine.TurnStore.AcceptOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Which inputs of a group cannot be taken beside the others, and what each is to be told. */
final class InTheWay {
  private static final String KNOWN =
      """
      SELECT i.account, i.dedupe_key, i.conversation_id, i.number
      FROM inbox i
      JOIN unnest(?::text[], ?::text[]) AS u(account, dedupe_key) USING (account, dedupe_key)
      """;

  private static final String CURRENT_REQUESTS =
      """
      SELECT a.conversation_id, a.call
      FROM action_request a
      JOIN unnest(?::uuid[], ?::text[], ?::bigint[]) AS u(conversation_id, call, fence)
        ON a.conversation_id = u.conversation_id AND a.call = u.call AND a.fence = u.fence
      WHERE NOT a.done
      """;

  private static final String USED_IDS =
      """
      SELECT m.conversation_id, m.id FROM message m
      JOIN unnest(?::uuid[], ?::uuid[]) AS u(conversation_id, id)
        ON m.conversation_id = u.conversation_id AND m.id = u.id
      """;

  private final Connection connection;
  private final List<Acceptance> group;
  private final Map<Acceptance, UUID> conversationOf;
  private final Map<Acceptance, AcceptOutcome> outcomes = new IdentityHashMap<>();

  private record Key(String account, String dedupeKey) {}

  private record Known(UUID conversation, long number) {}

  private record Named(UUID conversation, Object name) {}

  InTheWay(Connection connection, List<Acceptance> group, Map<Acceptance, UUID> conversationOf) {
    this.connection = connection;
    this.group = group;
    this.conversationOf = conversationOf;
  }

  Map<Acceptance, AcceptOutcome> find() throws SQLException {
    findKnownKeys();
    findOldResults();
    findUsedIds();
    return outcomes;
  }

  private void findKnownKeys() throws SQLException {
    var known = new HashMap<Key, Known>();
    new Script(connection)
        .then(
            KNOWN,
            row ->
                known.put(
                    new Key(row.getString(1), row.getString(2)),
                    new Known(row.getObject(3, UUID.class), row.getLong(4))))
        .texts(group.stream().map(Acceptance::account).toList())
        .texts(group.stream().map(Acceptance::dedupeKey).toList())
        .run();
    for (var acceptance : group) {
      var before = known.get(new Key(acceptance.account(), acceptance.dedupeKey()));
      if (before != null) {
        outcomes.put(
            acceptance,
            before.conversation().equals(conversationOf.get(acceptance))
                ? duplicate(before.conversation(), before.number())
                : new AcceptOutcome.Rejected(Refused.Reason.KEY_USED_ELSEWHERE));
      }
    }
  }

  private void findOldResults() throws SQLException {
    var ends = new ArrayList<Acceptance>();
    var conversations = new ArrayList<UUID>();
    var ended = new ArrayList<Arrival.ActionEnded>();
    for (var acceptance : group) {
      if (acceptance.arrival() instanceof Arrival.ActionEnded end) {
        ends.add(acceptance);
        conversations.add(Objects.requireNonNull(conversationOf.get(acceptance)));
        ended.add(end);
      }
    }
    if (ends.isEmpty()) {
      return;
    }
    var current = new HashSet<Named>();
    new Script(connection)
        .then(
            CURRENT_REQUESTS,
            row -> current.add(new Named(row.getObject(1, UUID.class), row.getString(2))))
        .uuids(conversations)
        .texts(ended.stream().map(Arrival.ActionEnded::call).toList())
        .longs(ended.stream().map(Arrival.ActionEnded::fence).toList())
        .run();
    for (var i = 0; i < ends.size(); i++) {
      if (!current.contains(new Named(conversations.get(i), ended.get(i).call()))) {
        outcomes.putIfAbsent(ends.get(i), duplicate(conversations.get(i), 0));
      }
    }
  }

  private void findUsedIds() throws SQLException {
    var messages = new ArrayList<Acceptance>();
    var conversations = new ArrayList<UUID>();
    var ids = new ArrayList<UUID>();
    for (var acceptance : group) {
      if (acceptance.arrival() instanceof Arrival.Written written) {
        messages.add(acceptance);
        conversations.add(Objects.requireNonNull(conversationOf.get(acceptance)));
        ids.add(written.id());
      }
    }
    var used = new HashSet<Named>();
    new Script(connection)
        .then(
            USED_IDS,
            row -> used.add(new Named(row.getObject(1, UUID.class), row.getObject(2, UUID.class))))
        .uuids(conversations)
        .uuids(ids)
        .run();
    for (var i = 0; i < messages.size(); i++) {
      if (used.contains(new Named(conversations.get(i), ids.get(i)))) {
        outcomes.putIfAbsent(messages.get(i), new AcceptOutcome.Rejected(Refused.Reason.ID_USED));
      }
    }
  }

  private static AcceptOutcome duplicate(UUID conversation, long number) {
    return new AcceptOutcome.Taken(new Accepted(new ConversationId(conversation), number, true));
  }
}
