package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.Control;
import io.comptoir.conversation.ConversationId;
import io.comptoir.conversation.Handover;
import io.comptoir.conversation.HandoverStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Handovers in the table {@code handover}; the one open in a conversation is unique. */
public final class SqlHandoverStore implements HandoverStore {
  private static final String WAITING =
      """
      SELECT conversation_id, shop, reason, skill, asked_at, taken_by FROM handover
      WHERE shop = ? AND closed_at IS NULL AND taken_by IS NULL ORDER BY asked_at LIMIT ?
      """;

  private static final String OPEN =
      """
      SELECT conversation_id, shop, reason, skill, asked_at, taken_by FROM handover
      WHERE conversation_id = ? AND closed_at IS NULL
      """;

  private static final String LOCK = "SELECT id FROM conversation WHERE id = ? FOR UPDATE";

  private static final String TAKE =
      """
      INSERT INTO handover
        (conversation_id, shop, reason, skill, asked_at, taken_by, taken_at)
      SELECT id, shop, 'taken', 'support', ?, ?, ? FROM conversation WHERE id = ?
      ON CONFLICT (conversation_id) WHERE closed_at IS NULL
      DO UPDATE SET taken_by = excluded.taken_by, taken_at = excluded.taken_at
      WHERE handover.taken_by IS NULL
      RETURNING 1
      """;

  private static final String UNDER_AGENT =
      "UPDATE conversation SET control = ?, version = version + 1, updated_at = ? WHERE id = ?";

  private final Transactions transactions;

  public SqlHandoverStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public List<Handover> waiting(ShopId shop, int limit) {
    return transactions.with(
        connection -> {
          var waiting = new ArrayList<Handover>();
          new Script(connection)
              .then(WAITING, row -> waiting.add(handover(row)))
              .text(shop.value())
              .number(limit)
              .run();
          return waiting;
        });
  }

  @Override
  public Optional<Handover> open(ConversationId conversation) {
    return transactions.with(
        connection -> {
          var open = new ArrayList<Handover>();
          new Script(connection)
              .then(OPEN, row -> open.add(handover(row)))
              .uuid(conversation.value())
              .run();
          return open.stream().findFirst();
        });
  }

  @Override
  public boolean take(ConversationId conversation, String adviser, Instant now) {
    return transactions.run(
        connection -> {
          var taken = new boolean[1];
          new Script(connection)
              .then(LOCK)
              .uuid(conversation.value())
              .then(TAKE, row -> taken[0] = true)
              .time(now)
              .text(adviser)
              .time(now)
              .uuid(conversation.value())
              .run();
          if (taken[0]) {
            new Script(connection)
                .then(UNDER_AGENT)
                .number(Control.AGENT.ordinal())
                .time(now)
                .uuid(conversation.value())
                .run();
          }
          return taken[0];
        });
  }

  private static Handover handover(ResultSet row) throws SQLException {
    return new Handover(
        new ConversationId(row.getObject(1, UUID.class)),
        new ShopId(row.getString(2)),
        row.getString(3),
        row.getString(4),
        ConversationRow.instant(row, 5),
        Optional.ofNullable(row.getString(6)));
  }
}
