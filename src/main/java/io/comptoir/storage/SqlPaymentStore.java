package io.comptoir.storage;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.payment.Balance;
import io.comptoir.commerce.payment.CaptureMode;
import io.comptoir.commerce.payment.Dispute;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.commerce.payment.Refund;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Payments in the table {@code payment}, their refunds, and the notices about them. */
public final class SqlPaymentStore implements PaymentStore {
  private static final String SELECT =
      """
      SELECT id, shop, order_id, provider, amount, currency, capture, status, captured, promised,
        refunded, balance_currency, provider_reference, charge, url, reason, dispute_stage,
        dispute_reason, created_at, look_at, version
      FROM payment
      """;

  private static final String UPDATE =
      """
      UPDATE payment SET status = ?, captured = ?, promised = ?, refunded = ?,
        balance_currency = ?, provider_reference = ?, charge = ?, url = ?, reason = ?,
        dispute_stage = ?, dispute_reason = ?, look_at = ?, version = version + 1
      WHERE id = ? AND version = ?
      RETURNING 1
      """;

  private static final String INSERT =
      """
      INSERT INTO payment
        (status, captured, promised, refunded, balance_currency, provider_reference, charge, url,
         reason, dispute_stage, dispute_reason, look_at, id, shop, order_id, provider, amount,
         currency, capture, created_at, version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
      ON CONFLICT (id) DO NOTHING
      RETURNING 1
      """;

  private static final String SELECT_REFUND =
      """
      SELECT id, payment_id, shop, amount, currency, reason, status, reference, trouble, asked_at,
        look_at, version
      FROM refund
      """;

  private static final String UPDATE_REFUND =
      """
      UPDATE refund SET status = ?, reference = ?, trouble = ?, look_at = ?, version = version + 1
      WHERE id = ? AND version = ?
      RETURNING 1
      """;

  private static final String INSERT_REFUND =
      """
      INSERT INTO refund
        (status, reference, trouble, look_at, id, payment_id, shop, amount, currency, reason,
         asked_at, version)
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
  public Optional<Payment> findByReference(String provider, String reference) {
    return payments(
            """
            WHERE (provider = ? AND provider_reference = ?) OR (provider = ? AND charge = ?)
            LIMIT 1
            """,
            s -> s.text(provider).text(reference).text(provider).text(reference))
        .stream()
        .findFirst();
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
  public List<Payment> toLookAt(Set<ShopId> shops, Instant now, int limit) {
    return payments(
        "WHERE look_at <= ? AND shop = ANY (?) ORDER BY look_at LIMIT ?",
        s -> s.time(now).texts(shops.stream().map(ShopId::value).toList()).number(limit));
  }

  @Override
  public boolean save(Payment payment) {
    return transactions.with(
        connection -> {
          var kept = new boolean[1];
          var script = new Script(connection);
          row(payment, script, () -> kept[0] = true);
          script.run();
          return kept[0];
        });
  }

  @Override
  public Optional<Refund> refund(UUID id) {
    return refunds("WHERE id = ?", s -> s.uuid(id)).stream().findFirst();
  }

  @Override
  public Optional<Refund> refundByReference(UUID payment, String reference) {
    return refunds("WHERE payment_id = ? AND reference = ?", s -> s.uuid(payment).text(reference))
        .stream()
        .findFirst();
  }

  @Override
  public List<Refund> refundsOf(UUID payment) {
    return refunds("WHERE payment_id = ? ORDER BY asked_at", s -> s.uuid(payment));
  }

  @Override
  public List<Refund> refundsToLookAt(Set<ShopId> shops, Instant now, int limit) {
    return refunds(
        "WHERE look_at <= ? AND shop = ANY (?) ORDER BY look_at LIMIT ?",
        s -> s.time(now).texts(shops.stream().map(ShopId::value).toList()).number(limit));
  }

  @Override
  public boolean save(Payment payment, Refund refund) {
    return transactions.run(
        connection -> {
          var kept = new int[1];
          var script = new Script(connection);
          row(payment, script, () -> kept[0]++);
          row(refund, script, () -> kept[0]++);
          script.run();
          if (kept[0] < 2) {
            connection.rollback();
          }
          return kept[0] == 2;
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

  private static void row(Payment payment, Script script, Runnable kept) {
    var balance = payment.balance();
    var dispute = payment.dispute();
    script
        .then(payment.version() == 0 ? INSERT : UPDATE, _ -> kept.run())
        .text(payment.status().name())
        .number(balance.captured().minor())
        .number(balance.promised().minor())
        .number(balance.refunded().minor())
        .text(balance.captured().currency().getCurrencyCode())
        .text(payment.providerReference())
        .text(payment.charge())
        .text(payment.url())
        .text(payment.reason())
        .text(dispute == null ? null : dispute.stage().name())
        .text(dispute == null ? null : dispute.reason())
        .time(payment.lookAt())
        .uuid(payment.id());
    if (payment.version() == 0) {
      script
          .text(payment.shop().value())
          .uuid(payment.order().value())
          .text(payment.provider())
          .number(payment.amount().minor())
          .text(payment.amount().currency().getCurrencyCode())
          .text(payment.capture().name())
          .time(payment.createdAt());
    } else {
      script.number(payment.version());
    }
  }

  private static void row(Refund refund, Script script, Runnable kept) {
    script
        .then(refund.version() == 0 ? INSERT_REFUND : UPDATE_REFUND, _ -> kept.run())
        .text(refund.status().name())
        .text(refund.reference())
        .text(refund.trouble())
        .time(refund.lookAt())
        .uuid(refund.id());
    if (refund.version() == 0) {
      script
          .uuid(refund.payment())
          .text(refund.shop().value())
          .number(refund.amount().minor())
          .text(refund.amount().currency().getCurrencyCode())
          .text(refund.reason())
          .time(refund.askedAt());
    } else {
      script.number(refund.version());
    }
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

  private List<Refund> refunds(String where, UnaryOperator<Script> parameters) {
    return transactions.with(
        connection -> {
          var refunds = new ArrayList<Refund>();
          parameters
              .apply(
                  new Script(connection)
                      .then(SELECT_REFUND + where, row -> refunds.add(refund(row))))
              .run();
          return refunds;
        });
  }

  private static Payment payment(ResultSet row) throws SQLException {
    var currency = row.getString(12);
    var stage = row.getString(17);
    return new Payment(
        row.getObject(1, UUID.class),
        new ShopId(row.getString(2)),
        new OrderId(row.getObject(3, UUID.class)),
        row.getString(4),
        Money.of(row.getLong(5), row.getString(6)),
        CaptureMode.valueOf(row.getString(7)),
        PaymentStatus.valueOf(row.getString(8)),
        new Balance(
            Money.of(row.getLong(9), currency),
            Money.of(row.getLong(10), currency),
            Money.of(row.getLong(11), currency)),
        row.getString(13),
        row.getString(14),
        row.getString(15),
        row.getString(16),
        stage == null ? null : new Dispute(Dispute.Stage.valueOf(stage), row.getString(18)),
        ConversationRow.instant(row, 19),
        row.getObject(20) == null ? null : ConversationRow.instant(row, 20),
        row.getLong(21));
  }

  private static Refund refund(ResultSet row) throws SQLException {
    return new Refund(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        new ShopId(row.getString(3)),
        Money.of(row.getLong(4), row.getString(5)),
        row.getString(6),
        Refund.Status.valueOf(row.getString(7)),
        row.getString(8),
        row.getString(9),
        ConversationRow.instant(row, 10),
        row.getObject(11) == null ? null : ConversationRow.instant(row, 11),
        row.getLong(12));
  }
}
