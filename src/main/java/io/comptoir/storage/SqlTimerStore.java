package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.engine.TimerStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Timers in the table {@code timer}. */
public final class SqlTimerStore implements TimerStore {
  private static final String DUE =
      """
      SELECT t.conversation_id, t.name, t.generation, t.due_at
      FROM timer t JOIN conversation c ON c.id = t.conversation_id
      WHERE t.due_at <= ? AND c.shop = ANY (?) ORDER BY t.due_at LIMIT ?
      """;

  private static final String NEXT =
      "SELECT due_at FROM timer WHERE conversation_id = ? ORDER BY due_at LIMIT 1";

  private final Transactions transactions;

  public SqlTimerStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public List<DueTimer> due(Set<ShopId> shops, Instant now, int limit) {
    return transactions.with(
        connection -> {
          var due = new ArrayList<DueTimer>();
          new Script(connection)
              .then(
                  DUE,
                  row ->
                      due.add(
                          new DueTimer(
                              new ConversationId(row.getObject(1, UUID.class)),
                              row.getString(2),
                              row.getLong(3),
                              ConversationRow.instant(row, 4))))
              .time(now)
              .texts(shops.stream().map(ShopId::value).toList())
              .number(limit)
              .run();
          return due;
        });
  }

  @Override
  public Optional<Instant> next(ConversationId conversation) {
    return transactions.with(
        connection -> {
          var next = new ArrayList<Instant>();
          new Script(connection)
              .then(NEXT, row -> next.add(ConversationRow.instant(row, 1)))
              .uuid(conversation.value())
              .run();
          return next.stream().findFirst();
        });
  }
}
