package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Orders in the table {@code customer_order}, each as one document beside what is searched. */
public final class SqlOrderStore implements OrderStore {
  private static final String SELECT = "SELECT document, version FROM customer_order ";

  private static final String UPDATE =
      """
      UPDATE customer_order SET status = ?, document = ?::jsonb, held_until = ?, returns_since = ?,
        owes_money = ?::boolean, version = version + 1
      WHERE id = ? AND version = ?
      RETURNING 1
      """;

  private static final String INSERT =
      """
      INSERT INTO customer_order
        (id, number, shop, customer_id, conversation_id, status, document, held_until,
         returns_since, owes_money, placed_at, version)
      VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::boolean, ?, 1)
      ON CONFLICT (id) DO NOTHING
      RETURNING 1
      """;

  private static final String GUARDED =
      "WITH kept AS (%s) SELECT 1 / (count(*) = 1)::int FROM kept";

  private final Transactions transactions;

  public SqlOrderStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public Optional<Order> find(OrderId id) {
    return orders("WHERE id = ?", s -> s.uuid(id.value())).stream().findFirst();
  }

  @Override
  public Optional<Order> findByNumber(ShopId shop, String number) {
    return orders("WHERE shop = ? AND number = ?", s -> s.text(shop.value()).text(number)).stream()
        .findFirst();
  }

  @Override
  public List<Order> ofCustomer(CustomerId customer, int limit) {
    return orders(
        "WHERE customer_id = ? ORDER BY placed_at DESC LIMIT ?",
        s -> s.uuid(customer.value()).number(limit));
  }

  @Override
  public List<Order> overdue(Set<ShopId> shops, Instant now, int limit) {
    return orders(
        "WHERE held_until <= ? AND shop = ANY (?) ORDER BY held_until LIMIT ?",
        s -> s.time(now).texts(shops.stream().map(ShopId::value).toList()).number(limit));
  }

  @Override
  public List<Order> withReturns(ShopId shop, int limit) {
    return orders(
        "WHERE shop = ? AND returns_since IS NOT NULL ORDER BY returns_since LIMIT ?",
        s -> s.text(shop.value()).number(limit));
  }

  @Override
  public List<Order> owingMoney(Set<ShopId> shops, int limit) {
    return orders(
        "WHERE owes_money AND shop = ANY (?) ORDER BY placed_at LIMIT ?",
        s -> s.texts(shops.stream().map(ShopId::value).toList()).number(limit));
  }

  @Override
  public boolean save(Order order) {
    return transactions.with(
        connection -> {
          var kept = new boolean[1];
          var script = new Script(connection);
          bind(script.then(order.version() == 0 ? INSERT : UPDATE, row -> kept[0] = true), order)
              .run();
          return kept[0];
        });
  }

  /** Keeps the order, or undoes the whole script when it is not as it was. */
  static void addGuarded(Script script, Order order) {
    bind(script.then(GUARDED.formatted(order.version() == 0 ? INSERT : UPDATE)), order);
  }

  private static Script bind(Script script, Order order) {
    return order.version() == 0
        ? script
            .uuid(order.id().value())
            .text(order.number())
            .text(order.shop().value())
            .uuid(order.customer().value())
            .uuid(order.conversation())
            .text(order.status().name())
            .text(StoredJson.ORDER.write(order))
            .time(heldUntil(order))
            .time(order.returnsWaitSince().orElse(null))
            .text(Boolean.toString(order.after().owesMoney()))
            .time(order.placedAt())
        : script
            .text(order.status().name())
            .text(StoredJson.ORDER.write(order))
            .time(heldUntil(order))
            .time(order.returnsWaitSince().orElse(null))
            .text(Boolean.toString(order.after().owesMoney()))
            .uuid(order.id().value())
            .number(order.version());
  }

  /**
   * When the goods of an unpaid order or of an unpaid change go back; null when nothing is left to
   * do by the clock.
   */
  private static @Nullable Instant heldUntil(Order order) {
    var awaited = order.after().awaited();
    if (awaited != null) {
      return awaited.until();
    }
    var hold = order.hold();
    return order.status() == OrderStatus.AWAITING_PAYMENT && hold != null ? hold.until() : null;
  }

  private List<Order> orders(String where, UnaryOperator<Script> parameters) {
    return transactions.with(
        connection -> {
          var orders = new ArrayList<Order>();
          parameters
              .apply(
                  new Script(connection)
                      .then(
                          SELECT + where,
                          row ->
                              orders.add(
                                  StoredJson.ORDER
                                      .read(row.getString(1))
                                      .withVersion(row.getLong(2)))))
              .run();
          return orders;
        });
  }
}
