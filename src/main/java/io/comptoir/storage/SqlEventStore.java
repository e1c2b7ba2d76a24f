package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import io.comptoir.event.EventStore;
import io.comptoir.event.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Facts in the table {@code event}. */
public final class SqlEventStore implements EventStore {
  private static final String APPEND =
      """
      INSERT INTO event (shop, customer_id, conversation_id, name, data, at)
      SELECT u.shop, u.customer_id, u.conversation_id, u.name, u.data::jsonb, u.at
      FROM unnest(?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
        AS u(shop, customer_id, conversation_id, name, data, at)
      """;

  private static final String OF_CONVERSATION =
      """
      SELECT shop, customer_id, name, data, at FROM event
      WHERE conversation_id = ? ORDER BY id LIMIT ?
      """;

  private final Transactions transactions;

  public SqlEventStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public void append(List<Fact> facts) {
    transactions.with(
        connection -> {
          var script = new Script(connection);
          append(script, facts);
          if (!facts.isEmpty()) {
            script.run();
          }
          return facts.size();
        });
  }

  @Override
  public List<Fact> ofConversation(ConversationId conversation, int limit) {
    return transactions.with(
        connection -> {
          var facts = new ArrayList<Fact>();
          new Script(connection)
              .then(
                  OF_CONVERSATION,
                  row ->
                      facts.add(
                          new Fact(
                              new ShopId(row.getString(1)),
                              new CustomerId(row.getObject(2, UUID.class)),
                              conversation,
                              row.getString(3),
                              StoredJson.VALUES.read(row.getString(4)),
                              ConversationRow.instant(row, 5))))
              .uuid(conversation.value())
              .number(limit)
              .run();
          return facts;
        });
  }

  static void append(Script script, List<Fact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    script
        .then(APPEND)
        .texts(facts.stream().map(fact -> fact.shop().value()).toList())
        .uuids(facts.stream().map(fact -> fact.customer().value()).toList())
        .maybeUuids(
            facts.stream()
                .map(
                    f -> java.util.Optional.ofNullable(f.conversation()).map(ConversationId::value))
                .toList())
        .texts(facts.stream().map(Fact::name).toList())
        .texts(facts.stream().map(fact -> StoredJson.VALUES.write(fact.data())).toList())
        .times(facts.stream().map(Fact::at).toList());
  }
}
