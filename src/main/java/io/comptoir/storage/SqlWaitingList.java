package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.booking.Waiting;
import io.comptoir.commerce.booking.WaitingList;
import io.comptoir.customer.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Who waits for a time to free, in the table {@code booking_waiting}. */
public final class SqlWaitingList implements WaitingList {
  private static final String SELECT =
      """
      SELECT id, shop, customer_id, conversation_id, resource, from_at, until_at, open, asked_at,
        version
      FROM booking_waiting
      """;

  private static final String INSERT =
      """
      INSERT INTO booking_waiting
        (id, shop, customer_id, conversation_id, resource, from_at, until_at, open, asked_at,
         version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?::boolean, ?, 1)
      ON CONFLICT DO NOTHING
      RETURNING 1
      """;

  private static final String UPDATE =
      """
      UPDATE booking_waiting SET open = ?::boolean, version = version + 1
      WHERE id = ? AND version = ?
      RETURNING 1
      """;

  private final Transactions transactions;

  public SqlWaitingList(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public boolean save(Waiting waiting) {
    return transactions.with(
        connection -> {
          var kept = new boolean[1];
          var script =
              new Script(connection)
                  .then(waiting.version() == 0 ? INSERT : UPDATE, row -> kept[0] = true);
          var open = Boolean.toString(waiting.open());
          if (waiting.version() == 0) {
            script
                .uuid(waiting.id())
                .text(waiting.shop().value())
                .uuid(waiting.customer().value())
                .uuid(waiting.conversation())
                .text(waiting.resource())
                .time(waiting.from())
                .time(waiting.until())
                .text(open)
                .time(waiting.askedAt());
          } else {
            script.text(open).uuid(waiting.id()).number(waiting.version());
          }
          script.run();
          return kept[0];
        });
  }

  @Override
  public List<Waiting> open(ShopId shop, Instant now, int limit) {
    return waiting(
        "WHERE shop = ? AND open AND until_at > ? ORDER BY asked_at, id LIMIT ?",
        s -> s.text(shop.value()).time(now).number(limit));
  }

  @Override
  public List<Waiting> ofCustomer(CustomerId customer, Instant now, int limit) {
    return waiting(
        "WHERE customer_id = ? AND open AND until_at > ? ORDER BY asked_at, id LIMIT ?",
        s -> s.uuid(customer.value()).time(now).number(limit));
  }

  private List<Waiting> waiting(String where, UnaryOperator<Script> parameters) {
    return transactions.with(
        connection -> {
          var found = new ArrayList<Waiting>();
          parameters
              .apply(new Script(connection).then(SELECT + where, row -> found.add(waiting(row))))
              .run();
          return found;
        });
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        row.getObject(1, UUID.class),
        new ShopId(row.getString(2)),
        new CustomerId(row.getObject(3, UUID.class)),
        row.getObject(4, UUID.class),
        row.getString(5),
        ConversationRow.instant(row, 6),
        ConversationRow.instant(row, 7),
        row.getBoolean(8),
        ConversationRow.instant(row, 9),
        row.getLong(10));
  }
}
