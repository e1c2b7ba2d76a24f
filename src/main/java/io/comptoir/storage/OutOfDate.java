package io.comptoir.storage;

import io.comptoir.action.LocalWrite;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.engine.TurnRecord;
import io.comptoir.engine.TurnStore.CommitOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which turns of a group were decided on what has changed since. */
final class OutOfDate {
  private static final String VERSIONS =
      """
      SELECT 'conversation', id::text, version FROM conversation WHERE id = ANY (?)
      UNION ALL SELECT 'cart', customer_id || '/' || shop, version FROM cart
        WHERE customer_id = ANY (?)
      UNION ALL SELECT 'customer', id::text, version FROM customer WHERE id = ANY (?)
      UNION ALL SELECT 'order', id::text, version FROM customer_order WHERE id = ANY (?)
      """;

  private final Connection connection;
  private final List<TurnRecord> turns;
  private final Map<Row, Long> versions = new HashMap<>();
  private final Set<Row> written = new HashSet<>();

  private record Row(String table, String id) {}

  OutOfDate(Connection connection, List<TurnRecord> turns) {
    this.connection = connection;
    this.turns = turns;
  }

  /** Of two turns that change the same row the first is current. */
  Map<TurnRecord, CommitOutcome> find() throws SQLException {
    read();
    var outcomes = new IdentityHashMap<TurnRecord, CommitOutcome>();
    for (var turn : turns) {
      var conversation = new Row("conversation", turn.conversation().toString());
      if (!isCurrent(conversation, turn.version())) {
        outcomes.put(turn, new CommitOutcome.Overtaken());
      } else if (!turn.writes().stream().allMatch(w -> isCurrent(row(w), version(w)))) {
        outcomes.put(turn, new CommitOutcome.StaleWrite());
      } else {
        written.add(conversation);
        turn.writes().forEach(write -> written.add(row(write)));
      }
    }
    return outcomes;
  }

  private void read() throws SQLException {
    var writes = turns.stream().flatMap(turn -> turn.writes().stream()).toList();
    var carts = new HashSet<UUID>();
    var customers = new HashSet<UUID>();
    var orders = new HashSet<UUID>();
    for (var write : writes) {
      switch (write) {
        case LocalWrite.SaveCart(var cart) -> carts.add(cart.customer().value());
        case LocalWrite.SaveCustomer(var customer) -> customers.add(customer.id().value());
        case LocalWrite.SaveOrder(var order) -> orders.add(order.id().value());
      }
    }
    new Script(connection)
        .then(
            VERSIONS,
            row -> versions.put(new Row(row.getString(1), row.getString(2)), row.getLong(3)))
        .uuids(turns.stream().map(turn -> turn.conversation().value()).toList())
        .uuids(carts)
        .uuids(customers)
        .uuids(orders)
        .run();
  }

  private boolean isCurrent(Row row, long version) {
    return versions.getOrDefault(row, 0L) == version && !written.contains(row);
  }

  private static Row row(LocalWrite write) {
    return switch (write) {
      case LocalWrite.SaveCart(Cart cart) -> new Row("cart", cart.customer() + "/" + cart.shop());
      case LocalWrite.SaveCustomer(var customer) -> new Row("customer", customer.id().toString());
      case LocalWrite.SaveOrder(var order) -> new Row("order", order.id().toString());
    };
  }

  private static long version(LocalWrite write) {
    return switch (write) {
      case LocalWrite.SaveCart(var cart) -> cart.version();
      case LocalWrite.SaveCustomer(var customer) -> customer.version();
      case LocalWrite.SaveOrder(var order) -> order.version();
    };
  }
}
