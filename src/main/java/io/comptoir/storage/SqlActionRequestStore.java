package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.engine.ActionRequestStore;
import io.comptoir.engine.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Action requests in the table {@code action_request}. */
public final class SqlActionRequestStore implements ActionRequestStore {
  private static final String CLAIM =
      """
      WITH free AS (
        SELECT a.conversation_id, a.call FROM action_request a
        JOIN conversation c ON c.id = a.conversation_id
        WHERE NOT a.done AND a.due_at <= ? AND c.shop = ANY (?)
          AND (a.lease_until IS NULL OR a.lease_until < clock_timestamp())
        ORDER BY a.due_at LIMIT ?
        FOR UPDATE OF a SKIP LOCKED)
      UPDATE action_request a
      SET node = ?, lease_until = clock_timestamp() + ? * interval '1 millisecond',
        attempts = a.attempts + 1, fence = a.fence + 1
      FROM free
      WHERE a.conversation_id = free.conversation_id AND a.call = free.call
      RETURNING a.conversation_id, a.call, a.action, a.arguments, a.attempts, a.fence
      """;

  private static final String RETRY =
      """
      UPDATE action_request SET due_at = ?, lease_until = NULL, node = NULL
      WHERE conversation_id = ? AND call = ? AND fence = ? AND NOT done
      """;

  private final Transactions transactions;

  public SqlActionRequestStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public List<ActionRequest> claim(Set<ShopId> shops, Instant now, Lease lease, int limit) {
    return transactions.run(
        connection -> {
          var claimed = new ArrayList<ActionRequest>();
          new Script(connection)
              .then(
                  CLAIM,
                  row ->
                      claimed.add(
                          new ActionRequest(
                              new ConversationId(row.getObject(1, UUID.class)),
                              row.getString(2),
                              row.getString(3),
                              StoredJson.VALUES.read(row.getString(4)),
                              row.getInt(5),
                              row.getLong(6))))
              .time(now)
              .texts(shops.stream().map(ShopId::value).toList())
              .number(limit)
              .text(lease.node())
              .number(lease.duration().toMillis())
              .run();
          return claimed;
        });
  }

  @Override
  public void retry(ActionRequest request, Instant due) {
    transactions.with(
        connection -> {
          new Script(connection)
              .then(RETRY)
              .time(due)
              .uuid(request.conversation().value())
              .text(request.call())
              .number(request.fence())
              .run();
          return true;
        });
  }
}
