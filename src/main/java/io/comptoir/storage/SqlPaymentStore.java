package io.comptoir.storage;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.PaymentStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Payments in the table {@code payment}, and the notices about them. */
public final class SqlPaymentStore implements PaymentStore {
  private static final String SELECT =
      """
      SELECT id, shop, order_id, provider, amount, currency, status, provider_reference, url,
        reason, created_at, version
      FROM payment
      """;

  private static final String UPDATE =
      """
      UPDATE payment SET status = ?, provider_reference = ?, url = ?, reason = ?,
        version = version + 1
      WHERE id = ? AND version = ?
      RETURNING 1
      """;

  private static final String INSERT =
      """
      INSERT INTO payment
        (id, shop, order_id, provider, amount, currency, status, provider_reference, url, reason,
         created_at, version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
      ON CONFLICT (id) DO NOTHING
      RETURNING 1
      """;

  private static final String FIRST_TIME =
      """
      INSERT INTO payment_notice (provider, notice_id) VALUES (?, ?)
      ON CONFLICT DO NOTHING RETURNING 1
      """;

  private final Transactions transactions;

  public SqlPaymentStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public Optional<Payment> find(UUID id) {
    return payments("WHERE id = ?", s -> s.uuid(id)).stream().findFirst();
  }

  @Override
  public List<Payment> ofOrder(OrderId order) {
    return payments("WHERE order_id = ? ORDER BY created_at DESC", s -> s.uuid(order.value()));
  }

  @Override
  public List<Payment> refunding(Set<ShopId> shops, int limit) {
    return payments(
        "WHERE status = 'REFUNDING' AND shop = ANY (?) ORDER BY created_at LIMIT ?",
        s -> s.texts(shops.stream().map(ShopId::value).toList()).number(limit));
  }

  @Override
  public boolean save(Payment payment) {
    return transactions.with(
        connection -> {
          var kept = new boolean[1];
          var script = new Script(connection);
          if (payment.version() == 0) {
            script
                .then(INSERT, row -> kept[0] = true)
                .uuid(payment.id())
                .text(payment.shop().value())
                .uuid(payment.order().value())
                .text(payment.provider())
                .number(payment.amount().minor())
                .text(payment.amount().currency().getCurrencyCode())
                .text(payment.status().name())
                .text(payment.providerReference())
                .text(payment.url())
                .text(payment.reason())
                .time(payment.createdAt());
          } else {
            script
                .then(UPDATE, row -> kept[0] = true)
                .text(payment.status().name())
                .text(payment.providerReference())
                .text(payment.url())
                .text(payment.reason())
                .uuid(payment.id())
                .number(payment.version());
          }
          script.run();
          return kept[0];
        });
  }

  @Override
  public boolean firstTime(String provider, String noticeId) {
    return transactions.with(
        connection -> {
          var first = new boolean[1];
          new Script(connection)
              .then(FIRST_TIME, row -> first[0] = true)
              .text(provider)
              .text(noticeId)
              .run();
          return first[0];
        });
  }

  private List<Payment> payments(String where, UnaryOperator<Script> parameters) {
    return transactions.with(
        connection -> {
          var payments = new ArrayList<Payment>();
          parameters
              .apply(new Script(connection).then(SELECT + where, row -> payments.add(payment(row))))
              .run();
          return payments;
        });
  }

  private static Payment payment(ResultSet row) throws SQLException {
    return new Payment(
        row.getObject(1, UUID.class),
        new ShopId(row.getString(2)),
        new OrderId(row.getObject(3, UUID.class)),
        row.getString(4),
        Money.of(row.getLong(5), row.getString(6)),
        PaymentStatus.valueOf(row.getString(7)),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        ConversationRow.instant(row, 11),
        row.getLong(12));
  }
}
