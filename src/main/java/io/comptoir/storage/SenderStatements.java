package io.comptoir.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Identity;
import io.comptoir.engine.Target;
import io.comptoir.engine.Target.Sender;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * From a sender to their conversation. Identities, customers and conversations are made under
 * unique keys, so that two first messages at once make one conversation.
 */
final class SenderStatements {
  private static final String FIND =
      """
      SELECT u.channel, u.account, u.external_id, u.thread, c.id
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS u(channel, account, external_id, thread)
      JOIN identity i ON i.channel = u.channel AND i.account = u.account
        AND i.external_id = u.external_id
      JOIN conversation c ON c.identity_id = i.id AND c.thread = u.thread
      """;

  private static final String MAKE_CUSTOMERS =
      """
      WITH made AS (
        INSERT INTO identity (channel, account, external_id, customer_id)
        SELECT DISTINCT ON (channel, account, external_id) channel, account, external_id, customer_id
        FROM unnest(?::text[], ?::text[], ?::text[], ?::uuid[])
          AS u(channel, account, external_id, customer_id)
        ORDER BY channel, account, external_id
        ON CONFLICT DO NOTHING
        RETURNING customer_id)
      INSERT INTO customer (id, shop, created_at)
      SELECT made.customer_id, u.shop, u.at
      FROM made
      JOIN unnest(?::uuid[], ?::text[], ?::timestamptz[]) AS u(customer_id, shop, at) USING (customer_id)
      """;

  private static final String MAKE_CONVERSATIONS =
      """
      INSERT INTO conversation
        (id, shop, customer_id, identity_id, thread, language, created_at, updated_at)
      SELECT u.id, u.shop, i.customer_id, i.id, u.thread, u.language, u.at, u.at
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::timestamptz[])
        AS u(id, shop, channel, account, external_id, thread, language, at)
      JOIN identity i ON i.channel = u.channel AND i.account = u.account
        AND i.external_id = u.external_id
      ORDER BY i.id, u.thread
      ON CONFLICT DO NOTHING
      """;

  private final Cache<Key, ConversationId> known =
      Caffeine.newBuilder().maximumSize(100_000).build();

  record Key(Identity identity, String thread) {
    static Key of(Sender sender) {
      return new Key(sender.identity(), sender.thread());
    }
  }

  record Met(Sender sender, Instant at) {}

  /** Whether finding this target's conversation takes more than memory. */
  boolean isStranger(Target target) {
    return target instanceof Sender sender && known.getIfPresent(Key.of(sender)) == null;
  }

  /** Finds or makes their conversations. */
  Map<Key, ConversationId> find(Connection connection, Collection<Met> senders)
      throws SQLException {
    var found = new HashMap<Key, ConversationId>();
    var unknown = new ArrayList<Met>();
    for (var met : senders) {
      var key = Key.of(met.sender());
      var id = known.getIfPresent(key);
      if (id != null) {
        found.put(key, id);
      } else {
        unknown.add(met);
      }
    }
    if (!unknown.isEmpty()) {
      unknown.sort(Comparator.comparing(met -> met.sender().identity().externalId()));
      look(connection, unknown, found);
      unknown.removeIf(met -> found.containsKey(Key.of(met.sender())));
    }
    if (!unknown.isEmpty()) {
      make(connection, unknown);
      look(connection, unknown, found);
    }
    return found;
  }

  /** To be called once the transaction that found them is committed. */
  void keep(Map<Key, ConversationId> found) {
    known.putAll(found);
  }

  private static void look(Connection connection, List<Met> senders, Map<Key, ConversationId> found)
      throws SQLException {
    var identities = senders.stream().map(met -> met.sender().identity()).toList();
    new Script(connection)
        .then(
            FIND,
            row ->
                found.put(
                    new Key(
                        new Identity(row.getString(1), row.getString(2), row.getString(3)),
                        row.getString(4)),
                    new ConversationId(row.getObject(5, UUID.class))))
        .texts(identities.stream().map(Identity::channel).toList())
        .texts(identities.stream().map(Identity::account).toList())
        .texts(identities.stream().map(Identity::externalId).toList())
        .texts(senders.stream().map(met -> met.sender().thread()).toList())
        .run();
  }

  private static void make(Connection connection, List<Met> senders) throws SQLException {
    var identities = senders.stream().map(met -> met.sender().identity()).toList();
    var channels = identities.stream().map(Identity::channel).toList();
    var accounts = identities.stream().map(Identity::account).toList();
    var externalIds = identities.stream().map(Identity::externalId).toList();
    var customers = senders.stream().map(met -> met.sender().newCustomer().value()).toList();
    var shops = senders.stream().map(met -> met.sender().shop().value()).toList();
    var times = senders.stream().map(Met::at).toList();
    new Script(connection)
        .then(MAKE_CUSTOMERS)
        .texts(channels)
        .texts(accounts)
        .texts(externalIds)
        .uuids(customers)
        .uuids(customers)
        .texts(shops)
        .times(times)
        .then(MAKE_CONVERSATIONS)
        .uuids(senders.stream().map(met -> met.sender().newConversation().value()).toList())
        .texts(shops)
        .texts(channels)
        .texts(accounts)
        .texts(externalIds)
        .texts(senders.stream().map(met -> met.sender().thread()).toList())
        .texts(senders.stream().map(met -> met.sender().language().code()).toList())
        .times(times)
        .run();
  }
}
