package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.InvoiceStore;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import javax.sql.DataSource;

/** Invoices in the table {@code invoice}; one shop's are numbered one after the other. */
public final class SqlInvoiceStore implements InvoiceStore {
  private static final String FIND =
      "SELECT shop, number, document, issued_at FROM invoice WHERE shop = ? AND order_id = ?";

  /** One at a time for each shop, in any process: no number is skipped by who gives up. */
  private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtextextended(?, 2))";

  private static final String ISSUE =
      """
      INSERT INTO invoice (shop, number, order_id, document, issued_at)
      SELECT ?, coalesce(max(number), 0) + 1, ?, ?::jsonb, ? FROM invoice WHERE shop = ?
      """;

  private final Transactions transactions;

  public SqlInvoiceStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public Invoice issue(Order order, Instant now) {
    return transactions.run(
        connection -> {
          var found = new ArrayList<Invoice>();
          new Script(connection)
              .then(ALONE)
              .text(order.shop().value())
              .then(FIND, row -> found.add(invoice(row)))
              .text(order.shop().value())
              .uuid(order.id().value())
              .run();
          if (found.isEmpty()) {
            new Script(connection)
                .then(ISSUE)
                .text(order.shop().value())
                .uuid(order.id().value())
                .text(StoredJson.ORDER.write(order))
                .time(now)
                .text(order.shop().value())
                .then(FIND, row -> found.add(invoice(row)))
                .text(order.shop().value())
                .uuid(order.id().value())
                .run();
          }
          return found.getFirst();
        });
  }

  @Override
  public Optional<Invoice> find(ShopId shop, OrderId order) {
    return transactions.with(
        connection -> {
          var found = new ArrayList<Invoice>();
          new Script(connection)
              .then(FIND, row -> found.add(invoice(row)))
              .text(shop.value())
              .uuid(order.value())
              .run();
          return found.stream().findFirst();
        });
  }

  private static Invoice invoice(ResultSet row) throws SQLException {
    return new Invoice(
        new ShopId(row.getString(1)),
        row.getLong(2),
        StoredJson.ORDER.read(row.getString(3)),
        ConversationRow.instant(row, 4));
  }
}
